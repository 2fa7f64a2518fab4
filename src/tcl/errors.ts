import type { Code, Fix, Related, Span } from "../source/index.ts";
import type { Limits } from "./limits.ts";
import { TclList } from "./list-value.ts";
import type { Value } from "./value.ts";

/** What people are told about an error, where that differs from Tcl's own message. */
export interface Explanation {
  readonly code?: Code;
  readonly message?: string;
  readonly span?: Span | null;
  readonly help?: string | undefined;
  readonly fix?: Fix;
  readonly related?: readonly Related[];
}

/** A call with a wrong number of arguments, and how the message shows it: first words, then names of arguments. */
export interface WrongCall {
  readonly words: readonly Value[];
  readonly shown: readonly string[];
  readonly usage: string;
  /** Whole words for abbreviated ones, by index in `words`. */
  readonly completed: ReadonlyMap<number, string>;
}

/** Pairs of a word and what it says: `INNER` what failed, `CALL` a call's words, `UP` a number of levels. */
export type ErrorStack = (Value | readonly Value[])[];

/**
 * A Tcl error on its way up. Not a JavaScript `Error`: scripts raise them by the thousand, and a stack trace of
 * the interpreter would help nobody.
 */
export class TclError {
  /** The interpreter's result: what `catch` stores. */
  readonly message: Value;
  errorCode: Value;
  /** The trace that Tcl calls `errorInfo`; null until the first script that the error passes begins it. */
  errorInfo: string | null = null;
  /** The calls that the error passed, which Tcl calls the error stack; null until the first of them. */
  stack: ErrorStack | null = null;
  /** Whether the script unit that the error is passing has added its line to `errorInfo`. */
  traced = false;
  /** Line of the failing command in its unit, for `-errorline`. */
  line = 1;
  /** Return options besides the usual ones, in pairs. */
  extraOptions: readonly (readonly [string, Value])[] = [];
  /** The call with a wrong number of arguments that this is about. */
  wrongCall: WrongCall | null = null;
  /** The return options of what a handler of `try` was about to handle when this happened. */
  during: Value | null = null;
  code: Code | null = null;
  span: Span | null = null;
  explanation: string | null = null;
  help: string | null = null;
  fix: Fix | null = null;
  readonly related: Related[] = [];

  constructor(message: Value, errorCode: Value = "NONE") {
    this.message = message;
    this.errorCode = errorCode;
  }

  /** Adds what people should be told; what is there already stays. */
  explain(more: Explanation): this {
    this.code ??= more.code ?? null;
    this.explanation ??= more.message ?? null;
    this.span ??= more.span ?? null;
    this.help ??= more.help ?? null;
    this.fix ??= more.fix ?? null;
    if (more.related) this.related.push(...more.related);
    return this;
  }
}

/** An error with an `errorCode` list, such as `TCL LOOKUP VARNAME x`. */
export function tclError(message: string, ...errorCode: string[]): TclError {
  return new TclError(message, errorCode.length === 0 ? "NONE" : new TclList(errorCode));
}

/** A limit of the sandbox was reached. No script can catch it. */
export class LimitReached {
  readonly limit: keyof Limits | "stack";
  readonly message: string;
  span: Span | null = null;
  readonly related: Related[] = [];

  constructor(limit: keyof Limits | "stack", message: string) {
    this.limit = limit;
    this.message = message;
  }
}

/** The limit that JavaScript's own sign stands for that something grew too large. */
export function engineLimit(error: RangeError): LimitReached {
  return error.message.includes("call stack")
    ? new LimitReached("stack", "nested deeper than this machine can follow")
    : new LimitReached("memory", "a value is larger than this machine can hold");
}

/** `exit` was called: ends the evaluation. */
export class ExitRequested {
  readonly status: number;
  span: Span | null = null;

  constructor(status: number) {
    this.status = status;
  }
}
