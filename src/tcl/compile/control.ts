import { literalText, type Word } from "../../parser/index.ts";
import type { CallSite } from "../call-site.ts";
import { type Result, SIGNAL } from "../command.ts";
import { CATCH_STEPS, catchCompletion } from "../commands/catch.ts";
import { evaluateWord } from "../commands/evaluate.ts";
import { TclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import { noteCommand } from "../trace.ts";
import type { Value } from "../value.ts";
import { parseVariableName } from "../variable-access.ts";
import type { Code, Test } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { compileConditionWord } from "./expression-argument.ts";
import type { InlineCompiler } from "./inline.ts";
import { literalRange } from "./literal-range.ts";
import { compileWholeScript } from "./script.ts";
import { compileWord } from "./word.ts";

/** Compiles a literal body at its place; null when it is not literal, or not a script as a whole. */
export function compileBody(context: CompileContext, word: Word | undefined): Code | null {
  if (word === undefined) return null;
  const range = literalRange(word);
  return range === null ? null : compileWholeScript(context, range.start, range.end);
}

interface Clause {
  readonly test: Test;
  readonly body: Code;
}

/** `if` with literal conditions and bodies. */
export const compileIf: InlineCompiler = (context, words) => {
  const clauses: Clause[] = [];
  let i = 1;
  for (;;) {
    const condition = words[i++];
    // A word that has to be substituted is so before anything is decided: the command is then called like others.
    if (condition === undefined || literalText(condition) === null) return null;
    if (isKeyword(words[i], "then")) i++;
    const body = compileBody(context, words[i++]);
    if (body === null) return null;
    clauses.push({ test: compileConditionWord(context, condition), body });
    if (i === words.length) return chain(clauses, null);
    if (isKeyword(words[i], "elseif")) {
      i++;
      continue;
    }
    if (isKeyword(words[i], "else")) i++;
    if (i !== words.length - 1) return null;
    const otherwise = compileBody(context, words[i]);
    return otherwise === null ? null : chain(clauses, otherwise);
  }
};

function isKeyword(word: Word | undefined, keyword: string): boolean {
  return word !== undefined && literalText(word) === keyword;
}

function chain(clauses: readonly Clause[], otherwise: Code | null): Code {
  if (clauses.length === 1) {
    const { test, body } = clauses[0] as Clause;
    return (frame) => {
      const truth = test(frame);
      if (truth === SIGNAL) return SIGNAL;
      if (truth) return body(frame);
      return otherwise === null ? "" : otherwise(frame);
    };
  }
  return (frame) => {
    for (const { test, body } of clauses) {
      const truth = test(frame);
      if (truth === SIGNAL) return SIGNAL;
      if (truth) return body(frame);
    }
    return otherwise === null ? "" : otherwise(frame);
  };
}

export const compileBreak: InlineCompiler = (_context, words) =>
  words.length === 1 ? (frame) => signal(frame, 3, "") : null;

export const compileContinue: InlineCompiler = (_context, words) =>
  words.length === 1 ? (frame) => signal(frame, 4, "") : null;

function signal(frame: Frame, code: number, value: Value): typeof SIGNAL {
  frame.interp.completion.set(code, value);
  return SIGNAL;
}

/** `return ?value?` without options. */
export const compileReturn: InlineCompiler = (context, words) => {
  if (words.length === 1) return (frame) => signal(frame, 2, "");
  if (words.length !== 2) return null;
  const value = compileWord(context, words[1] as Word);
  return (frame) => {
    const result = value(frame);
    return result === SIGNAL ? SIGNAL : signal(frame, 2, result);
  };
};

/**
 * `catch`. Tcl compiles it in place when its variables are local to a procedure; the script may then also be known
 * only at run time.
 */
export const compileCatch: InlineCompiler = (context, words, site) => {
  if (words.length < 2 || words.length > 4) return null;
  const names = words.slice(2).map(literalText);
  if (names.some((name) => name === null || !isLocalScalar(context, name))) return null;
  const body = compileBody(context, words[1]);
  const script = body === null ? compileWord(context, words[1] as Word) : null;
  return (frame) => {
    const { interp } = frame;
    const text = script?.(frame) ?? "";
    if (text === SIGNAL) return SIGNAL;
    const { depth } = interp;
    const held = interp.heldCount;
    let result: Result | TclError;
    try {
      result = body === null ? evaluateInPlace(context, frame, text, site) : body(frame);
    } catch (error) {
      if (!(error instanceof TclError)) throw error;
      interp.depth = depth;
      interp.release(held);
      interp.step(CATCH_STEPS);
      result = error;
    }
    return catchCompletion(interp, result, names as string[]);
  };
};

/** A body that is known only at run time, and evaluated in place: an error in it shows the command around it too. */
export function compileUnknownBody(context: CompileContext, word: Word, site: CallSite): Code {
  const text = compileWord(context, word);
  return (frame) => {
    const script = text(frame);
    return script === SIGNAL ? SIGNAL : evaluateInPlace(context, frame, script, site);
  };
}

function evaluateInPlace(context: CompileContext, { interp }: Frame, script: Value, site: CallSite): Result {
  try {
    return evaluateWord(interp, script, null, site);
  } catch (error) {
    if (error instanceof TclError) noteCommand(error, context, site.start, site.end);
    throw error;
  }
}

/** Whether a name is that of a variable that has a place of its own in the procedure around. */
export function isLocalScalar(context: CompileContext, name: string): boolean {
  return context.inProcedure === true && !name.includes("::") && parseVariableName(name).index === null;
}
