import { addIntegerWork, bitLength } from "./number.ts";

/*
 * Numbers as integers that count units of 2^-192. Elementary functions are computed in them far beyond the precision of a
 * double and rounded once, so that results are the nearest doubles and the same on every machine, which
 * JavaScript's `Math` does not promise.
 */

/** Fraction bits. */
const FRACTION = 192;
const SHIFT = BigInt(FRACTION);
export const ONE = 1n << SHIFT;

/** Bits of pi: enough to reduce the largest double by multiples of it. */
const PI_FRACTION = 1024 + FRACTION + 64;

const view = new DataView(new ArrayBuffer(8));

/** A finite double as `mantissa * 2 ** exponent`, exactly. */
export function decompose(value: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: value < 0 ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 };
}

/** Shifts left by any number of bits, right by rounding down when it is negative. */
function shifted(value: bigint, bits: number): bigint {
  return bits >= 0 ? value << BigInt(bits) : value >> BigInt(-bits);
}

/** A double in fixed point; exact from 2^-140 up. */
export function toFixed(value: number): bigint {
  const { mantissa, exponent } = decompose(value);
  return shifted(mantissa, FRACTION + exponent);
}

/**
 * The double nearest to `value * 2 ** exponent`, ties to even. What is closer to the middle between two doubles
 * than any inexact result can be was meant to lie there.
 */
export function roundToDouble(value: bigint, exponent: number): number {
  if (value < 0n) return -roundToDouble(-value, exponent);
  if (value === 0n) return 0;
  const length = bitLength(value);
  const top = length + exponent;
  if (top > 1024) return Number.POSITIVE_INFINITY;
  if (top < -1080) return 0;
  const dropped = Math.max(length - 53, -1074 - exponent);
  if (dropped <= 0) return Number(value) * 2 ** exponent;
  const drop = BigInt(dropped);
  const kept = value >> drop;
  const rest = value - (kept << drop);
  const beyondHalf = rest - (1n << (drop - 1n));
  const tolerance = length > 160 ? 1n << BigInt(length - 160) : 0n;
  const tie = beyondHalf <= tolerance && beyondHalf >= -tolerance;
  const up = tie ? (kept & 1n) === 1n : beyondHalf > 0n;
  return scaled(Number(up ? kept + 1n : kept), exponent + dropped);
}

/** An integer of up to 53 bits times a power of two; the power alone may be out of range. */
function scaled(integer: number, exponent: number): number {
  return exponent > 1000 ? integer * 2 ** (exponent - 100) * 2 ** 100 : integer * 2 ** exponent;
}

/** The double nearest to a number in fixed point. */
export function fromFixed(value: bigint): number {
  return roundToDouble(value, -FRACTION);
}

function times(a: bigint, b: bigint): bigint {
  return (a * b) >> SHIFT;
}

/** Quotient in fixed point. */
export function over(a: bigint, b: bigint): bigint {
  return (a << SHIFT) / b;
}

/** The arc tangent of 1/n in units of 2^-bits. */
function inverseTangent(n: bigint, bits: number): bigint {
  let term = (1n << BigInt(bits)) / n;
  let sum = term;
  for (let i = 3n, sign = -1n; term !== 0n; i += 2n, sign = -sign) {
    term /= n * n;
    sum += (sign * term) / i;
  }
  return sum;
}

let widePi: bigint | null = null;

/** Pi in units of 2^-PI_FRACTION, by Machin's formula. */
function piWide(): bigint {
  const guard = PI_FRACTION + 32;
  widePi ??= (4n * (4n * inverseTangent(5n, guard) - inverseTangent(239n, guard))) >> 32n;
  return widePi;
}

let naturalTwo: bigint | null = null;

/** The natural logarithm of 2: 2 * artanh(1/3). */
export function fixedLog2(): bigint {
  if (naturalTwo === null) {
    let power = (1n << (SHIFT + 16n)) / 3n;
    let sum = 0n;
    for (let i = 1n; power !== 0n; i += 2n) {
      sum += power / i;
      power /= 9n;
    }
    naturalTwo = (2n * sum) >> 16n;
  }
  return naturalTwo;
}

/** The exponential of a number in fixed point, as `mantissa * 2 ** exponent` with the mantissa in fixed point. */
export function exponential(value: bigint): { mantissa: bigint; exponent: number } {
  const ln2 = fixedLog2();
  const multiples = (2n * value + ln2) / (2n * ln2) - (2n * value + ln2 < 0n ? 1n : 0n);
  // Halved eight times for a short series, and squared back.
  const rest = (value - multiples * ln2) >> 8n;
  let term = ONE;
  let sum = ONE;
  for (let i = 1n; term !== 0n && term !== -1n; i++) {
    term = times(term, rest) / i;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = times(sum, sum);
  return { mantissa: sum, exponent: Number(multiples) };
}

/** Sine and cosine of an angle of at most about pi / 4. */
function smallSineCosine(angle: bigint): { sine: bigint; cosine: bigint } {
  const square = times(angle, angle);
  let sine = 0n;
  let cosine = 0n;
  let term = ONE;
  for (let i = 1n; term !== 0n && term !== -1n; i += 2n) {
    cosine += term;
    const odd = times(term, angle) / i;
    sine += odd;
    term = -times(term, square) / (i * (i + 1n));
  }
  return { sine, cosine };
}

/** Sine and cosine of a finite double. */
export function sineCosine(value: number): { sine: bigint; cosine: bigint } {
  const { mantissa, exponent } = decompose(value);
  const wide = shifted(mantissa, PI_FRACTION + exponent);
  const pi = piWide();
  const doubled = 2n * wide + pi / 2n;
  const quarters = doubled / pi - (doubled < 0n ? 1n : 0n);
  const rest = (wide - (quarters * pi) / 2n) >> BigInt(PI_FRACTION - FRACTION);
  const { sine, cosine } = smallSineCosine(rest);
  switch (Number(BigInt.asUintN(2, quarters))) {
    case 0:
      return { sine, cosine };
    case 1:
      return { sine: cosine, cosine: -sine };
    case 2:
      return { sine: -sine, cosine: -cosine };
    default:
      return { sine: -cosine, cosine: sine };
  }
}

/**
 * The natural logarithm of `mantissa * 2 ** exponent`, mantissa in fixed point and about 1. The logarithm as `Math` knows it is
 * a start; what is missing is the logarithm of a number that hardly differs from 1.
 */
export function logarithm(mantissa: bigint, exponent: number): bigint {
  const start = toFixed(Math.log(fromFixed(mantissa)));
  const back = exponential(start);
  const ratio = over(mantissa, shifted(back.mantissa, back.exponent));
  const delta = ratio - ONE;
  const square = times(delta, delta);
  const cube = times(square, delta);
  const fourth = times(square, square);
  return start + delta - square / 2n + cube / 3n - fourth / 4n + BigInt(exponent) * fixedLog2();
}

/** The angle of the point (x, y) from -pi to pi, x and y in any one unit; improves on `Math.atan2` in the same way. */
export function angleOf(y: bigint, x: bigint): bigint {
  const size = Math.max(bitLength(x), bitLength(y));
  const unit = size - FRACTION;
  const start = Math.atan2(roundToDouble(y, -size), roundToDouble(x, -size));
  const { sine, cosine } = sineCosine(start);
  const scaledX = shifted(x, -unit);
  const scaledY = shifted(y, -unit);
  const tangent = over(
    times(scaledY, cosine) - times(scaledX, sine),
    times(scaledX, cosine) + times(scaledY, sine),
  );
  const cube = times(times(tangent, tangent), tangent);
  return toFixed(start) + tangent - cube / 3n;
}

/** The integer square root, rounded down, of a number that is not negative. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  const length = bitLength(value);
  addIntegerWork(length, 3 * Math.log2(length));
  // A start that is not too small, from the leading bits; Newton's steps come down from there.
  const drop = BigInt(Math.max(0, length - 52) + (Math.max(0, length - 52) % 2));
  let root = BigInt(Math.ceil(Math.sqrt(Number((value >> drop) + 1n)))) << (drop / 2n);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
