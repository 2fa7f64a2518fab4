import type { Part, VariablePart, Word } from "../../parser/index.ts";
import { literalText } from "../../parser/index.ts";
import { type Result, SIGNAL } from "../command.ts";
import type { Frame } from "../frame.ts";
import { share } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { compileScript } from "./script.ts";
import { compileElementRead, compileScalarRead } from "./variable.ts";

const INTEGER = /^(?:0|-?[1-9][0-9]{0,14})$/;

/** The value of literal text: a number where the text is exactly how the number prints. */
export function literalValue(text: string): Value {
  return INTEGER.test(text) ? Number(text) : text;
}

/** Compiles a word. */
export function compileWord(context: CompileContext, word: Word): Code {
  const literal = literalText(word);
  if (literal !== null) {
    const value = literalValue(literal);
    return () => value;
  }
  return compileParts(context, word.kind === "braced" ? [] : word.parts);
}

/** Compiles the pieces of a word: one alone keeps its form, several are joined as text. */
export function compileParts(context: CompileContext, parts: readonly Part[]): Code {
  if (parts.length === 1) return compilePart(context, parts[0] as Part);
  const codes = parts.map((part) => compilePart(context, part));
  if (codes.length === 2) {
    const [first, second] = codes as [Code, Code];
    return (frame) => {
      const left = first(frame);
      if (left === SIGNAL) return SIGNAL;
      // Text at once: the second part may change the list in place.
      const leftText = toText(left);
      const right = leftText.length > LARGE ? besides(frame, leftText, second) : second(frame);
      if (right === SIGNAL) return SIGNAL;
      return joined(frame, leftText + toText(right));
    };
  }
  return (frame) => {
    let text = "";
    for (const code of codes) {
      const value = text.length > LARGE ? besides(frame, text, code) : code(frame);
      if (value === SIGNAL) return SIGNAL;
      text = joined(frame, text + toText(value));
    }
    return text;
  };
}

/** Texts beyond this length count as held while they wait for others. */
const LARGE = 65_536;

/** Runs code while a text waits for its result. */
function besides(frame: Frame, text: string, code: Code): Result {
  const held = frame.interp.hold([text]);
  const result = code(frame);
  frame.interp.release(held);
  return result;
}

/** Values of several words in order; those that are there are held while the next ones are computed. */
export function evaluateAll(frame: Frame, codes: readonly Code[]): Value[] | typeof SIGNAL {
  if (codes.length === 1) {
    const value = (codes[0] as Code)(frame);
    return value === SIGNAL ? SIGNAL : [value];
  }
  const { interp } = frame;
  const values: Value[] = [];
  const held = interp.hold(values);
  for (const code of codes) {
    const value = code(frame);
    if (value === SIGNAL) {
      interp.release(held);
      return SIGNAL;
    }
    values.push(value);
  }
  interp.release(held);
  return values;
}

/** The right operand's value, computed while that of the left one waits. */
export function rightOperand(frame: Frame, left: Value, right: Code): Result {
  return typeof left === "string" && left.length > LARGE ? besides(frame, left, right) : right(frame);
}

function joined(frame: Frame, text: string): string {
  if (text.length > 255) frame.interp.charge(text.length);
  return text;
}

/** Compiles one piece of a word. */
export function compilePart(context: CompileContext, part: Part): Code {
  switch (part.kind) {
    case "text": {
      const value = literalValue(part.value);
      return () => value;
    }
    case "variable":
      return compileVariablePart(context, part);
    case "command-part":
      return compileScript(context, part.script);
  }
}

/** Compiles `$name` or `$name(index)`. */
export function compileVariablePart(context: CompileContext, part: VariablePart): Code {
  if (part.index === null) return compileScalarRead(context, part.name, part);
  return compileElementRead(context, part.name, compileIndex(context, part.index), part);
}

/** Compiles an array index to text. */
export function compileIndex(context: CompileContext, parts: readonly Part[]): Code {
  return parts.length === 0 ? () => "" : compileParts(context, parts);
}

/**
 * Makes a word's value safe from changes in place that later words of the same command may cause: Tcl holds a
 * reference while it evaluates them.
 */
export function holding(code: Code): Code {
  return (frame) => {
    const value = code(frame);
    return value === SIGNAL ? SIGNAL : share(value);
  };
}

/** Whether evaluating the word may run commands. */
export function runsCommands(word: Word): boolean {
  return word.kind !== "braced" && word.parts.some(partRunsCommands);
}

function partRunsCommands(part: Part): boolean {
  if (part.kind === "command-part") return true;
  return part.kind === "variable" && part.index !== null && part.index.some(partRunsCommands);
}

/** Whether the word's value may be a list that others hold: it is one substitution, and nothing is joined to it. */
export function mayBeShared(word: Word): boolean {
  return word.kind !== "braced" && word.parts.length === 1 && word.parts[0]?.kind !== "text";
}

/** Whether evaluating the word may make a value that nothing else holds. */
export function makesValue(word: Word): boolean {
  if (word.kind === "braced") return false;
  return word.parts.length > 1 || word.parts[0]?.kind === "command-part";
}
