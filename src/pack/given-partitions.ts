import { type Findings, nameList } from "../topology/index.ts";
import { reportMixedKinds } from "./container-check.ts";
import type { Part, PlacementNode } from "./placement.ts";
import {
  hardwareText,
  optionOf,
  type PassSettings,
  type PlacementOptions,
  passOf,
  settingsOf,
} from "./settings.ts";

/**
 * The partitions of the user as they are, ordered by number where all are numbers, else by their first containers.
 * Reported is one that holds more than a pnode does (NS4009, NS4301), one that mixes qemu and openvz (NS4010), and a
 * size that is not their number (NS4009).
 */
export function givenPartitions(
  nodes: readonly PlacementNode[],
  options: PlacementOptions,
  findings: Findings,
): Part[] {
  const partitions = new Map<string, number[]>();
  nodes.forEach((node, i) => {
    const value = node.partition?.value ?? "";
    const members = partitions.get(value);
    if (members === undefined) partitions.set(value, [i]);
    else members.push(i);
  });
  const entries = [...partitions];
  if (entries.every(([value]) => /^\d{1,15}$/.test(value))) entries.sort(([a], [b]) => Number(a) - Number(b));
  const given = entries.map(([value, members]): Partition => {
    const pass = commonPass(members, nodes);
    return { value, pass, members, nodes: members.map((i) => nodes[i]), settings: settingsOf(pass, options) };
  });
  checkSizes(given, options, findings);
  for (const partition of given) {
    checkCount(partition, findings);
    checkMemory(partition, findings);
    reportMixedKinds(partition.value, partition.nodes, findings);
  }
  return given.map(({ settings, members }) => ({ hardware: settings.hardware, nodes: members }));
}

interface Partition {
  readonly value: string;
  /** Pass of all its containers, -1 where they differ: nothing is said of that one. */
  readonly pass: number;
  readonly members: readonly number[];
  readonly nodes: readonly PlacementNode[];
  readonly settings: PassSettings;
}

function commonPass(members: readonly number[], nodes: readonly PlacementNode[]): number {
  const passes = new Set(members.map((i) => passOf(nodes[i])));
  return passes.size === 1 ? ([...passes][0] as number) : -1;
}

function placeOf(node: PlacementNode) {
  return node.partition?.span ?? node.span;
}

/** A size holds for each pass, and with it for the partitions of the pass. */
function checkSizes(partitions: readonly Partition[], options: PlacementOptions, findings: Findings): void {
  const counts = new Map<number, number>();
  for (const { pass } of partitions) counts.set(pass, (counts.get(pass) ?? 0) + 1);
  for (const [pass, count] of counts) {
    const { size } = settingsOf(pass, options);
    if (size === null || size === count) continue;
    const option = optionOf("size", pass, options);
    findings.add({
      code: "NS4009",
      severity: "error",
      message: `${size} pnodes are asked for, and the file has ${count} partitions, which are one pnode each`,
      span: option?.span ?? placeOf(partitions[0].nodes[0]),
      help: "leave the size out, or partition anew with --force-partition",
    });
  }
}

function checkCount({ value, nodes, settings: { packing } }: Partition, findings: Findings): void {
  if (packing === null || nodes.length <= packing) return;
  findings.add({
    code: "NS4009",
    severity: "error",
    message: `partition "${value}" holds ${nodes.length} containers, and the packing allows ${packing}`,
    span: placeOf(nodes[packing]),
    help: `give --packing ${nodes.length}, use more partitions, or partition anew with --force-partition`,
    related: [{ message: "the partition begins here", span: placeOf(nodes[0]) }],
  });
}

function checkMemory({ value, nodes, settings }: Partition, findings: Findings): void {
  const { memoryMB, hardware } = settings;
  if (memoryMB === null) return;
  let sum = 0;
  for (const node of nodes) {
    sum += node.memoryMB;
    if (sum <= memoryMB) continue;
    const total = nodes.reduce((all, { memoryMB: each }) => all + each, 0);
    findings.add({
      code: "NS4301",
      severity: "error",
      message:
        `partition "${value}" (${nameList(nodes.map(({ name }) => name))}) needs ${total} MB, ` +
        `and a pnode of type ${hardwareText(hardware)} has ${memoryMB} MB`,
      span: placeOf(node),
      help: "use more partitions, pnodes with more memory (--pnode-types), or --force-partition",
      related: [{ message: "the partition begins here", span: placeOf(nodes[0]) }],
    });
    return;
  }
}
