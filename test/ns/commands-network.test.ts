import { describe, expect, it } from "vitest";
import { findings, named, world } from "./evaluate.ts";

describe("links and LANs: what is refused", () => {
  it.each<[string, string[]]>([
    ["$ns duplex-link $a $b 10Mb 0ms", ["error NS2002 |$ns duplex-link $a $b 10Mb 0ms|"]],
    // Both ends are judged, then the numbers.
    [
      "$ns duplex-link $l $net 9kb 1ms DropTail",
      ["error NS3006 |$l|", "error NS3006 |$net|", "error NS3007 |9kb|", "error NS3008 |1ms|"],
    ],
    ["$ns duplex-link ghost $net 9kb 1ms DropTail", ["error NS2003 |ghost|"]],
    ["$ns duplex-link $a $b 10Gb 0ms DropTail", ["error NS3007 |10Gb|"]],
    ["$ns duplex-link $a $b fast 1ms DropTail", ["error NS3007 |fast|"]],
    ["$ns duplex-link $a $b 1Mb slow DropTail", ["error NS3008 |slow|"]],
    ["$ns duplex-link $a $b 1Mb 0ms Droptail", ["warning NS3026 |Droptail|"]],
    ["$ns duplex-link $a $a 1Mb 0ms DropTail", []],
    ["$ns duplex-link $a $b 1Mb 0ms DropTail 50 more", []],
    ['$ns make-lan "$a $b" 1Mb', ['error NS2002 |$ns make-lan "$a $b" 1Mb|']],
    ['$ns make-lan "$a nobody" 1Mb 0ms', ['error NS2003 |"$a nobody"|']],
    ['$ns make-lan "$a $net" 1Mb 0ms', ['error NS3006 |"$a $net"|']],
    ['$ns make-lan "$a $b" 2Gb 0ms', ["error NS3007 |2Gb|"]],
    ['$ns make-lan "$a $b" 1Mb 15ms', ["warning NS3027 |15ms|"]],
    ['$ns make-lan "$a" 1Mb 0ms', ['error NS3015 |$ns make-lan "$a" 1Mb 0ms|']],
    ["$ns make-lan {} 1Mb 0ms", ["error NS3015 |$ns make-lan {} 1Mb 0ms|"]],
    ['$ns make-lan "$a $a" 1Mb 0ms', []],
    ["$ns make-lan {$a $b} 1Mb 0ms", ["error NS2003 |{$a $b}|"]],
    ["$ns cost $a $d 5", ["error NS3012 |$ns cost $a $d 5|"]],
    ["$ns link $a $d", ["error NS3012 |$ns link $a $d|"]],
    ["$ns lanlink $net $d", ["error NS3012 |$d|"]],
    ["$ns lanlink $l $a", ["error NS3006 |$l|"]],
    ["$ns lanlink $net $l", ["error NS3006 |$l|"]],
    ["$net cost high", ["error NS3031 |high|"]],
    ["$l SetDelayParams $a 10ms 1Mb 0", ["error NS3006 |$a|"]],
    ["$l implemented_by $net", ["error NS3006 |$net|"]],
    ["$net implemented_by $l", ["warning NS3003 |implemented_by|"]],
    ["$ns make-path [list $l nothing]", ["error NS3006 |$ns make-path [list $l nothing]|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("one wrong link does not give further findings", () => {
    const body =
      'set bad [$ns duplex-link $a $net 10Mb 0ms DropTail]\ntb-set-ip-link $a $bad 10.1.1.2\n$ns at 1 "$bad down"\n$bad cost 3\n[$bad Queue $a] set limit_ 3';
    expect(findings(body)).toEqual(["error NS3006 |$net|"]);
  });
});

describe("settings of links and LANs: what is refused", () => {
  it.each<[string, string[]]>([
    ["tb-set-link-loss $l 5%", ["error NS3009 |5%|"]],
    ["tb-set-link-loss $a $d .1", ["error NS3012 |$d|"]],
    ["tb-set-link-loss $a $b 2", ["error NS3009 |2|"]],
    ["tb-set-link-loss $a 0.1", ["warning NS3028 |$a|"]],
    ["tb-set-link-loss q 0.1", ["error NS2003 |q|"]],
    ["tb-set-link-est-bandwidth $d 1Mb", ["warning NS3028 |$d|"]],
    ["tb-set-link-loss $l", ["error NS2002 |tb-set-link-loss $l|"]],
    ["tb-set-lan-loss $l 0.1", ["error NS3006 |$l|"]],
    ["tb-set-node-lan-loss $l $l x", ["error NS3006 |$l|"]],
    ["tb-set-node-lan-loss $a $l x", ["error NS3006 |$l|"]],
    ["tb-set-node-lan-loss $d $net x", ["error NS3012 |$d|"]],
    ["tb-set-node-lan-loss $a $net x", ["error NS3009 |x|"]],
    ["tb-set-node-lan-delay $a $net 1ms", ["error NS3008 |1ms|"]],
    ["tb-set-node-lan-bandwidth $d $net 5Mb", ["error NS3012 |$d|"]],
    [
      "tb-set-node-lan-params $a $net 1ms 1kb 7",
      ["error NS3008 |1ms|", "error NS3007 |1kb|", "error NS3009 |7|"],
    ],
    ["tb-set-link-simplex-params $a $l 30ms 512kb 0", ["error NS3006 |$a|"]],
    ["tb-set-link-simplex-params $net $a 30ms 512kb 0", ["error NS3006 |$net|"]],
    ["tb-set-link-simplex-params $l $c 30ms 512kb 0", ["error NS3012 |$c|"]],
    ["tb-set-link-simplex-params $l $a 1ms 1kb 7", ["error NS3009 |7|"]],
    ["tb-set-lan-simplex-params $net $l 2ms 1Mb 0 2ms 1Mb 0", ["error NS3006 |$l|"]],
    // The node is judged before the LAN, although the LAN comes first.
    ["tb-set-lan-simplex-params $l $net 2ms 1Mb 0 2ms 1Mb 0", ["error NS3006 |$net|"]],
    ["tb-set-lan-simplex-params $net $a 2ms 1Mb 7 2ms 1Mb 8", ["error NS3009 |7|", "error NS3009 |8|"]],
    [
      "tb-set-lan-simplex-params $net $a 2ms 1Mb 0",
      ["error NS2002 |tb-set-lan-simplex-params $net $a 2ms 1Mb 0|"],
    ],
    ["tb-set-link-est-bandwidth $l 1kb", ["error NS3007 |1kb|"]],
    ["tb-set-link-backfill $net 1Mb", ["error NS3006 |$net|"]],
    ["tb-set-link-backfill $a $d 1Mb", ["error NS3012 |$d|"]],
    ["tb-set-lan-simplex-backfill $net $a 1Mb 5kb", []],
    ["tb-set-multiplexed $a 1", ["error NS3006 |$a|"]],
    ["tb-set-endnodeshaping $a 1", ["error NS3006 |$a|"]],
    ["tb-set-link-encap $l pigeon", ["error NS3031 |pigeon|"]],
    ["tb-set-link-failure-action $l ignore", ["error NS3021 |ignore|"]],
    ["tb-set-lan-protocol $l x", ["error NS3006 |$l|"]],
    ["tb-set-link-protocol $net x", ["error NS3006 |$net|"]],
    ["tb-set-lan-accesspoint $net $d", ["error NS3012 |$d|"]],
    ["tb-set-lan-accesspoint $l $a", ["error NS3006 |$l|"]],
    ["tb-set-lan-setting $l k v", ["error NS3006 |$l|"]],
    ["tb-set-node-lan-setting $net $d k v", ["error NS3012 |$d|"]],
    ["tb-set-link-layer $net 1", ["error NS3006 |$net|"]],
    ["set m [$ns duplex-link $a $b 1Mb 0ms DropTail]\n$m implemented_by $l", ["error NS3031 |$l|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });
});

const member = (body: string, network: string, index = 0) =>
  named(world(body).networks, network).members[index];

describe("what a link or LAN is made of", () => {
  it("a link halves its delay; its ends take the next ports", () => {
    expect(named(world("").networks, "l")).toMatchObject({
      kind: "link",
      queue: "DropTail",
      netmask: { value: "255.255.255.0" },
      members: [
        {
          node: "a",
          port: 0,
          delayMs: 5,
          reverseDelayMs: 5,
          bandwidthKbps: 10_000,
          reverseBandwidthKbps: 10_000,
          loss: 0,
        },
        { node: "b", port: 0 },
      ],
    });
    expect(named(world("").networks, "net").members.map(({ node, port }) => `${node}:${port}`)).toEqual([
      "a:1",
      "b:1",
      "c:0",
    ]);
  });

  it("an odd delay of a link gives halves", () => {
    expect(member("set o [$ns duplex-link $a $b 1Mb 15ms DropTail]", "o")).toMatchObject({
      delayMs: 7.5,
      reverseDelayMs: 7.5,
    });
  });

  it.each([
    ["DropTail", "0", "0", false],
    ["RED", "1", "0", true],
    ["GRED", "1", "1", true],
    ["Other", "0", "0", false],
  ])("queue type %s", (type, red, gentle, mustDelay) => {
    const link = named(world(`set q [$ns duplex-link $a $b 1Mb 0ms ${type}]`).networks, "q");
    const values = link.members[1]?.details?.queue.values;
    expect([values?.get("red_"), values?.get("gentle_"), link.details?.mustDelay]).toEqual([
      red,
      gentle,
      mustDelay,
    ]);
  });

  it("a node listed twice has two ports, and commands act on the first", () => {
    const body = 'set two [$ns make-lan "$d $a $d" 10Mb 0ms]\ntb-set-node-lan-delay $d $two 30ms';
    expect(
      named(world(body).networks, "two").members.map(({ node, port, delayMs }) => [node, port, delayMs]),
    ).toEqual([
      ["d", 0, 30],
      ["a", 2, 0],
      ["d", 1, 0],
    ]);
  });

  it("a cloud is a LAN with events of its own", () => {
    const experiment = world('set sky [$ns make-cloud "$a $b" 10Mb 40ms]');
    expect(named(experiment.networks, "sky")).toMatchObject({
      kind: "lan",
      details: { isCloud: true, mustDelay: true },
    });
    expect(
      experiment.events.map(({ time, node, object, eventType }) => [time, node, object, eventType]),
    ).toEqual([
      ["0", "*", "sky", "CLEAR"],
      ["1", "*", "sky", "CREATE"],
    ]);
  });
});

describe("what commands set of a member", () => {
  const half = 1 - Math.sqrt(1 - 0.36);

  it.each<[string, string, number, Record<string, number>]>([
    ["tb-set-link-loss $l 0.36", "l", 1, { loss: half, reverseLoss: half }],
    ["tb-set-link-loss $b $a 0.36", "l", 0, { loss: half, reverseLoss: half }],
    ["tb-set-link-loss $net 0.36", "net", 2, { loss: half, reverseLoss: half }],
    ["tb-set-lan-loss $net 0.36", "net", 1, { loss: half, reverseLoss: half }],
    ["tb-set-node-lan-loss $a $net 0.36", "net", 0, { loss: 0.36, reverseLoss: 0.36 }],
    ["tb-set-node-lan-loss $a $net 0.36", "net", 1, { loss: 0, reverseLoss: 0 }],
    ["tb-set-node-lan-delay $a $net 25ms", "net", 0, { delayMs: 25, reverseDelayMs: 25 }],
    ["tb-set-node-lan-bandwidth $a $net 5Mb", "net", 0, { bandwidthKbps: 5000, reverseBandwidthKbps: 5000 }],
    ["tb-set-node-lan-bandwidth $a $net 5Gb", "net", 0, { bandwidthKbps: 5_000_000 }],
    [
      "tb-set-node-lan-params $a $net 25ms 5Mb 0.36",
      "net",
      0,
      { delayMs: 25, bandwidthKbps: 5000, loss: 0.36 },
    ],
    [
      "tb-set-link-simplex-params $l $b 30ms 512kb 0.36",
      "l",
      1,
      {
        delayMs: 15,
        reverseDelayMs: 5,
        bandwidthKbps: 512,
        reverseBandwidthKbps: 10_000,
        loss: half,
        reverseLoss: 0,
      },
    ],
    [
      "tb-set-link-simplex-params $l $b 30ms 512kb 0.36",
      "l",
      0,
      {
        delayMs: 5,
        reverseDelayMs: 15,
        bandwidthKbps: 10_000,
        reverseBandwidthKbps: 512,
        loss: 0,
        reverseLoss: half,
      },
    ],
    [
      "tb-set-lan-simplex-params $net $b 2ms 1Mb 0.36 4ms 2Mb 0.5",
      "net",
      1,
      {
        delayMs: 2,
        reverseDelayMs: 4,
        bandwidthKbps: 1000,
        reverseBandwidthKbps: 2000,
        loss: 0.36,
        reverseLoss: 0.5,
      },
    ],
  ])("%s", (body, network, index, values) => {
    expect(member(body, network, index)).toMatchObject(values);
  });

  it.each<[string, string, number, Record<string, unknown>]>([
    [
      "tb-set-link-est-bandwidth $l 3Mb",
      "l",
      1,
      { estimatedBandwidthKbps: 3000, reverseEstimatedBandwidthKbps: 3000 },
    ],
    ["tb-set-link-est-bandwidth $a $b 3Mb", "l", 0, { estimatedBandwidthKbps: 3000 }],
    ["tb-set-lan-est-bandwidth $net 3Mb", "net", 2, { estimatedBandwidthKbps: 3000 }],
    ["tb-set-node-lan-est-bandwidth $a $net 3Mb", "net", 0, { estimatedBandwidthKbps: 3000 }],
    ["tb-set-node-lan-est-bandwidth $a $net 3Mb", "net", 1, { estimatedBandwidthKbps: null }],
    ["tb-set-link-backfill $l 4Mb", "l", 1, { backfillKbps: 4000, reverseBackfillKbps: 4000 }],
    ["tb-set-lan-backfill $net 4Mb", "net", 2, { backfillKbps: 4000, reverseBackfillKbps: 4000 }],
    ["tb-set-node-lan-backfill $a $net 4Mb", "net", 0, { backfillKbps: 4000 }],
    ["tb-set-link-simplex-backfill $l $a 4Mb", "l", 0, { backfillKbps: 4000, reverseBackfillKbps: 0 }],
    ["tb-set-link-simplex-backfill $l $a 4Mb", "l", 1, { backfillKbps: 0, reverseBackfillKbps: 4000 }],
    ["tb-set-lan-simplex-backfill $net $a 4Mb 5kb", "net", 0, { backfillKbps: 4000, reverseBackfillKbps: 5 }],
    ["$ns cost $a $b 5", "l", 0, { cost: 5 }],
    ["$ns cost $a $b 5", "l", 1, { cost: 1 }],
    ["$net cost 3", "net", 2, { cost: 3 }],
    ["tb-set-lan-accesspoint $net $b", "net", 1, { accessPoint: true }],
    ["tb-set-node-lan-setting $net $b txpower 20", "net", 1, { settings: [{ key: "txpower", value: "20" }] }],
    ["tb-fix-interface $b $net eth1", "net", 1, { fixedInterface: "eth1" }],
    ["$net set_fixed_iface $b eth2", "net", 1, { fixedInterface: "eth2" }],
    ["$l set backfill(a\\ 0) 77", "l", 0, { backfillKbps: 77 }],
  ])("%s", (body, network, index, details) => {
    expect(member(body, network, index)?.details).toMatchObject(details);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["tb-set-multiplexed $l yes", "l", { emulated: "yes" }],
    ["tb-set-noshaping $l 1", "l", { noBandwidthShaping: "1" }],
    ["tb-set-endnodeshaping $net 1", "net", { endNodeShaping: "1" }],
    ["tb-set-allowcolocate $l 0", "l", { trivialOk: "0" }],
    ["tb-set-useveth $l 1", "l", { encapsulation: "veth" }],
    ["tb-set-useveth $l 0", "l", { encapsulation: "default" }],
    ["tb-set-link-encap $net gre", "net", { encapsulation: "gre" }],
    ["tb-set-link-failure-action $net nonfatal", "net", { failureAction: "nonfatal" }],
    ["tb-set-lan-protocol $net 80211g", "net", { protocol: "80211g" }],
    ["tb-set-link-protocol $l ipv4", "l", { protocol: "ipv4" }],
    ["tb-set-lan-setting $net channel 6", "net", { settings: [{ key: "channel", value: "6" }] }],
    ["tb-set-link-layer $l 2", "l", { layer: "2" }],
    ["$l mustdelay", "l", { mustDelay: true }],
    ["$l enable_openflow tcp:h:1", "l", { openflow: { enabled: true, controller: "tcp:h:1" } }],
    ["$l set nobwshaping 1", "l", { noBandwidthShaping: "1" }],
    ["set p [$ns make-path $l]\n$l implemented_by $p", "l", { implementedBy: { kind: "path", name: "p" } }],
    [
      "set m [$ns duplex-link $a $b 1Mb 0ms DropTail]\ntb-set-link-layer $l 2\ntb-set-link-layer $m 1\n$l implemented_by $m",
      "l",
      { implementedBy: { kind: "link", name: "m" } },
    ],
  ])("%s", (body, network, details) => {
    expect(named(world(body).networks, network).details).toMatchObject(details);
  });
});

describe("queues", () => {
  const queue = (body: string, network: string, index: number) =>
    member(body, network, index)?.details?.queue;

  it.each<[string, string, string, number]>([
    ["the direction from A", "[[$ns link $a $b] queue] set limit_ 20", "l", 0],
    ["the direction from B", "[[$ns link $b $a] queue] set limit_ 20", "l", 1],
    ["the link's method", "[$l Queue $b] set limit_ 20", "l", 1],
    ["the LAN's method", "[$net Queue $b] set limit_ 20", "net", 1],
    ["the end of a LAN", "[[$ns lanlink $net $c] queue] set limit_ 20", "net", 2],
    ["a name that was stored", "set q [[$ns link $a $b] queue]\n$q set limit_ 20", "l", 0],
  ])("by %s", (_what, body, network, index) => {
    const members = named(world(body).networks, network).members;
    expect(members.map((each) => each.details?.queue.values.get("limit_"))).toEqual(
      members.map((_, i) => (i === index ? "20" : "50")),
    );
  });

  it("have words for 1 and 0, and defaults", () => {
    const values = queue(
      "set q [$l Queue $a]\n$q set bytes_ true\n$q set gentle_ false\n$q set wait_ true",
      "l",
      0,
    )?.values;
    expect(["bytes_", "gentle_", "wait_", "thresh_", "q_weight_"].map((name) => values?.get(name))).toEqual([
      "1",
      "0",
      "true",
      "5",
      "0.002",
    ]);
  });

  it("of a link from a node to itself are one", () => {
    const body = "set s [$ns duplex-link $d $d 1Mb 0ms DropTail]\n[[$ns link $d $d] queue] set limit_ 7";
    expect(
      named(world(body).networks, "s").members.map((each) => each.details?.queue.values.get("limit_")),
    ).toEqual(["7", "7"]);
  });

  it("are traced alone or with their network", () => {
    expect(queue("[$l Queue $a] trace", "l", 0)).toMatchObject({ traced: true });
    expect(queue("[$l Queue $a] trace", "l", 1)).toMatchObject({ traced: false });
    const whole = queue(
      "$net trace monitor {ip proto 6}\n$net trace_snaplen 128\n$net trace_mysql 1",
      "net",
      2,
    );
    expect(whole?.traced).toBe(true);
    expect(
      ["trace_type", "trace_expr", "trace_snaplen", "trace_mysql"].map((name) => whole?.values.get(name)),
    ).toEqual(["monitor", "ip proto 6", "128", "1"]);
    expect(world("$net trace_mysql 1").details?.settings.get("dpdb")).toBe("1");
  });
});
