import type { Check } from "../context.ts";
import type { Machine } from "../machines.ts";

/**
 * The networks of the NS file join all machines (NS4408): an error between machines with containers, a warning where
 * one without stands apart. A compiled experiment may have machines that share no network.
 */
export const checkConnected: Check = ({ containers, machines, generated, findings }) => {
  if (machines === null || generated) return;
  const islands = new Set<number>();
  let first: Machine | undefined;
  for (const { host } of containers) {
    const machine = host === null ? undefined : machines.find(host.value);
    if (host === null || machine === undefined) continue;
    const island = machines.island(machine);
    const known = islands.has(island);
    islands.add(island);
    first ??= machine;
    if (known || islands.size === 1) continue;
    findings.add({
      code: "NS4408",
      severity: "error",
      message: `no network leads from ${machine.node.name} to ${first.node.name}`,
      span: host.span,
      help: `put both on one LAN: [$ns make-lan "$${first.node.name} $${machine.node.name}" 1Gb 0ms]`,
      related: [{ message: `${machine.node.name} is made here`, span: machine.node.span }],
    });
  }
  if (first === undefined) return;
  for (const machine of machines.list) {
    const island = machines.island(machine);
    if (islands.has(island)) continue;
    islands.add(island);
    findings.add({
      code: "NS4408",
      severity: "warning",
      message: `no network leads from ${machine.node.name} to ${first.node.name}, which holds containers`,
      span: machine.node.span,
      help: "put it on a network with the others, or leave it out",
    });
  }
};
