import type { CallSite } from "./call-site.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Value } from "./value.ts";

/**
 * What a command gives back when it did not complete normally and no error was raised: `interp.completion` then
 * says whether it was `return`, `break`, `continue` or a code of the user's.
 */
export const SIGNAL: unique symbol = Symbol("completion");
export type Result = Value | typeof SIGNAL;

/** `words[0]` is the command's name as called. Arguments have been counted against the spec already. */
export type CommandFunction = (interp: Interpreter, words: readonly Value[], site: CallSite | null) => Result;

/** What an argument holds. The kinds above `script` matter to Tcl; those below are the testbed's. */
export type ParameterKind =
  | "any"
  | "integer"
  | "list"
  | "index"
  | "variable"
  | "command"
  | "expression"
  | "script"
  | "node"
  | "link"
  | "lan"
  | "lanlink"
  | "nodes"
  | "bandwidth"
  | "delay"
  | "loss"
  | "address"
  | "netmask"
  | "boolean"
  | "time"
  | "option";

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly optional?: true;
  /** Takes all further words; only for the last parameter. */
  readonly rest?: true;
}

/** One row of a command table. Arity errors, static checks, documentation and completion come from it. */
export interface CommandSpec {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The words after the command's name in `wrong # args`, when the parameters alone do not give Tcl's text. */
  readonly usage?: string;
  /** Fewest and most arguments, when the parameters alone do not say it. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** One line of help. */
  readonly help: string;
  readonly run: CommandFunction;
}

/** A parameter list in short form: `"varName ?value:any? ?arg:script ...?"`; the kind defaults to `any`. */
export function parameters(text: string): Parameter[] {
  const list: Parameter[] = [];
  for (const match of text.matchAll(/\?([^?]*)\?|([^\s?]+)/g)) {
    const optional = match[1] !== undefined;
    const body = (match[1] ?? match[2] ?? "").trim();
    const rest = /\s\.\.\.$/.test(body);
    const [name = "", kind = "any"] = body.replace(/\s\.\.\.$/, "").split(":");
    list.push({
      name,
      kind: kind as ParameterKind,
      ...(optional ? { optional: true as const } : {}),
      ...(rest ? { rest: true as const } : {}),
    });
  }
  return list;
}
