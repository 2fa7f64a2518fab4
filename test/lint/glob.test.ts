import { describe, expect, it } from "vitest";
import { Glob } from "../../src/lint/index.ts";

describe("patterns", () => {
  it.each([
    ["*.ns", "a.ns", true],
    ["*.ns", "a/b.ns", false],
    ["*.ns", ".a.ns", false],
    [".*.ns", ".a.ns", true],
    ["**/*.ns", "a.ns", true],
    ["**/*.ns", "a/b/c.ns", true],
    ["**/*.ns", "a/.git/c.ns", false],
    ["a/**", "a/b/c.ns", true],
    ["a/**/c.ns", "a/c.ns", true],
    ["./a/*.ns", "a/b.ns", true],
    ["a?.ns", "ab.ns", true],
    ["a?.ns", "a.ns", false],
    ["[ab].ns", "b.ns", true],
    ["[!ab].ns", "b.ns", false],
    ["n[0-9].ns", "n7.ns", true],
    ["n[0-9].ns", "nx.ns", false],
    ["n[.ns", "n[.ns", true],
    ["{a,b}/*.{ns,tcl}", "b/x.tcl", true],
    ["{a,b}/*.{ns,tcl}", "c/x.tcl", false],
    ["*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false],
  ])("%s and %s: %j", (pattern, path, expected) => {
    expect(new Glob(pattern).matches(path)).toBe(expected);
  });

  it.each([
    ["a/*/c.ns", "a", true],
    ["a/*/c.ns", "a/x", true],
    ["a/*/c.ns", "b", false],
    ["**/c.ns", "any/where", true],
    ["*.ns", "a", false],
  ])("below %s in %s: %j", (pattern, folder, expected) => {
    expect(new Glob(pattern).mayMatchBelow(folder)).toBe(expected);
  });

  it("hostile patterns end", () => {
    const long = "a".repeat(2_000);
    expect(new Glob(`${"*a".repeat(500)}b`).matches(long)).toBe(false);
    expect(new Glob("**/".repeat(500) + "b").matches(`${"a/".repeat(500)}a`)).toBe(false);
    expect(new Glob("{a,b}".repeat(50)).matches("x")).toBe(false);
  });
});
