import { describe, expect, it } from "vitest";
import { compileRegexp, match, RegexpBudgetExceeded } from "../../src/tcl/regexp/index.ts";

const STEPS = 10_000_000;

/** Steps that a match takes. */
function cost(pattern: string, text: string): number {
  const budget = { steps: STEPS };
  match(compileRegexp(pattern), text, 0, {}, budget);
  return STEPS - budget.steps;
}

describe("time grows with the text, not faster", () => {
  const rows: readonly (readonly [pattern: string, unit: string, rest: string])[] = [
    ["(a*)*b", "a", ""],
    ["(x+x+)+y", "x", ""],
    ["(a|aa)+$", "a", "b"],
    ["^(a+)+$", "a", "b"],
    ["(.*)(.*)(.*)(.*)(.*)b", "a", ""],
    ["(.*)(.*)(.*)(.*)(.*)b", "a", "b"],
    ["(a|b)*?(a|ab)*(b|ba)*?c", "ab", "c"],
    ["a[^z]*z|b", "a", "b"],
    ["aaa[^z]*z", "a", "b"],
    ["(?=a*c)(?!a*d)a*", "a", "b"],
    ["(?:(?=(?:a|b)*x)|a|b)*", "ab", ""],
    ["((a|b)*c|(a|b)*d)*e", "ab", "e"],
    [String.raw`\y(\w+)\y\s*$`, "word ", "!"],
    ["(a?){30}a{30}", "a", ""],
  ];
  it.each(rows)("%s on many %s", (pattern, unit, rest) => {
    const small = cost(pattern, unit.repeat(2_000) + rest);
    const large = cost(pattern, unit.repeat(20_000) + rest);
    expect(large).toBeLessThan(14 * small + 1_000);
    expect(large).toBeLessThan(2_000_000);
  });

  it("finds all words of a long text quickly", () => {
    const text = "word other ".repeat(20_000);
    const started = performance.now();
    expect(match(compileRegexp("^(?:(word|other) )*$"), text, 0, {}, { steps: STEPS })?.[2]).toBe(
      text.length - 6,
    );
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("the budget", () => {
  const exponential = String.raw`^(a|a)*(a|a)*(a|a)*(\1|\2)*(\3\1)*b$`;

  it("ends a match that tries too much", () => {
    const compiled = compileRegexp(exponential);
    const text = `${"a".repeat(40)}cb`;
    const tries = compileRegexp(String.raw`^(?:(a+)+\1)+b?\1c$`);
    expect(() => match(tries, `${"a".repeat(200)}c`, 0, {}, { steps: 100_000 })).toThrow(
      RegexpBudgetExceeded,
    );
    expect(match(compiled, text, 0, {}, { steps: STEPS })).toBeNull();
  });

  it("covers states of automata that are never met again", () => {
    let text = "";
    for (let i = 1; text.length < 50_000; i = (i * 48271) % 2147483647) text += i % 2 === 0 ? "a" : "b";
    expect(() => match(compileRegexp("(?:a|b)*a(?:a|b){200}x"), text, 0, {}, { steps: STEPS })).toThrow(
      RegexpBudgetExceeded,
    );
  });
});

describe("patterns that are too large", () => {
  const rows: readonly (readonly [title: string, pattern: string])[] = [
    ["nested bounds", "((a{255}){255}){255}"],
    ["nested bounds without captures", "(?:(?:(?:a{255}){255}){255}){255}"],
    ["nested bounds of nothing", "((((){255}){255}){255}){255}"],
    ["deep parentheses", "(".repeat(100_000)],
    ["deep lookaheads", "(?=".repeat(100_000)],
    ["many atoms", "a".repeat(1_000_000)],
    ["many branches", "|".repeat(1_000_000)],
    [
      "doubling back references",
      `(a)${Array.from({ length: 60 }, (_, i) => `(\\${i + 1}\\${i + 1})`).join("")}`,
    ],
    ["chained back references", `(a)${Array.from({ length: 5_000 }, (_, i) => `(\\${i + 1})`).join("")}`],
    ["large ranges without case", `(?i)${"[\\u0001-\\uffff]".repeat(40_000)}`],
    [
      "many different brackets",
      Array.from({ length: 20_000 }, (_, i) => `[^\\u${(i + 256).toString(16).padStart(4, "0")}b]`).join(""),
    ],
  ];
  it.each(rows)("%s", (_, pattern) => {
    const started = performance.now();
    expect(() => compileRegexp(pattern)).toThrow("regular expression is too complex");
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("accepts what is only large", () => {
    for (const pattern of [
      "(a{100}){100}",
      "(?:a{0,100}){50}",
      "a?".repeat(1000),
      "(a)".repeat(200),
      "a".repeat(10_000),
    ]) {
      expect(compileRegexp(pattern).groups).toBeLessThan(201);
    }
  });

  it("passes over a long row of comments", () => {
    const compiled = compileRegexp(`${"(?#x)".repeat(100_000)}a`);
    expect(match(compiled, "a", 0, {}, { steps: STEPS })).toEqual(Int32Array.of(0, 1));
  });
});
