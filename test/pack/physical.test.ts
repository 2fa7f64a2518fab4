import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HostedNetwork, type PhysicalOptions, planPhysicalNetworks } from "../../src/pack/index.ts";
import { SourceFile, span } from "../../src/source/index.ts";
import { addressRange, parseCidr } from "../../src/topology/index.ts";

const HERE = span(new SourceFile("exp.ns", "set net"), 0, 7);
const FREE: PhysicalOptions = { reserved: [], takenNames: new Set() };

function network(
  hosts: readonly number[],
  options: Partial<HostedNetwork> & { kbps?: number } = {},
): HostedNetwork {
  const kbps = options.kbps ?? 1_000;
  return {
    name: options.name ?? "net",
    span: HERE,
    subnet: options.subnet ?? "10.1.1.0",
    netmask: options.netmask ?? "255.255.255.0",
    members: hosts.map((host) => ({ host, toKbps: kbps, fromKbps: kbps })),
  };
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `h${i}`);
const plan = (hosts: number, networks: HostedNetwork[], options = FREE) =>
  planPhysicalNetworks(names(hosts), networks, options);

describe("which hosts are joined", () => {
  test.each<[title: string, networks: number[][], lans: string[], carrier: number[], vlan: number[]]>([
    ["a network on one host needs nothing", [[0, 0]], [], [-1], [0]],
    ["two hosts get a LAN, and one network no VLAN", [[0, 1]], ["h0 h1"], [0], [0]],
    [
      "networks that share a LAN get VLANs",
      [
        [0, 1],
        [1, 0],
      ],
      ["h0 h1"],
      [0, 0],
      [100, 101],
    ],
    [
      "hosts are joined through others",
      [
        [0, 1],
        [1, 2],
      ],
      ["h0 h1 h2"],
      [0, 0],
      [100, 101],
    ],
    [
      "sets apart get LANs apart",
      [
        [2, 3],
        [0, 1],
      ],
      ["h2 h3", "h0 h1"],
      [0, 1],
      [0, 0],
    ],
    [
      "VLANs follow the networks, not the LANs",
      [
        [2, 3],
        [0, 1],
        [4, 4],
        [3, 2],
        [1, 0],
      ],
      ["h2 h3", "h0 h1"],
      [0, 1, -1, 0, 1],
      [100, 101, 0, 102, 103],
    ],
    ["a host without a crossing network has no place", [[0, 2]], ["h0 h2"], [0], [0]],
  ])("%s", (_title, networks, lans, carrier, vlan) => {
    const { value, diagnostics } = plan(
      5,
      networks.map((hosts) => network(hosts)),
    );
    expect(diagnostics).toEqual([]);
    expect(value.networks.map(({ members }) => members.join(" "))).toEqual(lans);
    expect(value.networks.map(({ name, kind }) => `${name} ${kind}`)).toEqual(
      lans.map((_, i) => `physical-${i} lan`),
    );
    expect([...value.carrier]).toEqual(carrier);
    expect([...value.vlan]).toEqual(vlan);
  });

  test("a name that a node has is left out", () => {
    const { value } = plan(4, [network([0, 1]), network([2, 3])], {
      ...FREE,
      takenNames: new Set(["physical-0", "physical-2"]),
    });
    expect(value.networks.map(({ name }) => name)).toEqual(["physical-1", "physical-3"]);
  });
});

describe("addresses", () => {
  test.each([
    [2, "255.255.255.252"],
    [3, "255.255.255.248"],
    [6, "255.255.255.248"],
    [7, "255.255.255.240"],
    [254, "255.255.255.0"],
    [255, "255.255.254.0"],
    [65_534, "255.255.0.0"],
  ])("%i hosts get the mask %s", (count, netmask) => {
    const { value } = plan(count, [network(Array.from({ length: count }, (_, i) => i))]);
    expect(value.networks[0]).toMatchObject({ subnet: "10.0.0.0", netmask });
  });

  test("more hosts than the widest mask holds are an error", () => {
    const { diagnostics } = plan(65_535, [network(Array.from({ length: 65_535 }, (_, i) => i))]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["NS4014"]);
  });

  test.each<[title: string, taken: [string, string][], reserved: string[], subnet: string]>([
    ["free from the start", [["10.1.1.0", "255.255.255.0"]], [], "10.0.0.0"],
    ["behind an explicit network", [["10.0.0.0", "255.255.255.0"]], [], "10.0.1.0"],
    [
      "in a gap",
      [
        ["10.0.0.0", "255.255.255.252"],
        ["10.0.0.8", "255.255.255.248"],
      ],
      [],
      "10.0.0.4",
    ],
    ["a subnet written with host bits counts whole", [["10.0.0.77", "255.255.255.0"]], [], "10.0.1.0"],
    ["outside the control pool", [], ["10.0.0.0/12"], "10.16.0.0"],
    [
      "networks elsewhere do not matter",
      [
        ["192.168.0.0", "255.255.0.0"],
        ["", "255.255.255.0"],
      ],
      [],
      "10.0.0.0",
    ],
  ])("%s", (_title, taken, reserved, subnet) => {
    const { value } = plan(
      2,
      [...taken.map(([address, netmask]) => network([0, 0], { subnet: address, netmask })), network([0, 1])],
      {
        ...FREE,
        reserved: reserved.map((cidr) => parseCidr(cidr) as NonNullable<ReturnType<typeof parseCidr>>),
      },
    );
    expect(value.networks[0]?.subnet).toBe(subnet);
  });

  test("when nothing is free, it is an error at the network", () => {
    const everything = parseCidr("10.0.0.0/8") as NonNullable<ReturnType<typeof parseCidr>>;
    const { diagnostics } = plan(2, [network([0, 1])], { ...FREE, reserved: [everything] });
    expect(diagnostics.map(({ code, severity, span: place }) => [code, severity, place])).toEqual([
      ["NS4014", "error", HERE],
    ]);
  });

  test("blocks never overlap each other or a network, for any sizes", () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 600 }), { minLength: 1, maxLength: 12 });
    const subnets = fc.array(
      fc.tuple(fc.nat(3), fc.nat(255), fc.constantFrom("255.255.255.0", "255.255.255.252", "255.255.240.0")),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(sizes, subnets, (counts, virtual) => {
        let host = 0;
        const networks = counts.map((count, i) => {
          const [third, fourth, netmask] = virtual[i] ?? [200, i, "255.255.255.0"];
          const hosts = Array.from({ length: count }, () => host++);
          return network(hosts, { subnet: `10.0.${third}.${fourth}`, netmask });
        });
        const { value } = plan(host, networks);
        const ranges = [...value.networks, ...networks].map((item) =>
          addressRange(item.subnet, item.netmask),
        );
        value.networks.forEach((_, i) => {
          const own = ranges[i] as { start: number; end: number };
          expect(own.end - own.start + 1).toBeGreaterThanOrEqual((counts[i] as number) + 2);
          ranges.forEach((other, j) => {
            if (i !== j && other !== null) expect(own.end < other.start || other.end < own.start).toBe(true);
          });
        });
      }),
    );
  });
});

describe("limits", () => {
  test("3,995 VLANs are enough, one network more is an error that names it", () => {
    const networks = Array.from({ length: 3_996 }, (_, i) => network([0, 1], { name: `l-${i}`, kbps: 10 }));
    expect(plan(2, networks.slice(1)).diagnostics).toEqual([]);
    const { value, diagnostics } = plan(2, networks);
    expect(value.vlan[3_994]).toBe(4_094);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["NS4013", "error"]]);
    expect(diagnostics[0]?.message).toContain("l-3995 is the first without one");
  });

  test.each<[title: string, networks: HostedNetwork[], warned: string | null]>([
    ["exactly 1 Gb/s is fine", [network([0, 1], { kbps: 1_000_000 })], null],
    [
      "two such links at one host are not",
      [network([0, 1], { kbps: 1_000_000 }), network([0, 2], { kbps: 500_000 })],
      "networks that cross at h0 add up to 1.5 Gb/s, and physical-0 carries 1 Gb/s",
    ],
    ["a LAN carries no more than its smaller side", [network([0, 0, 0, 0, 1], { kbps: 900_000 })], null],
    ["rates that the testbed chooses do not count", [network([0, 1], { kbps: 0 })], null],
    ["what stays on a host does not count", [network([0, 0], { kbps: 9_000_000 }), network([0, 1])], null],
  ])("%s", (_title, networks, warned) => {
    const { diagnostics } = plan(3, networks);
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual(
      warned === null ? [] : [["NS4018", "warning", warned]],
    );
  });

  test("100,000 sets of hosts do not blow up", () => {
    const networks = Array.from({ length: 100_000 }, (_, i) =>
      network([2 * i, 2 * i + 1], {
        subnet: `10.${128 + (i >> 12)}.${(i >> 4) & 255}.${(i & 15) * 16}`,
        netmask: "255.255.255.240",
      }),
    );
    const { value, diagnostics } = plan(200_000, networks);
    expect(diagnostics).toEqual([]);
    expect(value.networks.at(-1)?.subnet).toBe("10.6.26.124");
  });
});
