import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/program.ts";
import { emulabXmlChunks } from "../../src/emit/index.ts";
import type { Experiment } from "../../src/topology/index.ts";
import { Workspace } from "../cli/run.ts";
import { type Case, corpusFolder, ON_PURPOSE, readCases } from "../ns/corpus.ts";
import { accepted, BEGIN } from "../ns/evaluate.ts";
import { Factory } from "../topology/factory.ts";

const folder = corpusFolder();
const required = process.env["NSC_REQUIRE_ORACLES"] === "1";
const python = spawnSync("python3", ["--version"]).status === 0;
const missing = folder === null ? "no corpus: set NSC_CORPUS" : python ? null : "no python3";

if (missing !== null) process.stderr.write(`emulab-xml is not compared with the reference: ${missing}\n`);

describe.skipIf(missing !== null && !required)("compare.py of the corpus agrees", () => {
  if (folder === null || missing !== null) {
    it("has all that it needs", () => expect.fail(missing ?? ""));
    return;
  }
  const cases = readCases(folder);
  const out = mkdtempSync(join(tmpdir(), "nsc-xml-"));
  let results: ReadonlyMap<string, Result> = new Map();

  beforeAll(async () => {
    const statuses = new Map<string, number>();
    for (const { name } of cases) statuses.set(name, await emit(folder, name, out));
    results = compareAll(folder, out, cases, statuses);
  }, 60_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it.each(cases.map((entry) => [entry.name, entry] as const))("%s", (name, { expected }) => {
    const wanted = { status: expected.accepted ? 0 : 1, equal: true, report: expect.any(String) };
    if (!ON_PURPOSE.has(name)) {
      const result = results.get(name);
      expect(result, result?.report).toEqual(wanted);
      return;
    }
    expect(expected.quirk, "only a quirk may differ").toBeDefined();
    expect(results.get(name)).toMatchObject({ status: 0, equal: false });
  });
});

interface Result {
  /** The status of nsc. */
  readonly status: number | undefined;
  readonly equal: boolean;
  readonly report: string;
}

/** Writes the document of a case as the command line does. */
function emit(corpus: string, name: string, out: string): Promise<number> {
  const silent = { isTTY: false, columns: 100, write: () => undefined };
  const argv = ["emit", "emulab-xml", `${name}.ns`, "--testbed", "profile.json", "-p", "PID", "-e", "EID"];
  return run([...argv, "-o", join(out, `${name}.xml`)], {
    stdout: silent,
    stderr: silent,
    cwd: corpus,
    // A case asks whether the clock is past 2001.
    env: {},
    hasLargeStack: true,
  });
}

function compareAll(
  corpus: string,
  out: string,
  cases: readonly Case[],
  statuses: ReadonlyMap<string, number>,
): Map<string, Result> {
  const script = fileURLToPath(new URL("compare-corpus.py", import.meta.url));
  const { stdout, stderr, status } = spawnSync("python3", ["-B", script, corpus, out], {
    input: cases.map(({ name }) => name).join("\n"),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return new Map(
    stdout
      .trimEnd()
      .split("\n")
      .map((line): [string, number, string] => JSON.parse(line))
      .map(([name, code, report]) => [name, { status: statuses.get(name), equal: code === 0, report }]),
  );
}

const NAMES = { project: "P", group: null, experiment: "E" };

function documentOf(experiment: Experiment, names = NAMES): string {
  return [...emulabXmlChunks(experiment, names)].join("");
}

/** What an XML parser reads: `[table, column, text]` of every cell. */
function parse(xml: string): [string, string, string][] {
  const program =
    "import json,sys,xml.etree.ElementTree as ET\n" +
    "root=ET.fromstring(sys.stdin.buffer.read())\n" +
    "cells=[(t.tag,c.tag,c.text or '') for t in root for r in t for c in r]\n" +
    "print(json.dumps([('root','attributes',json.dumps(root.attrib))]+cells))\n";
  const { stdout, stderr, status } = spawnSync("python3", ["-B", "-c", program], {
    input: xml,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("the document", () => {
  it("is one element for each row, table by table", () => {
    const experiment = accepted(
      "set a [$ns node]\ntb-add-node-attribute $a k v\ntb-add-node-attribute $a k w",
    );
    const lines = documentOf(experiment).split("\n");
    expect(lines[0]).toBe("<virt_experiment pid='P' eid='E'>");
    expect(lines.slice(-2)).toEqual(["</virt_experiment>", ""]);
    expect(lines.filter((line) => line.startsWith("<virt_node_attributes>"))).toEqual([
      "<virt_node_attributes><row><vname>a</vname><attrkey>k</attrkey><attrvalue>v</attrvalue></row></virt_node_attributes>",
    ]);
    const tables = lines.slice(1, -2).map((line) => /^<(\w+)><row>.*<\/row><\/\1>$/.exec(line)?.[1]);
    expect([...new Set(tables)]).toEqual([
      "experiments",
      "virt_nodes",
      "virt_node_attributes",
      "virt_agents",
    ]);
    expect(tables.filter((table) => table === "virt_agents")).toHaveLength(5);
  });

  it("keeps to what is known of an experiment that comes from no NS file", () => {
    const experiment = new Factory().node("a").node("b").link("l", "a", "b").build();
    const text = documentOf(experiment);
    expect(text).toContain("<virt_nodes><row><vname>a</vname><type>pc</type>");
    expect(text).not.toMatch(/undefined|null|<experiments>/);
  });

  it("comes in chunks", () => {
    const experiment = accepted("for {set i 0} {$i < 2000} {incr i} { set n($i) [$ns node] }");
    const chunks = [...emulabXmlChunks(experiment, NAMES)];
    expect(chunks.length).toBeGreaterThan(3);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
  });
});

const HOSTILE: readonly (readonly [name: string, text: string, read: string])[] = [
  ["markup", `<a b="c" d='e'>&amp;]]></a><!-- -- --><![CDATA[x]]>`, ""],
  ["a closed row", "</attrvalue></row></virt_node_attributes><experiments>", ""],
  ["line ends and tabs", "\ta\r\nb\rc\n", ""],
  ["other scripts", "snö 日本語 🚀 \u0085\u2028\u009b", ""],
  ["what XML cannot hold", "a\u0000\u0001\u0008\u000b\u000c\u001f\ufffe\uffffb", `a${"\ufffd".repeat(8)}b`],
  ["half a surrogate pair", "a\ud800b\udc00c\udc00\ud800", "a\ufffdb\ufffdc\ufffd\ufffd"],
];

describe("text of the user arrives as it is", () => {
  it.each(HOSTILE)("%s", (_name, text, read) => {
    const experiment = new Factory().node("a", { attributes: [["k", text]] }).build();
    const xml = documentOf(experiment, { ...NAMES, project: text });
    if (!python) return;
    const cells = parse(xml);
    const value = read === "" ? text : read;
    expect(cells).toContainEqual(["virt_node_attributes", "attrvalue", value]);
    expect(JSON.parse(cells[0]?.[2] ?? "")).toEqual({ pid: value, eid: "E" });
  });
});

describe("nsc emit emulab-xml", () => {
  it("needs no images", async () => {
    const text = `${BEGIN}set a [$ns node]\ntb-add-node-attribute $a containers:node_type qemu\n$ns run\n`;
    const space = new Workspace({ "exp.ns": text });
    expect((await space.run("emit", "containers", "exp.ns", "-p", "P")).status).toBe(1);
    const printed = await space.run("emit", "emulab-xml", "exp.ns", "-p", "P/G", "-e", "E");
    expect(printed).toMatchObject({ status: 0, stderr: "" });
    expect(printed.stdout).toMatch(/^<virt_experiment pid='P' eid='E'>\n(?:.*\n)*<\/virt_experiment>\n$/);
    await space.run("emit", "emulab-xml", "exp.ns", "-o", "exp.xml");
    expect(space.read("exp.xml")).toBe(printed.stdout.replace("pid='P' eid='E'", "pid='local' eid='exp'"));
  });

  it("writes nothing for a rejected file", async () => {
    const space = new Workspace({ "exp.ns": `${BEGIN}set a_b [$ns node]\n$ns run\n` });
    const { status, stdout, stderr } = await space.run("emit", "emulab-xml", "exp.ns", "-o", "exp.xml");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("NS3013");
    expect(space.list()).toEqual(["exp.ns"]);
  });
});
