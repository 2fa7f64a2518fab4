import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Demand, shareOut } from "../../src/feasibility/flow.ts";

const demand = (count: number, ...types: string[]): Demand => ({ count, types });

describe("sharing out", () => {
  it("moves what was given before where that helps", () => {
    const stock = new Map([
      ["a", 2],
      ["b", 1],
      ["c", 1],
    ]);
    const demands = [demand(1, "a", "b"), demand(1, "b", "c"), demand(2, "a")];
    const { shortages, left } = shareOut(demands, stock);
    expect(shortages).toEqual([]);
    expect([...left]).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 0],
    ]);
  });

  it("names all demands and types that make a shortage, and no others", () => {
    const stock = new Map([
      ["a", 1],
      ["b", 1],
      ["c", 9],
    ]);
    const demands = [demand(4, "c"), demand(2, "a", "b"), demand(1, "b")];
    expect(shareOut(demands, stock).shortages).toEqual([{ demands: [1, 2], types: ["b", "a"] }]);
  });

  it("tells shortages apart that have nothing to do with each other", () => {
    const { shortages } = shareOut(
      [demand(2, "a"), demand(3, "b")],
      new Map([
        ["a", 1],
        ["b", 1],
      ]),
    );
    expect(shortages).toEqual([
      { demands: [0], types: ["a"] },
      { demands: [1], types: ["b"] },
    ]);
  });

  it("finds a shortage where one is, and only there", () => {
    const types = ["a", "b", "c"];
    const demands = fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 4 }), types: fc.subarray(types, { minLength: 1 }) }),
      { maxLength: 5 },
    );
    const counts = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(demands, counts, (list, stock) => {
        const has = new Map(types.map((type, i) => [type, stock[i] as number]));
        const { shortages } = shareOut(list, has);
        expect(shortages.length > 0).toBe(isShort(list, has));
        for (const shortage of shortages) {
          const asked = shortage.demands.reduce((sum, i) => sum + (list[i] as Demand).count, 0);
          expect(asked).toBeGreaterThan(shortage.types.reduce((sum, type) => sum + (has.get(type) ?? 0), 0));
        }
      }),
    );
  });
});

/** Hall's condition, tried on every set of demands: some ask together for more than all their types have. */
function isShort(list: readonly Demand[], has: ReadonlyMap<string, number>): boolean {
  for (let set = 1; set < 1 << list.length; set++) {
    const chosen = list.filter((_, i) => (set >> i) & 1);
    const types = new Set(chosen.flatMap((each) => each.types));
    const asked = chosen.reduce((sum, { count }) => sum + count, 0);
    if (asked > [...types].reduce((sum, type) => sum + (has.get(type) ?? 0), 0)) return true;
  }
  return false;
}
