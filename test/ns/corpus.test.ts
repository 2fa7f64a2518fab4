import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluateExperiment } from "../../src/ns/index.ts";
import { type Experiment, parseIpv4, type TestbedProfile } from "../../src/topology/index.ts";
import {
  type Case,
  corpusFolder,
  corpusReader,
  ON_PURPOSE,
  readCases,
  sameCell,
  unmatchedRows,
  wordsOf,
} from "./corpus.ts";
import { readProfile } from "./evaluate.ts";
import { type Row, referenceTables, type Tables } from "./reference-tables.ts";

const folder = corpusFolder();
const required = process.env["NSC_REQUIRE_ORACLES"] === "1";
const scope: { methods: string[]; commands: string[]; events: string[] } = JSON.parse(
  readFileSync(new URL("../../testdata/corpus-scope.json", import.meta.url), "utf8"),
);

describe.skipIf(folder === null && !required)("the corpus", () => {
  if (folder === null) {
    it("is there", () => expect.fail("no corpus: set NSC_CORPUS"));
    return;
  }
  const profile = readProfile(readFileSync(join(folder, "profile.json"), "utf8"));
  const cases = readCases(folder);
  let passed = 0;
  let whole = 0;

  it.each(cases.map((entry) => [entry.name, entry] as const))("%s", (_name, entry) => {
    const differences = compare(entry, folder, profile);
    if (differences.level.length === 0) passed++;
    if (differences.level.length === 0 && differences.tables.length === 0) whole++;
    if (ON_PURPOSE.has(entry.name)) {
      expect(entry.expected.quirk, "only a quirk may differ").toBeDefined();
      return;
    }
    expect(differences.level).toEqual([]);
    expect(differences.tables).toEqual([]);
  });

  it("is counted", () => {
    const counted = cases.filter(inScope).length;
    process.stdout.write(
      `corpus: ${passed} of ${cases.length} files pass (${counted} count), ${whole} with all tables\n`,
    );
    expect(passed).toBeGreaterThanOrEqual(counted - ON_PURPOSE.size);
  });
});

if (folder === null)
  process.stderr.write("the corpus is not at hand; its tests are skipped (set NSC_CORPUS)\n");

function inScope({ file }: Case): boolean {
  const { methods, commands } = wordsOf(file.text);
  return (
    methods.every((method) => scope.methods.includes(method) || scope.events.includes(method)) &&
    commands.every((command) => scope.commands.includes(command))
  );
}

/** What differs at the level that every file has to reach, and in the rest of the reference's tables. */
function compare(entry: Case, from: string, profile: TestbedProfile): { level: string[]; tables: string[] } {
  const { value, diagnostics } = evaluateExperiment(entry.file, {
    host: { readSource: corpusReader(from), now: () => 1_700_000_000_000_000 },
    limits: {},
    profile,
    names: { project: "PID", group: null, experiment: "EID" },
  });
  const found = diagnostics.map(({ code, message }) => `${code} ${message}`);
  if ((value !== null) !== entry.expected.accepted)
    return { level: [`accepted: ${value !== null}`, ...found], tables: [] };
  if (value === null) return { level: [], tables: [] };
  const got = withAutomatic(referenceTables(value), entry.expected.autoSubnets);
  const level = [
    ...compareColumns("virt_nodes", ["vname"], entry.expected.tables, got),
    ...compareColumns("virt_lans", LEVEL_COLUMNS, entry.expected.tables, got),
    ...compareAttributes(entry, got["virt_node_attributes"] ?? []),
    ...automaticAddresses(value, entry.expected.autoSubnets),
  ];
  const names = new Set([...Object.keys(entry.expected.tables), ...Object.keys(got)]);
  names.delete("virt_node_attributes");
  const tables = [...names].flatMap((name) =>
    unmatchedRows(name, entry.expected.tables[name] ?? [], got[name] ?? []),
  );
  return { level, tables };
}

const LEVEL_COLUMNS = [
  "vname",
  "vnode",
  "member",
  "ip",
  "mask",
  "bandwidth",
  "rbandwidth",
  "delay",
  "rdelay",
  "lossrate",
  "rlossrate",
];

function compareColumns(table: string, columns: readonly string[], expected: Tables, got: Tables): string[] {
  const narrow = (rows: readonly Row[] | undefined): Row[] =>
    (rows ?? []).map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ""])));
  return unmatchedRows(table, narrow(expected[table]), narrow(got[table]));
}

function compareAttributes({ expected }: Case, got: readonly Row[]): string[] {
  const wanted = expected.attributes.map(([vname, attrkey, attrvalue]) => ({ vname, attrkey, attrvalue }));
  return unmatchedRows("virt_node_attributes", wanted, got);
}

/** Writes automatic addresses as the corpus does: `auto` where they stand, `auto:MEMBER` where they are repeated. */
function withAutomatic(tables: Tables, auto: Case["expected"]["autoSubnets"]): Tables {
  const members = new Set(
    Object.entries(auto).flatMap(([lan, list]) => list.map((member) => `${lan} ${member}`)),
  );
  const byAddress = new Map<string, string>();
  const ports = new Set<string>();
  for (const row of tables["virt_lans"] ?? []) {
    if (!members.has(`${row["vname"]} ${row["member"]}`)) continue;
    byAddress.set(row["ip"] as string, `auto:${row["member"]}`);
    ports.add(row["member"] as string);
    row["ip"] = "auto";
  }
  for (const row of tables["virt_nodes"] ?? []) {
    row["ips"] = (row["ips"] ?? "")
      .split(" ")
      .map((item) =>
        ports.has(`${row["vname"]}:${item.split(":")[0]}`) ? `${item.split(":")[0]}:auto` : item,
      )
      .join(" ");
  }
  for (const [table, columns] of [
    ["virt_routes", ["src", "dst", "nexthop"]],
    ["virt_trafgens", ["ip", "target_ip"]],
  ] as const) {
    for (const row of tables[table] ?? []) {
      for (const column of columns) row[column] = byAddress.get(row[column] ?? "") ?? row[column] ?? "";
    }
  }
  return tables;
}

/** What the corpus asks of automatic addresses. */
function automaticAddresses(experiment: Experiment, auto: Case["expected"]["autoSubnets"]): string[] {
  const problems: string[] = [];
  const bridges = new Set(experiment.nodes.filter((node) => node.role === "bridge").map((node) => node.name));
  const seen = new Map<number, string>();
  for (const network of experiment.networks) {
    const list = auto[network.name] ?? [];
    const mask = parseIpv4(network.netmask.value) as number;
    const size = 2 ** 32 - mask;
    const bridged = network.members.some((member) => bridges.has(member.node));
    const explicit = network.members.filter((member) => !list.includes(`${member.node}:${member.port}`));
    const subnets = new Set(
      explicit.map((member) => Math.floor((parseIpv4(member.address) as number) / size)),
    );
    const taken = new Set(explicit.map((member) => member.address));
    const own = new Set<number>();
    for (const member of network.members) {
      if (!list.includes(`${member.node}:${member.port}`)) continue;
      const address = parseIpv4(member.address);
      if (address === null) {
        problems.push(`${network.name}: ${member.node} has no address`);
        continue;
      }
      const host = address % size;
      if (host < 2 || host >= size - 1) problems.push(`${network.name}: host ${host} of ${member.address}`);
      if (taken.has(member.address)) problems.push(`${network.name}: ${member.address} is used twice`);
      taken.add(member.address);
      own.add(Math.floor(address / size));
    }
    if (own.size > 1) problems.push(`${network.name}: ${own.size} subnets`);
    for (const subnet of own) {
      if (subnets.size > 0 && !subnets.has(subnet)) problems.push(`${network.name}: not the explicit subnet`);
      const other = seen.get(subnet * size);
      if (other !== undefined && !bridged) problems.push(`${network.name} and ${other} share a subnet`);
    }
    for (const subnet of [...own, ...subnets]) seen.set(subnet * size, network.name);
  }
  return problems;
}

describe("comparing cells", () => {
  it.each([
    ["delay", "5.0", "5", true],
    ["lossrate", "0.1", "0.10000000001", true],
    ["lossrate", "0.1", "0.1001", false],
    ["vname", "01", "1", false],
    ["bandwidth", "0", "", false],
  ])("%s %s %s", (column, expected, got, same) => {
    expect(sameCell(column, expected, got)).toBe(same);
  });
});
