import { describe, expect, it } from "vitest";
import { allCodes } from "../src/source/index.ts";
import { jsonSchemas } from "../src/topology/index.ts";
import { expectGolden } from "./goldens.ts";

describe("generated documents are current", () => {
  it.each(jsonSchemas())("docs/schemas/$name.schema.json", ({ name, schema }) => {
    expectGolden(`docs/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  });

  it("docs/codes.md", () => {
    expectGolden("docs/codes.md", codesDocument());
  });

  it("every code is in docs/codes.md once", () => {
    const text = codesDocument();
    for (const { code } of allCodes()) expect(text.split(`\n## ${code}: `)).toHaveLength(2);
  });
});

function codesDocument(): string {
  const sections = allCodes().map(({ code, title, severity, explanation, bad, good, language }) => {
    const example = (label: string, text: string) =>
      `${label}:\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
    return `## ${code}: ${title}\n\nSeverity: ${severity}.\n\n${explanation}\n\n${example("Bad", bad)}\n\n${example("Good", good)}\n`;
  });
  const head =
    "# Diagnostics\n\nEvery finding of nsc has a code. `nsc explain CODE` prints what stands here; this page is generated from the same table.\n";
  return [head, ...sections].join("\n");
}
