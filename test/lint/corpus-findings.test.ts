import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze, lintExperiment } from "../../src/compiler/index.ts";
import { applyEdits, chooseFixes, type Diagnostic, SourceFile } from "../../src/source/index.ts";
import { expectGolden, repositoryPath } from "../goldens.ts";
import { corpusFolder, corpusReader, readCases } from "../ns/corpus.ts";
import { readProfile } from "../ns/evaluate.ts";

/** What accepted files of the corpus get, and why that is right. */
const LISTED = "testdata/corpus-findings.json";

interface Listed {
  readonly code: string;
  readonly severity: string;
  readonly reason: string;
  readonly places: readonly string[];
}

const folder = corpusFolder();
const required = process.env["NSC_REQUIRE_ORACLES"] === "1";

describe.skipIf(folder === null && !required)("accepted files of the corpus", () => {
  if (folder === null) {
    it("are there", () => expect.fail("no corpus: set NSC_CORPUS"));
    return;
  }
  const options = {
    host: { readSource: corpusReader(folder), now: () => 1_700_000_000_000_000 },
    profile: readProfile(readFileSync(join(folder, "profile.json"), "utf8")),
  };
  const accepted = readCases(folder).filter(({ expected }) => expected.accepted);
  const lint = (file: SourceFile) => lintExperiment(file, options).diagnostics;
  const found = accepted.flatMap(({ file }) => lint(file));

  it("have no error of the language", () => {
    expect(accepted.length).toBeGreaterThan(100);
    expect(found.filter(rejects).map(place)).toEqual([]);
  });

  it(`have the findings of ${LISTED}, each with a reason`, () => {
    const listed: Listed[] = JSON.parse(readFileSync(repositoryPath(LISTED), "utf8"));
    const reasons = new Map(listed.map(({ code, severity, reason }) => [`${code} ${severity}`, reason]));
    const now = new Map<string, Listed & { readonly places: string[] }>();
    for (const diagnostic of found) {
      const { code, severity } = diagnostic;
      const key = `${code} ${severity}`;
      const entry = now.get(key) ?? { code, severity, reason: reasons.get(key) ?? "", places: [] };
      now.set(key, entry);
      entry.places.push(place(diagnostic));
    }
    const entries = [...now.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    expectGolden(LISTED, `${JSON.stringify(entries, null, 2)}\n`);
    expect(entries.filter(({ reason }) => reason === "").map(({ code }) => code)).toEqual([]);
  });

  it("mean the same after their fixes, and none of what is fixed is found again", () => {
    const meaning = (file: SourceFile) =>
      JSON.stringify(analyze(file, options).value.experiment, withoutPlaces);
    let count = 0;
    for (const { file } of accepted) {
      const { edits, fixed } = chooseFixes(lint(file).filter(isSafe));
      const own = edits.get(file);
      if (own === undefined) continue;
      count += fixed.length;
      const mended = new SourceFile(file.name, applyEdits(file.text, own));
      expect(lint(mended).filter(isSafe).map(place)).toEqual([]);
      expect(meaning(mended), file.name).toBe(meaning(file));
    }
    expect(count).toBeGreaterThan(5);
  });
});

function rejects({ code, severity }: Diagnostic): boolean {
  return severity === "error" && code < "NS4";
}

function isSafe({ fix }: Diagnostic): boolean {
  return fix !== undefined && fix.guess !== true;
}

function place({ span }: Diagnostic): string {
  return `${span.file.name}:${span.file.position(span.start).line}`;
}

/** What counts of an experiment: no places, and of an attribute the first value. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (/[sS]pans?$/.test(key)) return undefined;
  if (key !== "attributes" || !Array.isArray(value)) return value instanceof Map ? [...value] : value;
  const list = value as readonly { readonly key: string }[];
  return list.filter((entry, i) => list.findIndex((other) => other.key === entry.key) === i);
}
