import { describe, expect, it } from "vitest";
import { scan } from "../../src/tcl/commands/scan.ts";
import { LimitReached } from "../../src/tcl/errors.ts";
import { createInterpreter } from "../../src/tcl/index.ts";
import { TclList } from "../../src/tcl/list-value.ts";
import { compareDirectly, type Question, tclWord } from "./oracle.ts";

/** A scan; with variables the answer is its result and what they hold then. */
function question(text: string, format: string, ...variables: string[]): Question {
  const words = ["scan", text, format, ...variables];
  const script = words.map((word, index) => (index === 0 ? word : tclWord(word))).join(" ");
  const shown = variables.map((name) => `[if {[info exists ${name}]} {set ${name}} else {list NONE}]`);
  return {
    script:
      variables.length === 0
        ? script
        : `unset -nocomplain ${variables.join(" ")}; list [${script}] ${shown.join(" ")}`,
    compute: () => {
      const interp = createInterpreter();
      const result = scan(interp, words, null);
      if (typeof result === "symbol") throw new Error("scan does not signal");
      if (variables.length === 0) return result;
      return new TclList([result, ...variables.map((name) => interp.readVariable(name) ?? "NONE")]);
    },
  };
}

/** Text, format, variables. */
const rows: readonly (readonly [string, string, ...string[]])[] = [
  ["12", "%d"], ["12", "%d", "x"], ["12", "%d", "x", "y"], ["12", "%d %d", "x"], ["abc", "%d"], ["", "%d"], [" ", "%d"],
  ["-", "%d"], ["-a", "%d"], ["", "%d", "x"], ["abc", "%d", "x"], ["-", "%d", "x"], ["+", "%d", "x"], ["-", "%1d", "x"],
  ["-5", "%1d", "x"], ["-", "%5d", "x"], ["- ", "%5d", "x"], [".", "%5f", "x"], ["in", "%5f", "x"], ["inx", "%f", "x"],
  ["99999999999999999999", "%d"], ["-99999999999999999999", "%d"], ["99999999999999999999", "%ld"], ["99999999999999999999", "%lld"],
  ["99999999999999999999", "%Ld"], ["99999999999999999999", "%hd"], ["99999", "%hd"], ["-1", "%u"], ["-1", "%lu"], ["-1", "%hu"],
  ["-1", "%llu"], ["18446744073709551615", "%d"], ["18446744073709551615", "%u"], ["18446744073709551615", "%x"],
  ["18446744073709551616", "%d"], ["18446744073709551616", "%u"], ["9223372036854775808", "%d"], ["-9223372036854775809", "%d"],
  ["-18446744073709551615", "%d"], ["-99999999999999999999", "%u"], ["ffffffffffffffff", "%x"], ["ffffffffffffffff", "%llx"],
  [" abc def", "%s%s%s"], ["abcdef", "%3s%s"], ["abcdef", "%0s%s"], ["a b", "%s %s"], ["abc", "%c"], ["abc", "%c%c%c"],
  [" a", "%c"], ["", "%c"], ["abc", "%5c"], ["abc", "%*5c"], ["abc", "%lc"], ["abc", "%ls"], ["abc", "%hs"], ["abc", "%Ls"],
  ["abc", "%lls"], ["abc", "%ln"], ["abc", "%n"], ["abc", "%5n"], ["abc", "a%nb%n"], ["abc", "abc%n"], ["abc", "abx%n"],
  ["ab c", "%s%n"], ["abc", "%[a-b]"], ["abc", "%[b-a]"], ["abc", "%[^c]"], ["abc", "%[]a]"], ["]abc", "%[]a]"],
  ["]abc", "%[^]a]"], ["abc", "%["], ["abc", "%[a"], ["abc", "%[^"], ["abc", "%[]"], ["abc", "%[^]"], ["a-c", "%[a-]"],
  ["a-c", "%[-a]"], ["a-c", "%[a-c-]"], ["abc", "%[a-b-c]"], ["abc", "%[a--c]%n"], ["-bc", "%[a--c]%n"], ["--", "%[--a]%n"],
  ["]_^", "%[]-a]%n"], ["1-2", "%[^-]%n"], ["1-2", "%[^--]%n"], ["ab^c", "%[a^b]%s"], ["a b", "%[ a]%s"], [" ab", "%[ a]%s"],
  ["abc", "%l[a]"], ["abc", "%2[a-z]%s"], ["abc", "%*2[a-z]%s"], ["abc", "%[x]"], ["", "%[x]"], ["", "%[x]", "v"],
  ["abc", "%[x]", "v"], ["x[y]z", "%[xy[]%s"], ["héllo", "%[a-é]%s"], ["abc", "%y"], ["abc", "%"], ["abc", "%5"], ["abc", "%*"],
  ["abc", "%l"], ["abc", "%1$"], ["abc", "%é"], ["5", "%-d"], ["5", "%+d"], ["5", "% d"], ["5", "%#d"], ["5", "%0d"],
  ["1 2 3", "%*d %d %d"], ["1 2 3", "%*d %d %d", "a"], ["1 2 3", "%*d %d %d", "a", "b"], ["1 2", "%2$d %1$d"],
  ["1 2", "%2$d %1$d", "a", "b"], ["1 2", "%2$d %2$d"], ["1 2", "%1$d %1$d", "a"], ["1 2", "%2$d", "a", "b"], ["1 2", "%3$d"],
  ["1 2", "%3$d", "a", "b"], ["1 2", "%0$d"], ["1 2", "%1$d %d"], ["1 2", "%d %2$d"], ["1 2", "%*d %2$d"], ["1 2", "%*1$d %d"],
  ["1 2", "%d", "a", "b"], ["5", "%1$*d"], ["5 6", "%*d%1$d", "v"], ["5", "%5$d", "a", "b", "c", "d", "e"], ["1", "%20$d"],
  ["1.5", "%f"], ["1", "%f"], ["1e5", "%f"], ["1e", "%f%s"], ["1e+", "%f%s"], [".5", "%f"], ["5.", "%f%s"], [".", "%f"],
  ["-.", "%f"], ["-.e5", "%f%s"], ["1.e5", "%f%s"], ["1.5e-3x", "%f%s"], ["1.5e-x", "%f%s"], ["inf", "%f"], ["nan", "%f"],
  ["-inf", "%g"], ["+inf", "%f"], ["infinity", "%f%s"], ["INFINITYx", "%f%s"], ["infi", "%f%s"], ["infinity", "%5f%s"], ["inf", "%2f%s"], ["nan 5", "%f %d"],
  ["nan 5", "%f %d", "a", "b"], ["nan(7ff)x", "%*f%s"], ["nan", "%*f%n"], ["0x10", "%f%s"], ["08", "%f"], ["0x1.8", "%f%s"], ["-0", "%f"],
  ["-0.0", "%f"], ["-0e0", "%f"], ["1.23456", "%4f%s"], ["1e5", "%2f%s"], ["1e+5", "%3f%s"], ["1e400", "%f"],
  ["123456789012345678901234567890", "%f"], ["1.5", "%lf"], ["1.5", "%llf"], ["1.5", "%a"], ["1.5", "%e"], ["1.5", "%E"], ["1.5", "%G"],
  ["50%", "%d%%"], ["50%", "%d%%%n"], ["50 %", "%d %%%n"], ["a  b", "a b%n"], ["ab", "a b%n"], ["a5", " a %d"], ["x5", "y%d"],
  ["x", "xy%d"], ["x", "xy%d", "v"], ["x", "y%d", "v"], ["5", "%d %d"], ["5 x", "%d %d"], ["5", "%d %d", "a", "b"], ["5", "%d x %d"],
  ["\ud83d\ude00", "%c%c"], ["\ud83d\ude00x", "%c%c"], ["一", "%c"], ["一丁b", "%2s%n"], ["é5", "%n%1s%n%d%n"],
  ["a\0b", "%1s%n%c%n"], ["a\0b", "%s%n"], ["12345", "%2d%2d%d"], ["-12345", "%2d%2d%d"], ["0x12345", "%2x%2x%x"],
  ["0x12345", "%3x%2x%x"], ["12", ""], ["", ""], ["12", "", "x"], ["12", "12"], ["1,2", "%d,%d"], ["1_0", "%d%s"],
  ["1\u00a02", "%d %d"], ["a\u3000b", "%s%s"], ["a\u0085b", "%s%s"], ["a\u200bb", "%s%s"], ["a\u2028b", "%s%s"], ["a\vb", "%s%s"],
  ["1", "%hhd"], ["1", "%jd"], ["1", "%zd"], ["1", "%llld"], ["1", "%99999999999d"], ["5", "%d%*d%n"], ["5 6", "%d%*d%n"],
  ["", "x"], ["", "x%d"], ["", "%n"], ["", "%n", "v"], ["", " %n"], ["", "%*d"], ["", "%*d%d", "v"], ["a", "%*d%d", "v"], ["5", "%*d%d", "v"],
  ["5", "%*d"], ["5", "%*d%d"], ["a", "%*s%s"], ["a", "%*s%s", "v"], ["a", "%*c%c"], ["a", "%*[a]%c", "v"], ["1.5", "%*f%d", "v"],
  ["5", "%*n%d"], ["5 6", "%d %d", "ok", "also"],
]; // biome-ignore format: a table

const texts = [
  "0", "-0", "+0", "7", "08", "017", "0x1F", "0X1f", "0x", "0xg", "-0x10", "0b11", "0B1", "0b", "0b2", "0o17", "0o", "00x1", "000123",
  "12ab", "ff", "FFz", "+-5", "--5", "- 5", "  42", "1e5", "112", "2", "9", "18", "-017", "99999999999999999999999999",
]; // biome-ignore format: a table

const integerFormats = ["d", "i", "o", "x", "X", "b", "u"].flatMap((conversion) =>
  ["", "l", "h", "L", "1", "2", "3", "5", "ll"].map((modifier) => `%${modifier}${conversion}`),
);

describe("scan", () => {
  compareDirectly(
    "single cases",
    rows.map((row) => question(...row)),
  );
  compareDirectly(
    "integers",
    texts.flatMap((text) => integerFormats.map((format) => question(text, `${format}%s%n`))),
  );

  it("does not build a list of any length", () => {
    const interp = createInterpreter();
    expect(() => scan(interp, ["scan", "1", "%999999999$d"], null)).toThrow(LimitReached);
  });

  it("does not take a format of any length", () => {
    const interp = createInterpreter({ limits: { items: 10_000 } });
    expect(() => scan(interp, ["scan", "1", "%d ".repeat(10_000)], null)).toThrow(LimitReached);
    expect(scan(interp, ["scan", `${"a".repeat(50_000)}7`, `${"a".repeat(50_000)}%d`], null)).toEqual(
      new TclList([7]),
    );
  });

  it("answers about long sets and texts at once", () => {
    const interp = createInterpreter();
    const ranges = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e00 + i))
      .join("")
      .repeat(10);
    const result = scan(interp, ["scan", "\u4e00".repeat(1_000_000), `%[${ranges}]%n`], null);
    expect(result instanceof TclList && result.items[1]).toBe(3_000_000);
  });
});
