import { describe, expect, it } from "vitest";
import { doubleText } from "../../src/tcl/double-text.ts";
import { compareDirectly, type Question } from "./oracle.ts";

/** Asks by the bits of the number: tclsh does not read every decimal as the nearest double. */
function question(value: number): Question {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0).toString(16).padStart(16, "0");
  return {
    script: `binary scan [binary decode hex ${bits}] Q d; expr {$d + 0}`,
    compute: () => doubleText(value),
  };
}

function randomDoubles(count: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  const values: number[] = [];
  for (let state = 1; values.length < count; ) {
    for (const offset of [0, 4]) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      view.setUint32(offset, (state ^ (state >>> 15)) >>> 0);
    }
    const value = view.getFloat64(0);
    if (Number.isFinite(value)) values.push(value);
  }
  return values;
}

const powersOfTwo = Array.from({ length: 1023 + 1074 + 1 }, (_, i) => 2 ** (i - 1074));
const neighbours = powersOfTwo.slice(60).flatMap((value) => [value * (1 - 2 ** -53), value * (1 + 2 ** -52)]);

/** Decimals of few digits that lie in the middle between two doubles: odd multiples of 5^k in 54 bits. */
function middles(): number[] {
  const values: number[] = [];
  for (let k = 15; k <= 23; k++) {
    const power = 5 ** k;
    for (
      let odd = Math.ceil(2 ** 53 / power) | 1;
      odd * power < 2 ** 54 && values.length < k * 400;
      odd += 2
    ) {
      for (let shift = 0; shift < 60; shift += 3) {
        values.push(Number((BigInt(odd) * 10n ** BigInt(k)) << BigInt(shift)));
      }
    }
  }
  return values;
}

describe("the text of a double", () => {
  compareDirectly("powers of two", powersOfTwo.concat(powersOfTwo.map((value) => -value)).map(question));
  compareDirectly("neighbours of powers of two", neighbours.map(question));
  compareDirectly("any", randomDoubles(20_000).map(question));
  compareDirectly("middles between doubles", middles().map(question));
  compareDirectly(
    "few digits",
    Array.from({ length: 640 }, (_, i) => Number(`1.25e${i - 320}`))
      .concat([
        0.1,
        0.3,
        1 / 3,
        1e15,
        1e16,
        1e17,
        123456789012345680,
        0.0001,
        0.00001,
        0.00012345,
        1e21,
        1e22,
        1e23,
      ])
      .map(question),
  );

  it.each<[number, string]>([
    [0, "0.0"],
    [-0, "-0.0"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Inf"],
    [Number.NEGATIVE_INFINITY, "-Inf"],
    [100, "100.0"],
    [2 ** 64, "1.844674407370955e+19"],
  ])("%s", (value, text) => {
    expect(doubleText(value)).toBe(text);
  });
});
