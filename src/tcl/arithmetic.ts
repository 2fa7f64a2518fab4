/**
 * The operators of `expr` as Tcl 8.6 defines them, on values. Each first tries the case of two small integers.
 * What an operator cannot use is reported for the left operand before the right one.
 */
import { type TclError, tclError } from "./errors.ts";
import {
  addIntegerWork,
  bitLength,
  checkIntegerBits,
  integerResult,
  MAX_INTEGER_BITS,
  widthBound,
} from "./number.ts";
import { doubleResult, integerOperand, numericOperand, toDouble } from "./operand.ts";
import { pow } from "./real-functions.ts";
import { TclDouble, type Value } from "./value.ts";

export { bitAnd, bitNot, bitOr, bitXor, shiftLeft, shiftRight } from "./bit-operators.ts";
export {
  equal,
  greater,
  greaterOrEqual,
  isIn,
  less,
  lessOrEqual,
  logicalNot,
  notEqual,
  toCondition,
} from "./comparison.ts";

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** Exponents from here on are refused for every base but 0, 1 and -1. */
const EXPONENT_LIMIT = 2 ** 28;

export function add(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    return sum <= MAX_SAFE && sum >= -MAX_SAFE ? sum : BigInt(left) + BigInt(right);
  }
  const a = numericOperand(left, "+");
  const b = numericOperand(right, "+");
  if (a instanceof TclDouble || b instanceof TclDouble) return doubleResult(toDouble(a) + toDouble(b));
  return integerResult(BigInt(a) + BigInt(b));
}

export function subtract(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    return difference <= MAX_SAFE && difference >= -MAX_SAFE ? difference : BigInt(left) - BigInt(right);
  }
  const a = numericOperand(left, "-");
  const b = numericOperand(right, "-");
  if (a instanceof TclDouble || b instanceof TclDouble) return doubleResult(toDouble(a) - toDouble(b));
  return integerResult(BigInt(a) - BigInt(b));
}

export function multiply(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return multiplyNumbers(left, right);
  const a = numericOperand(left, "*");
  const b = numericOperand(right, "*");
  if (a instanceof TclDouble || b instanceof TclDouble) return doubleResult(toDouble(a) * toDouble(b));
  if (typeof a === "number" && typeof b === "number") return multiplyNumbers(a, b);
  addIntegerWork(widest(a, b), 1);
  return integerResult(BigInt(a) * BigInt(b));
}

function multiplyNumbers(a: number, b: number): number | bigint {
  const product = a * b;
  // Adding 0 turns a negative zero into the integer 0.
  return product <= MAX_SAFE && product >= -MAX_SAFE ? product + 0 : BigInt(a) * BigInt(b);
}

/** Integers divide towards minus infinity. */
export function divide(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right !== 0) return divideNumbers(left, right);
  const a = numericOperand(left, "/");
  const b = numericOperand(right, "/");
  if (a instanceof TclDouble || b instanceof TclDouble) return doubleResult(toDouble(a) / toDouble(b));
  if (b === 0) throw divideByZero();
  if (typeof a === "number" && typeof b === "number") return divideNumbers(a, b);
  addIntegerWork(widest(a, b), 4);
  const dividend = BigInt(a);
  const divisor = BigInt(b);
  const quotient = dividend / divisor;
  const inexact = quotient * divisor !== dividend;
  return integerResult(inexact && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient);
}

/** The rounded quotient of safe integers never reaches the next integer, so its floor is right. */
function divideNumbers(a: number, b: number): number {
  return Math.floor(a / b) + 0;
}

/** The remainder that goes with `divide`: it has the sign of the divisor. */
export function modulo(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right !== 0) return moduloNumbers(left, right);
  const a = integerOperand(left, "%");
  const b = integerOperand(right, "%");
  if (b === 0) throw divideByZero();
  if (typeof a === "number" && typeof b === "number") return moduloNumbers(a, b);
  addIntegerWork(widest(a, b), 3);
  const divisor = BigInt(b);
  const remainder = BigInt(a) % divisor;
  return integerResult(remainder !== 0n && remainder < 0n !== divisor < 0n ? remainder + divisor : remainder);
}

function moduloNumbers(a: number, b: number): number {
  const remainder = a % b;
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
}

function divideByZero(): TclError {
  return tclError("divide by zero", "ARITH", "DIVZERO", "divide by zero");
}

function widest(a: number | bigint, b: number | bigint): number {
  return Math.max(typeof a === "bigint" ? widthBound(a) : 0, typeof b === "bigint" ? widthBound(b) : 0);
}

/** `**`. A negative power of an integer is an integer as well: 0 for all but 1 and -1. */
export function power(left: Value, right: Value): Value {
  const base = numericOperand(left, "**");
  const exponent = numericOperand(right, "**");
  if (base instanceof TclDouble || exponent instanceof TclDouble) {
    return doublePower(toDouble(base), toDouble(exponent));
  }
  if (exponent === 0) return 1;
  if (exponent === 1) return left;
  if (base === 0 && exponent < 0) throw zeroToNegative();
  if (base === 0 || base === 1) return base;
  if (base === -1) return isOdd(exponent) ? -1 : 1;
  if (exponent < 0) return 0;
  if (typeof exponent === "bigint" || exponent >= EXPONENT_LIMIT) throw tclError("exponent too large");
  return integerPower(base, exponent);
}

function doublePower(base: number, exponent: number): TclDouble {
  if (base === 0 && exponent < 0) throw zeroToNegative();
  return doubleResult(pow(base, exponent));
}

function zeroToNegative(): TclError {
  const message = "exponentiation of zero by negative power";
  return tclError(message, "ARITH", "DOMAIN", message);
}

function isOdd(value: number | bigint): boolean {
  return typeof value === "number" ? value % 2 !== 0 : BigInt.asUintN(1, value) === 1n;
}

/** A base beyond -1 … 1 to a positive power. */
function integerPower(base: number | bigint, exponent: number): number | bigint {
  if (typeof base === "number") {
    const small = safePower(base, exponent);
    if (small !== null) return small;
  }
  const bits = bitLength(BigInt(base));
  // The result has more than (bits - 1) * exponent bits, and at most bits * exponent.
  checkIntegerBits((bits - 1) * exponent);
  addIntegerWork(Math.min(bits * exponent, 2 * MAX_INTEGER_BITS), 1);
  return integerResult(BigInt(base) ** BigInt(exponent));
}

/** By squaring; null when a step leaves the safe integers. */
function safePower(base: number, exponent: number): number | null {
  let result = 1;
  let square = base;
  for (let rest = exponent; ; square *= square) {
    if (rest % 2 === 1) result *= square;
    if (result > MAX_SAFE || result < -MAX_SAFE) return null;
    rest = Math.floor(rest / 2);
    if (rest === 0) return result;
    if (square > MAX_SAFE || square < -MAX_SAFE) return null;
  }
}

export function negate(value: Value): Value {
  if (typeof value === "number") return 0 - value;
  const number = numericOperand(value, "-");
  if (number instanceof TclDouble) return new TclDouble(-number.value);
  return typeof number === "number" ? 0 - number : integerResult(-number);
}

export function plus(value: Value): Value {
  return numericOperand(value, "+");
}
