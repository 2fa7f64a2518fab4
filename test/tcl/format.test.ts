import { describe, expect, it } from "vitest";
import { formatText } from "../../src/tcl/commands/format.ts";
import { LimitReached } from "../../src/tcl/errors.ts";
import { createInterpreter } from "../../src/tcl/index.ts";
import { compareDirectly, type Question, tclWord } from "./oracle.ts";

const interp = createInterpreter();

function question(format: string, ...args: string[]): Question {
  return {
    script: ["format", format, ...args].map((word, index) => (index === 0 ? word : tclWord(word))).join(" "),
    compute: () => formatText(interp, format, args),
  };
}

function combinations(conversions: string, sizes: readonly string[], values: readonly string[]): Question[] {
  const questions: Question[] = [];
  for (const conversion of conversions) {
    for (const flags of ["", "-", "0", "+", " ", "#", "-0", "+#0", "- #"]) {
      for (const width of ["", "1", "12"]) {
        for (const precision of ["", ".", ".0", ".3", ".20"]) {
          for (const size of sizes) {
            const format = `%${flags}${width}${precision}${size}${conversion}|`;
            for (const value of values) {
              if (!isLibraryMistake(format, value)) questions.push(question(format, value));
            }
          }
        }
      }
    }
  }
  return questions;
}

/** The GNU library loses the zeros that `#` asks for when rounding makes `%g` change its notation. */
function isLibraryMistake(format: string, value: string): boolean {
  return value === "999999.5" && /#.*[gG]/.test(format);
}

const integers = [
  "0", "1", "-1", "255", "-255", "65535", "65536", "4294967296", "-9223372036854775808", "9223372036854775808",
  "18446744073709551621", "-1000000000000000000000000000000", " 0x1F ", "017",
]; // biome-ignore format: a table

const doubles = [
  "0", "-0.0", "1", "-1.5", "0.1", "0.5", "2.5", "1e10", "123456.789", "1e-5", "9.9996", "999999.5", "0.00012345",
  "1e22", "1e300", "5e-324", "-2.2250738585072014e-308", "4503599627370497.5", "inf", "-inf", "9007199254740993",
]; // biome-ignore format: a table

/** A format and its arguments in a row. */
const rows: readonly (readonly string[])[] = [
  [""], ["plain"], ["%%"], ["100%%!"], ["%%%d", "5"], ["%d"], ["%d", "a"], ["%d", ""], ["%d", "08"], ["%d", "1.5"],
  ["%d", "nan"], ["%d", "inf"], ["%d", "true"], ["%lld", "nan"], ["%lld", "1e3"], ["%u", "x"], ["%c", "a"], ["%c", "08"],
  ["%c", "99999999999"], ["%c", "65"], ["%5c|", "65"], ["%-5c|", "65"], ["%05c|", "65"], ["%.0c|", "65"], ["%lc", "65"],
  ["%c", "128512"], ["%c", "-1"], ["%c", "19968"], ["%c", "65535"], ["%c", "65536"], ["%c", "0"],
  ["%f", "a"], ["%f", ""], ["%f", "nan"], ["%f", "09"], ["%F", "1"], ["%a", "1"], ["%A", "1"], ["%p", "1"], ["%n", "1"],
  ["%y", "5"], ["%y"], ["%5.3ly", "5"], ["%é", "5"], ["%Ld", "5"], ["%qd", "5"], ["%jd", "5"], ["%zd", "5"],
  ["%td", "5"], ["%I64d", "5"], ["%hhd", "5"], ["%llld", "5"], ["%lhd", "5"], ["%hld", "5"], ["%h5d", "5"],
  ["%"], ["%", "5"], ["%5", "5"], ["%l", "5"], ["%-05.3l", "5"], ["%5%", "5"], ["%-%", "5"], ["%5%"], ["a%"],
  ["%*d", "5"], ["%*d", "5", "6"], ["%*d|", "-5", "6"], ["%*d", "a", "6"], ["%*d", "", "6"], ["%*", "5"],
  ["%*d|", "4294967301", "6"], ["%*d|", "4294967290", "6"], ["%*d|", "4294967295", "6"], ["%*d|", "-2147483648", "6"],
  ["%.*d", "5", "6"], ["%.*d", "-5", "6"], ["%.*d", "a", "6"], ["%.*d", "5"], ["%*.*f|", "10", "3", "3.14159"],
  ["%*.*f|", "10", "3"], ["%-*s|", "8", "ab"], ["%*5d", "1", "2", "3"], ["%*5s|", "8", "abcdefgh"], ["%5*d", "1", "2"],
  ["%5**s", "2", "abc", "3"], ["%.**s", "2", "abc", "3"], ["%.-5d", "3"], ["%5-d", "3"], ["%5 d", "3"],
  ["%2147483648d", "3"], ["%4294967301d|", "3"], ["%99999999999999999999d", "3"], ["%.4294967301d|", "3"],
  ["%.2147483648d", "3"], ["%.99999999999999999999d", "3"], ["%.2147483648s|", "abc"], ["%.2147483648f", "3"],
  ["%.2147483647f", "3"], ["%.2147483647s|", "abc"], ["%.2147483647g|", "3"], ["%.999999999s|", "abc"],
  ["%1$d %2$d", "5", "6"], ["%2$d %1$d", "5", "6"], ["%1$s %1$s", "a"], ["%2$d %d", "5", "6"], ["%d %2$d", "5", "6"],
  ["%3$d", "5", "6"], ["%0$d", "5", "6"], ["%1$*d", "5", "6"], ["%1$*2$d", "5", "6"], ["%1$*d|%1$d", "5", "6"],
  ["%2$*d|", "5", "6", "7"], ["%3$*d|", "5", "6", "7"], ["%1$.*f|", "2", "3.14159"], ["%1$%", "a"], ["%99999999999$d", "5"],
  ["%4294967297$d", "5"], ["%-1$5d|", "3"], ["%1$-5d|", "3"], ["%01$d|", "3"], ["%1$5$d|", "3"], ["%1$s%%%2$s", "a", "b"],
  ["%s"], ["%s %s", "a"], ["%s", "a", "b"], ["%s", "a b"], ["%5s|", "é"], ["%5s|", "\ud83d\ude00"], ["%.1s|", "éa"],
  ["%-+ 0#10d|", "5"], ["%++5d|", "3"], ["node%d.%s", "17", "exp"], ["%02d:%02d", "7", "9"], ["%.60e", "0.1"],
  ["%.400f", "1e-300"], ["%.1100f", "5e-324"], ["%.1100e", "5e-324"], ["%.900g", "5e-324"], ["%#.900g", "0.1"],
  ["%.300g", "1e300"], ["%.17g", "0.1"], ["%.15g", "0.3"], ["%#.10g", "100000"], ["%.2f", "1.005"], ["%.1f", "0.25"],
  ["%llu", "1"], ["%hd", "99999999999999999999999"], ["%hd", "-99999999999999999999999"], ["%x", "-18446744073709551617"],
]; // biome-ignore format: a table

describe("format", () => {
  compareDirectly("integers", combinations("diuoxXb", ["", "h", "l", "ll"], integers));
  compareDirectly("doubles", combinations("eEfgG", ["", "l"], doubles));
  compareDirectly(
    "strings and characters",
    combinations("sc", ["", "l"], ["", "65", "abc", "hello world, long"]),
  );
  compareDirectly(
    "single cases",
    rows.map(([format = "", ...args]) => question(format, ...args)),
  );

  it.each([
    ["%999999999d", ["1"]],
    ["%.999999999d", ["1"]],
    ["%.999999999f", ["1"]],
    ["%#.999999999g", ["1"]],
    ["%999999999s", ["a"]],
    ["%*d", ["999999999", "1"]],
    ["%60000000s%60000000s", ["a", "b"]],
    ["%1$s%1$s%1$s", ["x".repeat(30_000_000)]],
  ])("%s does not build more than a value may hold", (format, args) => {
    const small = createInterpreter();
    expect(() => formatText(small, format, args)).toThrow(LimitReached);
  });

  it("charges what it builds", () => {
    const small = createInterpreter({ limits: { steps: 100 } });
    small.begin();
    expect(() => formatText(small, "%50000s", ["a"])).toThrow(LimitReached);
  });
});

describe("digits of powers of ten", () => {
  const powers = [...Array(631).keys()].map((n) => `1e${n - 322}`);
  compareDirectly(
    "which doubles lie just below",
    powers.flatMap((power) => ["%.15e", "%.16e", "%.16g", "%.0e"].map((format) => question(format, power))),
  );
});
