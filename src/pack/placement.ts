import type { Outcome, Span } from "../source/index.ts";
import { type ContainerKind, Findings } from "../topology/index.ts";
import { reportMixedKinds, reportQemuInterfaces } from "./container-check.ts";
import { type Affinity, groupNodes } from "./groups.ts";
import { growParts } from "./grow.ts";
import { buildHypergraph, type Hypergraph, type Net, subgraph } from "./hypergraph.ts";
import { refineParts } from "./refine.ts";

/** A container that needs a place. */
export interface PlacementNode {
  readonly name: string;
  /** Where diagnostics about the container point. */
  readonly span: Span;
  /** Containers with the same partition share a pnode, and others are not on it. */
  readonly partition: { readonly value: string; readonly span: Span } | null;
  /** Containers of different passes share no pnode. */
  readonly pass: number | null;
  /** qemu and openvz share no pnode. */
  readonly kind: ContainerKind | null;
  /** Number of experimental interfaces. */
  readonly interfaces: number;
}

/** Containers, as indices into `nodes`, and what joins them; the weight is what it costs when a net crosses pnodes. */
export interface PlacementProblem {
  readonly nodes: readonly PlacementNode[];
  readonly nets: readonly Net[];
}

export interface PlacementOptions {
  /** Most containers on one pnode; at least 1. */
  readonly packing: number;
}

export interface Placement {
  /** In their final order, each with its containers as indices in creation order. */
  readonly pnodes: readonly { readonly name: string; readonly nodes: readonly number[] }[];
  /** For each container the index of its pnode. */
  readonly pnodeOf: Int32Array;
}

/**
 * Places containers on as few pnodes as the constraints allow, with the packing as an exact capacity. Where containers
 * have partitions, these are the pnodes; else linked containers are kept together, pass by pass. Reported are a
 * partition larger than the packing (NS4009), one that mixes qemu and openvz (NS4010) and a qemu container with too
 * many interfaces (NS4011). The same input gives the same placement.
 */
export function placeContainers(problem: PlacementProblem, options: PlacementOptions): Outcome<Placement> {
  const packing = Math.max(1, Math.floor(options.packing));
  const findings = new Findings();
  for (const node of problem.nodes) reportQemuInterfaces(node, findings);
  const partitioned = problem.nodes.some(({ partition }) => partition !== null);
  const parts = partitioned
    ? givenPartitions(problem.nodes, packing, findings)
    : computedParts(problem, packing);
  return { value: namePnodes(parts, problem.nodes.length), diagnostics: findings.list };
}

/** `pnode-0000`, with more digits where there are more than ten thousand. */
export function pnodeName(index: number, total: number): string {
  const digits = Math.max(4, String(Math.max(0, total - 1)).length);
  return `pnode-${String(index).padStart(digits, "0")}`;
}

function namePnodes(parts: readonly (readonly number[])[], nodeCount: number): Placement {
  const pnodeOf = new Int32Array(nodeCount);
  const pnodes = parts.map((nodes, index) => {
    for (const node of nodes) pnodeOf[node] = index;
    return { name: pnodeName(index, parts.length), nodes };
  });
  return { pnodes, pnodeOf };
}

/** One part for each partition, ordered by number where all are numbers, else by their first containers. */
function givenPartitions(nodes: readonly PlacementNode[], packing: number, findings: Findings): number[][] {
  const parts = new Map<string, number[]>();
  nodes.forEach((node, i) => {
    const value = node.partition?.value ?? "";
    const part = parts.get(value);
    if (part === undefined) parts.set(value, [i]);
    else part.push(i);
  });
  for (const [value, part] of parts) checkPartition(value, part, nodes, packing, findings);
  const entries = [...parts];
  if (entries.every(([value]) => /^\d{1,15}$/.test(value))) entries.sort(([a], [b]) => Number(a) - Number(b));
  return entries.map(([, part]) => part);
}

function checkPartition(
  value: string,
  part: readonly number[],
  nodes: readonly PlacementNode[],
  packing: number,
  findings: Findings,
): void {
  const place = (i: number) => nodes[i]?.partition?.span ?? (nodes[i] as PlacementNode).span;
  if (part.length > packing) {
    findings.add({
      code: "NS4009",
      severity: "error",
      message: `partition "${value}" holds ${part.length} containers, and the packing allows ${packing}`,
      span: place(part[packing] as number),
      help: `give --packing ${part.length}, or use more partitions`,
      related: [{ message: "the partition begins here", span: place(part[0] as number) }],
    });
  }
  reportMixedKinds(
    value,
    part.flatMap((i) => nodes[i] ?? []),
    findings,
  );
}

function computedParts({ nodes, nets }: PlacementProblem, packing: number): number[][] {
  const graph = buildHypergraph(nodes.length, nets);
  const passes = new Map<number, number[][]>();
  for (const group of groupNodes(nodes, packing, affinityIn(graph, nodes))) {
    const parts = passes.get(group.pass);
    const placed = placeGroup(graph, group.nodes, packing);
    if (parts === undefined) passes.set(group.pass, placed);
    else parts.push(...placed);
  }
  return [...passes.values()].flatMap((parts) => parts.sort((a, b) => (a[0] as number) - (b[0] as number)));
}

function placeGroup(graph: Hypergraph, nodes: readonly number[], packing: number): number[][] {
  const local = nodes.length === graph.size ? graph : subgraph(graph, nodes);
  const part = growParts(local, packing);
  refineParts(local, part, packing);
  const parts = Array.from({ length: Math.ceil(nodes.length / packing) }, (): number[] => []);
  nodes.forEach((node, i) => {
    parts[part[i] as number]?.push(node);
  });
  return parts;
}

/** Weight of the nets that join a node to nodes of a kind; large nets tell nothing and are left out. */
function affinityIn(graph: Hypergraph, nodes: readonly PlacementNode[]): Affinity {
  const largest = 64;
  return (node, kind) => {
    let weight = 0;
    for (let i = graph.nodeStart[node] as number; i < (graph.nodeStart[node + 1] as number); i++) {
      const net = graph.nets[i] as number;
      const pins = graph.pins.subarray(graph.netStart[net], graph.netStart[net + 1]);
      if (pins.length <= largest && pins.some((pin) => nodes[pin]?.kind === kind))
        weight += graph.weight[net] as number;
    }
    return weight;
  };
}
