import { describe, expect, test } from "vitest";
import { removalRanges } from "../../src/rewrite/removal.ts";

/** Takes out every `X` and `Xyz`-like word of a text, as commands. */
function without(text: string): string {
  const commands = [...text.matchAll(/X\w*/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  let result = "";
  let done = 0;
  for (const { start, end } of removalRanges(text, commands)) {
    result += text.slice(done, start);
    done = end;
  }
  return result + text.slice(done);
}

describe("taking commands out", () => {
  test.each([
    ["a line of its own goes whole", "a\n\tX \nb\n", "a\nb\n"],
    ["with CRLF", "a\r\nX\r\nb\r\n", "a\r\nb\r\n"],
    ["the last line without an end", "a\nX", "a\n"],
    ["the whole text", "X", ""],
    ["with its own semicolon", "a\nX ; \nb\n", "a\nb\n"],
    ["the first of a line", "  X; b\n", "  b\n"],
    ["the middle", "a; X; b\n", "a; b\n"],
    ["the last", "a; X\nb\n", "a\nb\n"],
    ["the last with a semicolon", "a; X ;\nb\n", "a\nb\n"],
    ["a comment behind it stays", "\tX ;# why\nb\n", "\t# why\nb\n"],
    ["a comment behind others stays", "a; X ;# why\nb\n", "a; # why\nb\n"],
    ["alone in braces", "foreach p $l {X}\n", "foreach p $l {}\n"],
    ["alone in wide braces", "if 1 { X }\n", "if 1 {  }\n"],
    ["first in braces", "if 1 {X; a}\n", "if 1 {a}\n"],
    ["last in braces", "if 1 {a; X}\n", "if 1 {a}\n"],
    ["last in braces with a semicolon", "if 1 {a; X;}\n", "if 1 {a; }\n"],
    ["two on one line", "a; X1; X2; b\n", "a; b\n"],
    ["two alone on one line", "  X1 ; X2;\nb\n", "b\n"],
    ["two lines", "X1\nX2\nb", "b"],
  ])("%s", (_title, text, expected) => {
    expect(without(text)).toBe(expected);
  });
});
