import fc from "fast-check";
import { expect, it } from "vitest";
import { Cache } from "../../src/configserver/cache.ts";

it("keeps what is used, and never more than it may", () => {
  const cache = new Cache(1_000);
  for (let i = 0; i < 100; i++) {
    cache.set(`k${i}`, i, 100);
    expect(cache.get("k0")).toBe(0);
    expect(cache.size).toBeLessThanOrEqual(1_000);
  }
  expect(cache.get("k1")).toBeUndefined();
  expect(cache.get("k99")).toBe(99);
  cache.set("huge", 1, 251);
  expect(cache.get("huge")).toBeUndefined();
});

it("gives back what was put in last, or nothing", () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 9 }),
    size: fc.integer({ min: 1, max: 60 }),
    set: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const cache = new Cache(200);
      const last = new Map<number, number>();
      for (const [at, { key, size, set }] of steps.entries()) {
        if (set) {
          cache.set(String(key), at, size);
          if (size <= 50) last.set(key, at);
          expect(cache.size).toBeLessThanOrEqual(200);
        } else {
          expect([undefined, last.get(key)]).toContain(cache.get(String(key)));
        }
      }
    }),
  );
});
