import type { Word } from "../../parser/index.ts";
import { SourceFile } from "../../source/index.ts";
import { toCondition } from "../arithmetic.ts";
import type { CallSite } from "../call-site.ts";
import { SIGNAL } from "../command.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import type { Code, Test } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { compileConditionAt, compileExpressionAt } from "./expression.ts";
import { compileTemplate } from "./expression-template.ts";
import { literalRange } from "./literal-range.ts";
import { COMPILE_STEPS } from "./script.ts";
import { codeAtSite } from "./script-cache.ts";
import { TextCache } from "./text-cache.ts";
import { compileWord } from "./word.ts";

/** Characters of expressions that are kept compiled. */
const CAPACITY = 128 * 1024;

const caches = new WeakMap<Interpreter, TextCache<Code>>();

/** Code of an expression given as text, for any frame; kept by its text. */
export function compileExpressionText(interp: Interpreter, text: string): Code {
  let cache = caches.get(interp);
  if (cache === undefined) {
    cache = new TextCache(CAPACITY);
    caches.set(interp, cache);
  }
  return cache.find(text, interp.compileEpoch, () => {
    interp.step(COMPILE_STEPS + text.length);
    const source = { file: new SourceFile("expression", text), real: false };
    const context = { interp, source, layout: null, unitStart: 0, expressionText: true };
    return compileExpressionAt(context, 0, text.length);
  });
}

/** Code of words[index] of a call as an expression. */
export function expressionArgument(
  interp: Interpreter,
  words: readonly Value[],
  index: number,
  site: CallSite | null,
): Code {
  const range = site?.literalAt(index, words[index] as Value) ?? null;
  if (site === null || range === null) return compileExpressionText(interp, toText(words[index] as Value));
  return codeAtSite(interp, site, index, site.start, (context) =>
    compileExpressionAt({ ...context, expressionText: true }, range.start, range.end),
  );
}

/** Compiles a word that holds an expression: at its place when it is literal, else from the text it gets. */
export function compileExpressionWord(context: CompileContext, word: Word): Code {
  const range = literalRange(word);
  if (range !== null) return compileExpressionAt(context, range.start, range.end);
  const template = compileTemplate(context, [word]);
  if (template !== null) return template;
  const textCode = compileWord(context, word);
  return (frame) => {
    const text = textCode(frame);
    if (text === SIGNAL) return SIGNAL;
    return typeof text === "number" ? text : frame.interp.expressionText(toText(text));
  };
}

/** The same for a condition. */
export function compileConditionWord(context: CompileContext, word: Word): Test {
  const range = literalRange(word);
  if (range !== null) return compileConditionAt(context, range.start, range.end);
  const code = compileExpressionWord(context, word);
  return (frame) => {
    const value = code(frame);
    return value === SIGNAL ? SIGNAL : toCondition(value);
  };
}
