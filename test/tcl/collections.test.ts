import { beforeEach, describe, expect, it } from "vitest";
import { forgetCollections } from "../../src/tcl/collections.ts";
import { asDict, asList } from "../../src/tcl/convert.ts";
import { TclDict } from "../../src/tcl/dict-value.ts";
import { TclError } from "../../src/tcl/errors.ts";
import { KeyMap } from "../../src/tcl/key-map.ts";
import { TclList } from "../../src/tcl/list-value.ts";
import { TclDouble, toText, type Value } from "../../src/tcl/value.ts";
import { useMeter } from "../../src/tcl/work.ts";
import { compareDirectly, tclWord } from "./oracle.ts";

// biome-ignore format: a table
const texts = [
  "", " ", "a", "a b", "  a\tb\nc  ", "{a b} c", "{}", "{} {}", "a {b {c d}} e", "a\\ b c", "\"a b\" c", "\"\"", "{a\\}b} c", "\\{ \\}",
  "a;b #c", "$x [y]", "a{b}c", "{a}b", "a {b}c d", "a {b", "a \"b", "\"a\"b", "{a}{b}", "}", "a }", "\\", "\\x41 \\u00e9", "a 1 b 2", "a 1 a 2 b 3",
  "a 1 b", "a {b c} d {e f}", "é ü", "1 2 3 4", "plain-word_with.dots",
];

beforeEach(forgetCollections);

describe("lists and dictionaries from text, as in tclsh", () => {
  compareDirectly(
    "elements",
    texts.map((text) => ({
      script: `set r {}; foreach e [lrange ${tclWord(text)} 0 end] {append r <$e>}; set r`,
      compute: () =>
        asList(text)
          .map((item) => `<${toText(item)}>`)
          .join(""),
    })),
  );
  compareDirectly(
    "entries",
    texts.map((text) => ({
      script: `set r {}; dict for {k v} ${tclWord(text)} {append r <$k=$v>}; set r`,
      compute: () => [...asDict(text).entries].map(([key, value]) => `<${key}=${toText(value)}>`).join(""),
    })),
  );
});

/** Steps that an action costs. */
function stepsOf(action: () => void): number {
  let steps = 0;
  const previous = useMeter({
    step: (count) => {
      steps += count;
    },
    charge: () => {},
  });
  try {
    action();
  } finally {
    useMeter(previous);
  }
  return steps;
}

describe("asList", () => {
  it("gives a list's own elements", () => {
    const list = new TclList(["a", "b"]);
    expect(asList(list)).toBe(list.items);
    expect(asList(5)).toEqual([5]);
    expect(asList(2n ** 70n)).toEqual([2n ** 70n]);
    expect(asList(new TclDouble(1.5)).map(toText)).toEqual(["1.5"]);
  });

  it("gives keys and values of a dictionary", () => {
    expect(
      asList(
        new TclDict(
          new KeyMap<Value>([
            ["a", 1],
            ["b", "x y"],
          ]),
        ),
      ),
    ).toEqual(["a", 1, "b", "x y"]);
  });

  it("reads a text once", () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `element${i}`).join(" ");
    expect(stepsOf(() => asList(text))).toBeGreaterThan(1000);
    expect(stepsOf(() => asList(text))).toBe(0);
    expect(asList(text)).toBe(asList(text));
  });

  it("charges the same after it has forgotten everything", () => {
    const texts = Array.from({ length: 60 }, (_, i) => `${i} `.repeat(10_000));
    const round = (): number => stepsOf(() => [...texts, ...texts].map(asList));
    const first = round();
    forgetCollections();
    expect(round()).toBe(first);
  });

  it("keeps a bounded number of texts", () => {
    const first = "a b c ".repeat(100);
    asList(first);
    for (let i = 0; i < 50; i++) asList(`${i} `.repeat(30_000));
    expect(stepsOf(() => asList(first))).toBeGreaterThan(0);
  });

  it("keeps the last text of any length", () => {
    const text = "word ".repeat(200_000);
    const items = asList(text);
    for (let i = 0; i < 1000; i++) expect(asList(text)).toBe(items);
  });

  it("does not take an error for a list the next time", () => {
    expect(() => asList("a {b")).toThrow(TclError);
    expect(() => asList("a {b")).toThrow(TclError);
    expect(() => asDict("a {b")).toThrow(TclError);
  });
});

describe("asDict", () => {
  it("keeps the text it was read from", () => {
    expect(toText(asDict("a   1 a 2"))).toBe("a   1 a 2");
  });

  it("marks what it shares", () => {
    const dict = asDict("a 1 b 2");
    expect(dict.stored).toBe(2);
    expect(asDict("a 1 b 2")).toBe(dict);
    expect(asDict(dict)).toBe(dict);
    const inner = new TclList(["x"]);
    expect(asDict(new TclList(["k", inner])).entries.get("k")).toBe(inner);
    expect(inner.stored).toBe(1);
  });

  it("gives a new empty dictionary each time", () => {
    const dict = asDict("");
    dict.entries.set("a", 1);
    expect(asDict("").entries.size).toBe(0);
  });

  it("has any string for a key", () => {
    const dict = asDict("__proto__ 1 constructor 2");
    expect([...dict.entries]).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
    ]);
  });
});
