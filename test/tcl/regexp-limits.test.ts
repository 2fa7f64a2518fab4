import { describe, expect, it, vi } from "vitest";
import { compileRegexp, match, RegexpBudgetExceeded } from "../../src/tcl/regexp/index.ts";
import { PatternCache } from "../../src/tcl/regexp/pattern-cache.ts";
import { StateCache } from "../../src/tcl/regexp/state-cache.ts";

const STEPS = 10_000_000;

/** Nothing here may take long, but the machine may have other things to do as well. */
vi.setConfig({ testTimeout: 20_000 });

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
    expect(large).toBeLessThan(3 * unit.length * 20_000);
  });

  it("finds all words of a long text quickly", () => {
    const text = "word other ".repeat(20_000);
    expect(match(compileRegexp("^(?:(word|other) )*$"), text, 0, {}, { steps: STEPS })?.[2]).toBe(
      text.length - 6,
    );
  });
});

describe("the budget", () => {
  it.each([
    [String.raw`^(a*)(a*)(a*)(a*)\4\3\2\1b\1c$`, `${"a".repeat(100)}bc`],
    [String.raw`^((a|aa)\2)*d?\1x$`, `${"a".repeat(41)}x`],
  ])("ends %s, which tries too much", (pattern, text) => {
    expect(() => match(compileRegexp(pattern), text, 0, {}, { steps: STEPS })).toThrow(RegexpBudgetExceeded);
  });

  it("covers states of automata that are never met again", () => {
    let text = "";
    for (let i = 1; text.length < 50_000; i = (i * 48271) % 2147483647) text += i % 2 === 0 ? "a" : "b";
    expect(() => match(compileRegexp("(?:a|b)*a(?:a|b){200}x"), text, 0, {}, { steps: STEPS })).toThrow(
      RegexpBudgetExceeded,
    );
  });
});

describe("memory", () => {
  it("keeps the patterns used last, by number and by weight", () => {
    const cache = new PatternCache<number>();
    for (let i = 0; i < 100; i++) {
      cache.add(`a${i}`, i, 10);
      expect(cache.get("a0")).toBe(0);
    }
    expect(cache.size).toBe(64);
    expect(cache.get("a99")).toBe(99);
    expect(cache.get("a1")).toBeNull();
    cache.add("large", -1, 199_900);
    expect(cache.size).toBeLessThan(10);
    expect(cache.get("large")).toBe(-1);
    cache.add("too large", -2, 1_000_000);
    expect(cache.size).toBe(0);
  });

  it("empties automata when they have too many states", () => {
    const cache = new StateCache(1);
    let emptied = 0;
    cache.add({ reset: () => emptied++ });
    let taken = 0;
    for (; emptied === 0; taken += 1_000) cache.take(1_000);
    expect(taken).toBeLessThan(1_000_000);
    expect(cache.take(1_000)).toBe(false);
  });

  it("forgets combinations of lookaheads together with the automata that know them", () => {
    const { program } = compileRegexp("(?=a)b");
    const { vectors } = program;
    const { generation } = program.searcher;
    expect(program.vectors).toBe(vectors);
    for (let vector = 0; vectors.size < 20_000; ) vector = vectors.extended(vector, true);
    expect(program.vectors).not.toBe(vectors);
    expect(program.searcher.generation).toBeGreaterThan(generation);
  });

  it("goes on after automata were emptied", () => {
    let text = "";
    for (let seed = 1; text.length < 30_000; seed = (seed * 48_271) % 2_147_483_647)
      text += (seed >> 8) % 2 === 0 ? "a" : "b";
    const compiled = compileRegexp("(?:a|b)*a(?:a|b){15}");
    const budget = { steps: STEPS };
    const offsets = match(compiled, text, 0, {}, budget);
    expect(offsets).toEqual(Int32Array.of(0, text.lastIndexOf("a", text.length - 16) + 16));
    expect(compiled.program.forward(compiled.program.plan).generation).toBeGreaterThan(0);
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
    expect(() => compileRegexp(pattern)).toThrow("regular expression is too complex");
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
