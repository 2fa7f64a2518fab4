import { type AddressRange, addressRange, type Findings, parseCidr } from "../topology/index.ts";
import type { Request } from "./request.ts";

/** Reports more containers than the pool has control addresses (NS4705), and networks that lie in it (NS4706). */
export function checkControlPool(request: Request, findings: Findings): void {
  const { profile } = request;
  const pool = profile.controlPool === null ? null : parseCidr(profile.controlPool);
  if (pool === null) return;
  reportSmallPool(request, pool, findings);
  reportOverlaps(request, pool, findings);
}

function reportSmallPool(
  { file, topology, profile, experiment }: Request,
  pool: AddressRange,
  findings: Findings,
): void {
  const containers = topology.nodes.filter(({ kind }) => kind === "container");
  // Without the addresses of the network and of its broadcasts.
  const usable = Math.max(0, pool.end - pool.start - 1);
  const [first] = containers.slice(usable);
  if (first === undefined) return;
  const node = experiment.nodes.find(({ name }) => name === first.name);
  findings.add({
    code: "NS4705",
    severity: "error",
    message: `${containers.length} containers need a control address each, and the pool ${profile.controlPool} has ${usable}`,
    span: node?.span ?? { file, start: 0, end: 0 },
    help: "use fewer containers, or have the pool enlarged",
  });
}

function reportOverlaps({ experiment, profile }: Request, pool: AddressRange, findings: Findings): void {
  for (const { name, subnet, netmask, span } of experiment.networks) {
    const range = addressRange(subnet, netmask.value);
    if (range === null || range.start > pool.end || range.end < pool.start) continue;
    findings.add({
      code: "NS4706",
      severity: "warning",
      message: `the network of ${name}, ${subnet} with netmask ${netmask.value}, overlaps with the control addresses, ${profile.controlPool}`,
      span,
      help: "give its nodes addresses outside of the pool",
    });
  }
}
