import {
  type Findings,
  parseIpv4,
  type WrittenContainer,
  type WrittenContainers,
  type WrittenInterface,
  type WrittenText,
} from "../../topology/index.ts";
import type { Machines } from "./machines.ts";

/** What a check of a hand-written containers.json gets. */
export interface CheckContext {
  readonly containers: readonly WrittenContainer[];
  /** Null where the NS file is not given or is rejected: then only the containers are judged. */
  readonly machines: Machines | null;
  /**
   * Whether these are the containers of a compiled experiment: they have networks of their own, which the NS file of
   * the machines does not know.
   */
  readonly generated: boolean;
  readonly options: StandaloneOptions;
  readonly findings: Findings;
}

export interface StandaloneOptions {
  /** The disk image that machines with containers need. */
  readonly pnodeOs: string;
  /** Most containers on one machine, and whether that was asked for. */
  readonly packing: number;
  readonly packingGiven: boolean;
}

/** One check: it reports, and changes nothing. */
export type Check = (context: CheckContext) => void;

/** Names that nsc, and containerize.py before it, give to pnodes. */
const GENERATED_HOST = /^pnode-\d{4,}$/;

/** Whether all hosts are called like generated ones and no address lies on a network of the machines. */
export function isGenerated(containers: readonly WrittenContainer[], machines: Machines | null): boolean {
  const hosts = containers.flatMap(({ host }) => host?.value ?? []);
  return (
    hosts.length > 0 &&
    hosts.every((host) => GENERATED_HOST.test(host)) &&
    (machines === null ||
      !containers.some(({ interfaces }) => interfaces.some((each) => onMachines(each, machines))))
  );
}

function onMachines({ address }: WrittenInterface, machines: Machines): boolean {
  const value = address === null ? null : readAddress(address.value);
  return value !== null && machines.anyPlaceFor(value) !== undefined;
}

/** An address as it should be written: four numbers without leading zeros. */
export function readAddress(text: string): number | null {
  return /(?:^|\.)0\d/.test(text) ? null : parseIpv4(text);
}

/** The containers by the name of their host, in order of first use. */
export function byHost({ containers }: Pick<WrittenContainers, "containers">): Map<string, WrittenText[]> {
  const hosts = new Map<string, WrittenText[]>();
  for (const { host } of containers) {
    if (host === null) continue;
    const uses = hosts.get(host.value);
    if (uses === undefined) hosts.set(host.value, [host]);
    else uses.push(host);
  }
  return hosts;
}

/** How a container is called in a message. */
export function called({ name }: WrittenContainer): string {
  return name === null ? "this container" : name.value;
}
