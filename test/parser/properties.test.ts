import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Command,
  type Expression,
  type Located,
  type Part,
  parseExpression,
  parseScript,
  parseSubstitution,
  type Script,
  type Word,
} from "../../src/parser/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { printExpression, printPart, printScript, printWord } from "./print-tree.ts";

const PIECES = [
  ...'ab \n;{}[]"()#$\\\t',
  "{c d}",
  '"e f"',
  "[g h]",
  "[g ",
  "$a",
  "$b(c)",
  "$b(",
  "${d e}",
  "${f(1)}",
  "\\\n",
  "\\n",
  "{*}",
  "é",
  "\u{1f600}",
];
const tclText = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(""));
const anyText = fc.oneof(tclText, fc.string({ unit: "binary" }), fc.string());
const all = { commands: true, variables: true, backslashes: true };
const runs = { numRuns: 3_000, seed: 1 };

function parse(text: string, crlf = true): Script {
  return parseScript(new SourceFile("test", text), 0, text.length, { crlf });
}

/** Checks that nodes stand in order inside their parent. */
function expectInside(parent: Located, children: readonly Located[]): void {
  let at = parent.start;
  for (const child of children) {
    expect(child.start).toBeGreaterThanOrEqual(at);
    expect(child.end).toBeGreaterThanOrEqual(child.start);
    at = child.end;
  }
  expect(at).toBeLessThanOrEqual(parent.end);
}

function checkScript(text: string, script: Script): void {
  expectInside(script, script.commands);
  expectInside(script, script.comments);
  for (const comment of script.comments) expect(text[comment.start]).toBe("#");
  for (const command of script.commands) checkCommand(text, command);
}

function checkCommand(text: string, command: Command): void {
  expectInside(command, command.words);
  expect([command.start, command.end]).toEqual([command.words[0]?.start, command.words.at(-1)?.end]);
  for (const word of command.words) checkWord(text, word);
}

function checkWord(text: string, word: Word): void {
  const slice = text.slice(word.start, word.end);
  const again = parse(`x ${slice}`).commands[0]?.words[1];
  expect(again && printWord(again)).toBe(printWord(word));
  if (word.kind === "braced") {
    expect(text[word.contentStart - 1]).toBe("{");
    expect(text.slice(word.contentEnd, word.end)).toBe("}");
  } else {
    expectInside(word, word.parts);
    for (const part of word.parts) checkPart(text, part);
  }
}

function checkPart(text: string, part: Part): void {
  const slice = text.slice(part.start, part.end);
  const { parts } = parseSubstitution(new SourceFile("test", slice), 0, slice.length, all);
  expect(parts.map(printPart)).toEqual([printPart(part)]);
  if (part.kind === "command-part") checkScript(text, part.script);
  if (part.kind !== "variable") return;
  expect(text.slice(part.nameStart, part.nameEnd)).toBe(part.name);
  if (part.index === null) return;
  expectInside(part, part.index);
  // Nothing is substituted in ${array(index)}.
  if (slice.startsWith("${")) return;
  for (const inner of part.index) checkPart(text, inner);
}

function checkExpression(text: string, expression: Expression): void {
  const slice = text.slice(expression.start, expression.end);
  const again = parseExpression(new SourceFile("test", slice)).expression;
  expect(again && printExpression(again)).toBe(printExpression(expression));
  const children = childrenOf(expression);
  expectInside(expression, children);
  for (const child of children) checkExpression(text, child);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "ternary":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case "call":
      return expression.arguments;
    default:
      return [];
  }
}

describe("scripts", () => {
  it("never make the parser throw", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        parse(text);
        parseSubstitution(new SourceFile("test", text), 0, text.length, all);
      }),
      runs,
    );
  });

  it("have nodes whose places give the same nodes again", () => {
    fc.assert(
      fc.property(tclText, (text) => {
        const script = parse(text);
        if (script.errors.length === 0) checkScript(text, script);
      }),
      runs,
    );
  });

  it("have problems in order, each once, each with a place and words", () => {
    fc.assert(
      fc.property(fc.array(tclText, { maxLength: 4 }), (lines) => {
        const text = lines.join("\n");
        const { errors, commands } = parse(text);
        const places = errors.map((problem) => problem.start);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(new Set(errors.map(({ kind, start }) => `${kind} ${start}`)).size).toBe(errors.length);
        for (const problem of errors) {
          expect(problem.commandIndex).toBeLessThanOrEqual(commands.length);
          expect(problem.start).toBeLessThan(problem.end);
          expect(problem.end).toBeLessThanOrEqual(text.length);
          expect([problem.message, problem.help]).not.toContain("");
        }
      }),
      runs,
    );
  });

  it("mean the same with CR LF as with LF line ends", () => {
    fc.assert(
      fc.property(tclText, (text) => {
        const other = parse(text.replaceAll("\n", "\r\n"));
        const { errors, ...rest } = parse(text);
        expect(printScript(other)).toBe(printScript({ ...rest, errors }));
        expect(other.errors.map((problem) => problem.tclMessage)).toEqual(
          errors.map((each) => each.tclMessage),
        );
      }),
      runs,
    );
  });

  it("are parsed the same wherever they stand in a file", () => {
    fc.assert(
      fc.property(tclText, tclText, (before, text) => {
        const file = new SourceFile("test", before + text);
        const script = parseScript(file, before.length);
        expect(printScript(script)).toBe(printScript(parse(text)));
      }),
      runs,
    );
  });
});

describe("expressions", () => {
  const pieces = [
    ..."12()+-*,?:<!  ",
    "**",
    "$a",
    "$b(c)",
    "[d]",
    '"e"',
    "{f}",
    "eq",
    "in",
    "abs(",
    "max(1,",
    "true",
    "==",
    "0x1f",
  ];
  const expressionText = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(""));

  it("never make the parser throw", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, expressionText), (text) => {
        const { expression, problem } = parseExpression(new SourceFile("test", text));
        expect(expression === null).toBe(problem !== null);
        if (problem === null) return;
        expect(problem.start).toBeLessThanOrEqual(problem.end);
        expect(problem.end).toBeLessThanOrEqual(text.length);
      }),
      runs,
    );
  });

  it("have nodes whose places give the same nodes again", () => {
    fc.assert(
      fc.property(expressionText, (text) => {
        const { expression } = parseExpression(new SourceFile("test", text));
        if (expression !== null) checkExpression(text, expression);
      }),
      runs,
    );
  });
});
