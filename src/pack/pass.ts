import { type Findings, nameList } from "../topology/index.ts";
import { fewestParts, packingsInto } from "./fewest/fewest.ts";
import { classesOf, type ItemClass, type Packing, partsOf, type Room } from "./fewest/items.ts";
import { ANY } from "./partition/bins.ts";
import { type Graph, GraphBuilder } from "./partition/graph.ts";
import { neighbourOrder } from "./partition/order.ts";
import { partition } from "./partition/partition.ts";
import type { PlacementNode } from "./placement.ts";
import { hardwareText, optionOf, type PassSettings, type PlacementOptions } from "./settings.ts";

/** One pass: its containers, and what links them, as indices into `nodes`. */
export interface Pass {
  readonly pass: number;
  /** Whether there is no other pass. */
  readonly alone: boolean;
  readonly nodes: readonly PlacementNode[];
  readonly graph: Graph;
  readonly settings: PassSettings;
  readonly options: PlacementOptions;
}

const OPENVZ = 1;
const QEMU = 2;

/**
 * The parts of a pass, each with its nodes in order. Reported are containers with more memory than a pnode (NS4301), a
 * size that cannot be kept (NS4009) and one that is larger than needed (NS4302).
 */
export function placePass(pass: Pass, findings: Findings): number[][] {
  const { nodes, settings } = pass;
  const graph = settings.nodesOnly ? withoutLinks(pass.graph) : pass.graph;
  const kindOf = Uint8Array.from(nodes, ({ kind }) =>
    kind === "openvz" ? OPENVZ : kind === "qemu" ? QEMU : ANY,
  );
  const classes = classesOf(neighbourOrder(graph), kindOf, graph.memory);
  const memory = checkMemory(pass, findings) ? memoryRoom(settings) : Number.POSITIVE_INFINITY;
  const { room, packings } =
    settings.size === null
      ? byPacking(classes, { count: settings.packing ?? 1, memory })
      : bySize(pass, settings.size, classes, memory, findings);
  const frames = packings.slice(0, mostFrames(nodes.length)).map((packing) => ({
    bins: { ...room, kinds: packing.kinds, kindOf },
    fitting: partsOf(packing, classes, nodes.length),
  }));
  return partLists(partition(graph, frames, pass.options.progress));
}

/** How many ways to share pnodes between the kinds are looked at: each is a placement of its own. */
function mostFrames(nodes: number): number {
  return Math.max(1, Math.min(16, Math.floor(4_000 / nodes)));
}

function byPacking(classes: readonly ItemClass[], room: Room): { room: Room; packings: Packing[] } {
  const fewest = fewestParts(classes, room);
  return { room, packings: packingsInto(classes, room, fewest.kinds.length) };
}

/** So many parts, each with as few containers at most as can be. */
function bySize(
  pass: Pass,
  size: number,
  classes: readonly ItemClass[],
  memory: number,
  findings: Findings,
): { room: Room; packings: Packing[] } {
  const total = pass.nodes.length;
  const fewest = fewestParts(classes, { count: total, memory });
  if (size < fewest.kinds.length) reportSize(pass, size, classes, fewest.kinds.length, memory, findings);
  if (size > total) reportSpare(pass, size, findings);
  const parts = Math.max(fewest.kinds.length, Math.min(size, total));
  let best = {
    room: { count: total, memory },
    packings: packingsInto(classes, { count: total, memory }, parts),
  };
  let low = Math.ceil(total / parts);
  for (let high = total; low < high; ) {
    const room = { count: (low + high) >> 1, memory };
    const packings = packingsInto(classes, room, parts);
    if (packings.length === 0) low = room.count + 1;
    else {
      best = { room, packings };
      high = room.count;
    }
  }
  return best;
}

function memoryRoom({ memoryMB }: PassSettings): number {
  return memoryMB === null ? Number.POSITIVE_INFINITY : Math.floor(memoryMB * 1024);
}

function withoutLinks({ count, memory }: Graph): Graph {
  return new GraphBuilder(count, memory).build();
}

function partLists(part: Int32Array): number[][] {
  const lists = new Map<number, number[]>();
  part.forEach((index, node) => {
    const list = lists.get(index);
    if (list === undefined) lists.set(index, [node]);
    else list.push(node);
  });
  return [...lists.values()];
}

/** Whether every container fits on a pnode by itself. */
function checkMemory({ nodes, settings, options }: Pass, findings: Findings): boolean {
  const { memoryMB, hardware } = settings;
  const tooLarge = memoryMB === null ? [] : nodes.filter((node) => node.memoryMB > memoryMB);
  if (tooLarge.length === 0) return true;
  const [first] = tooLarge;
  const most = Math.max(...tooLarge.map((node) => node.memoryMB));
  const same = tooLarge.every((node) => node.memoryMB === most);
  const large = [...options.profile.hardwareTypes].flatMap(([name, type]) =>
    type.memoryMB !== null && type.memoryMB >= most ? [name] : [],
  );
  const needs = tooLarge.length === 1 ? `needs ${most} MB` : `need ${same ? "" : "up to "}${most} MB each`;
  findings.add({
    code: "NS4301",
    severity: "error",
    message:
      `${tooLarge.length === 1 ? "container" : "containers"} ${nameList(tooLarge.map(({ name }) => name))} ` +
      `${needs}, and a pnode of type ${hardwareText(hardware)} has ${memoryMB} MB`,
    span: first.span,
    help:
      large.length === 0
        ? "no hardware type of the testbed profile has that much: use a smaller image"
        : `ask for pnodes with more memory: --pnode-types ${large[0]}`,
  });
  return false;
}

/** A size for all passes is more than some of them need, and nobody's mistake. */
function reportSpare({ pass, alone, nodes, options }: Pass, size: number, findings: Findings): void {
  const option = optionOf("size", pass, options);
  if (!alone && !options.passSize.has(pass)) return;
  findings.add({
    code: "NS4302",
    severity: "warning",
    message:
      `${size} pnodes are asked for, and ${alone ? "there are" : `pass ${pass} has`} ${nodes.length} ` +
      `${nodes.length === 1 ? "container" : "containers"}: each gets a pnode of its own`,
    span: option?.span ?? nodes[0].span,
  });
}

/** Says which containers do not fit on so few pnodes: as few of them as show it. */
function reportSize(
  pass: Pass,
  size: number,
  classes: readonly ItemClass[],
  needed: number,
  memory: number,
  findings: Findings,
): void {
  const { nodes, settings, options } = pass;
  const option = optionOf("size", pass.pass, options);
  const room = { count: nodes.length, memory };
  const conflict = smallestConflict(classes, room, size);
  const names = nameList(conflict.map((node) => nodes[node].name));
  const sum = conflict.reduce((all, node) => all + nodes[node].memoryMB, 0);
  const anyKind = classesOf(conflict, new Uint8Array(nodes.length), pass.graph.memory);
  const byMemory = fewestParts(anyKind, room).kinds.length > size;
  const reason = byMemory
    ? `they need ${sum} MB together, and a pnode of type ${hardwareText(settings.hardware)} has ${settings.memoryMB} MB`
    : "qemu and openvz cannot share a pnode";
  findings.add({
    code: "NS4009",
    severity: "error",
    message: `containers ${names}${pass.alone ? "" : ` of pass ${pass.pass}`} do not fit on ${size === 1 ? "one pnode" : `${size} pnodes`}: ${reason}`,
    span: option?.span ?? nodes[0].span,
    help:
      `give ${option?.name.startsWith("--pass") ? `--pass-size ${pass.pass}:${needed}` : `--size ${needed}`}` +
      (byMemory ? ", or ask for pnodes with more memory (--pnode-types)" : ""),
  });
}

/** Nodes that need more than so many parts, the largest first, of which none can be left out. */
function smallestConflict(classes: readonly ItemClass[], room: Room, size: number): number[] {
  const needsMore = (some: readonly ItemClass[]) => fewestParts(some, room).kinds.length > size;
  const chosen: ItemClass[] = classes.map((item) => ({ ...item }));
  for (let i = chosen.length - 1; i >= 0; i--) {
    let low = 0;
    let high = chosen[i].nodes.length;
    const all = chosen[i];
    while (low < high) {
      const middle = (low + high) >> 1;
      chosen[i] = { ...all, nodes: all.nodes.slice(0, middle) };
      if (needsMore(chosen.filter(({ nodes }) => nodes.length > 0))) high = middle;
      else low = middle + 1;
    }
    chosen[i] = { ...all, nodes: all.nodes.slice(0, low) };
  }
  return chosen.flatMap(({ nodes }) => nodes).sort((a, b) => a - b);
}
