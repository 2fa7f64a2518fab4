import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { literalText, parseScript, type Script, type SyntaxProblem } from "../../src/parser/index.ts";
import { SourceFile } from "../../src/source/index.ts";

const folder = new URL("../../testdata/parser/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".tcl"));

/** What a fixture is expected to say: each problem with its places, then the first words of the commands. */
function describeScript(file: SourceFile, script: Script): string {
  const lines = script.errors.flatMap((problem) => describeProblem(file, problem));
  const names = script.commands.map((command) => {
    const shown = command.words.slice(0, 2).map((word) => literalText(word) ?? "…");
    return shown.join(" ").replace(/\s+/g, " ");
  });
  return `${lines.concat("", "commands:", ...names.map((name) => `  ${name}`)).join("\n")}\n`;
}

function describeProblem(file: SourceFile, problem: SyntaxProblem): string[] {
  const place = (start: number, end: number) => {
    const from = file.position(start);
    const to = file.position(end);
    return `${from.line}:${from.column}-${from.line === to.line ? "" : `${to.line}:`}${to.column}`;
  };
  const { related } = problem;
  return [
    `${place(problem.start, problem.end)} ${problem.kind}: ${problem.message}`,
    `  help: ${problem.help}`,
    `  Tcl, after ${problem.commandIndex} commands: ${problem.tclMessage}`,
    ...(related ? [`  ${place(related.start, related.end)}: ${related.message}`] : []),
  ];
}

describe("syntax problems", () => {
  it.each(fixtures)("%s", (name) => {
    const file = new SourceFile(name, readFileSync(new URL(name, folder), "utf8"));
    const nesting = name === "braces-too-deep.tcl" ? 5 : 1_000;
    const actual = describeScript(file, parseScript(file, 0, file.text.length, { nesting }));
    const expectation = new URL(name.replace(/\.tcl$/, ".expected.txt"), folder);
    if (process.env["UPDATE_GOLDENS"]) writeFileSync(expectation, actual);
    expect(actual).toBe(readFileSync(expectation, "utf8"));
  });

  it("has a fixture for every expectation", () => {
    const expected = readdirSync(folder).filter((name) => name.endsWith(".expected.txt"));
    expect(expected.sort()).toEqual(fixtures.map((name) => name.replace(/\.tcl$/, ".expected.txt")).sort());
  });
});
