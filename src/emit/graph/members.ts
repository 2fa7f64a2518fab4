import type { NodeInterface, TopologyNode } from "../../topology/index.ts";
import type { Member } from "./drawing.ts";
import { LOOKS, type LookStyle, lookOf } from "./looks.ts";
import { wayText } from "./rates.ts";

/** A node with what a picture can tell of it. */
export function memberOf(node: TopologyNode): Member {
  const { name, os, hardware, host, interfaces } = node;
  const kind = (LOOKS.get(lookOf(node)) as LookStyle).title;
  return {
    name,
    facts: [
      os === null || os === "" ? kind : `${kind}, ${os}`,
      ...(host === null ? [`hardware ${hardware}`] : [`on ${host}`]),
      ...interfaces.map(interfaceText),
    ],
  };
}

function interfaceText(entry: NodeInterface): string {
  const { network, address, netmask } = entry;
  const [out, back] = [wayText(waysOf(entry).to), wayText(waysOf(entry).from)];
  const rates = out === back ? out : `out ${out}, in ${back}`;
  return [
    network,
    ...(address === "" ? [] : [`${address} (${netmask})`]),
    ...(rates === "" ? [] : [rates]),
  ].join(": ");
}

/** The ways between a node and a network. */
export function waysOf(entry: NodeInterface) {
  const { toKbps, fromKbps, toDelayMs, fromDelayMs, toLoss, fromLoss } = entry;
  return {
    to: { kbps: toKbps, delayMs: toDelayMs, loss: toLoss },
    from: { kbps: fromKbps, delayMs: fromDelayMs, loss: fromLoss },
  };
}
