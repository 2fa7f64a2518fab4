import { describe, expect, it } from "vitest";
import { formatFile } from "../../src/compiler/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { defaultLimits, tenthOf } from "../../src/tcl/index.ts";
import { corpusReader } from "../ns/corpus.ts";
import { scriptsAtHand } from "./format.ts";

describe("files at hand", () => {
  it.each(scriptsAtHand())("$name is formatted, or refused for its syntax", ({ name, folder, text }) => {
    const host = { readSource: corpusReader(folder) };
    // Scripts that go on until they reach a limit are sooner done with low ones.
    const limits = folder.endsWith("limit") ? tenthOf(defaultLimits) : defaultLimits;
    const once = formatFile(new SourceFile(name, text), { host, limits });
    const codes = once.diagnostics.map(({ code }) => code);
    if (once.value.text === null) for (const code of codes) expect(code).toMatch(/^NS1/);
    else {
      expect(codes).toEqual([]);
      expect(formatFile(new SourceFile(name, once.value.text), { host, limits }).value.text).toBe(
        once.value.text,
      );
    }
  });
});

const file = (body: string) =>
  new SourceFile("exp.ns", `set ns [new Simulator]\nsource tb_compat.tcl\n${body}\n$ns run\n`);
const READER = "proc p {} { a;b }\nset what body\n";

describe("the meaning", () => {
  it.each([
    [
      "its topology",
      `${READER}set a [$ns node]\ntb-set-node-startcmd $a "sleep [string length [info $what p]]"`,
      "its topology would change",
    ],
    ["what it prints", `${READER}puts [info $what p]`, "what it prints would change"],
    [
      "whether it is rejected",
      `${READER}if {[string match "*\n*" [info $what p]]} {error no}`,
      "report of it",
    ],
  ])("is kept where a file looks at its layout: %s", (_what, body, message) => {
    const { value, diagnostics } = formatFile(file(body));
    expect(value.text).toBeNull();
    expect(diagnostics).toMatchObject([{ code: "NS4601", message: expect.stringContaining(message) }]);
  });

  it("of a file that is rejected is that of its commands", () => {
    const { value, diagnostics } = formatFile(file("set   a $nothing"));
    expect(diagnostics).toEqual([]);
    expect(value.text).toContain("set a $nothing\n");
    expect(value.evaluation).toMatchObject([{ code: "NS2001" }]);
  });

  it("is not looked for in topdl", () => {
    const topdl = new SourceFile("exp.xml", "<experiment>\n</experiment>\n");
    expect(formatFile(topdl)).toMatchObject({ value: { text: null }, diagnostics: [{ code: "NS4602" }] });
  });
});
