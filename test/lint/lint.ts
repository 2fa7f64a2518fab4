import { type LintResult, lintExperiment } from "../../src/compiler/index.ts";
import { SourceFile } from "../../src/source/index.ts";

/** What stands before and after the middle of a file. */
const BEGIN = `set ns [new Simulator]
source tb_compat.tcl
set a [$ns node]
set b [$ns node]
set c [$ns node]
`;
const END = "\n$ns run\n";

/** A whole file from an example: one without a simulator is the middle of a file that has the nodes a, b and c. */
export function wholeFile(example: string): string {
  return example.includes("new Simulator") ? `${example}\n` : `${BEGIN}${example}${END}`;
}

export function lintText(text: string, name = "exp.ns"): LintResult {
  return lintExperiment(new SourceFile(name, text));
}

/** `warning NS5101 |underlined text|` for each finding of an example. */
export function findings(example: string): string[] {
  return lintText(wholeFile(example)).diagnostics.map(
    ({ severity, code, span }) => `${severity} ${code} |${span.file.text.slice(span.start, span.end)}|`,
  );
}

/** The codes that are found in an example, each once. */
export function codes(example: string): string[] {
  return [...new Set(lintText(wholeFile(example)).diagnostics.map(({ code }) => code))];
}
