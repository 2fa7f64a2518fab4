import { ANY } from "../partition/bins.ts";

/** What all parts of a packing hold at most. */
export interface Room {
  readonly count: number;
  readonly memory: number;
}

/** Nodes that are alike in what they need: the kind of part, and memory. */
export interface ItemClass {
  readonly kind: number;
  readonly memory: number;
  readonly nodes: readonly number[];
}

/** Which part is for what, and how many nodes of each class are in each part. */
export interface Packing {
  /** In ascending order. */
  readonly kinds: Uint8Array;
  /** For each part, for each class. */
  readonly amounts: readonly Int32Array[];
}

/** Sorts nodes into classes: those bound to a kind first, then by falling memory. Nodes keep the order of `order`. */
export function classesOf(order: Iterable<number>, kindOf: Uint8Array, memory: Float64Array): ItemClass[] {
  const classes = new Map<string, { kind: number; memory: number; nodes: number[] }>();
  for (const node of order) {
    const key = `${kindOf[node]} ${memory[node]}`;
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { kind: kindOf[node], memory: memory[node], nodes: [node] });
    else known.nodes.push(node);
  }
  return [...classes.values()].sort(
    (a, b) => Number(a.kind === ANY) - Number(b.kind === ANY) || b.memory - a.memory || a.kind - b.kind,
  );
}

/** A part for each node, as a packing has it; nodes that stand near each other in their class share parts. */
export function partsOf({ amounts }: Packing, classes: readonly ItemClass[], size: number): Int32Array {
  const part = new Int32Array(size);
  const next = new Int32Array(classes.length);
  amounts.forEach((ofClass, index) => {
    ofClass.forEach((amount, c) => {
      for (let i = 0; i < amount; i++) part[classes[c].nodes[next[c]++]] = index;
    });
  });
  return part;
}

/** How many more of a class a part takes. */
export function takes(room: Room, count: number, memory: number, each: number): number {
  const byCount = room.count - count;
  return each === 0 ? byCount : Math.min(byCount, Math.floor((room.memory - memory) / each));
}
