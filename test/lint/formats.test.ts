import { readFileSync } from "node:fs";
import { Ajv, type AnySchema } from "ajv";
import addFormats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { FINDINGS_FORMATS } from "../../src/lint/index.ts";
import { type Diagnostic, SourceFile, span } from "../../src/source/index.ts";
import { repositoryPath } from "../goldens.ts";
import { lintText, wholeFile } from "./lint.ts";

const HOSTILE = "\u001b[31m<&>\"'\r\n::error::%0A ]]> \ud800 \u202e $(rm) {}";

/** Findings with everything in them: fixes, related places, several files, text that means something to a format. */
function sample(): Diagnostic[] {
  const text = wholeFile(
    "set i 1\nputs [expr $i + 1]\n$ns rtptoto Static\nproc f {} {\n return\n puts a\n}\nf\nputs “a”",
  );
  const hostile = new SourceFile(`a dir/${HOSTILE}:1.ns`, "set x\n  y\n");
  return [
    ...lintText(text, "exp.ns").diagnostics,
    {
      code: "NS2001",
      severity: "error",
      message: HOSTILE,
      help: HOSTILE,
      span: span(hostile, 4, 9),
      related: [{ message: HOSTILE, span: span(hostile, 0, 3) }],
      fix: { title: HOSTILE, edits: [{ span: span(hostile, 0, 3), text: HOSTILE }] },
    },
    { code: "NS4020", severity: "note", message: "a note", span: span(new SourceFile("/abs/x.ns", ""), 0) },
  ];
}

function print(format: string, diagnostics: readonly Diagnostic[] = sample()): string {
  const write = FINDINGS_FORMATS.get(format);
  if (write === undefined) throw new Error(`there is no format ${format}`);
  return [...write({ version: "1.2.3", files: ["exp.ns", "clean.ns"], diagnostics })].join("");
}

describe("sarif", () => {
  const validate = sarifValidator();

  it.each([
    ["findings", sample()],
    ["none", []],
  ])("%s: fits the schema", (_title, diagnostics) => {
    const document = JSON.parse(print("sarif", diagnostics));
    expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it("the validation can fail", () => {
    const document = JSON.parse(print("sarif"));
    document.runs[0].results[0].level = "fatal";
    expect(validate(document)).toBe(false);
  });

  it("has rules with what explains them, places, and fixes", () => {
    const [run] = JSON.parse(print("sarif")).runs;
    const { rules } = run.tool.driver;
    const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "NS5101");
    expect(rules[result.ruleIndex]).toMatchObject({
      id: "NS5101",
      name: "ExpressionWithoutBraces",
      defaultConfiguration: { level: "warning" },
    });
    expect(rules[result.ruleIndex].help.markdown).toContain("```ns\n");
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "exp.ns" },
      region: { startLine: 7, startColumn: 12, endLine: 7, endColumn: 18 },
    });
    expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("{$i + 1}");
  });

  it("names files as references", () => {
    const [run] = JSON.parse(print("sarif")).runs;
    const uris = run.results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toContain("file:///abs/x.ns");
    expect(uris.find((uri: string) => uri.startsWith("a%20dir/%1B%5B31m%3C%26%3E"))).toBeDefined();
  });
});

function sarifValidator() {
  const schema = JSON.parse(readFileSync(repositoryPath("testdata/sarif/sarif-schema-2.1.0.json"), "utf8"));
  // Nothing of draft 4 is used that means something else in draft 7.
  const { id, $schema: _draft, ...rest } = schema;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile({ $id: id, ...rest } as AnySchema);
}

describe.each(["junit", "checkstyle"])("%s", (format) => {
  it("is well-formed XML, whatever the text", () => {
    expect(XMLValidator.validate(print(format))).toBe(true);
    expect(XMLValidator.validate(print(format, []))).toBe(true);
    expect(print(format)).not.toMatch(/[^\n\x20-\ud7ff\ue000-\uffff]/);
  });
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => ["testsuite", "testcase", "file", "error"].includes(name),
});

describe("junit", () => {
  it("has a suite for each file, and a failure for each finding that is more than a note", () => {
    const { testsuites } = parser.parse(print("junit"));
    const suites = testsuites.testsuite.map((suite: { name: string; tests: string; failures: string }) => [
      suite.name.slice(0, 9),
      suite.tests,
      suite.failures,
    ]);
    expect(suites).toEqual([
      ["exp.ns", "4", "4"],
      ["clean.ns", "1", "0"],
      ["a dir/\ufffd[3", "1", "1"],
      ["/abs/x.ns", "1", "0"],
    ]);
    expect(testsuites).toMatchObject({ tests: "7", failures: "5" });
  });
});

describe("checkstyle", () => {
  it("has the findings of each file", () => {
    const { checkstyle } = parser.parse(print("checkstyle"));
    expect(checkstyle.file.map((file: { error?: unknown[] }) => file.error?.length ?? 0)).toEqual([
      4, 0, 1, 1,
    ]);
    expect(checkstyle.file[0].error[0]).toMatchObject({
      line: "7",
      column: "12",
      severity: "warning",
      source: "nsc.NS5101",
    });
  });
});

describe("github", () => {
  it("has one line for each finding, and no text can begin another command", () => {
    const lines = print("github").trimEnd().split("\n");
    expect(lines).toHaveLength(6);
    expect(lines.every((line) => /^::(error|warning|notice) file=[^:]*,title=[^:]*::/.test(line))).toBe(true);
    expect(lines[0]).toBe(
      "::warning file=exp.ns,line=7,endLine=7,col=12,endColumn=17,title=NS5101%3A expression without braces::" +
        "the expression is not in braces: its variables are replaced twice%0Aput the expression in braces",
    );
  });
});
