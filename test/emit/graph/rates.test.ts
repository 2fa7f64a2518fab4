import { expect, test } from "vitest";
import { joinWays, rateText, wayText } from "../../../src/emit/graph/rates.ts";

test.each([
  [64, "64 kb/s"],
  [1_000, "1 Mb/s"],
  [1_544, "1.544 Mb/s"],
  [100_000, "100 Mb/s"],
  [1_500_000, "1.5 Gb/s"],
  [10_000_000, "10 Gb/s"],
  [0.1234567, "0.123 kb/s"],
])("%d kb/s is %s", (kbps, text) => {
  expect(rateText(kbps)).toBe(text);
});

test("what does not apply is left out", () => {
  expect(wayText({ kbps: 100_000, delayMs: 10, loss: 0.01 })).toBe("100 Mb/s, 10 ms, 1 % loss");
  expect(wayText({ kbps: 0, delayMs: 0, loss: 0 })).toBe("");
  expect(wayText({ kbps: 0, delayMs: 2.5, loss: 0 })).toBe("2.5 ms");
});

test("one way after the other has the lower rate, both delays and the joined loss", () => {
  const half = { kbps: 1_000, delayMs: 5, loss: 1 - Math.sqrt(0.99) };
  const { kbps, delayMs, loss } = joinWays({ ...half, kbps: 0 }, half);
  expect([kbps, delayMs]).toEqual([1_000, 10]);
  expect(loss).toBeCloseTo(0.01, 9);
});
