import type { Span } from "../source/index.ts";
import type { Experiment, Findings, Network, NetworkMember } from "../topology/index.ts";

interface Use {
  readonly network: Network;
  readonly member: NetworkMember;
}

/**
 * Reports addresses that two interfaces share: an error on one network, a warning on different ones, where it may be
 * meant. The testbed's own parser accepts both.
 */
export function reportSharedAddresses(experiment: Experiment, findings: Findings): void {
  const uses = new Map<string, Use>();
  for (const network of experiment.networks) {
    for (const member of network.members) {
      if (member.address === "") continue;
      const first = uses.get(member.address);
      if (first === undefined) {
        uses.set(member.address, { network, member });
        continue;
      }
      const same = first.network === network;
      findings.add({
        code: "NS4031",
        severity: same ? "error" : "warning",
        message: `${member.address} is the address of ${described(first)} and of ${described({ network, member })}`,
        span: placeOf({ network, member }),
        help: "give each interface an address of its own, or leave one out: nsc assigns what is not set",
        related: [{ message: "used here first", span: placeOf(first) }],
      });
    }
  }
}

function described({ network, member }: Use): string {
  return `${member.node} on ${network.name}`;
}

function placeOf({ network, member }: Use): Span {
  return member.addressSetting?.spans.at(-1) ?? network.span;
}
