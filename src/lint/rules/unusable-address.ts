import { parseCidr, parseIpv4 } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

/** Blocks that no interface can have an address of, and what they are for (RFC 6890). */
const RESERVED: readonly (readonly [block: string, use: string])[] = [
  ["0.0.0.0/8", "means this network"],
  ["127.0.0.0/8", "stays inside of a machine"],
  ["169.254.0.0/16", "is for addresses that machines choose themselves"],
  ["224.0.0.0/4", "is for multicast"],
  ["240.0.0.0/4", "is reserved"],
];

export const unusableAddress: TopologyRule = {
  code: "NS5211",
  needs: "topology",
  repeats: ["NS3010", "NS3017"],
  check({ experiment, profile }, report) {
    const blocks = [
      ...RESERVED,
      ...(profile.controlPool === null
        ? []
        : [[profile.controlPool, "is the testbed's control network"] as const]),
    ].map(([block, use]) => ({ block, use, range: parseCidr(block) }));
    for (const { members, span } of experiment.networks) {
      for (const { address, addressSetting } of members) {
        const number = addressSetting === null ? null : parseIpv4(address);
        if (number === null) continue;
        const found = blocks.find(
          ({ range }) => range !== null && number >= range.start && number <= range.end,
        );
        if (found === undefined) continue;
        report({
          span: addressSetting?.spans.at(-1) ?? span,
          message: `${address} cannot be used on a link: ${found.block} ${found.use}`,
          help: "choose an address of 10.0.0.0/8, or leave it out: addresses that are not set are assigned",
        });
      }
    }
  },
};
