import type { TopologyDocument, TopologyNode } from "../../topology/index.ts";
import type { Box, Drawing, DrawingOptions, Line, Look, Shape } from "./drawing.ts";
import { groupLeaves } from "./groups.ts";
import { withKinds } from "./line-kinds.ts";
import { lookOf, looksOf } from "./looks.ts";
import { memberOf } from "./members.ts";
import { type DrawnNetwork, type End, lanTexts, linkText, networksOf } from "./network-lines.ts";
import { pictureTitle } from "./title.ts";

/** From here on systems are not written at every node. */
const MANY_SHAPES = 30;

/** Every node of an experiment, leaves of large pictures in tables. */
export function detailedDrawing(document: TopologyDocument, options: DrawingOptions): Drawing {
  return new Detail(document, options).draw();
}

class Detail {
  readonly #document: TopologyDocument;
  readonly #options: DrawingOptions;
  readonly #networks: readonly DrawnNetwork[];
  readonly #groupOf: Int32Array;
  readonly #shapes: Shape[] = [];
  readonly #lines: Line[] = [];
  /** The shape of each node. */
  readonly #idOf: string[] = [];

  constructor(document: TopologyDocument, options: DrawingOptions) {
    this.#document = document;
    this.#options = options;
    this.#networks = networksOf(document);
    this.#groupOf = groupLeaves(document.nodes, this.#networks, options.partitions ?? false);
  }

  draw(): Drawing {
    const { nodes } = this.#document;
    const single = this.#groupOf.filter((group) => group === -1).length;
    const groups = new Map<number, number[]>();
    nodes.forEach((node, i) => {
      const group = this.#groupOf[i] as number;
      if (group === -1) this.#addNode(node, i, single < MANY_SHAPES);
      else {
        this.#idOf[i] = `g${group}`;
        const list = groups.get(group);
        if (list === undefined) groups.set(group, [i]);
        else list.push(i);
      }
    });
    for (const [group, list] of groups) this.#addGroup(group, list);
    this.#networks.forEach((network, n) => {
      this.#addNetwork(network, n);
    });
    const { lines, kinds } = withKinds(this.#lines);
    const boxes = this.#options.partitions ? this.#boxes() : [];
    return {
      engine: engineFor(this.#shapes.length, lines.length, boxes.length > 0),
      title: pictureTitle(this.#document),
      notes: lines.some(({ count }) => count > 1)
        ? ["A line to a table of nodes stands for a link to each of them."]
        : [],
      looks: looksOf(
        this.#shapes.flatMap(({ look, cells }) => cells?.map((cell): Look => cell.look) ?? [look]),
      ),
      shapes: this.#shapes,
      boxes,
      lines,
      kinds,
    };
  }

  #addNode(node: TopologyNode, i: number, withOs: boolean): void {
    const id = `n${i}`;
    this.#idOf[i] = id;
    const os = withOs && node.os !== null && node.os !== "" ? [node.os] : [];
    this.#shapes.push({ id, look: lookOf(node), text: [node.name, ...os], members: [memberOf(node)] });
  }

  #addGroup(group: number, list: readonly number[]): void {
    const nodes = list.map((i) => this.#document.nodes[i] as TopologyNode);
    this.#shapes.push({
      id: `g${group}`,
      look: lookOf(nodes[0] as TopologyNode),
      text: [`${nodes.length} nodes`],
      cells: nodes.map((node) => ({
        look: lookOf(node),
        text: [node.name, ...(this.#options.addresses ? node.interfaces.map(({ address }) => address) : [])]
          .join(" ")
          .trim(),
      })),
      members: nodes.map(memberOf),
    });
  }

  #addNetwork(network: DrawnNetwork, n: number): void {
    const [a, b] = network.ends;
    if (network.kind === "link" && a !== undefined && b !== undefined) this.#addLink(a, b);
    else this.#addLan(network, n);
  }

  #addLink(a: End, b: End): void {
    const [from, to] = [this.#idOf[a.node] as string, this.#idOf[b.node] as string];
    const isGrouped = from.startsWith("g") || to.startsWith("g");
    const known = isGrouped ? this.#lines.findIndex((line) => line.from === from && line.to === to) : -1;
    if (known >= 0) {
      const line = this.#lines[known] as Line;
      this.#lines[known] = { ...line, count: line.count + 1 };
      return;
    }
    this.#lines.push({
      from,
      to,
      text: linkText(a, b),
      kind: null,
      fromText: this.#address(a, from),
      toText: this.#address(b, to),
      count: 1,
    });
  }

  #addLan({ name, subnet, ends }: DrawnNetwork, n: number): void {
    const id = `l${n}`;
    const { common, own } = lanTexts(ends);
    this.#shapes.push({
      id,
      look: "lan",
      text: [name, ...(this.#options.addresses && subnet !== "" ? [subnet] : []), ...common],
      members: [{ name, facts: ["LAN", ...(subnet === "" ? [] : [subnet]), ...common] }],
    });
    const drawn = new Set<string>();
    ends.forEach((end, i) => {
      const to = this.#idOf[end.node] as string;
      const text = own[i] as string[];
      if (to.startsWith("g")) {
        const key = `${to} ${text.join("\n")}`;
        if (drawn.has(key)) return;
        drawn.add(key);
      }
      this.#lines.push({
        from: id,
        to,
        text,
        fromText: "",
        toText: this.#address(end, to),
        kind: null,
        count: 1,
      });
    });
  }

  #address({ entry }: End, id: string): string {
    return this.#options.addresses && !id.startsWith("g") ? entry.address : "";
  }

  #boxes(): Box[] {
    const shapesOf = new Map<string, Set<string>>(this.#document.pnodes.map(({ name }) => [name, new Set()]));
    this.#document.nodes.forEach(({ host }, i) => {
      if (host !== null) shapesOf.get(host)?.add(this.#idOf[i] as string);
    });
    const homes = new Map(
      [...shapesOf].flatMap(([pnode, ids]) => [...ids].map((id) => [id, pnode] as const)),
    );
    for (const { look, id } of this.#shapes) {
      if (look !== "lan") continue;
      const ends = this.#lines.filter((line) => line.from === id).map(({ to }) => homes.get(to));
      const [first] = ends;
      if (first !== undefined && ends.every((home) => home === first)) shapesOf.get(first)?.add(id);
    }
    return [...shapesOf].map(([text, ids], i) => ({ id: `p${i}`, text, shapes: [...ids] }));
  }
}

/** Hierarchies are the clearest for small pictures; in large ones they grow too wide. */
function engineFor(shapes: number, lines: number, boxes: boolean): Drawing["engine"] {
  if (shapes <= (boxes ? 15 : 30) && lines <= 80) return "dot";
  return boxes ? "fdp" : "neato";
}
