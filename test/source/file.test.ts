import { describe, expect, it } from "vitest";
import { countCodePoints, SourceFile } from "../../src/source/index.ts";

describe("position", () => {
  it.each([
    ["empty file", "", 0, "1:1"],
    ["start", "abc", 0, "1:1"],
    ["end without final newline", "abc", 3, "1:4"],
    ["end after final newline", "abc\n", 4, "2:1"],
    ["past the end", "abc", 99, "1:4"],
    ["before the start", "abc", -5, "1:1"],
    ["second line", "a\nbc", 3, "2:2"],
    ["on LF", "a\nb", 1, "1:2"],
    ["on the CR of CRLF", "a\r\nb", 1, "1:2"],
    ["on the LF of CRLF", "a\r\nb", 2, "1:3"],
    ["after CRLF", "a\r\nb", 3, "2:1"],
    ["a lone CR ends no line", "a\rb", 2, "1:3"],
    ["a tab is one column", "\t\tx", 2, "1:3"],
    ["an emoji is one column", "😀😀x", 4, "1:3"],
    ["inside an emoji", "😀x", 1, "1:2"],
    ["an accent of its own is one column", "e\u0301x", 2, "1:3"],
    ["a lone surrogate is one column", "\ud83dx", 1, "1:2"],
    ["empty lines", "\n\n\n", 2, "3:1"],
  ])("%s", (_title, text, offset, expected) => {
    const { line, column } = new SourceFile("x", text).position(offset);
    expect(`${line}:${column}`).toBe(expected);
  });

  it("does not depend on what was asked before", () => {
    const text = "a😀b\nc😀😀d\n\te";
    const offsets = Array.from({ length: text.length + 1 }, (_, i) => i);
    const fresh = offsets.map((offset) => new SourceFile("x", text).position(offset));
    const shared = new SourceFile("x", text);
    for (const order of [offsets, [...offsets].reverse(), [...offsets].sort((a, b) => (a % 3) - (b % 3))]) {
      for (const offset of order) expect(shared.position(offset), `offset ${offset}`).toEqual(fresh[offset]);
    }
  });
});

describe("large files", () => {
  it("finds 200,000 places in 200,000 lines quickly", () => {
    const file = new SourceFile("large.ns", "set x [$ns node]\n".repeat(200_000));
    const started = performance.now();
    for (let line = 0; line < 200_000; line++) {
      const found = file.position(line * 17 + 4);
      if (found.line !== line + 1 || found.column !== 5) expect(found).toEqual({ line: line + 1, column: 5 });
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("finds 100,000 places on one line of a megabyte quickly", () => {
    const file = new SourceFile("long.ns", "x".repeat(1_000_000));
    const started = performance.now();
    for (let offset = 0; offset < 1_000_000; offset += 10) file.position(offset);
    expect(file.position(999_999)).toEqual({ line: 1, column: 1_000_000 });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("lines", () => {
  it.each([
    ["", [""]],
    ["a", ["a"]],
    ["a\n", ["a", ""]],
    ["a\r\nb\r\n", ["a", "b", ""]],
    ["\n\nx", ["", "", "x"]],
  ])("%j", (text, expected) => {
    const file = new SourceFile("x", text);
    expect(file.lineStarts.map((_, index) => file.lineText(index))).toEqual(expected);
  });

  it("has no text past the last line", () => {
    expect(new SourceFile("x", "a\nb").lineText(7)).toBe("");
  });
});

describe("countCodePoints", () => {
  it.each([
    ["abc", 0, 3, 3],
    ["a😀b", 0, 4, 3],
    ["a😀b", 0, 2, 2],
    ["", 0, 0, 0],
  ])("%j from %d to %d", (text, start, end, expected) => {
    expect(countCodePoints(text, start, end)).toBe(expected);
  });
});
