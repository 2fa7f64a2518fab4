import type { Outcome, Span } from "../source/index.ts";
import { type ContainerKind, Findings } from "../topology/index.ts";
import { reportQemuInterfaces } from "./container-check.ts";
import { givenPartitions } from "./given-partitions.ts";
import { Extractor, type Graph, GraphBuilder, type Net } from "./partition/graph.ts";
import { placePass } from "./pass.ts";
import { type PlacementOptions, passOf, settingsOf } from "./settings.ts";

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
  readonly memoryMB: number;
}

/** Containers, as indices into `nodes`, and what joins them; the weight is what it costs when a net crosses pnodes. */
export interface PlacementProblem {
  readonly nodes: readonly PlacementNode[];
  readonly nets: readonly Net[];
}

export interface Placement {
  /** In their final order, each with its containers as indices in creation order. */
  readonly pnodes: readonly PlacedPnode[];
  /** For each container the index of its pnode. */
  readonly pnodeOf: Int32Array;
}

export interface PlacedPnode {
  readonly name: string;
  readonly hardware: string;
  readonly nodes: readonly number[];
}

/** Containers that share a pnode. */
export interface Part {
  readonly hardware: string;
  readonly nodes: readonly number[];
}

/**
 * Places containers on pnodes. Where containers have partitions, these are the pnodes. Else each pass is placed for
 * itself, on as few pnodes as its packing and their memory allow or on as many as its size says, with qemu and openvz
 * apart; then with as little traffic between pnodes as is found; then evenly. Reported is whatever makes that impossible,
 * with the containers that it is about. The same input gives the same placement.
 */
export function placeContainers(problem: PlacementProblem, options: PlacementOptions): Outcome<Placement> {
  const findings = new Findings();
  for (const node of problem.nodes) reportQemuInterfaces(node, findings);
  const partitioned = problem.nodes.some(({ partition }) => partition !== null);
  const parts = partitioned
    ? givenPartitions(problem.nodes, options, findings)
    : computedParts(problem, options, findings);
  return { value: namePnodes(parts, problem.nodes.length), diagnostics: findings.list };
}

/** `pnode-0000`, with more digits where there are more than ten thousand. */
export function pnodeName(index: number, total: number): string {
  const digits = Math.max(4, String(Math.max(0, total - 1)).length);
  return `pnode-${String(index).padStart(digits, "0")}`;
}

function namePnodes(parts: readonly Part[], nodeCount: number): Placement {
  const pnodeOf = new Int32Array(nodeCount);
  const pnodes = parts.map(({ hardware, nodes }, index) => {
    for (const node of nodes) pnodeOf[node] = index;
    return { name: pnodeName(index, parts.length), hardware, nodes };
  });
  return { pnodes, pnodeOf };
}

/** The passes in their order; within one, pnodes by their first containers. */
function computedParts(problem: PlacementProblem, options: PlacementOptions, findings: Findings): Part[] {
  const passes = new Map<number, number[]>();
  problem.nodes.forEach((node, i) => {
    const pass = passOf(node);
    const members = passes.get(pass);
    if (members === undefined) passes.set(pass, [i]);
    else members.push(i);
  });
  const extractor = new Extractor(wholeGraph(problem));
  return [...passes]
    .sort(([a], [b]) => a - b)
    .flatMap(([pass, members]) => {
      const settings = settingsOf(pass, options);
      const graph = extractor.extract(Int32Array.from(members));
      const nodes = members.map((i) => problem.nodes[i]);
      const alone = passes.size === 1;
      return placePass({ pass, alone, nodes, graph, settings, options }, findings)
        .map((part) => ({ hardware: settings.hardware, nodes: part.map((i) => members[i]) }))
        .sort((a, b) => a.nodes[0] - b.nodes[0]);
    });
}

/** Rates and memory become whole numbers, so that sums in any order are equal. */
function wholeGraph({ nodes, nets }: PlacementProblem): Graph {
  const memory = Float64Array.from(nodes, ({ memoryMB }) => Math.ceil(memoryMB * 1024));
  const builder = new GraphBuilder(new Int32Array(nodes.length).fill(1), memory);
  for (const { members, weight } of nets)
    builder.addNetwork(members, Math.max(1, Math.min(1e9, Math.round(weight))));
  return builder.build();
}
