import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { doubleText } from "../../src/tcl/double-text.ts";
import { TclError } from "../../src/tcl/errors.ts";
import { TclDouble, toText, type Value } from "../../src/tcl/value.ts";

/*
 * Asks tclsh thousands of small questions in one process and one interpreter, for functions that are tested
 * directly, without nsc's own interpreter.
 */

/** A word of a Tcl script that stands for this text, in ASCII. */
export function tclWord(text: string): string {
  let word = '"';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    word += /[A-Za-z0-9 .]/.test(character)
      ? character
      : `\\u${text.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }
  return `${word}"`;
}

/** A word of a Tcl script that gives this value in the form that it has: a double is computed. */
export function tclValue(value: Value): string {
  const word = tclWord(toText(value));
  return value instanceof TclDouble && !Number.isNaN(value.value) ? `[expr {double(${word})}]` : word;
}

/**
 * What tclsh answers to each script: `0 RESULT`, or `1 MESSAGE|ERRORCODE`. Null when there is no tclsh, which is
 * a failure if NSC_REQUIRE_ORACLES is set.
 */
export function askOracle(scripts: readonly string[]): string[] | null {
  const lines = scripts.map((script) => `answer ${tclWord(script)}`);
  const program = `
    fconfigure stdout -buffering full
    proc answer {script} {
      set code [catch {uplevel #0 $script} result options]
      if {$code == 1} {append result | [dict get $options -errorcode]}
      puts [binary encode base64 [encoding convertto utf-8 "$code $result"]]
    }
    ${lines.join("\n")}
    exit 0\n`;
  const run = spawnSync("tclsh", [], { input: program, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) {
    console.warn("tclsh 8.6 is not installed: nothing was compared");
    expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
    return null;
  }
  if (run.stderr !== "") throw new Error(`tclsh: ${run.stderr.slice(0, 1000)}`);
  return run.stdout
    .trimEnd()
    .split("\n")
    .map((line) => Buffer.from(line, "base64").toString("utf8"));
}

/** The same answer from a function of nsc. */
export function answerOf(compute: () => Value | boolean): string {
  try {
    const value = compute();
    if (typeof value === "boolean") return value ? "0 1" : "0 0";
    return `0 ${value instanceof TclDouble ? doubleText(value.value) : toText(value)}`;
  } catch (error) {
    if (error instanceof TclError) return `1 ${toText(error.message)}|${toText(error.errorCode)}`;
    throw error;
  }
}

/** So many differences are listed. */
const SHOWN = 50;

export interface Question {
  readonly script: string;
  readonly compute: () => Value | boolean;
  /** Doubles may be neighbours: the mathematics library of the machine does not always round correctly. */
  readonly close?: true;
}

function agree(own: string, expected: string | undefined, close: boolean): boolean {
  if (own === expected || expected === undefined) return own === expected;
  if (!close || !own.startsWith("0 ") || !expected.startsWith("0 ")) return false;
  const [a, b] = [Number(own.slice(2)), Number(expected.slice(2))];
  return Math.abs(a - b) <= Math.abs(b) * 2.3e-16;
}

/** Declares one test that compares all answers and lists those that differ. */
export function compareDirectly(title: string, questions: readonly Question[]): void {
  it(`${title} (${questions.length} questions)`, () => {
    const scripts = [...new Set(questions.map((question) => question.script))];
    const answers = askOracle(scripts);
    if (answers === null) return;
    expect(answers.length).toBe(scripts.length);
    const known = new Map(scripts.map((script, index) => [script, answers[index]]));
    const different = new Set<string>();
    for (const { script, compute, close = false } of questions) {
      const own = answerOf(compute);
      const expected = known.get(script);
      if (!agree(own, expected, close))
        different.add(`${script}: tclsh ${expected}, nsc ${own}`.slice(0, 400));
    }
    expect([...different].slice(0, SHOWN)).toEqual([]);
  });
}
