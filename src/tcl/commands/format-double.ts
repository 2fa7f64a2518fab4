import { decompose } from "../fixed-point.ts";
import { asDouble } from "../numeric.ts";
import type { FormatField } from "./format-field.ts";

/** No double has more digits after the point, nor more significant ones. */
const MOST_FRACTION_DIGITS = 1074;
const MOST_DIGITS = 800;

/** A field of `%e`, `%f` or `%g`, padded to its width: what C's `printf` makes of it, every digit exact. */
export function formatDouble(field: FormatField): string {
  const value = asDouble(field.value);
  const upper = field.conversion === "E" || field.conversion === "G";
  const negative = value < 0 || Object.is(value, -0);
  const sign = negative ? "-" : field.plus ? "+" : field.space ? " " : "";
  const finite = Number.isFinite(value);
  const body = finite ? digitsOf(Math.abs(value), field) : "inf";
  const text = upper ? body.toUpperCase() : body;
  if (field.minus) return (sign + text).padEnd(field.width);
  if (field.zero && finite) return sign + text.padStart(field.width - sign.length, "0");
  return (sign + text).padStart(field.width);
}

function digitsOf(value: number, field: FormatField): string {
  const precision = field.precision ?? 6;
  switch (field.conversion) {
    case "f":
      return fixedNotation(value, precision, field.alternate);
    case "e":
    case "E":
      return exponentNotation(scientific(value, precision), precision, field.alternate);
    default:
      return generalNotation(value, Math.max(1, precision), field.alternate);
  }
}

/** `%g`: the shorter of both notations, without trailing zeros unless they are asked for. */
function generalNotation(value: number, precision: number, keepZeros: boolean): string {
  const rounded = scientific(value, precision - 1);
  const fits = rounded.exponent >= -4 && rounded.exponent < precision;
  if (!keepZeros) {
    const text = fits
      ? fixedNotation(value, Math.min(MOST_FRACTION_DIGITS, precision - 1 - rounded.exponent), false)
      : null;
    if (text !== null) return text.includes(".") ? withoutZeros(text) : text;
    const digits = withoutZeros(rounded.digits);
    return exponentNotation({ digits, exponent: rounded.exponent }, Math.max(0, digits.length - 1), false);
  }
  return fits
    ? fixedNotation(value, precision - 1 - rounded.exponent, true)
    : exponentNotation(rounded, precision - 1, true);
}

/** Without the zeros at the end, and the point before them. */
function withoutZeros(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "0") end--;
  if (text.charAt(end - 1) === ".") end--;
  return text.slice(0, end);
}

function fixedNotation(value: number, precision: number, keepPoint: boolean): string {
  const computed = Math.min(precision, MOST_FRACTION_DIGITS);
  const digits = scaledInteger(value, computed)
    .toString()
    .padStart(computed + 1, "0");
  const whole = digits.slice(0, digits.length - computed);
  if (precision === 0) return keepPoint ? `${whole}.` : whole;
  return `${whole}.${digits.slice(digits.length - computed).padEnd(precision, "0")}`;
}

interface Scientific {
  readonly digits: string;
  /** Of the first digit. */
  readonly exponent: number;
}

/** `precision + 1` significant digits of a number, or fewer where the rest are zeros. */
function scientific(value: number, precision: number): Scientific {
  if (value === 0) return { digits: "0", exponent: 0 };
  const count = Math.min(precision, MOST_DIGITS) + 1;
  let exponent = Number(value.toExponential().split("e")[1]);
  // The shortest digits may have been rounded up to the next power of ten, and so may ours.
  for (;;) {
    const digits = scaledInteger(value, count - 1 - exponent).toString();
    if (digits.length === count) return { digits, exponent };
    exponent += digits.length > count ? 1 : -1;
  }
}

function exponentNotation({ digits, exponent }: Scientific, precision: number, keepPoint: boolean): string {
  const fraction = digits.slice(1).padEnd(precision, "0");
  const point = precision > 0 || keepPoint ? "." : "";
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits.charAt(0) || "0"}${point}${fraction}e${exponent < 0 ? "-" : "+"}${size}`;
}

/** `value * 10 ** places` as the nearest integer, ties to even, computed exactly. */
function scaledInteger(value: number, places: number): bigint {
  const { mantissa, exponent } = decompose(value);
  const power = 10n ** BigInt(Math.abs(places));
  let numerator = mantissa;
  let denominator = 1n;
  if (places >= 0) numerator *= power;
  else denominator *= power;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  const quotient = numerator / denominator;
  const twice = 2n * (numerator - quotient * denominator);
  const up = twice === denominator ? (quotient & 1n) === 1n : twice > denominator;
  return up ? quotient + 1n : quotient;
}
