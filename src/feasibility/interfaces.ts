import type { Findings } from "../topology/index.ts";
import { isHosted, knownTypes, type Machine, type Request, typesOf } from "./request.ts";

/** What a machine is connected with. */
interface Connections {
  own: number;
  /** Whether it is on networks that share an interface. */
  shared: boolean;
}

/** Reports physical nodes on more networks than they have interfaces (NS4701). */
export function checkInterfaces(request: Request, machines: readonly Machine[], findings: Findings): void {
  const connections = connectionsOf(request);
  for (const { name, isPnode, hardware, hardwareSpan } of machines) {
    const types = knownTypes(hardware, request.profile);
    // Of generated pnodes the placement has counted them.
    if ((isPnode && request.topology.mode === "embedded") || types.length === 0) continue;
    const limits = types.map(({ experimentInterfaces }) => experimentInterfaces ?? Number.POSITIVE_INFINITY);
    const most = Math.max(...limits);
    const { own, shared } = connections.get(name) ?? { own: 0, shared: false };
    const needed = own + (shared ? 1 : 0);
    if (needed <= most || isHosted(hardware, request.profile)) continue;
    findings.add({
      code: "NS4701",
      severity: "error",
      message: `${name} needs ${needed} experimental interfaces, and a ${typesOf(hardware).join(" or ")} has ${most}`,
      span: hardwareSpan,
      help: helpFor(needed, request),
    });
  }
}

function helpFor(needed: number, { profile }: Request): string {
  const enough = [...profile.hardwareTypes].flatMap(([name, { experimentInterfaces }]) =>
    experimentInterfaces !== null && experimentInterfaces >= needed ? [name] : [],
  );
  const join = "join some of its networks in a LAN, or let links share an interface with tb-set-multiplexed";
  return enough.length === 0 ? join : `ask for a ${enough.join(" or ")}, ${join}`;
}

/** Connections of every machine; networks that are emulated share one interface. */
function connectionsOf({ topology, experiment }: Request): ReadonlyMap<string, Connections> {
  const emulated = new Set(
    experiment.networks.filter(({ details }) => isYes(details?.emulated)).map(({ name }) => name),
  );
  const exclusive = new Set(
    topology.networks.flatMap(({ name, physicalNetwork }) => (emulated.has(name) ? [] : [physicalNetwork])),
  );
  const connections = new Map<string, Connections>();
  for (const { name, members } of topology.physicalNetworks) {
    for (const member of members) {
      const known = connections.get(member) ?? { own: 0, shared: false };
      if (exclusive.has(name)) known.own++;
      else known.shared = true;
      connections.set(member, known);
    }
  }
  return connections;
}

function isYes(flag: string | undefined): boolean {
  return flag !== undefined && flag !== "" && Number(flag) !== 0;
}
