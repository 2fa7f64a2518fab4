import { formatIpv4, type Network, type NetworkMember, parseIpv4 } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const lanSubnets: TopologyRule = {
  code: "NS5208",
  needs: "topology",
  repeats: ["NS3017"],
  check({ experiment }, report) {
    for (const network of experiment.networks) {
      const [first, ...others] = network.members.filter(({ addressSetting }) => addressSetting !== null);
      if (first === undefined) continue;
      const subnet = subnetOf(first, network);
      const other = others.find((member) => subnetOf(member, network) !== subnet);
      if (other === undefined) continue;
      report({
        span: other.addressSetting?.spans.at(-1) ?? network.span,
        message: `"${network.name}" has addresses of two subnets: ${first.address} and ${other.address}, with the netmask ${network.netmask.value}`,
        help: "give all members addresses of one subnet, or set a wider netmask with tb-set-netmask",
        related: [
          {
            message: "an address of the other subnet",
            span: first.addressSetting?.spans.at(-1) ?? network.span,
          },
        ],
      });
    }
  },
};

function subnetOf({ address }: NetworkMember, { netmask }: Network): string {
  const number = parseIpv4(address);
  const mask = parseIpv4(netmask.value);
  return number === null || mask === null ? "" : formatIpv4((number & mask) >>> 0);
}
