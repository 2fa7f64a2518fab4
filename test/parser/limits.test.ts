import { describe, expect, it } from "vitest";
import { parseExpression, parseScript, parseSubstitution } from "../../src/parser/index.ts";
import { SourceFile } from "../../src/source/index.ts";

const MANY = 100_000;
/** Generous: linear work on these inputs takes well under a second, quadratic work takes minutes. */
const PATIENCE = 15_000;

describe("hostile text", () => {
  it.each([
    ["[", "nesting-limit"],
    ["{", "missing-close-brace"],
    ['"[', "nesting-limit"],
    ["$a(", "nesting-limit"],
    ["${", "missing-close-brace-for-variable"],
    ["[{", "missing-close-brace"],
    ["$a([", "nesting-limit"],
    ['"', "extra-after-close-quote"],
    ["{*}", "extra-after-close-brace"],
    ["proc a {} {\n", "missing-close-brace"],
    ["{\n", "missing-close-brace"],
    ["a {\n # {\n", "missing-close-brace"],
    ["set a [b\n", "missing-close-bracket"],
    ['puts "a b\n', "extra-after-close-quote"],
    ['puts "a [b\n', "missing-close-bracket"],
    ["puts $x(a\n", "missing-close-paren"],
    ["puts ${a\n", "missing-close-brace-for-variable"],
    ["puts {a}b\n", "extra-after-close-brace"],
    ['"a\nb"c\n', "extra-after-close-quote"],
    ["[b {a}c; ", "extra-after-close-brace"],
    ["\\", null],
    ["a ]", null],
    ["#\\\n", null],
  ])("many %j are refused soon", (piece, kind) => {
    const file = new SourceFile("test", piece.repeat(MANY));
    const begin = performance.now();
    const { errors } = parseScript(file);
    parseSubstitution(file, 0, file.text.length, { commands: true, variables: true, backslashes: true });
    parseExpression(file);
    expect(performance.now() - begin).toBeLessThan(PATIENCE);
    expect(errors[0]?.kind ?? null).toBe(kind);
  });

  it("bounds the work for lines that are each indented deeper", () => {
    const lines = Array.from({ length: 3_000 }, (_, indent) => `${" ".repeat(indent)}a {[b\n`);
    const begin = performance.now();
    expect(parseScript(new SourceFile("test", lines.join(""))).errors.length).toBeGreaterThan(0);
    expect(performance.now() - begin).toBeLessThan(PATIENCE);
  });

  it.each([
    ["(", "", "nesting-limit"],
    ["-", "1", "nesting-limit"],
    ["1**", "1", "nesting-limit"],
    ["1?1:", "1", "nesting-limit"],
    ["f(", "", "nesting-limit"],
    ["1?", "1", "nesting-limit"],
    ["1+", "1", null],
    ["[a]+", "1", null],
    ['"a" eq ', "1", null],
    ["1 ", "", "expression"],
  ])("many %j before %j in an expression", (piece, last, kind) => {
    const begin = performance.now();
    const { problem } = parseExpression(new SourceFile("test", piece.repeat(MANY) + last));
    expect(performance.now() - begin).toBeLessThan(PATIENCE);
    expect(problem?.kind ?? null).toBe(kind);
  });
});

describe("nesting", () => {
  it.each([
    ["[", "a", "]"],
    ["$a(", "b", ")"],
    ['"[', "a", ']"'],
  ])("parses %j nested up to the limit and no deeper", (open, middle, close) => {
    const nested = (depth: number) =>
      parseScript(new SourceFile("test", open.repeat(depth) + middle + close.repeat(depth))).errors;
    expect(nested(1_000)).toEqual([]);
    expect(nested(1_001)).toMatchObject([{ kind: "nesting-limit", tclMessage: "too many nested brackets" }]);
  });

  it("parses parentheses nested up to the limit and no deeper", () => {
    const nested = (depth: number) =>
      parseExpression(new SourceFile("test", `${"(".repeat(depth)}1${")".repeat(depth)}`)).problem;
    expect(nested(1_000)).toBe(null);
    expect(nested(1_001)).toMatchObject({ kind: "nesting-limit" });
  });

  it("takes the limit from the options", () => {
    const file = new SourceFile("test", "a [b [c [d]]] {{{x}}}");
    const errors = (nesting: number) => parseScript(file, 0, file.text.length, { nesting }).errors.length;
    expect([errors(3), errors(2)]).toEqual([0, 1]);
  });

  it("parses in the little stack that a deep evaluation leaves", () => {
    const text = `${"[".repeat(1_000)}a${"]".repeat(1_000)}`;
    const file = new SourceFile("test", text);
    parseScript(file);
    const atDepth = (frames: number): number =>
      frames === 0 ? parseScript(file).errors.length : atDepth(frames - 1);
    expect(atDepth(5_000)).toBe(0);
  });
});
