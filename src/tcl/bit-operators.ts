import { tclError } from "./errors.ts";
import { bitLength, checkIntegerBits, integerResult, MAX_INTEGER_BITS, widthBound } from "./number.ts";
import { integerOperand } from "./operand.ts";
import type { Value } from "./value.ts";

/** Shifts to the left by more than this are refused. */
const WIDEST_SHIFT = 0x7fffffff;

export function bitAnd(left: Value, right: Value): Value {
  const a = integerOperand(left, "&");
  const b = integerOperand(right, "&");
  return fitsInt(a) && fitsInt(b) ? a & b : integerResult(BigInt(a) & BigInt(b));
}

export function bitOr(left: Value, right: Value): Value {
  const a = integerOperand(left, "|");
  const b = integerOperand(right, "|");
  return fitsInt(a) && fitsInt(b) ? a | b : integerResult(BigInt(a) | BigInt(b));
}

export function bitXor(left: Value, right: Value): Value {
  const a = integerOperand(left, "^");
  const b = integerOperand(right, "^");
  return fitsInt(a) && fitsInt(b) ? a ^ b : integerResult(BigInt(a) ^ BigInt(b));
}

/** The complement in two's complement of unlimited width: `-value - 1`. */
export function bitNot(value: Value): Value {
  const integer = integerOperand(value, "~");
  if (typeof integer === "number" && integer < Number.MAX_SAFE_INTEGER) return -1 - integer;
  return integerResult(~BigInt(integer));
}

function fitsInt(value: number | bigint): value is number {
  return typeof value === "number" && (value | 0) === value;
}

export function shiftLeft(left: Value, right: Value): Value {
  const value = integerOperand(left, "<<");
  const distance = integerOperand(right, "<<");
  if (distance < 0) throw tclError("negative shift argument");
  if (value === 0) return 0;
  if (typeof distance === "bigint" || distance > WIDEST_SHIFT) {
    throw tclError("integer value too large to represent");
  }
  if (typeof value === "number" && distance < 53) {
    const shifted = value * 2 ** distance;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  const integer = BigInt(value);
  if (widthBound(integer) + distance > MAX_INTEGER_BITS) checkIntegerBits(bitLength(integer) + distance);
  return integerResult(integer << BigInt(distance));
}

/** Rounds towards minus infinity. */
export function shiftRight(left: Value, right: Value): Value {
  const value = integerOperand(left, ">>");
  const distance = integerOperand(right, ">>");
  if (distance < 0) throw tclError("negative shift argument");
  if (typeof distance === "bigint" || distance > MAX_INTEGER_BITS) return value < 0 ? -1 : 0;
  if (typeof value === "number") {
    return distance < 64 ? Math.floor(value / 2 ** distance) + 0 : value < 0 ? -1 : 0;
  }
  return integerResult(value >> BigInt(distance));
}
