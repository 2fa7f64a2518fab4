import { PROGRESS_STEP } from "../source/index.ts";
import {
  alignDown,
  FIRST_HOST,
  formatIpv4,
  HostNumbers,
  parseIpv4,
  prefixOf,
  SubnetPool,
} from "../topology/index.ts";
import { bridgedGroups } from "./bridged.ts";
import { kindOf } from "./describe.ts";
import { type LanLink, Link, type Member } from "./objects/lan-link.ts";
import type { Simulator } from "./objects/simulator.ts";
import type { Session } from "./session.ts";

/** Links with a remote node: their mask, and the two first octets of their networks. */
const REMOTE_MASK = "255.255.255.248";
const REMOTE_NET = 69 * 2 ** 24 + 69 * 2 ** 16;
const MOST_REMOTE = 255;

const DEFAULT_PREFIX = 24;

/** Networks that get their addresses together, and where that starts. */
interface Group {
  readonly networks: readonly LanLink[];
  /** Prefix length of the network whose mask decides. */
  readonly prefix: number;
  /** The network's address where the file gave one, else null. */
  readonly explicit: number | null;
}

/**
 * Gives every member its address: explicit ones as written, the others from host 2 of the network's subnet. All
 * explicit subnets are reserved first; free ones are taken in creation order. What cannot be given is reported.
 */
export function assignAddresses(session: Session, simulator: Simulator): void {
  const networks = simulator.networks.filter((network) => !network.broken);
  for (const network of networks) {
    for (const member of network.members) member.address = member.explicit?.value ?? "";
  }
  if (session.settings.isOn("use_ipassign")) {
    for (const network of networks) network.subnet = explicitSubnet([network])?.text ?? "";
    return;
  }
  const local = assignRemote(session, networks);
  const groups = bridgedGroups(local, simulator.nodes).map(describeGroup);
  const plan = takeSubnets(groups, false);
  const crowded = plan.some((base, index) => base === null && !hasOwnMask(groups[index] as Group));
  const bases = crowded ? shrink(session, simulator, groups) : plan;
  const hosts = new HostNumbers(explicitAddresses(groups));
  for (const [index, group] of groups.entries()) {
    if (index % PROGRESS_STEP === 0) session.progress("addressing", index, groups.length);
    assignGroup(session, group, bases[index] ?? null, hosts);
  }
}

function describeGroup(networks: LanLink[]): Group {
  const explicit = explicitSubnet(networks);
  const widest = networks.reduce((prefix, network) => Math.min(prefix, networkPrefix(network)), 32);
  return { networks, prefix: explicit?.prefix ?? widest, explicit: explicit?.base ?? null };
}

/** The subnet that explicit addresses give: that of the last one in member order. */
function explicitSubnet(networks: readonly LanLink[]): { base: number; prefix: number; text: string } | null {
  for (let i = networks.length - 1; i >= 0; i--) {
    const network = networks[i] as LanLink;
    for (let j = network.members.length - 1; j >= 0; j--) {
      const address = parseIpv4(network.members[j]?.explicit?.value ?? "");
      if (address === null) continue;
      const prefix = networkPrefix(network);
      const base = alignDown(address, prefix);
      return { base, prefix, text: formatIpv4(base) };
    }
  }
  return null;
}

/** Prefix length of a network's mask. */
export function networkPrefix(network: LanLink): number {
  return prefixOf(parseIpv4(network.mask) ?? 0) ?? DEFAULT_PREFIX;
}

/** Takes a subnet for every group that has none; null where none is left. */
function takeSubnets(groups: readonly Group[], small: boolean): (number | null)[] {
  const pool = new SubnetPool();
  for (const { networks } of groups) {
    for (const network of networks) {
      const prefix = networkPrefix(network);
      for (const { explicit } of network.members) {
        const address = explicit === null ? null : parseIpv4(explicit.value);
        if (address !== null) pool.reserve(address, prefix);
      }
    }
  }
  return groups.map((group) => group.explicit ?? pool.take(small ? smallPrefix(group) : group.prefix));
}

function hasOwnMask(group: Group): boolean {
  return group.explicit !== null || group.networks.some((network) => network.setting("netmask") !== null);
}

/** Prefix length of the smallest subnet with room for a group whose mask is nobody's wish; never wider than usual. */
function smallPrefix(group: Group): number {
  if (hasOwnMask(group)) return group.prefix;
  const members = group.networks.reduce((count, network) => count + network.members.length, 0);
  const hosts = members + FIRST_HOST + 1;
  return Math.max(DEFAULT_PREFIX, 32 - Math.ceil(Math.log2(hosts)));
}

/** Where there are more networks than usual subnets, every network without a mask of its own gets a small one. */
function shrink(session: Session, simulator: Simulator, groups: readonly Group[]): (number | null)[] {
  const bases = takeSubnets(groups, true);
  for (const group of groups) {
    if (hasOwnMask(group)) continue;
    const mask = formatIpv4(2 ** 32 - 2 ** (32 - smallPrefix(group)));
    for (const network of group.networks) network.automaticMask = mask;
  }
  session.addFinding(
    "NS3016",
    "note",
    session.runPlace ?? simulator.span,
    "there are more networks than subnets with the mask 255.255.255.0; each gets the smallest subnet that fits",
    { help: "networks whose netmask is set keep it" },
  );
  return bases;
}

/** Every address that the file gives. */
function* explicitAddresses(groups: readonly Group[]): Generator<number> {
  for (const { networks } of groups) {
    for (const network of networks) {
      for (const { explicit } of network.members) {
        const address = explicit === null ? null : parseIpv4(explicit.value);
        if (address !== null) yield address;
      }
    }
  }
}

function assignGroup(session: Session, group: Group, base: number | null, hosts: HostNumbers): void {
  for (const network of group.networks) {
    if (base === null) {
      session.report(
        "NS3016",
        network.span,
        `no subnet is left for the ${kindOf(network)} "${network.name}"`,
        {
          help: "give smaller netmasks with tb-set-netmask, or addresses of your own",
        },
      );
      continue;
    }
    const prefix = networkPrefix(network);
    network.subnet = formatIpv4(alignDown(base, prefix));
    session.interp.step(network.members.length);
    const end = 2 ** (32 - prefix) - 1;
    for (const member of network.members) {
      if (member.explicit !== null) continue;
      const address = hosts.take(base, end);
      if (address === null) {
        reportFull(session, network, end);
        break;
      }
      member.address = address;
    }
  }
}

function reportFull(session: Session, network: LanLink, end: number): void {
  const name = `${kindOf(network)} "${network.name}"`;
  const room = Math.max(0, end - FIRST_HOST);
  const { spans } = network.settingOrDefault("netmask");
  const message =
    network.members.length > room
      ? `the ${name} has ${network.members.length} members, and its netmask ${network.mask} leaves ${room} automatic addresses`
      : `no address is left for the ${name} in ${network.subnet} with the netmask ${network.mask}, which other networks use too`;
  session.report("NS3016", network.span, message, {
    help: "automatic addresses begin at host 2; set a wider mask with tb-set-netmask, or give addresses of your own",
    related: spans.map((span) => ({ message: "the netmask", span })),
  });
}

/** Addresses of links with remote nodes; returns the other networks. */
function assignRemote(session: Session, networks: readonly LanLink[]): LanLink[] {
  const local: LanLink[] = [];
  let count = 0;
  for (const network of networks) {
    const remote = network.members.find((member) => member.node.isRemote);
    if (remote === undefined) local.push(network);
    else if (network instanceof Link) assignRemoteLink(session, network, remote, ++count);
    else if (network.members.some((member) => member.explicit === null)) {
      session.report(
        "NS3016",
        network.span,
        `the LAN "${network.name}" has the remote node "${remote.node.name}" and gets no addresses`,
        {
          help: "join remote nodes by links, or give every member an address",
        },
      );
    }
  }
  return local;
}

function assignRemoteLink(session: Session, link: Link, remote: Member, number: number): void {
  link.write("widearea", "1", link.span);
  link.automaticMask = REMOTE_MASK;
  if (number > MOST_REMOTE) {
    session.report("NS3016", link.span, `no subnet is left for the remote link "${link.name}"`);
    return;
  }
  const base = REMOTE_NET + number * 2 ** 8;
  link.subnet = formatIpv4(base);
  let host = FIRST_HOST;
  for (const member of link.members) {
    const { explicit } = member;
    if (explicit === null) member.address = formatIpv4(base + host++);
    else if (member.node.isRemote || remote.index === 0) {
      session.report(
        "NS3010",
        explicit.spans.at(-1) ?? link.span,
        `the address of "${member.node.name}" on the remote link "${link.name}" is given by the testbed`,
        {
          help: "remove the line",
        },
      );
    }
  }
}

/** Reports addresses whose host part is all zeros or all ones, which no interface can have. */
export function checkHostParts(session: Session, networks: readonly LanLink[]): void {
  for (const network of networks) {
    const size = 2 ** (32 - networkPrefix(network));
    for (const member of network.members) {
      const address = parseIpv4(member.address);
      const place = member.explicit?.spans.at(-1) ?? network.span;
      if (address === null) {
        if (member.address === "") continue;
        session.report("NS3010", place, `"${member.address}" is not an IP address`);
        continue;
      }
      const host = address % size;
      if (host !== 0 && host !== size - 1) continue;
      const what = host === 0 ? "the address of the network itself" : "the broadcast address of the network";
      session.report("NS3017", place, `${member.address} is ${what} with the netmask ${network.mask}`, {
        help: "choose another host number, or another netmask with tb-set-netmask",
      });
    }
  }
}
