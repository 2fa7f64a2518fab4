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
  checkSize(entries.length, options, findings);
  return entries.map(([value, members]) => {
    const partition: Partition = {
      value,
      nodes: members.map((i) => nodes[i]),
      settings: settingsOf(commonPass(members, nodes), options),
    };
    checkCount(partition, findings);
    checkMemory(partition, findings);
    reportMixedKinds(value, partition.nodes, findings);
    return { hardware: partition.settings.hardware, nodes: members };
  });
}

interface Partition {
  readonly value: string;
  readonly nodes: readonly PlacementNode[];
  readonly settings: PassSettings;
}

/** The pass that all containers of a partition have; -1, which nothing is said of, where they differ. */
function commonPass(members: readonly number[], nodes: readonly PlacementNode[]): number {
  const passes = new Set(members.map((i) => passOf(nodes[i])));
  return passes.size === 1 ? ([...passes][0] as number) : -1;
}

function placeOf(node: PlacementNode) {
  return node.partition?.span ?? node.span;
}

function checkSize(partitions: number, options: PlacementOptions, findings: Findings): void {
  const option = optionOf("size", -1, options);
  if (option === null || options.size == null || options.size === partitions) return;
  findings.add({
    code: "NS4009",
    severity: "error",
    message: `${option.name} ${options.size}: the file has ${partitions} partitions, and each is one pnode`,
    span: option.span,
    help: "leave the option out, or partition anew with --force-partition",
  });
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
