import { precision } from "./precision.ts";
import { scientific } from "./scientific.ts";

/**
 * A double as Tcl 8.6 prints it: with `tcl_precision` digits, see `roundedText`, and with 0 of them the shortest
 * digits that read back as the same number, always with a point or an exponent; exponents below -4 and above 16 are written with an exponent.
 */
export function doubleText(value: number): string {
  if (precision !== 0) return roundedText(value);
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e17) {
    const text = String(value);
    if (text.length > 15 && isPowerOfTwo(size)) return powerOfTwoText(value);
    return Number.isInteger(value) ? `${text}.0` : text;
  }
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (Number.isNaN(value)) return "NaN";
  if (size === Number.POSITIVE_INFINITY) return value > 0 ? "Inf" : "-Inf";
  if (isPowerOfTwo(size)) return powerOfTwoText(value);
  if (roughExponent(size) < 26) return value.toExponential();
  return value < 0 ? `-${insideText(size)}` : insideText(size);
}

/** A double rounded to `tcl_precision` digits; the exponent, where one is needed, has two digits or more. */
function roundedText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const { digits, exponent } = scientific(Math.abs(value), precision - 1);
  return sign + notation(digits.replace(/(?!^)0+$/, ""), exponent, 2);
}

/** Digits with the point behind the first one, times a power of ten, which is written if it is far from 0. */
function notation(digits: string, exponent: number, exponentDigits: number): string {
  if (exponent < -4 || exponent > 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    const size = String(Math.abs(exponent)).padStart(exponentDigits, "0");
    return `${digits.charAt(0)}${fraction}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return `${digits.padEnd(exponent + 1, "0")}.0`;
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/**
 * The decimal exponent by which Tcl chooses between 64-bit and wide arithmetic: a linear estimate, that of David
 * Gay's dtoa, which just below a power of ten may be one too high.
 */
function roughExponent(size: number): number {
  view.setFloat64(0, size);
  const binary = ((view.getUint32(0) >>> 20) & 0x7ff) - 1023;
  const mantissa = size / 2 ** binary;
  return Math.floor((mantissa - 1.5) * 0.289529654602168 + 0.1760912590558 + binary * 0.301029995663981);
}

/**
 * From 1e26 on Tcl does not take a decimal that lies in the middle between two doubles for the lower one, though it
 * reads it as that when that is the even one. So it prints 1e23 * 2**31 as 2.1474836479999998e+32.
 */
function insideText(value: number): string {
  let text = value.toExponential();
  const exact = BigInt(value);
  view.setFloat64(0, value);
  const spacing = 1n << BigInt(((view.getUint32(0) >>> 20) & 0x7ff) - 1075);
  for (let fraction = Math.max(0, text.indexOf("e") - text.indexOf(".") - 1); fraction < 16; fraction++) {
    if (2n * (integerOf(text) - exact) < spacing) break;
    text = value.toExponential(fraction + 1);
  }
  return text;
}

/** The integer that a text such as `1.25e+30` means. */
function integerOf(text: string): bigint {
  const [mantissa, exponent] = text.split("e") as [string, string];
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  return BigInt(whole + fraction) * 10n ** BigInt(Number(exponent) - fraction.length);
}

const view = new DataView(new ArrayBuffer(8));

/** Only of normal numbers: those below 2^-1022 have neighbours at one distance on both sides. */
function isPowerOfTwo(size: number): boolean {
  view.setFloat64(0, size);
  return view.getUint32(4) === 0 && (view.getUint32(0) & 0xfffff) === 0;
}

/**
 * Below a power of two the doubles lie twice as dense as above. Tcl 8.6 has the two sides the wrong way round when
 * it looks for the shortest digits, so it prints 2.0**64 as 1.844674407370955e+19, which is the double below. Scripts
 * see that text, so it is the right one here: Steele and White's digit generation with exchanged margins.
 */
function powerOfTwoText(value: number): string {
  view.setFloat64(0, value);
  const binaryExponent = ((view.getUint32(0) >>> 20) & 0x7ff) - 1023;
  const { digits, exponent } = powerOfTwoDigits(binaryExponent);
  return (value < 0 ? "-" : "") + notation(digits, exponent, 1);
}

/** The digits of 2 to the power of `binary` in Tcl's sense, and the decimal exponent of the first one. */
function powerOfTwoDigits(binary: number): { digits: string; exponent: number } {
  // The number is rest / unit; all four are scaled so that the margins are whole numbers.
  const scale = 54;
  let rest = 1n << BigInt(scale + Math.max(binary, 0));
  let unit = 1n << BigInt(scale + Math.max(-binary, 0));
  let below = rest >> 53n;
  let above = rest >> 54n;
  let exponent = Math.floor(binary * Math.log10(2));
  if (exponent >= 0) {
    unit *= 10n ** BigInt(exponent);
  } else {
    const factor = 10n ** BigInt(-exponent);
    rest *= factor;
    below *= factor;
    above *= factor;
  }
  let whole = 0n;
  for (;;) {
    const digit = rest / unit;
    rest %= unit;
    whole = whole * 10n + digit;
    const low = rest <= below;
    const high = rest + above >= unit;
    if (low || high) {
      if (low ? 2n * rest > unit : high) whole += 1n;
      break;
    }
    rest *= 10n;
    below *= 10n;
    above *= 10n;
    exponent--;
  }
  const text = whole.toString();
  return { digits: text.replace(/0+$/, ""), exponent: exponent + text.length - 1 };
}
