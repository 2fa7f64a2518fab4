import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignDown, formatIpv4, parseIpv4, SubnetPool } from "../../src/topology/index.ts";

const take = (pool: SubnetPool, prefix: number, count: number) =>
  Array.from({ length: count }, () => pool.take(prefix)).map((base) =>
    base === null ? null : formatIpv4(base),
  );

describe("free subnets", () => {
  it.each<[number, string[]]>([
    [16, ["10.1.0.0", "10.2.0.0", "10.3.0.0"]],
    [17, ["10.1.128.0", "10.2.128.0", "10.3.128.0"]],
    [23, ["10.1.2.0", "10.1.4.0", "10.1.6.0"]],
    [24, ["10.1.1.0", "10.1.2.0", "10.1.3.0"]],
    [25, ["10.1.1.128", "10.1.2.128", "10.1.3.128"]],
    [29, ["10.1.1.8", "10.1.1.16", "10.1.1.24"]],
    [30, ["10.1.1.4", "10.1.1.8", "10.1.1.12"]],
  ])("of /%i come in the testbed's order", (prefix, expected) => {
    expect(take(new SubnetPool(), prefix, 3)).toEqual(expected);
  });

  it.each([
    [16, 253],
    [17, 253],
    [24, 253 * 254],
    [25, 253 * 254],
  ])("of /%i are %i", (prefix, count) => {
    const pool = new SubnetPool();
    for (let i = 0; i < count; i++) if (pool.take(prefix) === null) expect.fail(`only ${i}`);
    expect(pool.take(prefix)).toBeNull();
    expect(pool.take(prefix)).toBeNull();
  });

  it("leave out what is reserved, holds it, or lies in it", () => {
    const pool = new SubnetPool();
    pool.reserve(parseIpv4("10.1.1.77") as number, 24);
    pool.reserve(parseIpv4("10.1.2.130") as number, 30);
    pool.reserve(parseIpv4("10.2.0.0") as number, 16);
    expect(take(pool, 24, 2)).toEqual(["10.1.3.0", "10.1.4.0"]);
    expect(take(pool, 25, 1)).toEqual(["10.1.5.128"]);
    expect(take(pool, 16, 1)).toEqual(["10.3.0.0"]);
    expect(take(pool, 23, 2)).toEqual(["10.1.6.0", "10.1.8.0"]);
  });

  it("skip a whole reserved block at once", () => {
    const pool = new SubnetPool();
    for (let second = 1; second < 253; second++) pool.reserve(parseIpv4(`10.${second}.0.0`) as number, 16);
    expect(take(pool, 30, 1)).toEqual(["10.253.1.4"]);
  });

  it("never overlap, whatever was reserved", () => {
    const block = fc.record({
      address: fc.integer({ min: 0, max: 0x0fffff }),
      prefix: fc.integer({ min: 16, max: 32 }),
    });
    const request = fc.integer({ min: 16, max: 30 });
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 20 }),
        fc.array(request, { maxLength: 40 }),
        (blocks, requests) => {
          const pool = new SubnetPool();
          const ranges: [number, number, boolean][] = blocks.map(({ address, prefix }) => {
            const inTen = 10 * 2 ** 24 + 2 ** 16 + address;
            pool.reserve(inTen, prefix);
            const base = alignDown(inTen, prefix);
            return [base, base + 2 ** (32 - prefix), false];
          });
          for (const prefix of requests) {
            const base = pool.take(prefix);
            if (base === null) continue;
            expect(base).toBe(alignDown(base, prefix));
            ranges.push([base, base + 2 ** (32 - prefix), true]);
          }
          for (const [i, [start, end, given]] of ranges.entries()) {
            if (!given) continue;
            for (const [j, [otherStart, otherEnd]] of ranges.entries()) {
              if (i !== j) expect(start < otherEnd && otherStart < end).toBe(false);
            }
          }
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});
