import { integerText } from "../number.ts";
import { asNumber, expectedInteger } from "../numeric.ts";
import { TclDouble } from "../value.ts";
import { type FormatField, formatError } from "./format-field.ts";

const RADIX: Readonly<Record<string, 2 | 8 | 10 | 16>> = { b: 2, o: 8, d: 10, u: 10, x: 16, X: 16 };

/**
 * A field of `%d`, `%u`, `%o`, `%x`, `%X` or `%b`, padded to its width where that is done with zeros. Without a size the
 * integer is cut to 64 bits, with `h` to 16, with `ll` not at all; other than `%d` these show a negative one as C
 * does, without its sign.
 */
export function formatInteger(field: FormatField): string {
  const { conversion, size } = field;
  if (conversion === "u" && size === "ll") {
    throw formatError("unsigned bignum format is invalid", "BADUNSIGNED");
  }
  const signed = conversion === "d" || size === "ll";
  const integer = cut(integerOf(field), size, signed);
  const negative = integer < 0;
  let prefix = "";
  if (signed) prefix = negative ? "-" : field.plus ? "+" : field.space ? " " : "";
  let precision = field.precision ?? 0;
  if (field.alternate) {
    if (conversion === "o") precision--;
    prefix += conversion === "o" ? "0" : conversion === "d" || conversion === "u" ? "" : `0${conversion}`;
  }
  let digits = digitsOf(integer, conversion);
  if (digits === "0" && conversion === "o" && field.alternate) digits = "";
  if (field.precision !== null) digits = digits.padStart(precision, "0");
  else if (field.zero) digits = digits.padStart(field.width - prefix.length, "0");
  return prefix + digits;
}

function integerOf(field: FormatField): number | bigint {
  const number = asNumber(field.value);
  if (number === null || number instanceof TclDouble) throw expectedInteger(field.value, "NUMBER");
  return number;
}

function cut(integer: number | bigint, size: FormatField["size"], signed: boolean): number | bigint {
  if (size === "ll") return integer;
  if (typeof integer === "number" && size !== "h" && (signed || integer >= 0)) return integer;
  const bits = size === "h" ? 16 : 64;
  return signed ? BigInt.asIntN(bits, BigInt(integer)) : BigInt.asUintN(bits, BigInt(integer));
}

/** The digits of the absolute value. */
function digitsOf(integer: number | bigint, conversion: string): string {
  const magnitude = integer < 0 ? -integer : integer;
  const radix = RADIX[conversion] as 2 | 8 | 10 | 16;
  if (radix === 10) return integerText(magnitude);
  const digits = magnitude.toString(radix);
  return conversion === "X" ? digits.toUpperCase() : digits;
}
