import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { vocabularyClasses, vocabularyCommands } from "../src/ns/index.ts";
import { configJsonSchema } from "../src/read/index.ts";
import { allCodes } from "../src/source/index.ts";
import { jsonSchemas } from "../src/topology/index.ts";
import { commandsDocument } from "./commands-document.ts";
import { expectGolden, repositoryPath } from "./goldens.ts";
import { rulesDocument } from "./rules-document.ts";

describe("generated documents are current", () => {
  it.each([...jsonSchemas(), { name: "nscrc", schema: configJsonSchema() }])(
    "docs/schemas/$name.schema.json",
    ({ name, schema }) => {
      expectGolden(`docs/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
    },
  );

  it("docs/codes.md", () => {
    expectGolden("docs/codes.md", codesDocument());
  });

  it("every code is in docs/codes.md once", () => {
    const text = codesDocument();
    for (const { code } of codesOfDocument()) expect(text.split(`\n## ${code}: `)).toHaveLength(2);
  });

  it("docs/rules.md", () => {
    expectGolden("docs/rules.md", rulesDocument());
  });

  it("every code of lint is in docs/rules.md once", () => {
    const text = rulesDocument();
    for (const { code } of allCodes().filter(isOfLint))
      expect(text.split(`\n### <a id="${code.toLowerCase()}"></a>${code}: `), code).toHaveLength(2);
  });

  it("docs/commands.md", () => {
    expectGolden("docs/commands.md", commandsDocument());
  });

  it("every command and class is in docs/commands.md once", () => {
    const text = commandsDocument();
    for (const { name } of vocabularyCommands) expect(text.split(`\n### ${name}\n`), name).toHaveLength(2);
    const titles = [...text.matchAll(/^## Methods of (.+)$/gm)].flatMap(
      (match) => match[1]?.split(", ") ?? [],
    );
    expect(titles.sort()).toEqual([...vocabularyClasses.keys()].filter((name) => name !== "*").sort());
  });

  it("codes that docs/commands.md, docs/differences.md, docs/standalone.md and docs/client.md name exist", () => {
    const known = new Set<string>(allCodes().map(({ code }) => code));
    const written = ["differences", "standalone", "client"].map((name) =>
      readFileSync(repositoryPath(`docs/${name}.md`), "utf8"),
    );
    const text = commandsDocument() + written.join("");
    const named = [...text.matchAll(/NS\d{4}/g)].map((match) => match[0]);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });
});

function isOfLint({ code }: { readonly code: string }): boolean {
  return code.startsWith("NS5");
}

function codesOfDocument() {
  return allCodes().filter((entry) => !isOfLint(entry));
}

function codesDocument(): string {
  const sections = codesOfDocument().map(({ code, title, severity, explanation, bad, good, language }) => {
    const example = (label: string, text: string) =>
      `${label}:\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
    return `## ${code}: ${title}\n\nSeverity: ${severity}.\n\n${explanation}\n\n${example("Bad", bad)}\n\n${example("Good", good)}\n`;
  });
  const head =
    "# Diagnostics\n\nEvery finding of nsc has a code. `nsc explain CODE` prints what stands here; this page is generated from the same table.\nThe rules of lint, NS5xxx, are in [rules.md](rules.md).\n";
  return [head, ...sections].join("\n");
}
