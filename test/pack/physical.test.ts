import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type HostedNetwork,
  type PhysicalNetworkMode,
  type PhysicalOptions,
  type PhysicalPlan,
  planPhysicalNetworks,
} from "../../src/pack/index.ts";
import { SourceFile, span } from "../../src/source/index.ts";
import { addressRange, parseCidr } from "../../src/topology/index.ts";

const HERE = span(new SourceFile("exp.ns", "set net"), 0, 7);
const FREE: PhysicalOptions = { mode: "lan", modePlace: null, reserved: [], takenNames: new Set() };

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

const hostList = (count: number, interfaceLimit: number | null) =>
  Array.from({ length: count }, (_, i) => ({ name: `h${i}`, hardware: "pc", interfaceLimit }));
const plan = (
  hosts: number,
  networks: HostedNetwork[],
  options: PhysicalOptions = FREE,
  interfaceLimit: number | null = null,
) => planPhysicalNetworks(hostList(hosts, interfaceLimit), networks, options);

/** `NAME KIND: HOSTS` of each physical network. */
const drawn = ({ networks }: PhysicalPlan) =>
  networks.map(({ name, kind, members }) => `${name} ${kind}: ${members.join(" ")}`);

describe("which hosts are joined", () => {
  type Case = [title: string, networks: number[][], joined: string[], carrier: number[], vlan: number[]];
  const check = (mode: PhysicalNetworkMode, networks: number[][], [joined, carrier, vlan]: unknown[]) => {
    const { value, diagnostics } = plan(
      5,
      networks.map((hosts) => network(hosts)),
      { ...FREE, mode },
    );
    expect(diagnostics).toEqual([]);
    expect(drawn(value)).toEqual(joined);
    expect([...value.carrier]).toEqual(carrier);
    expect([...value.vlan]).toEqual(vlan);
  };

  const chain = [
    [0, 1],
    [1, 2],
  ];
  const apart = [
    [2, 3],
    [0, 1],
    [4, 4],
    [3, 2],
    [1, 0, 0],
  ];
  test.each<Case>([
    ["a network on one host needs nothing", [[0, 0]], [], [-1], [0]],
    ["one network needs no VLAN", [[0, 1]], ["physical-0 lan: h0 h1"], [0], [0]],
    ["networks that share the LAN have VLANs", chain, ["physical-0 lan: h0 h1 h2"], [0, 0], [100, 101]],
    [
      "all that cross are on it, whether they touch or not",
      apart,
      ["physical-0 lan: h0 h1 h2 h3"],
      [0, 0, -1, 0, 0],
      [100, 101, 0, 102, 103],
    ],
    ["a host without a crossing network has no place", [[0, 2]], ["physical-0 lan: h0 h2"], [0], [0]],
  ])("lan: %s", (_title, networks, ...expected) => check("lan", networks, expected));

  test.each<Case>([
    ["a network on one host needs nothing", [[0, 0]], [], [-1], [0]],
    ["two hosts get a link", chain, ["physical-0 link: h0 h1", "physical-1 link: h1 h2"], [0, 1], [0, 0]],
    ["three get a LAN", [[2, 0, 1, 0]], ["physical-0 lan: h0 h1 h2"], [0], [0]],
    [
      "networks of the same hosts share, and have VLANs",
      [...apart, [1, 2]],
      ["physical-0 link: h2 h3", "physical-1 link: h0 h1", "physical-2 link: h1 h2"],
      [0, 1, -1, 0, 1, 2],
      [100, 101, 0, 102, 103, 0],
    ],
    [
      "hosts among others are not the same",
      [
        [0, 1, 2],
        [0, 1],
      ],
      ["physical-0 lan: h0 h1 h2", "physical-1 link: h0 h1"],
      [0, 1],
      [0, 0],
    ],
  ])("per-link: %s", (_title, networks, ...expected) => check("per-link", networks, expected));

  describe("where interfaces are few", () => {
    const star = [1, 2, 3].map((host) => network([0, host]));

    test("auto takes a network per link as long as they last", () => {
      const { value, diagnostics } = plan(4, star, { ...FREE, mode: "auto" }, 3);
      expect(diagnostics).toEqual([]);
      expect(drawn(value)).toHaveLength(3);
    });

    test("auto falls back to one LAN, with a note that names the host", () => {
      const { value, diagnostics } = plan(4, star, { ...FREE, mode: "auto" }, 2);
      expect(drawn(value)).toEqual(["physical-0 lan: h0 h1 h2 h3"]);
      expect(diagnostics.map(({ code, severity, span: at }) => [code, severity, at])).toEqual([
        ["NS4305", "note", HERE],
      ]);
      expect(diagnostics[0]?.message).toContain("h0 needs 3 experimental interfaces, and pc has 2");
    });

    test("per-link is an error, at the option if it is given", () => {
      const option = span(new SourceFile("command line", "per-link"), 0, 8);
      const { diagnostics } = plan(4, star, { ...FREE, mode: "per-link", modePlace: option }, 2);
      expect(diagnostics.map(({ code, severity, span: at }) => [code, severity, at])).toEqual([
        ["NS4306", "error", option],
      ]);
    });

    test("hardware without interfaces cannot be joined at all", () => {
      const { diagnostics } = plan(4, star, { ...FREE, mode: "lan" }, 0);
      expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
        ["NS4306", "h0 needs 1 experimental interface, and pc has none; so with h1, h2 and h3"],
      ]);
    });
  });

  test("a name that a node has is left out", () => {
    const { value } = plan(4, [network([0, 1]), network([2, 3])], {
      ...FREE,
      mode: "per-link",
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
        const { value } = plan(host, networks, { ...FREE, mode: "per-link" });
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
    expect(diagnostics[0]?.message).toContain("l-3995 is the first network without one");
  });

  test("physical networks of different hosts may use the same VLANs where there are too few for all", () => {
    const ring = Array.from({ length: 50 }, (_, i) => [i, (i + 1) % 50]);
    const networks = ring.flatMap((hosts) => Array.from({ length: 100 }, () => network(hosts, { kbps: 10 })));
    const { value, diagnostics } = plan(50, networks, { ...FREE, mode: "per-link" });
    expect(diagnostics).toEqual([]);
    expect(value.networks.length).toBe(50);
    for (let host = 0; host < 50; host++) {
      const vlans = networks.flatMap(({ members }, i) =>
        members.some((member) => member.host === host) ? [value.vlan[i] as number] : [],
      );
      expect(vlans.length).toBe(200);
      expect(new Set(vlans).size).toBe(200);
      expect(Math.min(...vlans)).toBeGreaterThanOrEqual(100);
      expect(Math.max(...vlans)).toBeLessThanOrEqual(4_094);
    }
  });

  test("no host has a VLAN twice: where none is left the network is named", () => {
    const pairs = [1, 2].flatMap((other) =>
      Array.from({ length: 2_000 }, (_, i) => network([0, other], { name: `l-${other}-${i}`, kbps: 10 })),
    );
    const { diagnostics } = plan(3, pairs, { ...FREE, mode: "per-link" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["NS4013"]);
    expect(diagnostics[0]?.message).toContain("l-2-1995 is the first network without one");
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
    const { value, diagnostics } = plan(200_000, networks, { ...FREE, mode: "per-link" });
    expect(diagnostics).toEqual([]);
    expect(value.networks.at(-1)?.subnet).toBe("10.6.26.124");
  });
});
