import { describe, expect, it } from "vitest";
import { escapeControl } from "../../src/source/index.ts";

describe("escapeControl", () => {
  it.each([
    ["plain text, ünïcödé, 节点", "plain text, ünïcödé, 节点"],
    ["\x00\x07\x1b\x7f", "\\x00\\x07\\x1b\\x7f"],
    ["a\nb\rc\td", "a\\nb\\rc\\td"],
    ["\x9b31m", "\\x9b31m"],
    ["\u200b\u2028\u202e\u2066\ufeff", "\\u200b\\u2028\\u202e\\u2066\\ufeff"],
    ["a\u00a0b", "a\\u00a0b"],
    ["\ud800x\udc00", "\\ud800x\\udc00"],
    ["\u{e0041}", "\\u{e0041}"],
    ["👩\u200d💻 क्\u200dष", "👩\u200d💻 क्\u200dष"],
  ])("%j", (text, expected) => {
    expect(escapeControl(text)).toBe(expected);
  });
});
