import { less } from "./comparison.ts";
import { TclError, tclError } from "./errors.ts";
import { decompose, integerSquareRoot } from "./fixed-point.ts";
import type { Interpreter } from "./interpreter.ts";
import { integerResult, normalizeInteger, type TclNumber } from "./number.ts";
import {
  asBoolean,
  asDouble,
  asNumber,
  expectedInteger,
  notANumber,
  notNumeric,
  tooLarge,
} from "./numeric.ts";
import { doubleResult } from "./operand.ts";
import { nextRandom, seedRandom } from "./random.ts";
import * as real from "./real-functions.ts";
import { TclDouble, toText, type Value } from "./value.ts";

/** A function of `expr`. `run` may rely on the number of arguments. */
export interface MathFunction {
  readonly minArgs: number;
  readonly maxArgs: number;
  readonly run: (args: readonly Value[], interp: Interpreter) => Value;
}

function ofOne(run: (value: Value, interp: Interpreter) => Value): MathFunction {
  return { minArgs: 1, maxArgs: 1, run: (args, interp) => run(args[0] as Value, interp) };
}

/** A function of one double. */
function ofDouble(compute: (x: number) => number): MathFunction {
  return ofOne((value) => doubleResult(compute(asDouble(value))));
}

/** A function of two doubles. */
function ofDoubles(compute: (x: number, y: number) => number): MathFunction {
  return {
    minArgs: 2,
    maxArgs: 2,
    run: (args) => doubleResult(compute(asDouble(args[0] as Value), asDouble(args[1] as Value))),
  };
}

/** A function of a number that is not NaN; `compute` gets the argument as written as well. */
function ofNumber(compute: (number: TclNumber, value: Value) => Value): MathFunction {
  return ofOne((value) => {
    const number = asNumber(value);
    if (number === null) throw notNumeric("number", value);
    if (number instanceof TclDouble && Number.isNaN(number.value)) throw notANumber();
    return compute(number, value);
  });
}

/** Tcl's functions by name. */
export const mathFunctions: ReadonlyMap<string, MathFunction> = new Map([
  ["abs", ofNumber(absolute)],
  ["acos", ofDouble(real.acos)],
  ["asin", ofDouble(real.asin)],
  ["atan", ofDouble(real.atan)],
  ["atan2", ofDoubles(real.atan2)],
  ["bool", ofOne((value) => (asBoolean(value) ? 1 : 0))],
  ["ceil", ofOne((value) => rounded(value, Math.ceil, 1))],
  ["cos", ofDouble(real.cos)],
  ["cosh", ofDouble(real.cosh)],
  ["double", ofOne((value) => new TclDouble(asDouble(value)))],
  ["entier", ofNumber((number, value) => (number instanceof TclDouble ? truncated(number) : value))],
  ["exp", ofDouble(real.exp)],
  ["floor", ofOne((value) => rounded(value, Math.floor, -1))],
  ["fmod", ofDoubles((x, y) => x % y)],
  ["hypot", ofDoubles(real.hypot)],
  ["int", ofNumber(wide)],
  ["isqrt", ofNumber(integerRoot)],
  ["log", ofDouble(real.log)],
  ["log10", ofDouble(real.log10)],
  ["max", extreme("max", (candidate, best) => less(best, candidate))],
  ["min", extreme("min", (candidate, best) => less(candidate, best))],
  ["pow", ofDoubles(real.pow)],
  ["rand", { minArgs: 0, maxArgs: 0, run: (_args, interp) => new TclDouble(nextRandom(interp)) }],
  ["round", ofNumber(nearest)],
  ["sin", ofDouble(real.sin)],
  ["sinh", ofDouble(real.sinh)],
  ["sqrt", ofOne(squareRoot)],
  ["srand", ofOne((value, interp) => new TclDouble(seedRandom(interp, seedOf(value))))],
  ["tan", ofDouble(real.tan)],
  ["tanh", ofDouble(real.tanh)],
  ["wide", ofNumber(wide)],
]);

/** Calls one of Tcl's functions, after a look at the number of arguments. */
export function callMathFunction(
  name: string,
  row: MathFunction,
  args: readonly Value[],
  interp: Interpreter,
): Value {
  if (args.length < row.minArgs || args.length > row.maxArgs) {
    const wrong = args.length < row.minArgs ? "not enough" : "too many";
    throw tclError(`${wrong} arguments for math function "${name}"`, "TCL", "WRONGARGS").explain({
      code: "NS2002",
    });
  }
  return row.run(args, interp);
}

/** What is not negative stays as it was written. */
function absolute(number: TclNumber, value: Value): Value {
  if (number instanceof TclDouble) {
    return number.value > 0 || Object.is(number.value, 0) ? value : new TclDouble(-number.value);
  }
  if (number === 0) return typeof value === "string" && value.includes("-") ? 0 : value;
  if (number > 0) return value;
  return -number;
}

/** The integer part of a number. Throws for infinity. */
function truncated(value: TclNumber): number | bigint {
  if (!(value instanceof TclDouble)) return value;
  const double = Math.trunc(value.value);
  if (Number.isSafeInteger(double)) return double + 0;
  if (!Number.isFinite(double)) throw tooLarge();
  return BigInt(double);
}

/** The integer part, the lowest 64 bits of it, with sign: C's conversion to a long integer. */
function wide(value: TclNumber): Value {
  const integer = truncated(value);
  return typeof integer === "number" ? integer : normalizeInteger(BigInt.asIntN(64, integer));
}

/** The nearest integer, halves away from zero. */
function nearest(number: TclNumber, value: Value): Value {
  if (!(number instanceof TclDouble)) return value;
  const whole = Math.trunc(number.value);
  const fraction = number.value - whole;
  const step = fraction >= 0.5 ? 1 : fraction <= -0.5 ? -1 : 0;
  return truncated(new TclDouble(whole + step));
}

/** `ceil` and `floor`: an integer that no double holds becomes the next one in the direction. */
function rounded(value: Value, round: (x: number) => number, direction: 1 | -1): Value {
  const number = asNumber(value);
  if (typeof number !== "bigint") return new TclDouble(round(asDouble(value)));
  const double = Number(number);
  if (direction > 0 ? double >= number : double <= number) return new TclDouble(double);
  return new TclDouble(neighbour(double, direction));
}

/** The next double in a direction; of a number beyond 1, or an infinity. */
function neighbour(value: number, direction: 1 | -1): number {
  if (!Number.isFinite(value)) return -direction * Number.MAX_VALUE;
  const { mantissa, exponent } = decompose(value);
  const outwards = value > 0 === direction > 0;
  if (!outwards && (mantissa === 1n << 52n || mantissa === -(1n << 52n))) {
    return value + direction * 2 ** (exponent - 1);
  }
  return value + direction * 2 ** exponent;
}

function squareRoot(value: Value): Value {
  const double = asDouble(value);
  if (double === Number.POSITIVE_INFINITY) {
    const number = asNumber(value);
    if (typeof number === "bigint") return new TclDouble(Number(integerSquareRoot(number)));
  }
  // Of all functions only this one gives NaN away, for what is done with it to refuse.
  return new TclDouble(Math.sqrt(double));
}

function integerRoot(value: TclNumber): Value {
  const negative = value instanceof TclDouble ? value.value < 0 : value < 0;
  if (negative) {
    const domain = "domain error: argument not in valid range";
    throw tclError("square root of negative argument", "ARITH", "DOMAIN", domain);
  }
  const integer = truncated(value);
  return integerResult(integerSquareRoot(BigInt(integer)));
}

/** `max` and `min` give the argument itself, as it was written. */
function extreme(name: string, better: (candidate: Value, best: Value) => boolean): MathFunction {
  return {
    minArgs: 0,
    maxArgs: Number.POSITIVE_INFINITY,
    run: (args) => {
      if (args.length === 0) throw tclError(`not enough arguments to math function "${name}"`);
      let best: Value | null = null;
      for (const candidate of args) {
        requireNumber(candidate);
        if (best === null || better(candidate, best)) best = candidate;
      }
      return best as Value;
    },
  };
}

/** Tcl's `max` and `min` leave the error code of what is no number unset. */
function requireNumber(value: Value): void {
  try {
    asDouble(value);
  } catch (error) {
    throw error instanceof TclError ? tclError(toText(error.message)) : error;
  }
}

/** The integer that `srand` takes. */
function seedOf(value: Value): number | bigint {
  const number = asNumber(value);
  if (number === null || number instanceof TclDouble) throw expectedInteger(value, "NUMBER");
  return number;
}
