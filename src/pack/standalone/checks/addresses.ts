import { cutText, type Fix, type Span } from "../../../source/index.ts";
import { nameList, parseIpv4, type WrittenContainer, type WrittenText } from "../../../topology/index.ts";
import { type Check, type CheckContext, called, readAddress } from "../context.ts";
import { type Machine, type MachinePlace, subnetText } from "../machines.ts";

const MOST_SUBNETS = 8;

/** Blocks that no interface has its address from, by their first byte. */
const RESERVED: readonly { readonly from: number; readonly to: number; readonly what: string }[] = [
  { from: 0, to: 0, what: "means this very network" },
  { from: 127, to: 127, what: "means this very machine" },
  { from: 224, to: 239, what: "is the address of a multicast group" },
  { from: 240, to: 255, what: "is reserved" },
];

/**
 * Addresses are addresses of machines (NS4406), on a network of their host (NS4407), each used once (NS4024). Where a
 * compiled experiment has networks of its own, these may be told apart by more than addresses.
 */
export const checkAddresses: Check = (context) => {
  const used = new Map<number, { readonly who: string; readonly span: Span }>();
  for (const container of context.containers) {
    for (const { address } of container.interfaces) {
      if (address === null) continue;
      const value = checkForm(address, context);
      if (value === null || !checkNetwork(address, value, container, context)) continue;
      const machine = context.machines?.withAddress(value);
      const first =
        used.get(value) ??
        (machine === undefined
          ? undefined
          : {
              who: machine.member.node,
              span: machine.member.addressSetting?.spans.at(-1) ?? machine.network.span,
            });
      if (first === undefined) used.set(value, { who: called(container), span: address.span });
      else {
        context.findings.add({
          code: "NS4024",
          severity: context.generated ? "warning" : "error",
          message: `${address.value} is the address of ${first.who} already`,
          span: address.span,
          related: [{ message: "it is used here first", span: first.span }],
        });
      }
    }
  }
};

function checkForm(address: WrittenText, { findings }: CheckContext): number | null {
  const value = readAddress(address.value);
  const problem = value === null ? formProblem(address) : reservedProblem(value);
  if (problem === null) return value;
  findings.add({
    code: "NS4406",
    severity: "error",
    message: `"${cutText(address.value, 60)}" ${problem.message}`,
    span: address.span,
    ...(problem.fix === undefined ? {} : { fix: problem.fix }),
  });
  return null;
}

interface Problem {
  readonly message: string;
  readonly fix?: Fix;
}

function formProblem({ value, span }: WrittenText): Problem {
  const bare = /^([\d.]{7,15})\/\d{1,2}$/.exec(value.trim())?.[1] ?? value.trim();
  if (bare !== value && readAddress(bare) !== null) {
    return {
      message: "is more than an address",
      fix: { title: `write ${bare}`, edits: [{ span, text: JSON.stringify(bare) }] },
    };
  }
  if (parseIpv4(value) !== null)
    return { message: "has a number with a leading zero, which some read as octal" };
  return { message: "is no IPv4 address: four numbers from 0 to 255 with points between them" };
}

function reservedProblem(value: number): Problem | null {
  const first = Math.floor(value / 2 ** 24);
  const block = RESERVED.find(({ from, to }) => first >= from && first <= to);
  return block === undefined ? null : { message: block.what };
}

/** Whether the address may be one of the container's; false when it is reported. */
function checkNetwork(
  address: WrittenText,
  value: number,
  { host }: WrittenContainer,
  { machines, generated, findings }: CheckContext,
): boolean {
  const machine = host === null ? undefined : machines?.find(host.value);
  if (machines === null || machine === undefined || generated) return true;
  const place = machines.placeFor(machine, value);
  if (place === undefined) {
    const elsewhere = machines.anyPlaceFor(value);
    findings.add({
      code: "NS4407",
      severity: "error",
      message:
        elsewhere === undefined
          ? `${address.value} lies on no network of ${machine.node.name}`
          : `${address.value} lies on ${elsewhere.network.name}, and ${machine.node.name} is not on it`,
      span: address.span,
      help: subnetsOf(machine),
      related: [
        elsewhere === undefined
          ? { message: `${machine.node.name} is made here`, span: machine.node.span }
          : { message: `${elsewhere.network.name} is made here`, span: elsewhere.network.span },
      ],
    });
    return false;
  }
  const { range, network } = place;
  const end = value === range.start ? "network" : value === range.end ? "broadcast" : null;
  if (end === null || range.end - range.start < 3) return true;
  findings.add({
    code: "NS4406",
    severity: "error",
    message: `${address.value} is the ${end} address of ${subnetText(place)}`,
    span: address.span,
    related: [{ message: `${network.name} is made here`, span: network.span }],
  });
  return false;
}

function subnetsOf({ node, places }: Machine): string {
  if (places.length === 0)
    return `${node.name} is on no network whose subnet is known before the swap-in: give it one in the NS file`;
  const shown = places.slice(0, MOST_SUBNETS).map((place: MachinePlace) => subnetText(place));
  const more = places.length > MOST_SUBNETS ? [`${places.length - MOST_SUBNETS} more`] : [];
  return `${node.name} is on ${nameList([...shown, ...more])}`;
}
