import { type Command, literalText, type Word } from "../../parser/index.ts";
import { CallSite } from "../call-site.ts";
import { type CommandFunction, type Result, SIGNAL } from "../command.ts";
import { type CommandEntry, wrongCount } from "../command-entry.ts";
import { isEnsembleSpec } from "../commands/ensemble-parts.ts";
import { asList } from "../convert.ts";
import { type EnsembleSpec, maximumOf, minimumOf } from "../ensemble.ts";
import { noteCall } from "../error-stack.ts";
import { TclError } from "../errors.ts";
import type { Frame, SlotLayout } from "../frame.ts";
import { callProcedure } from "../procedure.ts";
import { noteFailure } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { inlineCompilers, isCompiledInPlace } from "./inline.ts";
import { expandLiterals } from "./literal-expansion.ts";
import { compileWord, holding, literalValue, makesValue, mayBeShared, runsCommands } from "./word.ts";

/** Compiles a command: in place where Tcl's own meaning of it is certain, else as a call. */
export function compileCommand(context: CompileContext, written: Command): Code {
  const command = expandLiterals(context, written);
  return compileInPlace(context, command) ?? compileCall(context, command, false);
}

/** Compiles a command that is a script alone: it counts its step and notes its own failure. */
export function compileStatement(context: CompileContext, written: Command): Code {
  const command = expandLiterals(context, written);
  const inPlace = compileInPlace(context, command);
  if (inPlace === null) return compileCall(context, command, true);
  const { interp } = context;
  let code = inPlace;
  let epoch = interp.compileEpoch;
  return (frame) => {
    if (--interp.fuel < 0) interp.step();
    if (epoch !== interp.compileEpoch) {
      code = compileCommand(context, command);
      epoch = interp.compileEpoch;
    }
    try {
      return code(frame);
    } catch (error) {
      throw noteFailure(context, error, command);
    }
  };
}

/** The name of a command when it is one of Tcl's own that may be compiled in place; else null. */
function builtinName(context: CompileContext, { words }: Command): string | null {
  const [first] = words;
  if (first === undefined || context.direct || words.some((word) => word.expand)) return null;
  const name = literalText(first);
  const bare = name?.startsWith("::") ? name.slice(2) : name;
  return bare !== null && context.interp.isBuiltin(bare) ? bare : null;
}

function compileInPlace(context: CompileContext, command: Command): Code | null {
  const name = builtinName(context, command);
  const compile = name === null ? undefined : inlineCompilers.get(name);
  if (compile === undefined) return null;
  return compile(
    context,
    command.words,
    new CallSite(context, command.start, command.end, command.words, false),
  );
}

/** `statement` says that the command is a script alone. */
function compileCall(context: CompileContext, command: Command, statement: boolean): Code {
  const { words } = command;
  if (words.length === 0) return () => "";
  const name = builtinName(context, command);
  const shares = name !== null && isCompiledInPlace(context, name, words);
  if (name !== null && context.layout !== null && context.inProcedure)
    reserveSlots(context.layout, namingWords(name, words));
  const expands = words.some((word) => word.expand);
  const site = new CallSite(context, command.start, command.end, expands ? null : words, shares);
  if (!expands) return plainCall(context, command, site, statement);
  const code = expandingCall(context, words, site);
  return statement ? asStatement(context, command, code) : code;
}

function asStatement(context: CompileContext, command: Command, code: Code): Code {
  const { interp } = context;
  return (frame) => {
    if (--interp.fuel < 0) interp.step();
    try {
      return code(frame);
    } catch (error) {
      throw noteFailure(context, error, command);
    }
  };
}

/** The words of a command that are names of local variables when they are literal. */
function namingWords(name: string, words: readonly Word[]): readonly Word[] {
  switch (name) {
    case "global":
    case "unset":
      return words.slice(1);
    case "upvar":
      return words.slice(2).filter((_, i) => (words.length - i) % 2 === 1);
    case "variable":
      return words.slice(1).filter((_, i) => i % 2 === 0);
    case "append":
    case "lset":
      return words.slice(1, 2);
    case "dict":
      return DICT_CHANGES.test(words[1] === undefined ? "" : (literalText(words[1]) ?? ""))
        ? words.slice(2, 3)
        : [];
    default:
      return [];
  }
}

const DICT_CHANGES = /^(?:append|incr|lappend|set|unset|update|with)$/;

/** Gives the literal names among the words slots: they are most likely used. */
export function reserveSlots(layout: SlotLayout, words: readonly Word[]): void {
  for (const word of words) {
    const name = /^([A-Za-z_]\w*)(?:\(.*\))?$/s.exec(literalText(word) ?? "")?.[1];
    if (name === undefined) continue;
    layout.slot(name);
    layout.declared.add(name);
  }
}

/** Codes of the words; a substituted value is held while a later word may run commands. */
export function compileWords(context: CompileContext, words: readonly Word[]): Code[] {
  let lastRunner = -1;
  words.forEach((word, index) => {
    if (runsCommands(word)) lastRunner = index;
  });
  return words.map((word, index) => {
    const code = compileWord(context, word);
    return index < lastRunner && mayBeShared(word) ? holding(code) : code;
  });
}

/** A call. The procedure or command is called from here, without a function between: calls nest deep. */
function plainCall(context: CompileContext, command: Command, site: CallSite, statement: boolean): Code {
  const { interp } = context;
  const codes = compileWords(context, command.words);
  const count = codes.length;
  const name = literalText(command.words[0] as Word);
  const nameValue = name === null ? null : literalValue(name);
  const makesValues = command.words.some(makesValue);
  const tried =
    builtinName(context, command) === "format" && command.words.every((word) => literalText(word) !== null);
  const part = literalPart(context, command.words);
  return (frame) => {
    if (statement && --interp.fuel < 0) interp.step();
    const held = interp.heldCount;
    const values = new Array<Value>(count);
    let isCalled = false;
    try {
      if (makesValues) interp.hold(values);
      let i = 0;
      if (nameValue !== null) {
        values[0] = nameValue;
        i = 1;
      }
      for (; i < count; i++) {
        const value = (codes[i] as Code)(frame);
        if (value === SIGNAL) {
          interp.release(held);
          return SIGNAL;
        }
        values[i] = value;
      }
      const entry =
        nameValue === null ? lookUp(frame, toText(values[0] as Value)) : cached(frame, site, name as string);
      isCalled = true;
      let result: Result;
      if (entry === null) result = interp.callUnknown(values, site);
      else if (entry.procedure !== null) result = callProcedure(interp, entry.procedure, values, site);
      else if (part !== null && entry.spec === part.ensemble) result = part.run(interp, values, site);
      else if (count <= entry.minimum || count > entry.maximum + 1) throw wrongCount(entry, values);
      else result = entry.run(interp, values, site);
      interp.release(held);
      return result;
    } catch (error) {
      interp.release(held);
      // Tcl has tried such a call when it compiled it, which shows in `errorInfo`.
      if (tried && error instanceof TclError) error.errorInfo ??= toText(error.message);
      if (isCalled && error instanceof TclError) noteCall(interp, error, values);
      throw statement ? noteFailure(context, error, command) : error;
    }
  };
}

/** A subcommand of one of Tcl's own ensembles. */
export interface LiteralPart {
  readonly ensemble: EnsembleSpec;
  /** In full. */
  readonly name: string;
  readonly run: CommandFunction;
}

/** The subcommand that a call means when that is certain from its text: `string length $x`. */
export function literalPart({ interp }: CompileContext, words: readonly Word[]): LiteralPart | null {
  const name = literalText(words[0] as Word);
  const subcommand = words[1] ? literalText(words[1]) : null;
  if (name === null || subcommand === null) return null;
  const ensemble = interp.findCommand(name, interp.globalNamespace)?.spec ?? null;
  if (!isEnsembleSpec(ensemble)) return null;
  const row = ensemble.subcommand(subcommand);
  const count = words.length - 2;
  if (row === undefined || count < minimumOf(row) || count > maximumOf(row)) return null;
  return { ensemble, name: row.name, run: row.run };
}

function lookUp(frame: Frame, name: string): CommandEntry | null {
  return frame.interp.findCommand(name, frame.namespace);
}

function cached(frame: Frame, site: CallSite, name: string): CommandEntry | null {
  const { interp, namespace } = frame;
  const known = site.command;
  if (known?.alive && site.namespace === namespace && site.epoch === interp.resolveEpoch) return known;
  site.command = interp.findCommand(name, namespace);
  site.namespace = namespace;
  site.epoch = interp.resolveEpoch;
  return site.command;
}

function expandingCall(context: CompileContext, words: readonly Word[], site: CallSite): Code {
  const codes = compileWords(context, words);
  return (frame) => {
    const values: Value[] = [];
    const held = frame.interp.hold(values);
    for (let i = 0; i < codes.length; i++) {
      const value = (codes[i] as Code)(frame);
      if (value === SIGNAL) {
        frame.interp.release(held);
        return SIGNAL;
      }
      if (words[i]?.expand) {
        const items = asList(value);
        frame.interp.chargeItems(items.length);
        for (const item of items) values.push(item);
      } else values.push(value);
    }
    let result: Result = "";
    if (values.length > 0) {
      const command = lookUp(frame, toText(values[0] as Value));
      result =
        command === null ? frame.interp.callUnknown(values, site) : frame.interp.call(command, values, site);
    }
    frame.interp.release(held);
    return result;
  };
}
