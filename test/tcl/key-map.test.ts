import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyMap } from "../../src/tcl/key-map.ts";
import { toText, type Value } from "../../src/tcl/value.ts";

const keys: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 80 }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 80 }).map(String) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }).map((number) => `node-${number}`) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map((number) => `node-0${number}`) },
  fc.constantFrom<Value>(
    "",
    "-0",
    "00",
    "01",
    "1.0",
    "-",
    "9007199254740991",
    "9007199254740992",
    "__proto__",
  ),
  fc.constantFrom<Value>(2 ** 53 - 1, -(2 ** 53) + 1, 2n ** 60n, "1152921504606846976"),
);

/** Keys that count up, as loops make them, before and between others. */
const counting: fc.Arbitrary<Value[]> = fc
  .record({
    prefix: fc.constantFrom("node-", "n", "-", "0", "a1b", "é", "10.1.2.", "n0", ""),
    first: fc.integer({ min: 0, max: 12 }),
    count: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ prefix, first, count }) => Array.from({ length: count }, (_, i) => `${prefix}${first + i}`));

const steps = fc.array(fc.record({ put: fc.boolean(), key: keys, value: fc.integer() }), { maxLength: 300 });

describe("KeyMap", () => {
  it("is a map of texts in order of first insertion", () => {
    fc.assert(
      fc.property(steps, (actions) => {
        const tried = new KeyMap<number>();
        const model = new Map<string, number>();
        for (const { put, key, value } of actions) {
          const text = toText(key);
          expect(tried.get(key)).toBe(model.get(text));
          if (put) {
            tried.set(key, value);
            model.set(text, value);
          } else expect(tried.delete(key)).toBe(model.delete(text));
          expect(tried.size).toBe(model.size);
        }
        expect(Array.from(tried, ([key, value]) => [toText(key), value])).toEqual([...model]);
        expect(Array.from(tried.keys(), toText)).toEqual([...model.keys()]);
        expect([...tried.values()]).toEqual([...model.values()]);
        const copy = new KeyMap(tried);
        tried.set("later", 1);
        expect([...copy.keys()].map(toText)).toEqual([...model.keys()]);
      }),
    );
  });

  it("is the same where keys begin by counting up", () => {
    fc.assert(
      fc.property(counting, counting, fc.array(keys), (begun, continued, removed) => {
        const tried = new KeyMap<number>();
        const model = new Map<string, number>();
        for (const key of [...begun, ...continued, ...begun]) {
          tried.set(key, model.size);
          model.set(toText(key), model.size);
        }
        for (const key of [...removed, ...begun.slice(1)])
          expect(tried.delete(key)).toBe(model.delete(toText(key)));
        for (const key of continued) expect(tried.get(key)).toBe(model.get(toText(key)));
        expect(Array.from(tried, ([key, value]) => [toText(key), value])).toEqual([...model]);
      }),
    );
  });

  it("keeps no place for keys that are gone, as of a queue", () => {
    const queue = new KeyMap<number>();
    for (let i = 0; i < 100_000; i++) {
      queue.set(i, i);
      if (i >= 3) queue.delete(i - 3);
    }
    expect([...queue.keys()]).toEqual([99_997, 99_998, 99_999]);
  });
});
