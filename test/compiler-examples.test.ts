import { describe, expect, it } from "vitest";
import { compile, formatFile, outputFindings, rewritePnodeFile } from "../src/compiler/index.ts";
import { allCodes, SourceFile } from "../src/source/index.ts";
import { codeOf, createInterpreter, defaultLimits, evaluateFile, tenthOf } from "../src/tcl/index.ts";

/** Examples that need more than their text: an option, another file, a server, or no text at all. */
const NEED_MORE = new Set(["NS0007", "NS0009", "NS4028", "NS4408", "NS7103", "NS7105"]);

/** Limits that take long to reach: a tenth of them will do. */
const LARGE_LIMIT = /^NS010[78]$/;

/** Codes of `nsc rewrite`. */
const REWRITING = /^NS410[3-7]$/;

/** Codes of `nsc emit vagrant`. */
const VAGRANT = /^NS41(?:09|10)$/;

/** The code of `nsc fmt` that has an NS file for an example. */
const FORMATTING = "NS4601";

function found(code: string, text: string): string[] {
  const whole =
    text.includes("new Simulator") || text.startsWith("<")
      ? text
      : `set ns [new Simulator]
source tb_compat.tcl
set a [$ns node]
set b [$ns node]
set c [$ns node]
${text}
$ns run
`;
  const file = new SourceFile("example.ns", whole);
  const { diagnostics } = REWRITING.test(code)
    ? rewritePnodeFile(file)
    : code === FORMATTING
      ? formatFile(file)
      : compile(file, {
          project: "P",
          limits: LARGE_LIMIT.test(code) ? tenthOf(defaultLimits) : defaultLimits,
        });
  const topology = VAGRANT.test(code) ? compile(file, { project: "P" }).value.topology : null;
  const further = topology === null ? [] : outputFindings("vagrant", topology, file);
  return [...diagnostics, ...further].map((diagnostic) => diagnostic.code);
}

describe("the examples of `nsc explain`", () => {
  // The examples of lint, NS5xxx, have a test of their own: compiling does not lint.
  const entries = allCodes().filter(
    ({ code, language }) => language === "ns" && !NEED_MORE.has(code) && !code.startsWith("NS5"),
  );

  it.each(entries)("$code: the bad one gives it, the good one does not", ({ code, bad, good }) => {
    expect(found(code, bad)).toContain(code);
    expect(found(code, good)).not.toContain(code);
  });

  const scripts = allCodes().filter(({ code, language }) => language === "tcl" && /^NS[12]/.test(code));

  it.each(scripts)("$code: the bad script fails with it, the good one runs", ({ code, bad, good }) => {
    const run = (text: string) => evaluateFile(createInterpreter(), new SourceFile("example.tcl", text));
    const ending = run(bad);
    expect(ending.kind === "error" ? codeOf(ending.error) : ending.kind).toBe(code);
    expect(run(good).kind).toBe("done");
  });
});
