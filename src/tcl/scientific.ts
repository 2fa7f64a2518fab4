import { decompose } from "./fixed-point.ts";

/** No double has more significant digits. */
const MOST_DIGITS = 800;

export interface Scientific {
  readonly digits: string;
  /** Of the first digit. */
  readonly exponent: number;
}

/** `precision + 1` significant digits of a positive number or 0, or fewer where the rest are zeros. */
export function scientific(value: number, precision: number): Scientific {
  if (value === 0) return { digits: "0", exponent: 0 };
  const count = Math.min(precision, MOST_DIGITS) + 1;
  const exponent = exponentOf(value);
  const digits = scaledInteger(value, count - 1 - exponent).toString();
  // Nines may have been rounded up.
  return digits.length > count
    ? { digits: digits.slice(0, count), exponent: exponent + 1 }
    : { digits, exponent };
}

/** The exponent of the first decimal digit. */
function exponentOf(value: number): number {
  const [digits, size] = value.toExponential().split("e");
  const exponent = Number(size);
  if (digits !== "1") return exponent;
  // The shortest digits may be those of a power of ten that the number lies below.
  const { numerator, denominator } = scaledRatio(value, -exponent);
  return numerator < denominator ? exponent - 1 : exponent;
}

/** `value * 10 ** places`, exactly. */
function scaledRatio(value: number, places: number): { numerator: bigint; denominator: bigint } {
  const { mantissa, exponent } = decompose(value);
  const power = 10n ** BigInt(Math.abs(places));
  let numerator = mantissa;
  let denominator = 1n;
  if (places >= 0) numerator *= power;
  else denominator *= power;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  return { numerator, denominator };
}

/** `value * 10 ** places` as the nearest integer, ties to even, computed exactly. */
export function scaledInteger(value: number, places: number): bigint {
  const { numerator, denominator } = scaledRatio(value, places);
  const quotient = numerator / denominator;
  const twice = 2n * (numerator - quotient * denominator);
  const up = twice === denominator ? (quotient & 1n) === 1n : twice > denominator;
  return up ? quotient + 1n : quotient;
}
