import type { VirtualType } from "./experiment.ts";

/** The hardware that a machine asks for: one type, or a choice of types with the weight of that wish. */
export type Hardware =
  | { readonly kind: "type"; readonly name: string }
  | { readonly kind: "choice"; readonly weight: number; readonly types: readonly string[] };

const SOFT = 0.5;
const HARD = 1;

/**
 * Reads the `hardware` of topology.json and of `--pnode-hardware`: `TYPE`, `soft:T1,T2`, `hard:T1,T2` or
 * `weighted:WEIGHT:T1,T2`. A text of another form is the name of a type.
 */
export function parseHardware(text: string): Hardware {
  const match = /^(?:(soft|hard)|weighted:(\d*\.?\d+(?:e-\d+)?)):([^:]+)$/.exec(text);
  const types = match?.[3]?.split(",").filter((type) => type !== "") ?? [];
  if (match === null || types.length === 0) return { kind: "type", name: text };
  const weight = match[2] !== undefined ? Number(match[2]) : match[1] === "soft" ? SOFT : HARD;
  return { kind: "choice", weight, types };
}

/**
 * What a node's `tb-set-hardware` asks for, in the form that `parseHardware` reads: the name of a virtual type means
 * nothing outside its file, so its types stand instead. Of two definitions the later counts.
 */
export function hardwareOfNode(name: string, virtualTypes: readonly VirtualType[]): string {
  const type = virtualTypes.findLast((candidate) => candidate.name === name);
  if (type === undefined || type.types.length === 0) return name;
  const types = type.types.join(",");
  if (type.weight === SOFT) return `soft:${types}`;
  return type.weight === HARD ? `hard:${types}` : `weighted:${type.weight}:${types}`;
}
