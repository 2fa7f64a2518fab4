import type { Part, Word } from "../../parser/index.ts";
import { SourceFile } from "../../source/index.ts";
import { SIGNAL } from "../command.ts";
import { Frame, SlotLayout } from "../frame.ts";
import { TclDouble, toText, type Value } from "../value.ts";
import type { Variable } from "../variable.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { compileSoundExpression } from "./expression.ts";
import { compilePart, literalValue } from "./word.ts";

/** Literal text that holds no quoting and no substitution of its own. */
const PLAIN = /^[^"{}[\]$\\#]*$/;

/** What would be read as one thing with a number beside it. */
const JOINS_NEXT = /[\w.:)]$/;
const JOINS_PREVIOUS = /^[\w.(]/;

/** The words of an expression as text and substitutions in turn: `texts` has one item more than `operands`. */
interface Template {
  readonly texts: readonly string[];
  readonly operands: readonly Part[];
}

/**
 * Compiles the words of an expression that is not braced, such as `expr $i + 1`. Its text changes with the values, and
 * each new text has to be parsed; but where numbers alone are substituted, the text means what the words mean with
 * operands in these places. Null where the words are not of that form.
 */
export function compileTemplate(context: CompileContext, words: readonly Word[]): Code | null {
  const template = readTemplate(words);
  if (template === null) return null;
  const { texts } = template;
  const { interp } = context;
  const layout = new SlotLayout();
  const names = template.operands.map((_, i) => `operand${i}`);
  for (const name of names) layout.slot(name);
  const written = texts.map((text, i) => (i === 0 ? text : `\${operand${i - 1}}${text}`)).join("");
  const source = { file: new SourceFile("expression", written), real: false };
  const compiled = compileSoundExpression({ interp, source, layout, unitStart: 0, expressionText: true });
  if (compiled === null) return null;
  const operandFrame = new Frame(interp, interp.globalNamespace, null, layout, null, [], null);
  const variables: readonly Variable[] = names.map((_, i) => operandFrame.slotVariable(i));
  const codes = template.operands.map((part) => compilePart(context, part));
  return (frame) => {
    const values = new Array<Value>(codes.length);
    const held = interp.hold(values);
    let numeric = !interp.hasMathFunctions;
    for (let i = 0; i < codes.length; i++) {
      const value = (codes[i] as Code)(frame);
      if (value === SIGNAL) {
        interp.release(held);
        return SIGNAL;
      }
      const operand = asOperand(value);
      numeric &&= typeof operand !== "string";
      values[i] = operand;
    }
    interp.release(held);
    if (!numeric) {
      let text = texts[0] as string;
      for (let i = 0; i < values.length; i++) text += toText(values[i] as Value) + texts[i + 1];
      if (text.length > 255) interp.charge(text.length);
      return interp.expressionText(text);
    }
    for (let i = 0; i < values.length; i++) (variables[i] as Variable).value = values[i];
    return interp.runExpression(compiled, operandFrame);
  };
}

/** A number whose string reads as itself wherever an operand may stand; else the string. */
function asOperand(value: Value): number | TclDouble | string {
  if (typeof value === "number") return value;
  if (value instanceof TclDouble && Number.isFinite(value.value)) return value;
  const text = toText(value);
  const literal = literalValue(text);
  return typeof literal === "number" ? literal : text;
}

function readTemplate(words: readonly Word[]): Template | null {
  const texts = [""];
  const operands: Part[] = [];
  for (const [index, word] of words.entries()) {
    if (word.expand || word.kind === "braced") return null;
    if (index > 0) texts[texts.length - 1] += " ";
    for (const part of word.parts) {
      if (part.kind === "text") texts[texts.length - 1] += part.value;
      else {
        operands.push(part);
        texts.push("");
      }
    }
  }
  const last = texts.length - 1;
  const fits = texts.every(
    (text, i) =>
      PLAIN.test(text) &&
      (i === 0 || i === last || text !== "") &&
      (i === last || !JOINS_NEXT.test(text)) &&
      (i === 0 || !JOINS_PREVIOUS.test(text)),
  );
  return fits && operands.length > 0 ? { texts, operands } : null;
}
