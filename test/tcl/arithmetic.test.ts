import { describe, expect, it } from "vitest";
import * as arithmetic from "../../src/tcl/arithmetic.ts";
import { LimitReached, TclError } from "../../src/tcl/errors.ts";
import { TclList } from "../../src/tcl/list-value.ts";
import { asNumber } from "../../src/tcl/numeric.ts";
import { toText, type Value } from "../../src/tcl/value.ts";
import { useMeter } from "../../src/tcl/work.ts";
import { compareDirectly, type Question, tclWord } from "./oracle.ts";

const operands = [
  "0", "1", "-1", "2", "-2", "3", "-3", "7", "-7", "10", "63", "64", "100",
  "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296",
  "9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740991", "-9007199254740993",
  "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
  "18446744073709551615", "18446744073709551616", "340282366920938463463374607431768211456",
  "-123456789012345678901234567890", "1000000000000000000000000000000000000000000001",
  "0.0", "-0.0", "0.1", "0.5", "-0.5", "1.0", "2.5", "-2.5", "3.0", "1e10", "1e15", "1e16", "1e17", "1e22", "1e23",
  "1e308", "-1e308", "1.7976931348623157e308", "5e-324", "1e-5", "0.0001", "9007199254740992.0", "9007199254740993.5",
  "9.223372036854775807e18", "-9.223372036854775808e18", "1.8446744073709552e19", "1e400",
  "Inf", "-Inf", "NaN", "infinity", "08", "0o9", "0x1F", "0xffffffffffffffff", "-0x10", "0b101", "0o17", "017", " 12 ",
  "\t-3.5\n", "", " ", "abc", "a b", "true", "no", "1_0", "1.", ".5", "+5", "--5", "{", "é", "\ud83d\ude00", "Z", "-",
]; // biome-ignore format: a table

/** As a script may hold it: text, or the number that it is. */
function forms(text: string): Value[] {
  const number = asNumber(text);
  return number !== null && toText(number) === text ? [text, number] : [text];
}

const binary: Record<string, (left: Value, right: Value) => Value | boolean> = {
  "+": arithmetic.add,
  "-": arithmetic.subtract,
  "*": arithmetic.multiply,
  "/": arithmetic.divide,
  "%": arithmetic.modulo,
  "**": arithmetic.power,
  "<<": arithmetic.shiftLeft,
  ">>": arithmetic.shiftRight,
  "&": arithmetic.bitAnd,
  "|": arithmetic.bitOr,
  "^": arithmetic.bitXor,
  "<": arithmetic.less,
  ">": arithmetic.greater,
  "<=": arithmetic.lessOrEqual,
  ">=": arithmetic.greaterOrEqual,
  "==": arithmetic.equal,
  "!=": arithmetic.notEqual,
  in: arithmetic.isIn,
};

/** Left out where Tcl's answer is an integer of megabytes, or nsc's limit. */
function isBounded(operator: string, left: string, right: string): boolean {
  if (operator !== "**" && operator !== "<<") return true;
  const base = Math.abs(Number(left));
  const exponent = Number(right);
  const growing = Number.isFinite(exponent) && Math.abs(exponent) > 1000 && Math.abs(exponent) < 2 ** 33;
  return !(growing && (operator === "<<" ? base !== 0 : base > 1));
}

function binaryQuestions(operator: string): Question[] {
  const apply = binary[operator] as (left: Value, right: Value) => Value | boolean;
  const questions: Question[] = [];
  for (const left of operands) {
    for (const right of operands) {
      if (!isBounded(operator, left, right) || isTclMistake(operator, left, right)) continue;
      const script = `set a ${tclWord(left)}; set b ${tclWord(right)}; expr {$a ${operator} $b}`;
      for (const a of forms(left)) {
        for (const b of forms(right)) questions.push({ script, compute: () => apply(a, b) });
      }
    }
  }
  return questions;
}

/**
 * Where nsc is right on purpose: Tcl casts the double 2**63 to a 64-bit integer, which C leaves undefined, when it compares
 * it with an integer that no double holds. And the GNU library does not round 3**34, the middle of two doubles, to even.
 */
function isTclMistake(operator: string, left: string, right: string): boolean {
  if (operator === "**") return Number(left) === 3 && Number(right) === 34;
  const limits = ["9.223372036854775807e18", "-9.223372036854775808e18"];
  return /^[<>]=?$/.test(operator) && (limits.includes(left) || limits.includes(right));
}

describe("operators of expr, as in tclsh", () => {
  for (const operator of Object.keys(binary)) {
    compareDirectly(`a ${operator} b`, binaryQuestions(operator));
  }

  const unary: Record<string, (value: Value) => Value> = {
    "-": arithmetic.negate,
    "+": arithmetic.plus,
    "!": arithmetic.logicalNot,
    "~": arithmetic.bitNot,
  };
  compareDirectly(
    "unary operators",
    Object.entries(unary).flatMap(([operator, apply]) =>
      operands.flatMap((text) =>
        forms(text).map((value) => ({
          script: `set a ${tclWord(text)}; expr {${operator}$a}`,
          compute: () => apply(value),
        })),
      ),
    ),
  );
  compareDirectly(
    "conditions",
    [...operands, ..."t TRUE y o on of OFF offf f n No 08.5 09 0e0".split(" "), " on"].flatMap((text) =>
      forms(text).map((value) => ({
        script: `set a ${tclWord(text)}; expr {$a && 1}`,
        compute: () => arithmetic.toCondition(value),
      })),
    ),
  );

  compareDirectly("two random integers of many sizes", randomIntegers());
});

/** Pairs of integers of up to 200 bits, for what multiplies, divides and cuts. */
function randomIntegers(): Question[] {
  let state = 12345;
  const next = (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const integer = (): string => {
    let value = 0n;
    for (let bits = next(200); bits >= 0; bits -= 24) value = (value << 24n) | BigInt(next(1 << 24));
    return String(next(2) === 0 ? value : -value);
  };
  return Array.from({ length: 2000 }, (_, index) => {
    const operator = ["+", "-", "*", "/", "%", "&", "|", "^", "<", "=="][index % 10] as string;
    const [left, right] = [integer(), integer()];
    const [a, b] = [asNumber(left) as Value, asNumber(right) as Value];
    const apply = binary[operator] as (left: Value, right: Value) => Value | boolean;
    return { script: `expr {${left} ${operator} ${right}}`, compute: () => apply(a, b) };
  });
}

describe("operators", () => {
  it("give integers in their one form", () => {
    expect(arithmetic.subtract(2n ** 60n, 2n ** 60n - 5n)).toBe(5);
    expect(arithmetic.add(Number.MAX_SAFE_INTEGER, 1)).toBe(2n ** 53n);
    expect(arithmetic.multiply(0, -5)).toBe(0);
    expect(arithmetic.modulo(-6, 3)).toBe(0);
    expect(arithmetic.divide(0, -3)).toBe(0);
    expect(arithmetic.negate(0)).toBe(0);
    expect(arithmetic.shiftRight(-1, 80)).toBe(-1);
  });

  it("take lists of one number as that number", () => {
    expect(arithmetic.add(new TclList(["5"]), new TclList([2]))).toBe(7);
    expect(() => arithmetic.add(new TclList(["1", "2"]), 1)).toThrow(TclError);
    expect(arithmetic.less(new TclList([9]), new TclList([10]))).toBe(true);
  });

  it("divide safe integers exactly", () => {
    const values = [1, 2, 3, 5, 7, 1e8 - 1, 2 ** 26 + 1, 2 ** 31 - 1, 2 ** 52 + 1, 2 ** 53 - 1, 2 ** 53 - 2];
    for (const a of values.flatMap((value) => [value, -value])) {
      for (const b of values.flatMap((value) => [value, -value])) {
        const quotient = arithmetic.divide(a, b) as number;
        const remainder = arithmetic.modulo(a, b) as number;
        expect(BigInt(quotient) * BigInt(b) + BigInt(remainder)).toBe(BigInt(a));
        expect(remainder === 0 || remainder > 0 === b > 0).toBe(true);
      }
    }
  });

  it.each<[string, () => Value]>([
    ["2 ** 2000000", () => arithmetic.power(2, 2_000_000)],
    ["-3 ** 700001", () => arithmetic.power(-3, 700_001)],
    ["10 ** 268435455", () => arithmetic.power(10, 268_435_455)],
    ["1 << 2000000", () => arithmetic.shiftLeft(1, 2_000_000)],
    ["1 << 2147483647", () => arithmetic.shiftLeft(1, 2_147_483_647)],
    ["wide * wide", () => arithmetic.multiply(1n << 700_000n, 1n << 700_000n)],
    ["a text of 400000 digits", () => arithmetic.plus("7".repeat(400_000))],
    ["a text of 300000 hexadecimal digits", () => arithmetic.plus(`0x${"f".repeat(300_000)}`)],
  ])("%s is too wide an integer", (_name, compute) => {
    expect(compute).toThrow(LimitReached);
  });

  it("charge for wide integers", () => {
    let steps = 0;
    let bytes = 0;
    const previous = useMeter({
      step: (count) => {
        steps += count;
      },
      charge: (count) => {
        bytes += count;
      },
    });
    try {
      arithmetic.add(1, 2);
      arithmetic.multiply(2n ** 100n, 2n ** 100n);
      expect([steps, bytes]).toEqual([0, 0]);
      arithmetic.multiply(1n << 250_000n, 1n << 250_000n);
      expect(steps).toBeGreaterThan(1000);
      expect(bytes).toBeGreaterThan(60_000);
    } finally {
      useMeter(previous);
    }
  });
});
