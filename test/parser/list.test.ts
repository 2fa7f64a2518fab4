import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteElement, unescape as readEscape, splitList } from "../../src/parser/index.ts";
import { askEach, hasTclsh, randomStrings } from "./tclsh.ts";

const SPECIAL = [...'{}[]"\\$; \t\n\r\v\f#a', "b", "\u00a0", "é", "\\\n", "\\x41", "*"];

describe("splitList", () => {
  it.each<[string, readonly string[]]>([
    ["", []],
    [" \t\n", []],
    ["a b  c", ["a", "b", "c"]],
    ["{a b} {} c", ["a b", "", "c"]],
    ['"a b" c"d', ["a b", 'c"d']],
    ["{a {b c} d}", ["a {b c} d"]],
    ["a\\ b {\\}}", ["a b", "\\}"]],
    ["{a\\\nb} a\\\n  b", ["a\\\nb", "a b"]],
    ["a\u00a0b \u2028", ["a\u00a0b", "\u2028"]],
  ])("%j", (text, elements) => {
    expect(splitList(text)).toEqual(elements);
  });

  it.each([
    ["a {b", "unmatched open brace in list", 2],
    ['a "b', "unmatched open quote in list", 2],
    ["{a}b c", 'list element in braces followed by "b" instead of space', 3],
    ['"a"b c', 'list element in quotes followed by "b" instead of space', 3],
  ])("refuses %j", (text, message, offset) => {
    expect(splitList(text)).toEqual({ message, offset });
  });

  it("takes time in proportion to the length", () => {
    const many = "{a b} \\a ".repeat(200_000);
    const begin = performance.now();
    expect(splitList(many)).toHaveLength(400_000);
    splitList("{".repeat(1_000_000));
    quoteElement("}{".repeat(500_000), true);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it.runIf(hasTclsh)("agrees with tclsh on random strings", () => {
    const inputs = randomStrings(1, 20_000, SPECIAL, 12);
    const expected = askEach(
      `if {[catch {lrange $s 0 end} l]} {set r "error $l"} else {
         set r "list"; foreach e $l {append r " <[string length $e]:$e>"}}`,
      inputs,
    );
    const actual = inputs.map((text) => {
      const elements = splitList(text);
      if (!Array.isArray(elements)) return `error ${elements.message}`;
      return `list${elements.map((element) => ` <${element.length}:${element}>`).join("")}`;
    });
    expect(actual).toEqual(expected);
  });
});

describe("quoteElement", () => {
  it.each([
    ["", true, "{}"],
    ["abc", true, "abc"],
    ["#a", true, "{#a}"],
    ["#a", false, "#a"],
    ["#}", true, "\\#\\}"],
    ["a b", true, "{a b}"],
    ["a}", true, "a\\}"],
    ["a\\", true, "a\\\\"],
    ["a]b", true, "a\\]b"],
    ['a"b', true, 'a\\"b'],
    ['{a"b', false, '\\{a\\"b'],
  ])("%j (first: %j)", (text, first, quoted) => {
    expect(quoteElement(text, first)).toBe(quoted);
  });

  it("makes lists that read back", () => {
    const element = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...SPECIAL) }));
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        const text = elements.map((item, index) => quoteElement(item, index === 0)).join(" ");
        expect(splitList(text)).toEqual(elements);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  it.runIf(hasTclsh)("agrees with tclsh on random strings", () => {
    const inputs = randomStrings(2, 20_000, SPECIAL, 10);
    const expected = askEach("set r [list $s $s]", inputs);
    expect(inputs.map((text) => `${quoteElement(text, true)} ${quoteElement(text, false)}`)).toEqual(
      expected,
    );
  });
});

describe("unescape", () => {
  it.each([
    ["\\n", "\n", 2],
    ["\\x", "x", 2],
    ["\\x414", "A", 4],
    ["\\u00414", "A", 6],
    ["\\U00000041", "A", 10],
    ["\\U110000", "\ufffd", 7],
    ["\\400", " ", 3],
    ["\\8", "8", 2],
    ["\\\n \t b", " ", 5],
    ["\\", "\\", 1],
    ["\\é", "é", 2],
    ["\\\u{1f600}", "\u{1f600}", 3],
  ])("%j", (text, value, end) => {
    expect(readEscape(text, 0)).toEqual({ value, end });
  });

  it.runIf(hasTclsh)("agrees with tclsh on random sequences", () => {
    const inputs = randomStrings(
      3,
      5_000,
      ["\\", "x", "u", "U", "0", "1", "4", "7", "8", "a", "F", "g", "\n", " "],
      9,
    );
    const expected = askEach("set r [subst -nocommands -novariables $s]", inputs);
    const actual = inputs.map((text) => {
      let value = "";
      let at = 0;
      while (at < text.length) {
        if (text[at] !== "\\") value += text[at++];
        else {
          const sequence = readEscape(text, at);
          value += sequence.value;
          at = sequence.end;
        }
      }
      return value;
    });
    expect(actual).toEqual(expected);
  });
});
