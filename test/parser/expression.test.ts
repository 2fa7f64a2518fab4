import { describe, expect, it } from "vitest";
import { type Expression, parseExpression } from "../../src/parser/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { printExpression } from "./print-tree.ts";
import { askEach, hasTclsh, randomNumbers, randomStrings } from "./tclsh.ts";

function parse(text: string) {
  return parseExpression(new SourceFile("test", text), 0, text.length, { crlf: false });
}

describe("parseExpression", () => {
  it.each([
    ["1", "1"],
    [" 1 + 2 * 3 ", "(1 + (2 * 3))"],
    ["1 - 2 - 3", "((1 - 2) - 3)"],
    ["2 ** 3 ** 4", "(2 ** (3 ** 4))"],
    ["-2 ** 2", "((- 2) ** 2)"],
    ["!~-+1", "(! (~ (- (+ 1))))"],
    ["1 < 2 == 3 & 4 ^ 5 | 6 && 7 || 8", "(((((((1 < 2) == 3) & 4) ^ 5) | 6) && 7) || 8)"],
    [
      "1 || 2 && 3 | 4 ^ 5 & 6 == 7 < 8 << 9 + 1 * 2",
      "(1 || (2 && (3 | (4 ^ (5 & (6 == (7 < (8 << (9 + (1 * 2))))))))))",
    ],
    ["1 eq 2 == 3 in 4", "(((1 eq 2) == 3) in 4)"],
    ["1 ? 2 : 3 ? 4 : 5", "(1 ? 2 : (3 ? 4 : 5))"],
    ["1 ? 2 ? 3 : 4 : 5", "(1 ? (2 ? 3 : 4) : 5)"],
    ["1 || 2 ? 3 : 4 + 5", "((1 || 2) ? 3 : (4 + 5))"],
    ["(1 + 2) * (3)", "((1 + 2) * 3)"],
    ["f() + f(1) + f(1, 2 + 3)", "((f() + f(1)) + f(1, (2 + 3)))"],
    ["abs\n(-1)", "abs((- 1))"],
    ["$a + $b(c $d) - ${e f}", "(($<a> + $<b>(c +$<d>)) - $<e f>)"],
    ["[f $a] eq {x y} ", "([(f $<a>)] eq {x y})"],
    ['"a $b [c]" ne {}', '("a +$<b>+ +[(c)]" ne {})'],
    ["true && off || N", "((true && off) || N)"],
    [
      "0x1F + 0b11 + 0o17 + 017 + 1.5e-3 + .5 + 1.",
      "((((((0x1F + 0b11) + 0o17) + 017) + 1.5e-3) + .5) + 1.)",
    ],
    ["Inf > -inf", "(Inf > (- inf))"],
    ["NaN(12ab) + 1", "(NaN(12ab) + 1)"],
    ["1in2", "(1 in 2)"],
    ["1 in2", "(1 in 2)"],
    ["08.5", "08.5"],
    ["{a\\\n  b}", "{a b}"],
    ["1 \\\n + 2", "(1 + 2)"],
    ["$a{b}", null],
  ])("%j", (text, tree) => {
    const { expression, problem } = parse(text);
    if (tree === null) expect(problem).not.toBe(null);
    else {
      expect(problem).toBe(null);
      expect(expression && printExpression(expression)).toBe(tree);
    }
  });

  it.each<[string, string, string]>([
    ["", "empty expression", ""],
    ["1 +", "missing operand", ""],
    ["1 2", "missing operator", ""],
    ["foo", "invalid bareword", "foo"],
    ["1 + foo * 2", "invalid bareword", "foo"],
    ["(1 + (2", "unbalanced open paren", "("],
    ["1)", "unbalanced close paren", ")"],
    ["1 = 2", "incomplete operator", "="],
    ["1 # one", "invalid character", "#"],
    ['"a', 'missing "', '"'],
    ["1 + {a", "missing close-brace", "{"],
    ["1 + $a(b", "missing )", "$a("],
    ["1 + ${a", "missing close-brace for variable name", "${"],
    ["[a {b}c]", "extra characters after close-brace", "c"],
  ])("shows where %j is wrong", (text, message, place) => {
    const { problem } = parse(text);
    expect(problem?.tclMessage.startsWith(message)).toBe(true);
    expect(problem && text.slice(problem.start, problem.end)).toBe(place);
    expect(problem?.help).not.toBe("");
  });

  it("points at the place where an operand or operator is missing", () => {
    const starts = ["1 + ", "1 2", "1 ? 2", "f(1,)", "()", "1 + * 2"].map(
      (text) => parse(text).problem?.start,
    );
    expect(starts).toEqual([4, 2, 5, 4, 1, 4]);
  });

  it("gives offsets into the file for a range of it", () => {
    const text = "if {$a < [b]} {}";
    const { expression } = parseExpression(new SourceFile("test", text), 4, 12);
    if (expression?.kind !== "binary") throw new Error("no comparison");
    const { start, end, left, right } = expression;
    expect([start, end, left.start, left.end, right.start, right.end]).toEqual([4, 12, 4, 6, 9, 12]);
  });

  it("counts the parentheses to the place of an operand", () => {
    const text = "(1 + 2) * -(3)";
    const { expression } = parse(text);
    expect(expression && text.slice(expression.start, expression.end)).toBe(text);
    if (expression?.kind !== "binary") throw new Error("no product");
    expect(text.slice(expression.left.start, expression.left.end)).toBe("1 + 2");
    expect(text.slice(expression.right.start, expression.right.end)).toBe("-(3)");
  });

  it("reads nothing behind the end of its range", () => {
    const text = '1 + max(2, $a(3)) ? "b" : {c} in [d] == 0x1f ** NaN(1)';
    const file = new SourceFile("test", text);
    for (let end = 0; end <= text.length; end++) {
      const alone = parseExpression(new SourceFile("test", text.slice(0, end)));
      expect(parseExpression(file, 0, end)).toEqual(alone);
    }
  });
});

const MALFORMED = [
  ...["", " ", "\n", "+", "1 +", "1 + * 2", "1 2", "1 (2)", "(1)(2)", "f(1)(2)", "f(1 2)", "1 ! 2", "1 ~"],
  ...[
    "()",
    "(",
    ")",
    "(1",
    "1)",
    "((1)",
    "(1))",
    "f(",
    "f(1",
    "f(,)",
    "f(1,)",
    "f(,1)",
    "f(1,,2)",
    ",",
    "1,2",
    "(1,2)",
    "f((1,2))",
  ],
  ...[
    "1 ?",
    "1 ? 2",
    "1 ? 2 :",
    "1 ? : 2",
    "? 1 : 2",
    "1 : 2",
    "1 ? 2 : 3 : 4",
    "(1 ? 2) : 3",
    "1?(2:3)",
    "f(1 ? 2, 3)",
    "1 ? 2 + : 3",
  ],
  ...["1 = 2", "1 == = 2", "=", "1 === 2", "1 =! 2", "1 <> 2", "1 >< 2", "1 &&& 2", "1 ||| 2", "1 *** 2"],
  ...[
    "@",
    "1 @ 2",
    "1 # c",
    "1;",
    "`",
    "'a'",
    "\\",
    "1 \\",
    "]",
    "}",
    "[a]]",
    "{a}}",
    "é",
    "1 é",
    "_a",
    "1 _a",
    ".",
    "..",
    "$",
    "1 $",
    "$ a",
    "1 + $",
  ],
  ...[
    "foo",
    "1 foo",
    "foo bar",
    "a.b",
    "a::b(1)",
    "::f(1)",
    "eé",
    "tru e",
    "o",
    "nope",
    "in",
    "eq 1",
    "1 eqq 2",
    "1 inn 2",
  ],
  ...[
    "08",
    "0b2",
    "0o9",
    "0x",
    "0b",
    "0o",
    "0xg",
    "1e",
    "1e+",
    "12ab",
    "1_000",
    "1.5.5",
    "1..2",
    "0178",
    "00b1",
    "1e5e",
    "0x1.5",
  ],
  ...["inf(1)", "nan(zz)", "nan(1", "NaN()", "infx", "nanx", "infi", "Infinityx"],
  ...[
    '"a',
    '"a"b',
    '"a" "b"',
    "{a",
    "{a}b",
    "{a {b}",
    "{a # {",
    "[a",
    "[a {b}c]",
    '[a "b]',
    '"[a {b}c]"',
    "$a(1",
    '"$a(1"',
    "${a",
    '"${a"',
    "[[a]",
    "[a;b",
    "$a(b)(c)",
    "$a$b",
    "1 [a",
    "1 {a",
    '1 "a',
    "1 $a(",
  ],
  "aaaaaaaaaaaaaaaaaaaaaaaa",
  "aaaaaaaaaaaaaaaaaaaaaaaaa",
  "1 + aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa + 1",
  `${"1+".repeat(30)}1 1${"+1".repeat(30)}`,
  `${"1+".repeat(11)}1 1${"+1".repeat(11)}`,
  `${"1+".repeat(12)} @ ${"+1".repeat(11)}`,
  `"${"é".repeat(20)}" @ "${"é".repeat(20)}"`,
  `"${"é".repeat(20)}x" @x"${"é".repeat(20)}"`,
  `"${"é".repeat(40)}`,
  `[foo ${"x".repeat(40)} {a}b]`,
];

describe.runIf(hasTclsh)("compared with tclsh", () => {
  const ask = (inputs: readonly string[]) =>
    askEach(
      `set code [catch {expr $s} r]
       set r [expr {[string match "*\\nin expression*" $r] ? $r : "fine"}]`,
      inputs,
      "set a 1; proc a args {return 1}; proc b args {return 1}",
    );
  const answer = (text: string) => parse(text).problem?.tclMessage ?? "fine";

  it.each(MALFORMED.map((text, index) => ({ text, index })))(
    "refuses $text as Tcl does",
    ({ text, index }) => {
      answers ??= ask(MALFORMED);
      expect(answers[index]).not.toBe("fine");
      expect(answer(text)).toBe(answers[index]);
    },
  );
  let answers: string[] | null = null;

  it("agrees about random text", () => {
    const pieces = [
      ...'12()+-*,?:$[]"{}!~=&<.@#_ x',
      ..."  ",
      ...[
        "2.5",
        "08",
        "0b2",
        "**",
        "$a",
        "$a(",
        "${",
        "[a]",
        '"x"',
        "{b}",
        "eq",
        "in",
        "ni",
        "abs",
        "max(",
        "true",
        "no",
      ],
      ...[
        "foo",
        "==",
        "&&",
        "||",
        "<<",
        "\\\n",
        "\n",
        "é",
        "Inf",
        "nan",
        "e5",
        "1e",
        "(nan)",
        "# {",
        "NaN(1 )",
      ],
      ...["1+1+1+1+1+1+1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "éééééééééééé"],
    ];
    const inputs = randomStrings(21, 20_000, pieces, 9);
    expect(inputs.map(answer)).toEqual(ask(inputs));
  });

  it("groups random expressions as Tcl does", () => {
    const random = randomNumbers(22);
    const inputs = Array.from({ length: 4_000 }, () => randomExpression(random, 4));
    const grouped = inputs.map((text) => printExpression(parse(text).expression as Expression));
    const value = (texts: readonly string[]) => askEach("catch {expr $s} r", texts);
    expect(value(grouped)).toEqual(value(inputs));
  });
});

const INFIX = "+ - * / % << >> < > <= >= == != eq ne & ^ | && || **".split(" ");

function randomExpression(random: () => number, depth: number): string {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const inner = () => randomExpression(random, depth - 1);
  if (depth === 0) return pick(["0", "1", "2", "3", "0x1f", "true", "5"]);
  switch (Math.floor(random() * 8)) {
    case 0:
      return `${pick(["-", "+", "!", "~"])}${inner()}`;
    case 1:
      return `(${inner()})`;
    case 2:
      return `${inner()} ? ${inner()} : ${inner()}`;
    case 3:
      return `max(${inner()}, ${inner()})`;
    default:
      return `${inner()} ${pick(INFIX)} ${inner()}`;
  }
}
