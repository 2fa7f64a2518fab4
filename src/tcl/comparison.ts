import { asList } from "./collections.ts";
import { asBoolean, asNumber, booleanWord } from "./numeric.ts";
import { numericOperand } from "./operand.ts";
import { TclDouble, toText, type Value } from "./value.ts";
import { addTextWork } from "./work.ts";

/*
 * Values compare as numbers when both are, exactly also between integers and doubles, else as strings by UTF-16
 * units. NaN is unequal to everything and neither less nor greater.
 */

export function less(left: Value, right: Value): boolean {
  if (typeof left === "number" && typeof right === "number") return left < right;
  const pair = numericPair(left, right);
  return pair === null ? textOf(left) < textOf(right) : pair.left < pair.right;
}

export function greater(left: Value, right: Value): boolean {
  if (typeof left === "number" && typeof right === "number") return left > right;
  const pair = numericPair(left, right);
  return pair === null ? textOf(left) > textOf(right) : pair.left > pair.right;
}

export function lessOrEqual(left: Value, right: Value): boolean {
  if (typeof left === "number" && typeof right === "number") return left <= right;
  const pair = numericPair(left, right);
  return pair === null ? textOf(left) <= textOf(right) : pair.left <= pair.right;
}

export function greaterOrEqual(left: Value, right: Value): boolean {
  if (typeof left === "number" && typeof right === "number") return left >= right;
  const pair = numericPair(left, right);
  return pair === null ? textOf(left) >= textOf(right) : pair.left >= pair.right;
}

export function equal(left: Value, right: Value): boolean {
  if (typeof left === "number" && typeof right === "number") return left === right;
  const pair = numericPair(left, right);
  // biome-ignore lint/suspicious/noDoubleEquals: compares bigint with number by value
  return pair === null ? textOf(left) === textOf(right) : pair.left == pair.right;
}

export function notEqual(left: Value, right: Value): boolean {
  return !equal(left, right);
}

interface NumericPair {
  readonly left: number | bigint;
  readonly right: number | bigint;
}

function numericPair(left: Value, right: Value): NumericPair | null {
  const a = asNumber(left);
  if (a === null) return null;
  const b = asNumber(right);
  if (b === null) return null;
  return {
    left: a instanceof TclDouble ? a.value : a,
    right: b instanceof TclDouble ? b.value : b,
  };
}

function textOf(value: Value): string {
  const text = toText(value);
  addTextWork(text.length);
  return text;
}

/** Whether `list` has an element with the string of `value`: the operator `in`. */
export function isIn(value: Value, list: Value): boolean {
  const items = asList(list);
  const wanted = toText(value);
  addTextWork(items.length * 8);
  return items.some((item) => toText(item) === wanted);
}

/** The truth of a condition: of `if`, `&&`, `||` and `?:`. Throws `expected boolean value but got "x"`. */
export function toCondition(value: Value): boolean {
  return asBoolean(value);
}

/** `!`, which takes boolean words as well as numbers. */
export function logicalNot(value: Value): Value {
  if (typeof value === "number") return value === 0 ? 1 : 0;
  const word = value instanceof TclDouble || typeof value === "bigint" ? null : booleanWord(toText(value));
  if (word !== null) return word ? 0 : 1;
  const number = numericOperand(value, "!");
  return (number instanceof TclDouble ? number.value : number) === 0 ? 1 : 0;
}
