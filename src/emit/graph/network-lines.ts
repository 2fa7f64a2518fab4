import type { NodeInterface, TopologyDocument, TopologyNode } from "../../topology/index.ts";
import { waysOf } from "./members.ts";
import { joinWays, sameWay, type Way, wayText } from "./rates.ts";

/** One end of a network: which node, by its place in the document, and with which interface. */
export interface End {
  readonly node: number;
  readonly name: string;
  readonly entry: NodeInterface;
}

/** A network with its ends in order. */
export interface DrawnNetwork {
  readonly name: string;
  readonly kind: "link" | "lan";
  readonly subnet: string;
  readonly ends: readonly End[];
}

/** The networks of a document that anything is on. */
export function networksOf({ nodes, networks }: TopologyDocument): DrawnNetwork[] {
  const ends = new Map<string, End[]>(networks.map(({ name }) => [name, []]));
  nodes.forEach(({ name, interfaces }: TopologyNode, node) => {
    for (const entry of interfaces) ends.get(entry.network)?.push({ node, name, entry });
  });
  return networks.flatMap(({ name, kind, subnet }) => {
    const own = ends.get(name) as End[];
    return own.length === 0 ? [] : [{ name, kind: own.length === 2 ? kind : "lan", subnet, ends: own }];
  });
}

/** What a link does to packets, in one line where it does the same both ways. */
export function linkText(a: End, b: End): string[] {
  const [fromA, fromB] = [waysOf(a.entry), waysOf(b.entry)];
  const there = joinWays(fromA.to, fromB.from);
  const back = joinWays(fromB.to, fromA.from);
  if (sameWay(there, back)) return textOf(there);
  return [`${a.name} → ${b.name}: ${wayText(there)}`, `${b.name} → ${a.name}: ${wayText(back)}`];
}

function textOf(way: Way): string[] {
  const text = wayText(way);
  return text === "" ? [] : [text];
}

/** What a LAN does to packets between most of its members, and what is particular about the others. */
export function lanTexts(ends: readonly End[]): {
  readonly common: string[];
  readonly own: readonly string[][];
} {
  const counts = new Map<string, number>();
  const keys = ends.map(({ entry }) => JSON.stringify(waysOf(entry)));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  let common = keys[0] as string;
  for (const [key, count] of counts) if (count > (counts.get(common) as number)) common = key;
  const usual = (ends[keys.indexOf(common)] as End).entry;
  const { to, from } = waysOf(usual);
  return {
    common: sameWay(to, from)
      ? textOf(joinWays(to, from))
      : [...labelled("out", to), ...labelled("in", from)],
    own: ends.map(({ entry }, i) => {
      if (keys[i] === common) return [];
      const ways = waysOf(entry);
      return [...labelled("out", ways.to), ...labelled("in", ways.from)];
    }),
  };
}

function labelled(label: string, way: Way): string[] {
  return textOf(way).map((text) => `${label} ${text}`);
}
