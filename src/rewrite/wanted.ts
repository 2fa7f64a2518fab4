import { type Experiment, hardwareOfNode, parseHardware, type VirtualType } from "../topology/index.ts";

/** What every pnode of a rewritten file has; start commands it has none. */
export interface WantedPnode {
  readonly os: string;
  /** `TYPE`, or `soft:TYPE,TYPE` and the like for a choice, as `parseHardware` reads it. */
  readonly hardware: string;
}

/** Names that containerize.py gives to pnodes: four digits, more where there are more than ten thousand. */
const PNODE = /^pnode-\d{4,}$/;

export function isPnodeName(name: string): boolean {
  return PNODE.test(name);
}

/**
 * Whether hardware of this name, a type or a virtual type of the file, is as wanted. Where one type is wanted, a virtual
 * type that lists it will do; where a choice is wanted, a virtual type that is the same choice.
 */
export function isWantedHardware(name: string, wanted: string, types: readonly VirtualType[]): boolean {
  if (parseHardware(wanted).kind === "choice") return hardwareOfNode(name, types) === wanted;
  const virtual = types.findLast((type) => type.name === name);
  return virtual === undefined ? name === wanted : virtual.types.includes(wanted);
}

/** The pnodes of an experiment, in creation order. */
export function pnodesOf({ nodes }: Experiment): Experiment["nodes"] {
  return nodes.filter(({ name }) => isPnodeName(name));
}
