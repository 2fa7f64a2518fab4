/** Graphs of the kinds that experiments have, made from a seed. */
export interface BenchGraph {
  readonly name: string;
  readonly nodes: number;
  readonly links: readonly (readonly [number, number])[];
}

/** A small seeded generator (a Weyl sequence, mixed): the same graphs on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `bound` - 1. */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  fraction(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }
}

type Links = (readonly [number, number])[];

function grid(width: number, height: number): Links {
  const links: Links = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      if (x + 1 < width) links.push([here, here + 1]);
      if (y + 1 < height) links.push([here, here + width]);
    }
  }
  return links;
}

/** Points in a square, linked where they are near; `degree` is the mean number of neighbours. */
function geometric(nodes: number, degree: number, random: Random): Links {
  const points = Array.from({ length: nodes }, () => [random.fraction(), random.fraction()] as const);
  const reach = degree / (Math.PI * nodes);
  const links: Links = [];
  points.forEach(([x, y], a) => {
    for (let b = 0; b < a; b++) {
      const [u, v] = points[b] as readonly [number, number];
      if ((x - u) ** 2 + (y - v) ** 2 < reach) links.push([b, a]);
    }
  });
  return links;
}

/** Each new node is linked to `each` earlier ones, the better linked the likelier. */
function scaleFree(nodes: number, each: number, random: Random): Links {
  const links: Links = [];
  const ends: number[] = [];
  for (let node = each; node < nodes; node++) {
    const chosen = new Set<number>();
    while (chosen.size < each)
      chosen.add(ends.length === 0 ? random.below(node) : (ends[random.below(ends.length)] as number));
    for (const other of chosen) {
      links.push([other, node]);
      ends.push(other, node);
    }
  }
  return links;
}

/** Clusters of `size` nodes with three links a node inside, and half a link a node anywhere. */
function clustered(nodes: number, size: number, random: Random): Links {
  const seen = new Set<number>();
  const links: Links = [];
  const add = (a: number, b: number) => {
    const key = Math.min(a, b) * nodes + Math.max(a, b);
    if (a === b || seen.has(key)) return;
    seen.add(key);
    links.push([a, b]);
  };
  for (let node = 0; node < nodes; node++) {
    const first = Math.floor(node / size) * size;
    const members = Math.min(size, nodes - first);
    for (let i = 0; i < 3; i++) add(node, first + random.below(members));
  }
  for (let i = 0; i < nodes / 2; i++) add(random.below(nodes), random.below(nodes));
  return links;
}

function tree(nodes: number, parentOf: (node: number) => number): Links {
  return Array.from({ length: nodes - 1 }, (_, index) => [parentOf(index + 1), index + 1] as const);
}

/** The same graph with nodes and links in another order, so that names tell nothing. */
function shuffled(name: string, nodes: number, links: Links, random: Random): BenchGraph {
  const mix = <T>(items: T[]): T[] => {
    for (let i = items.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [items[i], items[j]] = [items[j] as T, items[i] as T];
    }
    return items;
  };
  const names = mix(Array.from({ length: nodes }, (_, index) => index));
  return {
    name,
    nodes,
    links: mix(links.map(([a, b]) => [names[a] as number, names[b] as number] as const)),
  };
}

/** One set of graphs of 200 to 1,000 nodes. */
export function benchGraphs(seed: number): BenchGraph[] {
  const random = new Random(seed);
  const make = (name: string, nodes: number, links: Links) => shuffled(name, nodes, links, random);
  return [
    make("grid 13x17", 221, grid(13, 17)),
    make("grid 20x20", 400, grid(20, 20)),
    make("grid 25x40", 1_000, grid(25, 40)),
    make("geometric 300", 300, geometric(300, 7, random)),
    make("geometric 1000", 1_000, geometric(1_000, 8, random)),
    make("scale-free 300", 300, scaleFree(300, 2, random)),
    make("scale-free 1000", 1_000, scaleFree(1_000, 2, random)),
    make("clustered 240", 240, clustered(240, 12, random)),
    make("clustered 1000", 1_000, clustered(1_000, 20, random)),
    make(
      "tree 300",
      300,
      tree(300, (node) => random.below(node)),
    ),
    make(
      "tree 1000",
      1_000,
      tree(1_000, (node) => random.below(node)),
    ),
    make(
      "binary tree 511",
      511,
      tree(511, (node) => (node - 1) >> 1),
    ),
  ];
}
