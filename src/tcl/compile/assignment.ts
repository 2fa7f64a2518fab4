import { literalText, type Word } from "../../parser/index.ts";
import { add } from "../arithmetic.ts";
import { SIGNAL } from "../command.ts";
import { appendItems } from "../commands/append-items.ts";
import { appendedText } from "../commands/append-text.ts";
import { asInteger, asNumber } from "../convert.ts";
import { TclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import { grow } from "../grown-text.ts";
import { addLine } from "../trace.ts";
import { TclDouble, toText, type Value } from "../value.ts";
import { parseVariableName, storeScalar } from "../variable-access.ts";
import type { Code } from "./code.ts";
import { compileWords } from "./command.ts";
import type { CompileContext } from "./context.ts";
import { compileExpressionWord } from "./expression-argument.ts";
import { compileTemplate } from "./expression-template.ts";
import type { InlineCompiler } from "./inline.ts";
import {
  compileElementRead,
  compileScalarRead,
  compileTarget,
  isLocalName,
  localSlot,
  type Target,
  variableFinder,
  variableMaker,
  writeElement,
} from "./variable.ts";
import { compileIndex, compileWord, evaluateAll } from "./word.ts";

/** `set name ?value?` with a literal scalar name, or an array element whose array is literal. */
export const compileSet: InlineCompiler = (context, words) => {
  if (words.length !== 2 && words.length !== 3) return null;
  const nameWord = words[1] as Word;
  const valueWord = words[2];
  const literal = literalText(nameWord);
  if (literal !== null) {
    const { base, index } = parseVariableName(literal);
    if (valueWord === undefined) {
      return index === null
        ? compileScalarRead(context, base, null)
        : compileElementRead(context, base, () => index, null);
    }
    const valueCode = compileWord(context, valueWord);
    const slot = localSlot(context, base, index);
    const general = compileTarget(context, base, index);
    return slot === null ? assign(general, valueCode) : assignLocal(slot, general, valueCode);
  }
  const element = elementName(context, nameWord);
  if (element === null) return null;
  if (valueWord === undefined) return compileElementRead(context, element.base, element.index, null);
  const make = variableMaker(context, element.base);
  const local = isLocalName(context, element.base);
  const [, , valueCode] = compileWords(context, words) as [Code, Code, Code];
  return (frame) => {
    const index = element.index(frame);
    if (index === SIGNAL) return SIGNAL;
    const value = valueCode(frame);
    if (value === SIGNAL) return SIGNAL;
    writeElement(frame, make(frame), { base: element.base, index, local }, value);
    return hooked(frame, () => `${element.base}(${toText(index)})`, value);
  };
};

function assign(target: Target, valueCode: Code): Code {
  return (frame) => {
    const value = valueCode(frame);
    if (value === SIGNAL) return SIGNAL;
    target.write(frame, value);
    return frame.interp.onSet === null ? value : hooked(frame, () => target.name(frame), value);
  };
}

/** The same for a local variable: most have a value already, which the new one replaces. */
function assignLocal(slot: number, target: Target, valueCode: Code): Code {
  return (frame) => {
    const value = valueCode(frame);
    if (value === SIGNAL) return SIGNAL;
    const variable = frame.slots[slot];
    if (variable?.value === undefined) target.write(frame, value);
    else storeScalar(variable, value);
    return frame.interp.onSet === null ? value : hooked(frame, () => target.name(frame), value);
  };
}

function hooked(frame: Frame, name: () => string, value: Value): Value {
  const { onSet } = frame.interp;
  return onSet === null ? value : (onSet(name(), value, frame) ?? value);
}

/** `base(…$i…)`: an array whose name is literal text up to the parenthesis. */
function elementName(context: CompileContext, word: Word): { base: string; index: Code } | null {
  if (word.kind === "braced") return null;
  const first = word.parts[0];
  const last = word.parts.at(-1);
  if (first?.kind !== "text" || last?.kind !== "text" || first === last) return null;
  const open = first.value.indexOf("(");
  if (open <= 0 || !last.value.endsWith(")")) return null;
  const head = first.value.slice(open + 1);
  const tail = last.value.slice(0, -1);
  const parts = [
    ...(head === "" ? [] : [{ ...first, value: head }]),
    ...word.parts.slice(1, -1),
    ...(tail === "" ? [] : [{ ...last, value: tail }]),
  ];
  return { base: first.value.slice(0, open), index: compileIndex(context, parts) };
}

/** `incr name ?increment?`. */
export const compileIncr: InlineCompiler = (context, words) => {
  if (words.length !== 2 && words.length !== 3) return null;
  const literal = literalText(words[1] as Word);
  if (literal === null) return null;
  const { base, index } = parseVariableName(literal);
  const target = compileTarget(context, base, index);
  const incrementCode = words[2] ? compileWord(context, words[2]) : () => 1;
  const slot = localSlot(context, base, index);
  return (frame) => {
    const increment = incrementCode(frame);
    if (increment === SIGNAL) return SIGNAL;
    const variable = slot === null ? undefined : frame.slots[slot];
    const before = variable === undefined ? target.read(frame) : variable.value;
    if (typeof before === "number" && typeof increment === "number") {
      const sum = before + increment;
      if (Number.isSafeInteger(sum)) {
        if (variable === undefined) target.write(frame, sum);
        else variable.value = sum;
        return sum;
      }
    }
    if (before === undefined) refuse(target.unreadable(frame));
    const sum = increased(before ?? 0, increment);
    target.write(frame, sum);
    return sum;
  };
};

function refuse(error: TclError | null): void {
  if (error !== null) throw error;
}

function increaseOperand(value: Value): Value {
  return typeof value === "number" ? value : asInteger(value);
}

/** What `incr` makes of two operands. Tcl finds out what is no number before it refuses a double. */
export function increased(before: Value, increment: Value): Value {
  if (asNumber(before) instanceof TclDouble && asNumber(increment) === null) increaseIncrement(increment);
  return add(increaseOperand(before), increaseIncrement(increment));
}

/** The second operand of `incr`; an error says what was being read. */
function increaseIncrement(value: Value): Value {
  try {
    return increaseOperand(value);
  } catch (error) {
    if (error instanceof TclError) addLine(error, "(reading increment)");
    throw error;
  }
}

/** `lappend name ?value ...?`. */
export const compileLappend: InlineCompiler = (context, words) => {
  if (words.length < 3) return null;
  const literal = literalText(words[1] as Word);
  if (literal === null) return null;
  const { base, index } = parseVariableName(literal);
  const target = compileTarget(context, base, index);
  const codes = compileWords(context, words).slice(2);
  return (frame) => {
    const values = evaluateAll(frame, codes);
    if (values === SIGNAL) return SIGNAL;
    const before = target.read(frame);
    const list = appendItems(frame.interp, before, values);
    if (list !== before) target.write(frame, list);
    return list;
  };
};

/** `append name ?value ...?`. */
export const compileAppend: InlineCompiler = (context, words) => {
  if (words.length < 3) return null;
  const literal = literalText(words[1] as Word);
  if (literal === null) return null;
  const { base, index } = parseVariableName(literal);
  const target = compileTarget(context, base, index);
  const find = index === null ? variableFinder(context, base) : null;
  const codes = compileWords(context, words).slice(2);
  return (frame) => {
    const values = evaluateAll(frame, codes);
    if (values === SIGNAL) return SIGNAL;
    const variable = find?.(frame);
    const before = toText((find === null ? target.read(frame) : variable?.value) ?? "");
    const piece = appendedText(frame.interp, before.length, values);
    const text = variable ? grow(variable, before, piece) : before + piece;
    target.write(frame, text);
    return text;
  };
};

/** `expr` with one literal word, or with words whose text is only known when it runs. */
export const compileExpr: InlineCompiler = (context, words) => {
  if (words.length < 2) return null;
  if (words.length === 2) return compileExpressionWord(context, words[1] as Word);
  const template = compileTemplate(context, words.slice(1));
  if (template !== null) return template;
  const codes = compileWords(context, words).slice(1);
  return (frame) => {
    const values = evaluateAll(frame, codes);
    if (values === SIGNAL) return SIGNAL;
    return frame.interp.expressionText(values.map(toText).join(" "));
  };
};
