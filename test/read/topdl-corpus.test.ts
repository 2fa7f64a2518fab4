import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze, compile } from "../../src/compiler/index.ts";
import { containersChunks, emulabXmlChunks, pnodeFileChunks, topdlChunks } from "../../src/emit/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import type { Host } from "../../src/tcl/index.ts";
import type { Experiment, TestbedProfile } from "../../src/topology/index.ts";
import { type Case, corpusFolder, corpusReader, readCases } from "../ns/corpus.ts";
import { readProfile } from "../ns/evaluate.ts";

const folder = corpusFolder();
const required = process.env["NSC_REQUIRE_ORACLES"] === "1";
const names = { project: "PID", group: null, experiment: "EID" };

describe.skipIf(folder === null && !required)("every accepted file of the corpus, by way of topdl", () => {
  if (folder === null) {
    it("is there", () => expect.fail("no corpus: set NSC_CORPUS"));
    return;
  }
  const profile = readProfile(readFileSync(join(folder, "profile.json"), "utf8"));
  const host = { readSource: corpusReader(folder), now: () => 1_700_000_000_000_000 };
  const accepted = readCases(folder).filter(({ expected }) => expected.accepted);

  it.each(accepted.map((entry) => [entry.name, entry] as const))("%s", (_name, entry) => {
    const { value, diagnostics } = roundTrip(entry, profile, host);
    expect(diagnostics).toEqual([]);
    expect(value.after.tables).toBe(value.before.tables);
    expect(value.after.topdl).toBe(value.before.topdl);
    expect(value.after.outputs).toEqual(value.before.outputs);
  });
});

function roundTrip({ file }: Case, profile: TestbedProfile, host: Host) {
  const options = { profile, host, ...names };
  const first = analyze(file, options).value.experiment;
  if (first === null) throw new Error("the file is rejected");
  const topdl = [...topdlChunks(first)].join("");
  const document = new SourceFile("exp.xml", topdl);
  const second = analyze(document, options);
  const messages = second.diagnostics.map(({ code, message }) => `${code} ${message}`);
  if (second.value.experiment === null) throw new Error(messages.join("\n"));
  return {
    value: {
      before: { tables: tables(first), topdl, outputs: outputs(file) },
      after: {
        tables: tables(second.value.experiment),
        topdl: [...topdlChunks(second.value.experiment)].join(""),
        outputs: outputs(document),
      },
    },
    diagnostics: messages,
  };

  function outputs(source: SourceFile): unknown {
    const { value } = compile(source, { ...options, defaultContainer: "qemu" });
    if (value.topology === null) return null;
    return [
      value.topology,
      [...containersChunks(value.topology)].join(""),
      [...pnodeFileChunks(value.topology)].join(""),
    ];
  }
}

function tables(experiment: Experiment): string {
  return [...emulabXmlChunks(experiment, names)].join("");
}
