import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SourceFile } from "../../src/source/index.ts";
import type { SourceAnswer } from "../../src/tcl/index.ts";
import type { Row, Tables } from "./reference-tables.ts";

const BESIDE = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

/** Folder of the corpus, or null where it is not at hand. */
export function corpusFolder(): string | null {
  const folder = process.env["NSC_CORPUS"] ?? BESIDE;
  return existsSync(folder) ? folder : null;
}

/** Cases in which nsc differs on purpose, with the reason; all are marked as quirks of the reference. */
export const ON_PURPOSE: ReadonlyMap<string, string> = new Map([
  ["err-event-link-bandwidth-needs-direction", "the event `bandwidth` needs no second word"],
  ["err-event-trailing-semicolon", "a semicolon after the last event is a warning"],
]);

export interface Expected {
  readonly accepted: boolean;
  readonly tables: Tables;
  readonly attributes: readonly (readonly [string, string, string])[];
  readonly autoSubnets: Readonly<Record<string, readonly string[]>>;
  readonly quirk?: string;
}

export interface Case {
  readonly name: string;
  readonly file: SourceFile;
  readonly expected: Expected;
}

export function readCases(folder: string): Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ns"))
    .sort()
    .map((name) => {
      const expected = JSON.parse(
        readFileSync(join(folder, name.replace(/\.ns$/, ".expected.json")), "utf8"),
      );
      const file = new SourceFile(name, readFileSync(join(folder, name), "utf8"));
      return {
        name: name.replace(/\.ns$/, ""),
        file,
        expected: { tables: {}, attributes: [], autoSubnets: {}, ...expected },
      };
    });
}

/** Reads what a file of the corpus sources. */
export function corpusReader(folder: string): (name: string) => SourceAnswer {
  return (name) => {
    const path = join(folder, name);
    if (name.includes("/") || !existsSync(path)) return { problem: "no such file or directory" };
    return { file: new SourceFile(name, readFileSync(path, "utf8")) };
  };
}

/** The methods of the simulator and the `tb-` commands that a file writes. */
export function wordsOf(text: string): { methods: string[]; commands: string[] } {
  const code = text.replace(/^[ \t]*#.*$/gm, "");
  const simulators = new Set(["ns"]);
  for (const match of code.matchAll(/set\s+(\w+)\s+\[new\s+Simulator\b/g)) simulators.add(match[1] as string);
  const methods = [...code.matchAll(/\$(?:::)?(\w+)\s+([a-z][\w-]*)/g)]
    .filter((match) => simulators.has(match[1] as string))
    .map((match) => match[2] as string);
  const commands = [...code.matchAll(/(?<![\w-])tb-[\w-]+/g)].map((match) => match[0]);
  return { methods: [...new Set(methods)].sort(), commands: [...new Set(commands)].sort() };
}

/** Columns that hold names or free text; all others are numbers where both sides are. */
const TEXT = new Set(
  (
    "vname vnode name value member agent_name group_name command dir type osname cmd_line rpms startupcmd tarfiles fixed " +
    "loadlist attrkey attrvalue capkey rule fwname pathname segmentname members description path action desire trace_expr " +
    "ofcontroller parent atstring target_vname target_vnode host sync_server ipassign_args fixed_iface numeric_id " +
    "bridge_vname vlink implemented_by_path implemented_by_link ips ip src dst nexthop target_ip mask dst_mask"
  ).split(" "),
);

/** Whether a cell is what the reference has: same text, or the same number within rounding. */
export function sameCell(column: string, expected: string, got: string): boolean {
  if (expected === got) return true;
  if (TEXT.has(column) || expected.trim() === "" || got.trim() === "") return false;
  const a = Number(expected);
  const b = Number(got);
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** Rows that the other side does not have, as short texts. Rows are matched in any order. */
export function unmatchedRows(table: string, expected: readonly Row[], got: readonly Row[]): string[] {
  const left = [...got];
  const missing: string[] = [];
  for (const row of expected) {
    const index = left.findIndex((candidate) => sameRow(row, candidate));
    if (index >= 0) left.splice(index, 1);
    else missing.push(`${table}: missing ${JSON.stringify(row)}`);
  }
  return [...missing, ...left.map((row) => `${table}: extra ${JSON.stringify(row)}`)];
}

function sameRow(expected: Row, got: Row): boolean {
  const columns = new Set([...Object.keys(expected), ...Object.keys(got)]);
  for (const column of columns)
    if (!sameCell(column, expected[column] ?? "", got[column] ?? "")) return false;
  return true;
}
