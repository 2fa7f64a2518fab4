import { describe, expect, it } from "vitest";
import { lintExperiment, lintLibrary } from "../../src/compiler/index.ts";
import { applyEdits, SourceFile } from "../../src/source/index.ts";
import { findings, lintText, wholeFile } from "./lint.ts";

const BAD = "set i 1\nputs [expr $i + 1]";

describe("comments that disable a code", () => {
  it.each([
    ["the next line", "set i 1\n# nsc-disable-next-line NS5101 on purpose\nputs [expr $i + 1]"],
    ["the next line with a command", "set i 1\n# nsc-disable-next-line NS5101\n\n# why\nputs [expr $i + 1]"],
    ["several codes", 'set i 1\n# nsc-disable-next-line NS5101, NS5102: why\nif "$i" {puts [expr $i + 1]}'],
    [
      "comments that follow each other",
      'set i 1\n# nsc-disable-next-line NS5101\n# nsc-disable-next-line NS5102\nif "$i" {puts [expr $i + 1]}',
    ],
    ["to the end of the file", `# nsc-disable NS5101 old style\n${BAD}`],
    ["up to another comment", `# nsc-disable NS5101\n${BAD}\n# nsc-enable NS5101`],
    ["up to a comment for all codes", `# nsc-disable NS5101\n${BAD}\n# nsc-enable`],
    ["behind a command", "set i 1 ;# nsc-disable-next-line ns5101\nputs [expr $i + 1]"],
    ["inside of a body", "proc f {x} {\n  # nsc-disable-next-line NS5101\n  expr $x + 1\n}\nf 1"],
    ["a warning of the evaluation", "# nsc-disable-next-line NS3003\n$ns color 1 Blue"],
  ])("%s", (_title, text) => {
    expect(findings(text)).toEqual([]);
  });

  it.each([
    [
      "other lines",
      `# nsc-disable-next-line NS5101\n${BAD}`,
      ["warning NS5009 |NS5101|", "warning NS5101 |$i + 1|"],
    ],
    [
      "other codes",
      "set i 1\n# nsc-disable-next-line NS5102 why\nputs [expr $i + 1]",
      ["warning NS5009 |NS5102|", "warning NS5101 |$i + 1|"],
    ],
    [
      "behind the end",
      `# nsc-disable NS5101\nputs a\n# nsc-enable\n${BAD}`,
      ["warning NS5009 |NS5101|", "warning NS5101 |$i + 1|"],
    ],
    ["text that is no comment", `${BAD}\nputs "# nsc-disable NS5101"`, ["warning NS5101 |$i + 1|"]],
    [
      "one of two codes",
      "set i 1\n# nsc-disable-next-line NS5101 NS5102\nputs [expr $i + 1]",
      ["warning NS5009 |NS5102|"],
    ],
  ])("not %s", (_title, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it.each([
    ["no code", "# nsc-disable-next-line because\nputs a", "# nsc-disable-next-line because"],
    ["an unknown code", "# nsc-disable NS5999\nputs a", "NS5999"],
    ["a misspelt word", "# nsc-disable-nextline NS5101\nputs a", "nsc-disable-nextline"],
  ])("%s is a finding", (_title, text, marked) => {
    expect(findings(text)).toContain(`warning NS5010 |${marked}|`);
  });

  it("errors with which the testbed rejects the file stay", () => {
    expect(findings("# nsc-disable-next-line NS2003\nnothing here")).toEqual([
      "warning NS5010 |NS2003|",
      "error NS2003 |nothing|",
    ]);
  });

  it("what was not looked for is not missed", () => {
    const text = "# nsc-disable NS5202 later\nputs $nowhere";
    expect(findings(text)).toEqual(["error NS2001 |$nowhere|"]);
    const library = new SourceFile("lib.tcl", `${text}\n`);
    expect(lintLibrary(library).diagnostics).toEqual([]);
  });

  it.each([
    ["# nsc-disable-next-line NS5101\nputs a", "puts a"],
    ["puts a ;# nsc-disable-next-line NS5101\nputs b", "puts a ;\nputs b"],
    [
      "set i 1\n# nsc-disable-next-line NS5102, NS5101 why\nputs [expr $i + 1]",
      "set i 1\n# nsc-disable-next-line NS5101 why\nputs [expr $i + 1]",
    ],
  ])("a fix takes out what is unused", (text, mended) => {
    const whole = wholeFile(text);
    const [{ fix } = {}] = lintText(whole).diagnostics.filter(({ code }) => code === "NS5009");
    const after = applyEdits(whole, fix?.edits ?? []);
    expect(after).toContain(mended);
    expect(lintText(after).diagnostics).toEqual([]);
  });

  it("forty thousand comments take no longer than they should", () => {
    const text = `${"# nsc-disable NS5101\n# nsc-disable-next-line NS5101\n".repeat(20_000)}set i 1\nputs [expr $i + 1]`;
    const { diagnostics } = lintText(wholeFile(text));
    expect(diagnostics.every(({ code }) => code === "NS5009")).toBe(true);
  });
});

describe("severities", () => {
  const lint = (text: string, severities: [string, "error" | "note" | "off"][]) =>
    lintExperiment(new SourceFile("exp.ns", wholeFile(text)), {
      severities: new Map(severities),
    }).diagnostics.map(({ severity, code }) => `${severity} ${code}`);

  it.each<[string, [string, "error" | "note" | "off"][], string[]]>([
    [BAD, [["NS5101", "error"]], ["error NS5101"]],
    [BAD, [["NS5101", "off"]], []],
    ["$ns color 1 Blue", [["NS3003", "note"]], ["note NS3003"]],
    ["nothing here", [["NS2003", "off"]], ["error NS2003"]],
    ["# nsc-disable NS5101\nputs a", [["NS5101", "off"]], []],
    ["# nsc-disable NS5101\nputs a", [["NS5009", "off"]], []],
  ])("%j with %j", (text, severities, expected) => {
    expect(lint(text, severities)).toEqual(expected);
  });
});
