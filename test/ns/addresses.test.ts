import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Experiment, parseIpv4 } from "../../src/topology/index.ts";
import { accepted, brief, evaluateBody, findings, named, world } from "./evaluate.ts";

const addresses = (experiment: Experiment, network: string) =>
  named(experiment.networks, network).members.map((member) => member.address);

const NODES = "foreach n {a b c d e} { set $n [$ns node] }\n";

describe("commands for addresses: what is refused", () => {
  it.each<[string, string[]]>([
    ["tb-set-ip $d 10.1.2.3", ["error NS3024 |$d|"]],
    ["tb-set-ip $a 10.1.2.3", ["error NS3024 |$a|"]],
    ["tb-set-ip $a nonsense", ["error NS3024 |$a|"]],
    ["tb-set-ip $c 10.1.2", ["error NS3010 |10.1.2|"]],
    ["tb-set-ip $c 10.1.2.3/24", ["error NS3010 |10.1.2.3/24|"]],
    ["tb-set-ip $c 10.1.2.300", ["error NS3010 |10.1.2.300|"]],
    ["tb-set-ip $l 10.1.2.3", ["error NS3006 |$l|"]],
    ["tb-set-ip ghost 10.1.2.3", ["error NS2003 |ghost|"]],
    // The network is judged first, then the address, then whether they belong together.
    ["tb-set-ip-link ghost $net nonsense", ["error NS3006 |$net|"]],
    ["tb-set-ip-link $c $l nonsense", ["error NS3010 |nonsense|"]],
    ["tb-set-ip-link $c $l 10.1.2.3", ["error NS3012 |$c|"]],
    ["tb-set-ip-lan $d $l 10.1.2.3", ["error NS3006 |$l|"]],
    ["tb-set-ip-lan $d $net 10.1.2.3", ["error NS3012 |$d|"]],
    ["tb-set-ip-interface $a $c 10.1.2.3", ["error NS3012 |$c|"]],
    ["tb-set-ip-interface $a $b 10.1.2", ["error NS3010 |10.1.2|"]],
    ["tb-set-netmask $a 255.255.255.0", ["error NS3006 |$a|"]],
    ["tb-set-netmask $l 24", ["error NS3011 |24|"]],
    ["tb-set-netmask $l 255.0.0.0", ["error NS3011 |255.0.0.0|"]],
    ["tb-set-netmask $l 255.255.0.255", ["error NS3011 |255.255.0.255|"]],
    ["tb-set-netmask $l 255.255.255.300", ["error NS3011 |255.255.255.300|"]],
    ["tb-set-ip-routing static", ["error NS3031 |static|"]],
    // Found in run.
    ["tb-set-ip $c 10.1.2.0", ["error NS3017 |10.1.2.0|"]],
    ["tb-set-ip $c 10.1.2.255", ["error NS3017 |10.1.2.255|"]],
    ["tb-set-netmask $net 255.255.255.252", ['error NS3016 |$ns make-lan "$a $b $c" 10Mb 10ms|']],
    ["tb-set-netmask $l 255.255.255.254", ["error NS3016 |$ns duplex-link $a $b 10Mb 10ms DropTail|"]],
    ["$c ip 0 nonsense", ["error NS3010 |nonsense|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });
});

describe("addresses", () => {
  it("begin at host 2 of 10.1.1.0, in the order in which networks and members were made", () => {
    const experiment = world("");
    expect(addresses(experiment, "l")).toEqual(["10.1.1.2", "10.1.1.3"]);
    expect(addresses(experiment, "net")).toEqual(["10.1.2.2", "10.1.2.3", "10.1.2.4"]);
    expect(experiment.networks.map((network) => network.subnet)).toEqual(["10.1.1.0", "10.1.2.0"]);
  });

  it("that are given stay as written, and the others join them", () => {
    const experiment = world("tb-set-ip-lan $b $net 172.16.9.3\ntb-set-ip-lan $b $net 172.16.9.2");
    expect(addresses(experiment, "net")).toEqual(["172.16.9.3", "172.16.9.2", "172.16.9.4"]);
    const [a, b] = named(experiment.networks, "net").members;
    expect(a?.addressSetting).toBeNull();
    expect(b?.addressSetting?.spans.map((span) => span.file.text.slice(span.start, span.end))).toEqual([
      "172.16.9.3",
      "172.16.9.2",
    ]);
  });

  it("of two subnets in one network: the last one gets the rest", () => {
    const experiment = world("tb-set-ip-lan $a $net 10.60.1.5\ntb-set-ip-lan $b $net 10.60.2.5");
    expect(addresses(experiment, "net")).toEqual(["10.60.1.5", "10.60.2.5", "10.60.2.2"]);
  });

  it("given explicitly keep their subnets from everybody else, also earlier networks", () => {
    const experiment = world("tb-set-ip-lan $a $net 10.1.1.9");
    expect(addresses(experiment, "l")).toEqual(["10.1.2.2", "10.1.2.3"]);
    expect(addresses(experiment, "net")).toEqual(["10.1.1.9", "10.1.1.2", "10.1.1.3"]);
  });

  it("in a subnet that two networks share are different", () => {
    const experiment = world("tb-set-ip-lan $a $net 10.7.7.2\ntb-set-ip-link $a $l 10.7.7.4");
    expect([...addresses(experiment, "l"), ...addresses(experiment, "net")]).toEqual([
      "10.7.7.4",
      "10.7.7.3",
      "10.7.7.2",
      "10.7.7.5",
      "10.7.7.6",
    ]);
  });

  it.each([
    ["255.255.255.248", ["10.1.1.10", "10.1.1.11"]],
    ["255.255.255.128", ["10.1.1.130", "10.1.1.131"]],
    ["255.255.254.0", ["10.1.2.2", "10.1.2.3"]],
    ["255.255.0.0", ["10.1.0.2", "10.1.0.3"]],
  ])("with the mask %s", (mask, expected) => {
    expect(addresses(world(`tb-set-netmask $l ${mask}`), "l")).toEqual(expected);
  });

  it("fill a /24 with 253 members, and no more", () => {
    const lan = (count: number) =>
      evaluateBody(
        `for {set i 0} {$i < ${count}} {incr i} {lappend m [$ns node]}\nset net [$ns make-lan $m 1Mb 0ms]`,
      );
    const full = lan(253).value as Experiment;
    expect(addresses(full, "net").at(-1)).toBe("10.1.1.254");
    expect(brief(lan(254).diagnostics)).toEqual(["error NS3016 |$ns make-lan $m 1Mb 0ms|"]);
  });

  it("of networks that a bridge joins come from one subnet and one run of numbers", () => {
    const experiment = accepted(
      `${NODES}set z [$ns bridge]\nset x [$ns make-lan "$a $b $z" 1Mb 0ms]\nset y [$ns duplex-link $z $c 1Mb 0ms DropTail]\nset o [$ns duplex-link $d $e 1Mb 0ms DropTail]`,
    );
    expect(addresses(experiment, "x")).toEqual(["10.1.1.2", "10.1.1.3", "10.1.1.4"]);
    expect(addresses(experiment, "y")).toEqual(["10.1.1.5", "10.1.1.6"]);
    expect(addresses(experiment, "o")).toEqual(["10.1.2.2", "10.1.2.3"]);
    expect(named(experiment.networks, "y").members.map((member) => member.details?.bridge)).toEqual([
      true,
      false,
    ]);
  });

  it("of a chain of bridges too", () => {
    const experiment = accepted(
      `${NODES}set z1 [$ns bridge]\nset z2 [$ns bridge]\nset x [$ns duplex-link $a $z1 1Mb 0ms DropTail]\nset o [$ns duplex-link $d $e 1Mb 0ms DropTail]\nset y [$ns duplex-link $z1 $z2 1Mb 0ms DropTail]\nset w [$ns duplex-link $z2 $b 1Mb 0ms DropTail]\ntb-set-ip-link $b $w 10.9.9.1`,
    );
    const bridged = ["x", "y", "w"].flatMap((name) => addresses(experiment, name));
    expect(new Set(bridged).size).toBe(6);
    expect(bridged.every((address) => address.startsWith("10.9.9."))).toBe(true);
    expect(addresses(experiment, "o")).toEqual(["10.1.1.2", "10.1.1.3"]);
  });

  it("of a remote link have a net and a mask of their own", () => {
    const experiment = accepted(
      `${NODES}tb-set-hardware $a pcvron\nset t [$ns duplex-link $a $b 1Mb 0ms DropTail]\nset u [$ns duplex-link $c $a 1Mb 0ms DropTail]`,
    );
    expect(addresses(experiment, "t")).toEqual(["69.69.1.2", "69.69.1.3"]);
    expect(addresses(experiment, "u")).toEqual(["69.69.2.2", "69.69.2.3"]);
    expect(named(experiment.networks, "t")).toMatchObject({
      netmask: { value: "255.255.255.248" },
      details: { wideArea: true },
    });
  });

  it.each<[string, string[]]>([
    [
      "set t [$ns duplex-link $a $b 1Mb 0ms DropTail]\ntb-set-ip-link $a $t 10.1.2.3",
      ["error NS3010 |10.1.2.3|"],
    ],
    [
      "set t [$ns duplex-link $a $b 1Mb 0ms DropTail]\ntb-set-ip-link $b $t 10.1.2.3",
      ["error NS3010 |10.1.2.3|"],
    ],
    ["set t [$ns duplex-link $b $a 1Mb 0ms DropTail]\ntb-set-ip-link $b $t 10.1.2.3", []],
    ['set t [$ns make-lan "$b $a" 1Mb 0ms]', ['error NS3016 |$ns make-lan "$b $a" 1Mb 0ms|']],
  ])("near a remote node: %s", (body, found) => {
    expect(brief(evaluateBody(`${NODES}tb-set-hardware $a pcvron\n${body}`).diagnostics)).toEqual(found);
  });

  it("are left to the testbed's own program on demand", () => {
    const experiment = world("tb-set-ip $c 10.8.7.0\ntb-use-ipassign 1\ntb-set-ipassign-args {-p 2}");
    expect(addresses(experiment, "net")).toEqual(["", "", "10.8.7.0"]);
    expect(experiment.details?.settings.get("ipassign_args")).toBe("-p 2");
  });

  it("have no subnet left when too many are wanted", () => {
    const body = `${NODES}for {set i 0} {$i < 254} {incr i} {set l($i) [$ns duplex-link $a $b 1Mb 0ms DropTail]; tb-set-netmask $l($i) 255.255.0.0}`;
    expect(brief(evaluateBody(body).diagnostics)).toEqual([
      "error NS3016 |$ns duplex-link $a $b 1Mb 0ms DropTail|",
    ]);
  });

  it("of more networks than there are /24 subnets: each gets the smallest that fits", {
    timeout: 120_000,
  }, () => {
    const body = `${NODES}set own [$ns duplex-link $a $b 1Mb 0ms DropTail]\ntb-set-netmask $own 255.255.255.0\nset big [$ns make-lan "$a $b $c $d $e" 1Mb 0ms]\nset five [$ns make-lan "$a $b $c $d $e $a" 1Mb 0ms]\nfor {set i 0} {$i < 64260} {incr i} {$ns duplex-link $a $b 1Mb 0ms DropTail}`;
    const { value, diagnostics } = evaluateBody(body);
    expect(brief(diagnostics)).toEqual(["note NS3016 |$ns run|"]);
    const networks = value?.networks ?? [];
    expect(networks.slice(0, 4).map((network) => [network.subnet, network.netmask.value])).toEqual([
      ["10.1.1.0", "255.255.255.0"],
      ["10.1.2.8", "255.255.255.248"],
      ["10.1.2.16", "255.255.255.240"],
      ["10.1.2.32", "255.255.255.248"],
    ]);
    expect(new Set(networks.map((network) => network.subnet)).size).toBe(64_263);
  });
});

describe("addresses of any experiment", () => {
  const network = fc.record({
    members: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 6 }),
    mask: fc.constantFrom(null, "255.255.255.240", "255.255.255.0", "255.255.252.0", "255.255.0.0"),
    given: fc.array(
      fc.record({
        member: fc.integer({ min: 0, max: 5 }),
        second: fc.integer({ min: 1, max: 2 }),
        third: fc.integer({ min: 1, max: 3 }),
        host: fc.integer({ min: 1, max: 14 }),
      }),
      { maxLength: 2 },
    ),
  });

  it("are unique in their subnet, inside it, and never in one that was given explicitly elsewhere", () => {
    fc.assert(
      fc.property(fc.array(network, { minLength: 1, maxLength: 8 }), (networks) => {
        const lines = ["for {set i 0} {$i < 8} {incr i} {set n($i) [$ns node]}"];
        networks.forEach(({ members, mask, given }, i) => {
          lines.push(
            `set w(${i}) [$ns make-lan "${members.map((member) => `$n(${member})`).join(" ")}" 1Mb 0ms]`,
          );
          if (mask !== null) lines.push(`tb-set-netmask $w(${i}) ${mask}`);
          for (const { member, second, third, host } of given) {
            const node = members[member % members.length];
            lines.push(`tb-set-ip-lan $n(${node}) $w(${i}) 10.${second}.${third}.${host}`);
          }
        });
        checkAddresses(accepted(lines.join("\n")));
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

function checkAddresses(experiment: Experiment): void {
  const blocks: { start: number; end: number; automatic: boolean; network: string }[] = [];
  const automatic = new Set<string>();
  const explicit = new Set<string>();
  for (const { name, netmask, subnet, members } of experiment.networks) {
    const size = 2 ** 32 - (parseIpv4(netmask.value) as number);
    const given = members.filter((member) => member.addressSetting !== null);
    for (const member of given) {
      explicit.add(member.address);
      const start = Math.floor((parseIpv4(member.address) as number) / size) * size;
      blocks.push({ start, end: start + size, automatic: false, network: name });
    }
    const start = parseIpv4(subnet) as number;
    if (given.length === 0) blocks.push({ start, end: start + size, automatic: true, network: name });
    for (const member of members) {
      if (member.addressSetting !== null) continue;
      const host = (parseIpv4(member.address) as number) - start;
      expect(host).toBeGreaterThanOrEqual(2);
      expect(host).toBeLessThan(size - 1);
      expect(automatic.has(member.address)).toBe(false);
      automatic.add(member.address);
    }
  }
  for (const address of automatic) expect(explicit.has(address)).toBe(false);
  for (const block of blocks) {
    if (!block.automatic) continue;
    for (const other of blocks) {
      if (other !== block) expect(block.start < other.end && other.start < block.end).toBe(false);
    }
  }
}
