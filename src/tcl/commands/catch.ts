import { type CommandSpec, parameters, type Result, SIGNAL } from "../command.ts";
import { RETURN_CODES } from "../completion.ts";
import { asDict, asList, findInteger } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import { stackList } from "../error-stack.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { KeyMap } from "../key-map.ts";
import { toText, type Value } from "../value.ts";
import { createVariable, storeScalar } from "../variable-access.ts";

/** What `catch` and `try` know of a script that ended: its code, result and return options. */
export interface Caught {
  readonly code: number;
  readonly value: Value;
  readonly options: TclDict;
}

/** Describes how a script ended. A `return` counts as code 2, its own code is among the options. */
export function describe(interp: Interpreter, result: Result | TclError): Caught {
  if (result instanceof TclError)
    return { code: 1, value: result.message, options: errorOptions(interp, result) };
  if (result !== SIGNAL) return { code: 0, value: result, options: plainOptions(0, 0, []) };
  const { completion } = interp;
  if (completion.code === 2) {
    const options = plainOptions(completion.returnCode, completion.level, completion.options);
    if (completion.returnCode === 1) addErrorDefaults(interp, options);
    return { code: 2, value: completion.value, options };
  }
  return {
    code: completion.code,
    value: completion.value,
    options: plainOptions(completion.code, 0, completion.options),
  };
}

/** What Tcl adds to the options of a `return` that is to become an error. */
function addErrorDefaults(interp: Interpreter, { entries }: TclDict): void {
  if (!entries.has("-errorcode")) entries.set("-errorcode", "NONE");
  if (entries.has("-errorinfo") && !entries.has("-errorline")) entries.set("-errorline", interp.errorLine);
}

function plainOptions(code: number, level: number, more: readonly (readonly [string, Value])[]): TclDict {
  const entries = new KeyMap<Value>(more);
  entries.set("-code", code);
  entries.set("-level", level);
  return new TclDict(entries);
}

function errorOptions(interp: Interpreter, error: TclError): TclDict {
  const entries = new KeyMap<Value>(error.extraOptions);
  entries.set("-code", 1);
  entries.set("-level", 0);
  entries.set("-errorstack", stackList(interp, error.stack ?? ["INNER", error.message]));
  entries.set("-errorcode", error.errorCode);
  entries.set("-errorinfo", error.errorInfo ?? toText(error.message));
  entries.set("-errorline", error.line);
  if (error.during !== null) entries.set("-during", error.during);
  return new TclDict(entries);
}

/** Ends a `catch`: stores result and options where asked, keeps `errorInfo` and `errorCode`, gives the code. */
export function catchCompletion(
  interp: Interpreter,
  result: Result | TclError,
  targets: readonly Value[],
): Value {
  if (result instanceof TclError) publish(interp, result);
  const [valueName, optionsName] = targets;
  const { completion } = interp;
  const code = result instanceof TclError ? 1 : result === SIGNAL ? completion.code : 0;
  const options = optionsName === undefined ? null : describe(interp, result).options;
  if (valueName !== undefined) {
    const value = result instanceof TclError ? result.message : result === SIGNAL ? completion.value : result;
    interp.setVariable(toText(valueName), value);
  }
  if (optionsName !== undefined && options !== null) interp.setVariable(toText(optionsName), options);
  return code;
}

/** Steps that a caught error costs: raising it and keeping its trace takes far longer than a command. */
const CAUGHT_ERROR = 25;

/** Sets the global `errorInfo` and `errorCode`, as Tcl does when an error is caught. */
export function publish(interp: Interpreter, error: TclError): void {
  interp.step(CAUGHT_ERROR);
  setGlobal(interp, "errorInfo", error.errorInfo ?? toText(error.message));
  setGlobal(interp, "errorCode", error.errorCode);
  interp.errorStack = error.stack ?? ["INNER", error.message];
}

function setGlobal(interp: Interpreter, name: string, value: Value): void {
  const variable = createVariable(interp, interp.globalFrame, name);
  if (variable !== null && variable.elements === null) storeScalar(variable, value);
}

/** What catching an error costs. */
export const CATCH_STEPS = 40;

/** Runs `action`; an error that Tcl code may catch becomes a value. The depth is put back. */
export function attempt(interp: Interpreter, action: () => Result): Result | TclError {
  const { depth } = interp;
  const held = interp.heldCount;
  try {
    return action();
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    interp.depth = depth;
    interp.release(held);
    interp.step(CATCH_STEPS);
    return error;
  }
}

/** Completes as the options of a finished script say: passes its code, error or value on. */
export function resume(interp: Interpreter, caught: Caught, original: Result | TclError): Result {
  if (original instanceof TclError) throw original;
  if (original !== SIGNAL) return original;
  interp.completion.code = caught.code;
  interp.completion.value = caught.value;
  if (caught.code === 2) {
    interp.completion.returnCode = Number(caught.options.entries.get("-code") ?? 0);
    interp.completion.level = Number(caught.options.entries.get("-level") ?? 1);
  }
  interp.completion.options = Array.from(
    caught.options.entries,
    ([key, value]) => [toText(key), value] as const,
  ).filter(([key]) => key !== "-code" && key !== "-level");
  return SIGNAL;
}

/** Reads a return code: a word or a number. */
export function returnCode(value: Value): number {
  const known = RETURN_CODES.get(toText(value));
  if (known !== undefined) return known;
  const number = findInteger(value);
  if (typeof number === "number" && Math.abs(number) < 2 ** 32) return number | 0;
  throw tclError(
    `bad completion code "${toText(value)}": must be ok, error, return, break, continue, or an integer`,
    "TCL",
    "RESULT",
    "ILLEGAL_CODE",
  );
}

interface ReturnOptions {
  code: number;
  level: number;
  others: Map<string, Value>;
}

/** Reads `-code`, `-level`, `-options` and the rest of what `return` takes before its value; what comes last counts. */
export function readReturnOptions(words: readonly Value[], hasValue: boolean): ReturnOptions {
  const others = new Map<string, Value>();
  for (let i = 0; i + 1 < words.length; i += 2)
    takeOption(others, toText(words[i] as Value), words[i + 1] as Value, words.length > 2 || !hasValue);
  const code = others.get("-code");
  const level = others.get("-level");
  others.delete("-code");
  others.delete("-level");
  const options = {
    code: code === undefined ? 0 : returnCode(code),
    level: level === undefined ? 1 : returnLevel(level),
    others,
  };
  const errorCode = others.get("-errorcode");
  if (errorCode !== undefined) checkErrorCode(errorCode);
  const errorStack = others.get("-errorstack");
  if (errorStack !== undefined) checkErrorStack(errorStack);
  return options;
}

/** `several`: Tcl words the error about `-options OPTIONS VALUE` differently, where nothing else is given. */
function takeOption(options: Map<string, Value>, key: string, value: Value, several: boolean): void {
  if (key !== "-options") {
    options.set(key, value);
    return;
  }
  let nested: TclDict;
  try {
    nested = asDict(value);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    const kind = several ? "bad -options value: expected dictionary" : "expected dict";
    throw tclError(`${kind} but got "${toText(value)}"`, "TCL", "RESULT", "ILLEGAL_OPTIONS");
  }
  for (const [inner, innerValue] of nested.entries) takeOption(options, toText(inner), innerValue, true);
}

function returnLevel(value: Value): number {
  const level = findInteger(value);
  if (typeof level === "number" && level >= 0) return level;
  throw tclError(
    `bad -level value: expected non-negative integer but got "${toText(value)}"`,
    "TCL",
    "RESULT",
    "ILLEGAL_LEVEL",
  );
}

function checkErrorCode(value: Value): void {
  try {
    asList(value);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw tclError(
      `bad -errorcode value: expected a list but got "${toText(value)}"`,
      "TCL",
      "RESULT",
      "ILLEGAL_ERRORCODE",
    );
  }
}

function checkErrorStack(value: Value): void {
  let length: number;
  try {
    ({ length } = asList(value));
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw tclError(
      `bad -errorstack value: expected a list but got "${toText(value)}"`,
      "TCL",
      "RESULT",
      "NONLIST_ERRORSTACK",
    );
  }
  if (length % 2 === 0) return;
  throw tclError(
    `forbidden odd-sized list for -errorstack: "${toText(value)}"`,
    "TCL",
    "RESULT",
    "ODDSIZEDLIST_ERRORSTACK",
  );
}

/** Completes as `return` with these options does. */
export function completeReturn(interp: Interpreter, options: ReturnOptions, value: Value): Result {
  let { code, level } = options;
  if (code === 2) {
    code = 0;
    level++;
  }
  const others = [...options.others];
  const stack = options.others.get("-errorstack");
  if (code === 1 && stack !== undefined) interp.errorStack = asList(stack);
  if (level === 0) return interp.complete(code, value, others);
  interp.completion.set(2, value);
  interp.completion.level = level;
  interp.completion.returnCode = code;
  interp.completion.options = others;
  return SIGNAL;
}

export const catchCommands: readonly CommandSpec[] = [
  {
    name: "catch",
    parameters: parameters("script:script ?resultVarName:variable? ?optionVarName:variable?"),
    help: "Runs a script and gives its completion code instead of failing.",
    run: (interp, words, site) =>
      catchCompletion(
        interp,
        attempt(interp, () => interp.evalArgument(words, 1, site)),
        words.slice(2),
      ),
  },
  {
    name: "return",
    parameters: parameters("?-option value ...? ?result?"),
    usage: "?-option value ...? ?result?",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Returns from the procedure, with a value and a completion code.",
    run(interp, words) {
      const hasValue = words.length % 2 === 0;
      const options = readReturnOptions(hasValue ? words.slice(1, -1) : words.slice(1), hasValue);
      return completeReturn(interp, options, hasValue ? (words.at(-1) as Value) : "");
    },
  },
  {
    name: "error",
    parameters: parameters("message ?errorInfo? ?errorCode?"),
    help: "Raises an error.",
    run(interp, words) {
      const options = new Map<string, Value>();
      if (words[2] !== undefined) options.set("-errorinfo", words[2]);
      if (words[3] !== undefined) options.set("-errorcode", words[3]);
      return raised(() => interp.complete(1, words[1] as Value, [...options]));
    },
  },
  {
    name: "throw",
    parameters: parameters("type message"),
    help: "Raises an error with an error code.",
    run(interp, words) {
      if (asList(words[1] as Value).length === 0) {
        throw tclError("type must be non-empty list", "TCL", "OPERATION", "THROW", "BADEXCEPTION");
      }
      return raised(() => interp.complete(1, words[2] as Value, [["-errorcode", words[1] as Value]]));
    },
  },
];

function raised(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof TclError ? error.explain({ code: "NS2006" }) : error;
  }
}
