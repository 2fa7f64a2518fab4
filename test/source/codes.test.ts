import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { bootstrapCodes } from "../../src/source/codes/bootstrap.ts";
import { clientCodes } from "../../src/source/codes/client.ts";
import { containerCodes } from "../../src/source/codes/containers.ts";
import { feasibilityCodes } from "../../src/source/codes/feasibility.ts";
import { fileCodes } from "../../src/source/codes/files.ts";
import { jsonCodes } from "../../src/source/codes/json.ts";
import { layoutCodes } from "../../src/source/codes/layout.ts";
import { limitCodes } from "../../src/source/codes/limits.ts";
import { lintContainerCodes } from "../../src/source/codes/lint-containers.ts";
import { lintTclCodes } from "../../src/source/codes/lint-tcl.ts";
import { lintTextCodes } from "../../src/source/codes/lint-text.ts";
import { lintTopologyCodes } from "../../src/source/codes/lint-topology.ts";
import { machineCodes } from "../../src/source/codes/machine.ts";
import { outputCodes } from "../../src/source/codes/outputs.ts";
import { placementCodes } from "../../src/source/codes/placement.ts";
import { serverCodes } from "../../src/source/codes/server.ts";
import { standaloneCodes } from "../../src/source/codes/standalone.ts";
import { syntaxCodes } from "../../src/source/codes/syntax.ts";
import { tclCodes } from "../../src/source/codes/tcl.ts";
import { topdlCodes } from "../../src/source/codes/topdl.ts";
import { vocabularyCodes } from "../../src/source/codes/vocabulary.ts";
import { allCodes, explainCode } from "../../src/source/index.ts";

const families = [
  ["files", fileCodes, /^NS00\d\d$/],
  ["limits", limitCodes, /^NS01\d\d$/],
  ["syntax", syntaxCodes, /^NS1\d{3}$/],
  ["tcl", tclCodes, /^NS2\d{3}$/],
  ["vocabulary", vocabularyCodes, /^NS3\d{3}$/],
  ["containers", containerCodes, /^NS40\d\d$/],
  ["outputs", outputCodes, /^NS41\d\d$/],
  ["lint of text", lintTextCodes, /^NS50\d\d$/],
  ["lint of Tcl", lintTclCodes, /^NS51\d\d$/],
  ["lint of experiments", lintTopologyCodes, /^NS52\d\d$/],
  ["lint of containers", lintContainerCodes, /^NS53\d\d$/],
  ["server", serverCodes, /^NS60\d\d$/],
  ["client", clientCodes, /^NS61\d\d$/],
  ["machine", machineCodes, /^NS70\d\d$/],
  ["bootstrap", bootstrapCodes, /^NS71\d\d$/],
  ["placement", placementCodes, /^NS43\d\d$/],
  ["json", jsonCodes, /^NS42\d\d$/],
  ["standalone", standaloneCodes, /^NS44\d\d$/],
  ["topdl", topdlCodes, /^NS45\d\d$/],
  ["layout", layoutCodes, /^NS46\d\d$/],
  ["feasibility", feasibilityCodes, /^NS47\d\d$/],
] as const;

/** Codes whose examples have blanks at the end of a line, because that is what they are about. */
const ABOUT_BLANKS = new Set(["NS5003", "NS5007"]);

describe("the registry", () => {
  it.each(families)(
    "%s: numbers lie in the family's range, in order, without gaps",
    (_name, table, range) => {
      const codes = Object.keys(table);
      for (const code of codes) expect(code).toMatch(range);
      const numbers = codes.map((code) => Number(code.slice(2)));
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
    },
  );

  it("holds every row of every family once", () => {
    const rows = families.flatMap(([, table]) => Object.keys(table));
    expect(allCodes().map((entry) => entry.code)).toEqual([...new Set(rows)].sort());
    expect(new Set(rows).size).toBe(rows.length);
  });

  it("has a title of its own for every code", () => {
    const titles = allCodes().map((entry) => entry.title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it.each(allCodes().map((entry) => [entry.code, entry] as const))("%s is explained", (_code, entry) => {
    expect(entry.title).toMatch(/^.{5,80}[^.]$/);
    expect(entry.explanation.length).toBeGreaterThan(50);
    expect(entry.explanation).toMatch(/\.$/);
    expect(entry.explanation).not.toMatch(/ {2}|\n/);
    expect(entry.bad).not.toBe("");
    expect(entry.good).not.toBe("");
    expect(entry.bad).not.toBe(entry.good);
    if (!ABOUT_BLANKS.has(entry.code)) expect(`${entry.bad}\n${entry.good}`).not.toMatch(/\s$|[^\S\n]\n/);
  });

  it.each([
    ["NS2001", "NS2001"],
    ["ns2001", "NS2001"],
    [" 2001 ", "NS2001"],
    ["NS9999", undefined],
    ["", undefined],
    ["__proto__", undefined],
    ["constructor", undefined],
  ])("explains %j as %j", (asked, expected) => {
    expect(explainCode(asked)?.code).toBe(expected);
  });
});

describe("examples in JSON", () => {
  const whole = allCodes().filter((entry) => entry.language === "json" && /^[[{]/.test(entry.good));
  it.each(whole.map((entry) => [entry.code, entry] as const))("%s", (_code, entry) => {
    expect(() => JSON.parse(entry.good.replace(", ... }", " }"))).not.toThrow();
  });
});

/** Examples that Tcl itself accepts: limits are nsc's, and these would run for long or for ever. */
const LIMITED = /^NS01/;

describe("examples in Tcl, answered by tclsh", () => {
  const entries = allCodes().filter((entry) => !LIMITED.test(entry.code));
  const hasTclsh = spawnSync("tclsh", [], { input: "exit 0" }).status === 0;
  if (!hasTclsh) {
    it("needs tclsh", () => {
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
    });
    return;
  }

  const tcl = entries.filter((entry) => entry.language === "tcl");
  const wholeWords = entries.filter((entry) => entry.language === "ns");
  const answers = askTclsh([
    ...tcl.flatMap((entry) => [`catch ${braced(entry.bad)}`, `catch ${braced(entry.good)}`]),
    ...wholeWords.flatMap((entry) => [complete(entry.bad), complete(entry.good)]),
  ]);

  it.each(tcl.map((entry, index) => [entry.code, index] as const))(
    "%s fails and is mended",
    (_code, index) => {
      expect(answers.slice(2 * index, 2 * index + 2)).toEqual(["1", "0"]);
    },
  );

  it.each(wholeWords.map((entry, index) => [entry.code, index] as const))("%s is whole", (_code, index) => {
    const first = 2 * (tcl.length + index);
    expect(answers.slice(first, first + 2)).toEqual(["1", "1"]);
  });
});

function complete(example: string): string {
  return `info complete ${braced(example)}`;
}

/** A word that is the given text, whatever braces it holds. */
function braced(text: string): string {
  return `[encoding convertfrom utf-8 [binary decode base64 ${Buffer.from(text).toString("base64")}]]`;
}

/** The result of each script, each in an interpreter of its own; what they print is dropped. */
function askTclsh(scripts: readonly string[]): string[] {
  const lines = scripts.map(
    (script) =>
      `set i [interp create]; $i eval {proc puts args {}}; lappend out [$i eval {${script}}]; interp delete $i`,
  );
  const answer = spawnSync("tclsh", [], {
    input: `${lines.join("\n")}\nputs [join $out \\n]\n`,
    encoding: "utf8",
  });
  if (answer.status !== 0) throw new Error(`tclsh failed: ${answer.stderr}`);
  return answer.stdout.trim().split("\n");
}
