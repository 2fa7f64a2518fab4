import { describe, expect, it } from "vitest";
import {
  asBoolean,
  asDouble,
  asIndex,
  asInteger,
  asNumber,
  asSmallInteger,
  asWide,
  parseNumber,
} from "../../src/tcl/convert.ts";
import { LimitReached } from "../../src/tcl/errors.ts";
import { TclList } from "../../src/tcl/list-value.ts";
import { TclDouble, toText, type Value } from "../../src/tcl/value.ts";
import { compareDirectly, type Question, tclValue } from "./oracle.ts";

// biome-ignore format: a table
const texts = [
  "0", "-0", "+0", "00", "000", "1", "-1", "+1", "--1", "+-1", "- 1", "12", "0012", "9007199254740991", "9007199254740993",
  "-9007199254740993", "123456789012345", "1234567890123456", "99999999999999999999", "4294967295", "4294967296", "-4294967295",
  "2147483648", "-2147483648", "18446744073709551615", "18446744073709551616", "-18446744073709551615", "9223372036854775808",
  "0x", "0x1F", "0X1f", "0x1g", "0xg", "-0x10", "0x10000000000000000", "0b", "0b101", "0B1", "0b2", "0b1.1", "0o", "0o17", "0O17", "0o8",
  "0o17.5", "0o18", "017", "0779", "0779.5", "08", "-08", "09a", "0 8", "08 ", "08.", "08.5", "08e", "08e1", "09.5e1", "07e1", "0d10", "0_1", "1_0", "1,5", "1d",
  ".", ".5", "+.5", "-.5e-3", "5.", "5.e3", ".e1", "1e", "1e3", "1e+", "1e+3", "1E-3", "1.5e+3x", "1e400", "-1e400", "1e-400", "4.9e-324",
  "2.4e-324", "2.5e-324", "0.0.0", "0.1", "1.0", "-1.0", "-0.0", "1e22", "0e0", "7e01",
  "inf", "Inf", "INF", "-inf", "+Infinity", "infinit", "infinity", "infinityx", "infx", "i", "in", "nan", "NaN", "-nan", "nan(7ff)",
  "NaN()", "NaN(xyz)", "nan( 7ff )", "NaN (7ff)", "nan(7ff", "nan(12345678901234)", "n", "na",
  " 12", "12 ", "\t12\n", "\v1\f", "1\u00a0", "\u00a01", "1\0", "1 2", "", " ", "a", "{", "é", "0x1p3", "1e5000",
  "t", "tr", "true", "TRUE", "truex", "f", "fa", "false", "y", "ye", "yes", "no", "NO", "o", "on", "of", "off", "offx", " true", "true ", "trueé",
  "end", "end-1", "end+1", "end- 1", "end -1", "end--1", "end+-1", "en", "e", "en-1", "END", "ends", "end-", "end-08", "end+08", "end-0o8", "end-0x1",
  "end-1x", "end-end", "end-4294967295", "end-4294967296", "end-1 ", "end ", " end", "1+1", "1-1", "1+-1", "1-+1", "-1+2", "++1", "1++1", "1+ 1",
  "1 +1", "1+1 ", "1+1x", "1+1+1", "1+", "+", "-", "1+end", "08+1", "1+08", "2147483647+1", "4294967296-4294967295", "0x1+1", "1+0x",
];

/** As text and in the forms that the text has in nsc. */
function forms(text: string): Value[] {
  const number = asNumber(text);
  const list = text === "" || /[\s{}"\\[\]$;#]/.test(text) ? [] : [new TclList([text])];
  // No text of tclsh gives it NaN as a double.
  const hasNumber = number !== null && toText(number) === text && text !== "NaN";
  return hasNumber ? [text, number, ...list] : [text, ...list];
}

/** Each text as the variable `a` of a script, and each of its forms converted. */
function asked(script: string, convert: (value: Value) => Value | boolean): Question[] {
  return texts.flatMap((text) =>
    forms(text).map((value) => ({
      script: `set a ${tclValue(value)}; ${script}`,
      compute: () => convert(value),
    })),
  );
}

describe("values as numbers, as in tclsh", () => {
  compareDirectly(
    "doubles",
    asked("expr {double($a)}", (value) => new TclDouble(asDouble(value))),
  );
  compareDirectly("booleans", asked("expr {bool($a)}", asBoolean));
  compareDirectly("integers", asked("unset -nocomplain v; incr v $a", asInteger));
  compareDirectly(
    "counts",
    asked("scan [format %c $a] %c", (value) => {
      const code = asSmallInteger(value);
      return code < 0 || code > 0xffff ? 0xfffd : code;
    }),
  );
  compareDirectly(
    "64-bit integers",
    asked("lsort -integer -indices [list 5 $a]", (value) => (asWide(value) < 5 ? "1 0" : "0 1")),
  );
  compareDirectly(
    "positions",
    asked("string index abcdef $a", (value) => "abcdef".charAt(asIndex(value, 6))),
  );
});

describe("asIndex", () => {
  it.each<[Value, number, number]>([
    ["end", 5, 4],
    ["end", 0, -1],
    ["end+2", 5, 6],
    ["-3", 5, -3],
    [-3, 5, -3],
    ["100", 5, 100],
    ["2-5", 5, -3],
  ])("%s of %i is %i", (value, length, expected) => {
    expect(asIndex(value, length)).toBe(expected);
  });
});

describe("parseNumber", () => {
  it("gives integers in their one form", () => {
    expect(parseNumber("9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseNumber("9007199254740992")).toBe(2n ** 53n);
    expect(parseNumber("-0")).toBe(0);
    expect(Object.is(parseNumber("-0"), 0)).toBe(true);
    expect(Object.is(parseNumber("-0x0"), 0)).toBe(true);
    expect(parseNumber("0x1fffffffffffff")).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseNumber(`0x${"0".repeat(400_000)}7`)).toBe(7);
  });

  it.each([
    "7".repeat(400_000),
    `0x${"f".repeat(300_000)}`,
    `0b${"1".repeat(1_100_000)}`,
    "1".repeat(30_000_000),
  ])("refuses integers that are too wide", (text) => {
    expect(() => parseNumber(text)).toThrow(LimitReached);
  });

  it("reads long numbers of the widest kind in time", () => {
    expect(String(parseNumber("7".repeat(300_000)))).toBe("7".repeat(300_000));
    expect(parseNumber(`1.${"0".repeat(5_000_000)}1`)).toEqual(new TclDouble(1));
    expect(parseNumber(" ".repeat(5_000_000))).toBe(null);
  });
});
