import { asDouble } from "../numeric.ts";
import { type Scientific, scaledInteger, scientific } from "../scientific.ts";
import type { FormatField } from "./format-field.ts";

/** No double has more digits after the point. */
const MOST_FRACTION_DIGITS = 1074;

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

function exponentNotation({ digits, exponent }: Scientific, precision: number, keepPoint: boolean): string {
  const fraction = digits.slice(1).padEnd(precision, "0");
  const point = precision > 0 || keepPoint ? "." : "";
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits.charAt(0) || "0"}${point}${fraction}e${exponent < 0 ? "-" : "+"}${size}`;
}
