import {
  angleOf,
  decompose,
  exponential,
  fromFixed,
  integerSquareRoot,
  logarithm,
  ONE,
  over,
  roundToDouble,
  sineCosine,
  toFixed,
} from "./fixed-point.ts";
import { addWork } from "./work.ts";

/*
 * The functions of C's mathematics library that Tcl's expressions have, for doubles. Results are correctly rounded
 * unless said otherwise, which is what the GNU library gives in all but about one of a hundred cases. NaN stands for a
 * domain error.
 */

/** Steps that one computation in fixed point is worth. */
const WORK = 10;

/** Below this the first term of the series is the nearest double: x for the sine, 1 for the cosine. */
const TINY = 2 ** -27;

export function exp(x: number): number {
  if (Number.isNaN(x) || x > 710) return x + Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  addWork(WORK);
  const { mantissa, exponent } = exponential(toFixed(x));
  return roundToDouble(mantissa, exponent - 192);
}

/** The natural logarithm in fixed point of a positive, finite double. */
function fixedLogarithm(x: number): bigint {
  const { mantissa, exponent } = decompose(x);
  const length = mantissa.toString(2).length;
  // As a mantissa between 3/4 and 3/2, so that the logarithm of a number about 1 loses nothing.
  const aligned = mantissa << BigInt(193 - length);
  const low = aligned * 2n < 3n * ONE;
  return logarithm(low ? aligned : aligned >> 1n, exponent + length - (low ? 1 : 0));
}

export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  addWork(WORK);
  return fromFixed(fixedLogarithm(x));
}

/** The decimal logarithm of 2, so split that multiples of the high part are exact. */
const LOG10_OF_2_HIGH = 0.30102999566361177;
const LOG10_OF_2_LOW = 3.694239077158931e-13;

/** As the GNU library computes it, from the natural logarithm: within one unit in the last place. */
export function log10(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log10(x);
  const { mantissa, exponent } = decompose(x);
  let power = exponent + mantissa.toString(2).length - 1;
  if (power < 0) power++;
  const scaled = power > -1000 ? x / 2 ** power : (x * 2 ** 100) / 2 ** (power + 100);
  return power * LOG10_OF_2_LOW + Math.LOG10E * log(scaled) + power * LOG10_OF_2_HIGH;
}

export function sin(x: number): number {
  if (Math.abs(x) < TINY || !Number.isFinite(x)) return Number.isFinite(x) ? x : Number.NaN;
  addWork(WORK);
  return fromFixed(sineCosine(x).sine);
}

export function cos(x: number): number {
  if (Math.abs(x) < TINY) return 1;
  if (!Number.isFinite(x)) return Number.NaN;
  addWork(WORK);
  return fromFixed(sineCosine(x).cosine);
}

export function tan(x: number): number {
  if (Math.abs(x) < TINY || !Number.isFinite(x)) return Number.isFinite(x) ? x : Number.NaN;
  addWork(WORK);
  const { sine, cosine } = sineCosine(x);
  return fromFixed(over(sine, cosine));
}

export function atan(x: number): number {
  if (Math.abs(x) < TINY || Math.abs(x) > 2 ** 60) return Math.atan(x);
  addWork(WORK);
  return fromFixed(angleOf(toFixed(x), ONE));
}

export function asin(x: number): number {
  if (Math.abs(x) < TINY || !(Math.abs(x) < 1)) return Math.asin(x);
  addWork(WORK);
  const sine = toFixed(x);
  return fromFixed(angleOf(sine, integerSquareRoot(ONE * ONE - sine * sine)));
}

export function acos(x: number): number {
  if (!(Math.abs(x) < 1)) return Math.acos(x);
  addWork(WORK);
  const cosine = toFixed(x);
  return fromFixed(angleOf(integerSquareRoot(ONE * ONE - cosine * cosine), cosine));
}

export function atan2(y: number, x: number): number {
  const rough = Math.atan2(y, x);
  if (y === 0 || x === 0 || !Number.isFinite(y) || !Number.isFinite(x)) return rough;
  const ratio = Math.abs(y / x);
  if (ratio > 2 ** 70 || (ratio < 2 ** -70 && x < 0)) return rough;
  if (ratio < 2 ** -70) return y / x;
  addWork(WORK);
  const a = decompose(y);
  const b = decompose(x);
  const exponent = Math.min(a.exponent, b.exponent);
  return fromFixed(
    angleOf(a.mantissa << BigInt(a.exponent - exponent), b.mantissa << BigInt(b.exponent - exponent)),
  );
}

/** As the GNU library computes it, from the exponential: within two units in the last place. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5 * Math.LN2) {
    const grown = Math.expm1(size);
    return 1 + (grown * grown) / (2 * (1 + grown));
  }
  if (size < 22) {
    const grown = exp(size);
    return 0.5 * grown + 0.5 / grown;
  }
  if (size <= 709.7) return 0.5 * exp(size);
  const half = exp(0.5 * size);
  return 0.5 * half * half;
}

/** Within two units in the last place. */
export function sinh(x: number): number {
  return Math.sinh(x);
}

/** Within two units in the last place. */
export function tanh(x: number): number {
  return Math.tanh(x);
}

/**
 * As the GNU library computes it, within one unit in the last place: C. F. Borges, "Algorithm 1014: An Improved
 * Algorithm for hypot(x, y)", ACM TOMS 47 (2020), the variant without fused operations.
 */
export function hypot(x: number, y: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return Math.hypot(x, y);
  const long = Math.max(Math.abs(x), Math.abs(y));
  const short = Math.min(Math.abs(x), Math.abs(y));
  if (short <= long * 2 ** -54) return long + short;
  if (long > 2 ** 511) return correctedHypot(long * 2 ** -600, short * 2 ** -600) * 2 ** 600;
  if (short < 2 ** -459) return correctedHypot(long * 2 ** 600, short * 2 ** 600) * 2 ** -600;
  return correctedHypot(long, short);
}

function correctedHypot(long: number, short: number): number {
  const root = Math.sqrt(long * long + short * short);
  if (root <= 2 * short) {
    const delta = root - short;
    const error = long * (2 * delta - long) + (delta - 2 * (long - short)) * delta;
    return root - error / (2 * root);
  }
  const delta = root - long;
  const error = 2 * delta * (long - 2 * short) + ((4 * delta - short) * short + delta * delta);
  return root - error / (2 * root);
}

/** `base` to the power of `exponent`, with C's rules for infinities, zeros and signs. */
export function pow(base: number, exponent: number): number {
  const size = Math.abs(base);
  if (size === 1 && (base === 1 || !Number.isFinite(exponent))) return 1;
  if (size === 0 || size === 1 || exponent === 0 || !Number.isFinite(base) || !Number.isFinite(exponent)) {
    return base ** exponent;
  }
  const whole = Number.isInteger(exponent);
  if (base < 0 && !whole) return Number.NaN;
  const result = positivePower(size, exponent, whole);
  return base < 0 && exponent % 2 !== 0 ? -result : result;
}

/** A positive number other than 1 to a power other than 0. */
function positivePower(base: number, exponent: number, whole: boolean): number {
  const rough = Math.log(base) * exponent;
  if (rough > 720) return Number.POSITIVE_INFINITY;
  if (rough < -760) return 0;
  if (Math.abs(rough) < 2 ** -55) return 1 + rough;
  if (exponent === 1) return base;
  addWork(WORK);
  if (whole && exponent > 0 && exponent <= 64) {
    const { mantissa, exponent: scale } = decompose(base);
    return roundToDouble(mantissa ** BigInt(exponent), scale * exponent);
  }
  const { mantissa, exponent: scale } = decompose(exponent);
  const product = mantissa * fixedLogarithm(base);
  const power = exponential(scale >= 0 ? product << BigInt(scale) : product >> BigInt(-scale));
  return roundToDouble(power.mantissa, power.exponent - 192);
}
