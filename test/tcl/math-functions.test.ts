import { describe, expect, it } from "vitest";
import { TclError } from "../../src/tcl/errors.ts";
import { createInterpreter } from "../../src/tcl/index.ts";
import { callMathFunction, type MathFunction, mathFunctions } from "../../src/tcl/math-functions.ts";
import { asNumber } from "../../src/tcl/numeric.ts";
import { domainError } from "../../src/tcl/operand.ts";
import * as real from "../../src/tcl/real-functions.ts";
import { TclDouble, toText, type Value } from "../../src/tcl/value.ts";
import { compareWithTclsh } from "./differential.ts";
import { askOracle, compareDirectly, type Question, tclValue } from "./oracle.ts";

const interp = createInterpreter();

function call(name: string, args: readonly Value[]): Value {
  return callMathFunction(name, mathFunctions.get(name) as MathFunction, args, interp);
}

// biome-ignore format: a table
const operands = [
  "0", "1", "-1", "2", "-2", "7", "63", "1000", "2147483648", "-2147483649", "9007199254740993", "9223372036854775807", "9223372036854775808",
  "-9223372036854775808", "-9223372036854775809", "18446744073709551621", "1180591620717411303425", "-1180591620717411303425",
  "0.0", "-0.0", "0.1", "0.5", "-0.5", "0.49999999999999994", "1.0", "1.5", "2.5", "-2.5", "2.9", "1e10", "4503599627370497.5", "1e18", "9.3e18", "1e20", "-1e30", "1e300",
  "1e400", "Inf", "-Inf", "NaN", "08", "0x1F", " 12 ", "017", "", "abc", "a b", "true", "no", "1e-300", "5e-324", "-1e-10",
];

function questions(name: string, args: readonly string[][]): Question[] {
  return args.flatMap((texts) => {
    const values = texts.map((text) => {
      const number = asNumber(text);
      return number !== null && toText(number) === text && text !== "NaN" ? number : text;
    });
    const expression = `expr {${name}(${texts.map((_, index) => `$a${index}`).join(",")})}`;
    return [texts, values].map((list) => ({
      script: list.map((value, index) => `set a${index} ${tclValue(value)}; `).join("") + expression,
      compute: () => {
        const value = call(name, list);
        const number = asNumber(value);
        if (number instanceof TclDouble && Number.isNaN(number.value)) throw domainError();
        return number ?? value;
      },
      ...(exact.includes(name) ? {} : { close: true as const }),
    }));
  });
}

const ofOne = "abs bool ceil double entier floor int isqrt round sqrt srand wide".split(" ");
const exact = [...ofOne, "max", "min", "fmod", "rand"];
const rounded = ["acos", "asin", "atan", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "tan", "tanh"];
const pairs = operands.flatMap((left) => operands.map((right) => [left, right]));

describe("functions of expr, as in tclsh", () => {
  for (const name of exact)
    compareDirectly(
      name,
      questions(
        name,
        operands.map((text) => [text]),
      ),
    );
  for (const name of ["fmod", "hypot", "atan2", "pow", "max", "min"])
    compareDirectly(name, questions(name, pairs));
  for (const name of rounded)
    compareDirectly(
      name,
      questions(
        name,
        operands.map((text) => [text]),
      ),
    );
  compareDirectly("wrong numbers of arguments", [
    ...[...mathFunctions.keys()].filter((name) => name !== "rand").flatMap((name) => questions(name, [[]])),
    ...[...ofOne, ...rounded].flatMap((name) => questions(name, [["1", "2"]])),
    ...["fmod", "hypot", "atan2", "pow"].flatMap((name) => questions(name, [["1"], ["1", "2", "3"]])),
    ...questions("rand", [["1"]]),
    ...questions("max", [["1"], ["a"], ["0x10"], ["1", "3", "2"], ["1", "1.0", "0x1"], ["1.0", "1"]]),
    ...questions("min", [["nan"], [" 5 "], ["3", "1", "2.5"], ["08"], [""]]),
  ]);
  compareDirectly(
    "the sequence of rand after srand",
    ["0", "1", "5", "-1", "2147483647", "123456789", "4294967301", "1000000000000000000000000000000"].map(
      (seed) => ({
        script: `expr {srand(${seed})}; set r {}; for {set i 0} {$i < 20} {incr i} {lappend r [expr {rand()}]}; set r`,
        compute: () => {
          call("srand", [seed]);
          return Array.from({ length: 20 }, () => toText(call("rand", []))).join(" ");
        },
      }),
    ),
  );

  it("agree in nearly all last digits", () => {
    const asked: { name: string; args: number[] }[] = [];
    for (let i = 1; i <= 300; i++) {
      const x = i * 0.037;
      for (const name of rounded)
        asked.push({ name, args: [name === "acos" || name === "asin" ? x / 12 : x] });
      asked.push({ name: "pow", args: [x, (i % 17) - 8.5] }, { name: "atan2", args: [x - 5, 3 - x] });
      asked.push({ name: "hypot", args: [x, 7 - x] });
    }
    const answers = askOracle(asked.map(({ name, args }) => `tcl::mathfunc::${name} ${args.join(" ")}`));
    if (answers === null) return;
    const different = asked.filter(({ name, args }, index) => {
      const own = call(
        name,
        args.map((x) => new TclDouble(x)),
      );
      const expected = Number((answers[index] as string).slice(2));
      const value = (own as TclDouble).value;
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.abs(expected) * 2.3e-16);
      return value !== expected;
    });
    expect(different.length).toBeLessThan(asked.length / 100);
  });
});

describe("functions of reals", () => {
  it("are correctly rounded where the library of the machine may not be", () => {
    expect(real.pow(3, 34)).toBe(16677181699666568);
    expect(real.pow(10, 22)).toBe(1e22);
    expect(real.pow(10, -5)).toBe(1e-5);
    expect(real.pow(2, 0.5)).toBe(Math.SQRT2);
    expect(real.exp(1)).toBe(Math.E);
    expect(real.log(10)).toBe(Math.LN10);
    expect(4 * real.atan(1)).toBe(Math.PI);
    expect(real.sin(Math.PI)).toBe(1.2246467991473532e-16);
    expect(real.cos(1e22)).toBe(0.523214785395139);
    expect(real.exp(-745.13)).toBe(5e-324);
    expect(real.pow(0.49999999999999994, -1)).toBe(2.0000000000000004);
    expect(real.atan2(2.9, 1.5)).toBe(1.0934509444212248);
    expect(real.pow(208065 ** 2, 1.5)).toBe(Number(208065n ** 3n));
  });

  it("round like exact arithmetic", () => {
    for (let n = 1; n < 40; n++) {
      for (const base of [3, 7, 10, 11, 0.1, 1.5]) {
        const power = real.pow(base, n);
        expect(Math.abs(power / base ** n - 1)).toBeLessThan(1e-14);
        if (Number.isInteger(base)) expect(power).toBe(Number(BigInt(base) ** BigInt(n)));
      }
    }
  });
});

describe("rand", () => {
  it("comes from the host until srand is called", () => {
    const own = createInterpreter({ host: { random: () => 0.25 } });
    const row = (name: string): MathFunction => mathFunctions.get(name) as MathFunction;
    expect(toText(callMathFunction("rand", row("rand"), [], own))).toBe("0.25");
    callMathFunction("srand", row("srand"), [5], own);
    expect(toText(callMathFunction("rand", row("rand"), [], own))).toBe("0.6576889407158312");
  });

  it("repeats itself without a host", () => {
    const sequence = (): string[] => {
      const own = createInterpreter();
      const rand = mathFunctions.get("rand") as MathFunction;
      return Array.from({ length: 5 }, () => toText(rand.run([], own)));
    };
    expect(sequence()).toEqual(sequence());
    expect(new Set(sequence()).size).toBe(5);
  });
});

describe("isqrt", () => {
  it("is exact for wide integers", () => {
    for (const bits of [60, 61, 106, 107, 1000, 5001]) {
      const root = (1n << BigInt(bits)) - 12345n;
      expect(call("isqrt", [root * root])).toBe(root);
      expect(call("isqrt", [root * root - 1n])).toBe(root - 1n);
    }
  });

  it("refuses what is no number", () => {
    expect(() => call("isqrt", ["x"])).toThrow(TclError);
  });
});

compareWithTclsh("abs of a text that means 0 is that text", [
  "list [tcl::mathfunc::abs +0] [tcl::mathfunc::abs 0x0] [tcl::mathfunc::abs { 00}] [tcl::mathfunc::abs -0]",
  'list [expr {abs("+0")}] [expr {abs("0x0")}] [tcl::mathfunc::abs 0x5] [tcl::mathfunc::abs -0x5]',
]);
