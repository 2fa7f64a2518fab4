import type { TopologyDocument, TopologyNode } from "../../topology/index.ts";
import type { Drawing, Line, Look, Member, Shape } from "./drawing.ts";
import { lookOf, looksOf } from "./looks.ts";
import { rateText } from "./rates.ts";
import { countOf, pictureTitle } from "./title.ts";
import { type Crossing, crossings } from "./traffic.ts";

/** With more machines each shape stands for several. */
const MOST_SHAPES = 100;
/** The most traffic is drawn, and the rest is counted. */
const MOST_HUBS = 60;
const MOST_LINES = 600;
/** With more lines only their width tells the traffic. */
const MOST_TEXTS = 60;

/** The machines of an experiment and the traffic between them, for what is too large to be drawn node by node. */
export function summaryDrawing(document: TopologyDocument): Drawing {
  const machines = machinesOf(document);
  const size = Math.ceil(machines.length / MOST_SHAPES);
  const shapes: Shape[] = [];
  const shapeOfNode = new Int32Array(document.nodes.length).fill(-1);
  for (let i = 0; i < machines.length; i += size) {
    const group = machines.slice(i, i + size);
    for (const { nodes } of group) for (const node of nodes) shapeOfNode[node] = shapes.length;
    shapes.push(machineShape(document, group, shapes.length));
  }
  const all = crossings(document, shapeOfNode);
  const hubs = all.filter(({ shapes: ends }) => ends.length > 2);
  const pairs = all.filter(({ shapes: ends }) => ends.length === 2);
  const drawnHubs = hubs.slice(0, MOST_HUBS);
  const drawnPairs = pairs.slice(0, MOST_LINES);
  const hubShapes = drawnHubs.map(hubShape);
  const lines = [
    ...drawnPairs.map((crossing): Line => {
      const [from, to] = crossing.shapes as [number, number];
      return line(
        `m${from}`,
        `m${to}`,
        drawnPairs.length > MOST_TEXTS ? [] : crossingText(crossing),
        crossing,
      );
    }),
    ...drawnHubs.flatMap((crossing, i) =>
      crossing.shapes.map((end) => line(`l${i}`, `m${end}`, [], { ...crossing, networks: 1 })),
    ),
  ];
  const missing = all.length - drawnHubs.length - drawnPairs.length;
  const whole = [...shapes, ...hubShapes];
  return {
    engine: whole.length <= 12 ? "dot" : "neato",
    title: pictureTitle(document),
    notes: [
      `Too large for every node: the machines and the traffic between them${size > 1 ? `, up to ${size} machines in one shape` : ""}.`,
      ...(drawnPairs.length > MOST_TEXTS ? ["The wider a line, the more networks it stands for."] : []),
      ...(missing > 0 ? [`${countOf(missing, "connection")} with less traffic not drawn.`] : []),
    ],
    looks: looksOf(whole.map(({ look }) => look)),
    shapes: whole,
    boxes: [],
    lines,
    kinds: [],
  };
}

/** A pnode or a node that is a machine itself, with the nodes on it by their places. */
interface Machine {
  readonly name: string;
  readonly look: Look;
  readonly nodes: readonly number[];
}

function machinesOf({ nodes, pnodes }: TopologyDocument): Machine[] {
  const containers = new Map<string, number[]>(pnodes.map(({ name }) => [name, []]));
  const physical: Machine[] = [];
  nodes.forEach(({ name, host }, i) => {
    const list = host === null ? undefined : containers.get(host);
    if (list === undefined) physical.push({ name, look: "machine", nodes: [i] });
    else list.push(i);
  });
  return [
    ...[...containers].map(([name, list]): Machine => ({ name, look: "pnode", nodes: list })),
    ...physical,
  ];
}

function machineShape({ nodes }: TopologyDocument, group: readonly Machine[], number: number): Shape {
  const [first] = group as [Machine];
  const last = group.at(-1) as Machine;
  const inside = group.flatMap((machine) => machine.nodes.map((i) => nodes[i] as TopologyNode));
  return {
    id: `m${number}`,
    look: group.length > 1 ? "pnodes" : first.look,
    text: [group.length > 1 ? `${first.name} … ${last.name}` : first.name, ...kindsText(inside)],
    members: [
      ...group
        .filter(({ look }) => look === "pnode")
        .map(({ name, nodes: list }) => ({
          name,
          facts: ["pnode", countOf(list.length, "container")],
        })),
      ...inside.map(
        (node): Member => ({ name: node.name, facts: [node.host === null ? "machine" : `on ${node.host}`] }),
      ),
    ],
  };
}

const KIND_WORDS: readonly (readonly [Look, string])[] = [
  ["windows", "Windows"],
  ["ubuntu", "Ubuntu"],
  ["unix", "other"],
  ["machine", "machines"],
];

/** `3 Windows, 7 Ubuntu`; nothing for a machine alone. */
function kindsText(nodes: readonly TopologyNode[]): string[] {
  const looks = nodes.map(lookOf);
  const counts = KIND_WORDS.flatMap(([look, word]) => {
    const count = looks.filter((own) => own === look).length;
    return count === 0 || (look === "machine" && nodes.length === 1) ? [] : [`${count} ${word}`];
  });
  return counts.length === 0 ? [] : [counts.join(", ")];
}

function hubShape(crossing: Crossing, i: number): Shape {
  const text = crossingText(crossing);
  return { id: `l${i}`, look: "lan", text, members: [{ name: crossing.name, facts: text }] };
}

function crossingText({ name, networks, kbps }: Crossing): string[] {
  const rate = kbps > 0 ? [rateText(kbps)] : [];
  return [networks === 1 ? name : countOf(networks, "network"), ...rate];
}

function line(from: string, to: string, text: readonly string[], { networks }: Crossing): Line {
  return { from, to, text, kind: null, fromText: "", toText: "", count: networks };
}
