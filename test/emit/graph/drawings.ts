import type { Drawing, Line, Shape } from "../../../src/emit/graph/drawing.ts";
import { type TopologyDocument, topologySchema } from "../../../src/topology/index.ts";
import { Factory, UBUNTU, WINDOWS } from "../../topology/factory.ts";
import { documentOf } from "../documents.ts";

export const joined = (chunks: Iterable<string>): string => [...chunks].join("");

/** A document with other texts in place of names, also such as no NS file can have. */
export function renamed(document: TopologyDocument, names: ReadonlyMap<string, string>): TopologyDocument {
  const text = JSON.stringify(document, (_key, value) =>
    typeof value === "string" ? (names.get(value) ?? value) : value,
  );
  return topologySchema.parse(JSON.parse(text));
}

/** LANs of `size` nodes, every third of them Windows, around a ring of routers. */
export function campus(lans: number, size: number): TopologyDocument {
  const factory = new Factory();
  for (let i = 0; i < lans; i++) factory.container(`router-${i}`);
  for (let i = 0; i < lans; i++) {
    const members = Array.from({ length: size }, (_, k) => `pc-${i}-${k}`);
    members.forEach((name, k) => {
      factory.container(name, [], k % 3 === 0 ? WINDOWS : UBUNTU);
    });
    factory.lan(`lan-${i}`, [`router-${i}`, ...members], { kbps: 1_000_000 });
  }
  for (let i = 0; i < lans; i++) factory.link(`ring-${i}`, `router-${i}`, `router-${(i + 1) % lans}`);
  return documentOf(factory);
}

export function shapeNamed({ shapes }: Drawing, name: string): Shape {
  return shapes.find(({ text }) => text[0] === name) as Shape;
}

/** The lines between two shapes, by name. */
export function linesBetween(drawing: Drawing, a: string, b: string): readonly Line[] {
  const [first, second] = [shapeNamed(drawing, a).id, shapeNamed(drawing, b).id];
  return drawing.lines.filter(
    ({ from, to }) => (from === first && to === second) || (from === second && to === first),
  );
}
