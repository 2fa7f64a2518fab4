import { describe, expect, it } from "vitest";
import { accepted, brief, evaluateBody, evaluateText, findings, named, world } from "./evaluate.ts";

/** The value of a Tcl word, seen through a parameter of the experiment. */
const wordValue = (word: string, before = "") =>
  world(`${before}\n$ns define-template-parameter p ${word}`).details?.parameters[0]?.value;

describe("objects", () => {
  it.each<[string, string]>([
    ["[$ns info class]", "Simulator"],
    ["[$a info class]", "Node"],
    ["[[$ns bridge] info class]", "Bridge"],
    ["[$l info class]", "Link"],
    ["[$net info class]", "Lan"],
    ["[[$a console] info class]", "Console"],
    ["[[new Agent/UDP] info class]", "Agent/UDP"],
    ["[$a set type]", "pc"],
    ["[$a set plab_role]", "none"],
    ["[$a set portlist]", "0 1"],
    ["[$l set netmask]", "255.255.255.0"],
    ["[$l set {bandwidth(a 0)}]", "10000"],
    ["[$net set {delay(c 0)}]", "5"],
    ["[$l get_netmask]", "255.255.255.0"],
    ["[$net get_port $c]", "0"],
    ["[$a find_port $net]", "1"],
    ["[$d find_port $net]", "-1"],
    ["[$ns find_link $a $b]", "l"],
    ["[$ns find_link $a $d]", ""],
    ["[$a set own {any value}]", "any value"],
    ["[$a ip 0 10.3.3.3][$a ip 0]", "10.3.3.310.3.3.3"],
    ["[[$ns event-group [list $a $b]] members]", "a b"],
    ["[$a color red]", ""],
    ["[[new Whatever 1 2 3] do something]", ""],
    ["[[new Whatever] set x 1]", ""],
  ])("%s is %j", (word, value) => {
    expect(wordValue(word)).toBe(value);
  });

  it("the latest of parallel links is found", () => {
    expect(wordValue("[$ns find_link $b $a]", "set m [$ns duplex-link $a $b 1Mb 0ms DropTail]")).toBe("m");
  });

  it.each<[string, string[]]>([
    ["$a set unheard-of", ["error NS2001 |unheard-of|"]],
    ["$a color red", ["warning NS3003 |color|"]],
    ["$ns color 1 Blue", ["warning NS3003 |color|"]],
    ["$ns rtptoto Static", ["warning NS3003 |rtptoto|"]],
    ["$ns rtproto static", ["warning NS3020 |static|"]],
    ["$ns rtproto", ["error NS2002 |$ns rtproto|"]],
    ["set x [new Agent/UPD]\n$x anything at all\n$x set y 1", ["warning NS3004 |Agent/UPD|"]],
    ["new Node", ["warning NS3004 |Node|"]],
    ["new Program", ["error NS2002 |new Program|"]],
    ["new Program $a", ["error NS3006 |$a|"]],
    ["Agent/UDP set packetSize_ 500", ["warning NS3028 |Agent/UDP set packetSize_ 500|"]],
    ["$l set {bandwidth(a 0)} fast", ["error NS3031 |fast|"]],
    ["$a ip 7", ["error NS3012 |7|"]],
    ["$ns make-simulated {}", ["error NS3028 |make-simulated|"]],
    ["$ns node-config -adhocRouting DSDV", ["error NS2010 |-adhocRouting|"]],
    ["$ns node-config -topography [new Topography]", ["error NS3031 |[new Topography]|"]],
    ["$ns node-config", []],
    ["[new Topography] load_area yard", ["error NS3031 |yard|"]],
    ["[new Topography] load_flatgrid 10 10", ["warning NS3028 |load_flatgrid|"]],
    ["$a topography [new Topography]", ["error NS3031 |[new Topography]|"]],
    ["$ns define-template-parameter x", ["error NS3031 |$ns define-template-parameter x|"]],
    [
      "$ns define-template-parameter x 1 two three",
      ["error NS3031 |$ns define-template-parameter x 1 two three|"],
    ],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("a parameter sets a variable of the caller and names nothing", () => {
    const experiment = world(
      "$ns define-template-parameter size 3 {how many}\n$ns node\n$ns define-template-parameter n tbnode-n7\nfor {set i 0} {$i < $size} {incr i} {set x($i) [$ns node]}",
    );
    expect(experiment.details?.parameters).toEqual([
      { name: "size", value: "3", description: "how many" },
      { name: "n", value: "tbnode-n7", description: null },
    ]);
    expect(experiment.nodes.slice(4).map((node) => node.name)).toEqual(["tbnode-n7", "x-0", "x-1", "x-2"]);
  });

  it.each([
    ["Static", "static"],
    ["Static-ddijk", "static-ddijk"],
    ["Static-old", "static-old"],
    ["Session", "ospf"],
    ["ospf", "ospf"],
    ["Manual", "manual"],
  ])("rtproto %s", (word, routing) => {
    expect(world(`$ns rtproto ${word} and more`).routing).toBe(routing);
    expect(world(`$ns rtproto ${word}\n$ns rtproto nonsense`).routing).toBe(routing);
    expect(world(`$ns rtproto ${word}\ntb-set-ip-routing none`).routing).toBe("none");
  });

  it("of a second simulator do not reach the experiment", () => {
    const experiment = world("set spare [new Simulator]\nset ghost [$spare node]\nset e [$ns node]");
    expect(experiment.nodes.map((node) => node.name)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("`new` with too many arguments makes nothing, which its first use finds out", () => {
    const { diagnostics } = evaluateText("set ns [new Simulator -multicast on]\nset a [$ns node]\n");
    expect(diagnostics).toMatchObject([
      {
        code: "NS2003",
        message: expect.stringContaining("never made"),
        related: [{ span: expect.anything() }],
      },
    ]);
  });
});

describe("programs", () => {
  it.each<[string, string[]]>([
    ["set p [new Program $ns]", ["error NS3037 |new Program $ns|"]],
    ["set p [new Program $ns]\n$p set node nowhere", ["error NS3037 |new Program $ns|"]],
    ["set p [new Program $ns]\n$p set node ops", []],
    ['$a program-agent -command "x\\ny"', ['error NS3037 |$a program-agent -command "x\\ny"|']],
    ["$a program-agent -wrong x", ["error NS2010 |-wrong|"]],
    ["$a program-agent -command", []],
    ["$a program-agent -timeout soon", ["error NS3022 |soon|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("have what their options or variables say", () => {
    const { programs } = world(
      "set p [$a program-agent -command x -dir /tmp -timeout 1m -expected-exit-code 2]\nset q [new Program $ns]\n$q set node $b\n$q set command y\n$q set timeout 5",
    );
    expect(programs).toMatchObject([
      {
        name: "p",
        node: "a",
        command: "x",
        details: { directory: "{/tmp}", timeout: "60", expectedExitCode: "2" },
      },
      { name: "q", node: "b", command: "y", details: { directory: "", timeout: "5", expectedExitCode: "" } },
    ]);
  });

  it("belong to the group of all", () => {
    expect(
      world('set p [$a program-agent]\n$b program-agent\n$ns at 1 "$__all_programs start"').details?.groups,
    ).toEqual([{ name: "__all_programs", members: ["p", "Program10"] }]);
  });
});

describe("routes", () => {
  const LINE = "set m [$ns duplex-link $c $d 1Mb 0ms DropTail]\n";

  it.each<[string, string[]]>([
    ["$d add-route $net $a", ["error NS3035 |$d add-route $net $a|"]],
    ["$d add-route $a $c", ["error NS3035 |$d add-route $a $c|"]],
    ["$d add-route $ns $c", ["error NS3035 |$d add-route $ns $c|"]],
    ["$d add-route $net $l", ["error NS3035 |$d add-route $net $l|"]],
    ["$d add-route $net $c\n$d add-route $net $c", ["error NS3032 |$net|"]],
    ["$d add-route ghost $c", ["error NS2003 |ghost|"]],
  ])("%s", (body, found) => {
    expect(findings(LINE + body)).toEqual(found);
  });

  it("are written as addresses", () => {
    const { nodes } = world(
      `${LINE}$d add-route $net $c\n$d add-route $l $c\n$a add-route $d $c\n$b add-route [$ns link $d $c] $c`,
    );
    const hop = { source: "10.1.3.3", nextHop: "10.1.3.2", destinationMask: "255.255.255.0" };
    expect(named(nodes, "d").details?.routes).toEqual([
      { ...hop, destination: "10.1.2.2", destinationType: "net" },
      { ...hop, destination: "10.1.1.2", destinationType: "net" },
    ]);
    expect(named(nodes, "a").details?.routes).toEqual([
      {
        source: "10.1.2.2",
        nextHop: "10.1.2.4",
        destination: "10.1.3.3",
        destinationMask: "255.255.255.0",
        destinationType: "host",
      },
    ]);
    expect(named(nodes, "b").details?.routes).toMatchObject([
      { destination: "10.1.3.2", destinationType: "net" },
    ]);
  });
});

describe("bridges", () => {
  it("shape what they join", () => {
    const body =
      "set z [$ns bridge]\nset w [$ns duplex-link $z $d 10Mb 0ms DropTail]\n$w SetDelayParams $z 40ms 2Mb 0.1";
    const experiment = world(body);
    expect(named(experiment.nodes, "z")).toMatchObject({ role: "bridge", details: { role: "bridge" } });
    expect(named(experiment.networks, "w").members).toMatchObject([
      {
        delayMs: 40,
        reverseDelayMs: 0,
        bandwidthKbps: 2000,
        reverseBandwidthKbps: 2000,
        loss: 0.1,
        reverseLoss: 0,
        details: { estimatedBandwidthKbps: 10_000 },
      },
      { delayMs: 0, bandwidthKbps: 10_000, details: { estimatedBandwidthKbps: 10_000 } },
    ]);
  });

  it("never run the synchronisation server", () => {
    const text =
      "set ns [new Simulator]\nsource tb_compat.tcl\nset A [$ns bridge]\nset b [$ns node]\nset a [$ns node]\n$ns run\n";
    expect(evaluateText(text).value?.details?.syncServer).toBe("a");
  });
});

describe("firewalls", () => {
  it.each<[string, string[]]>([
    ["new Firewall $ns\nnew Firewall $ns", ["error NS3032 |new Firewall $ns|"]],
    ["new Firewall $ns\ntb-set-security-level Blue", ["error NS3033 |tb-set-security-level Blue|"]],
    ["tb-set-security-level Blue\nnew Firewall $ns", ["error NS3033 |new Firewall $ns|"]],
    ["set f [new Firewall $ns]\n$f set-type iptables", ["error NS3031 |iptables|"]],
    ["set f [new Firewall $ns]\n$f set-style loose", ["error NS3031 |loose|"]],
    ["set f [new Firewall $ns]\n$f add-numbered-rule 99 x", ["error NS3031 |99|"]],
    ["set f [new Firewall $ns]\n$f add-numbered-rule 50000 x", ["error NS3031 |50000|"]],
    [
      "set f [new Firewall $ns]\n$f add-numbered-rule 200 x\n$f add-numbered-rule 200 y",
      ["error NS3032 |200|"],
    ],
    ["set f [new Firewall $ns]\n$f child-of $a", ["error NS3006 |$a|"]],
    ["tb-set-security-level Red", ["error NS3031 |Red|"]],
    ["tb-set-security-level blue", ["error NS3031 |blue|"]],
    ["set fw [$ns node]\ntb-set-security-level Blue", ["error NS3014 |tb-set-security-level Blue|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("have rules, and machines that they can stand before", () => {
    const experiment = world(
      "set f [new Firewall $ns]\n$f set-type ipfw\n$f set-style open\n$f add-rule {allow all}\n$f add-numbered-rule 150 x\n$f add-rule deny",
    );
    expect(experiment.details?.firewalls).toMatchObject([
      {
        name: "f",
        type: "ipfw",
        style: "open",
        os: "FW-IPFW",
        commandLine: "",
        rules: [
          { number: 100, text: "allow all" },
          { number: 150, text: "x" },
          { number: 101, text: "deny" },
        ],
      },
    ]);
    expect(experiment.nodes.every((node) => node.details?.desires[0]?.name === "firewallable")).toBe(true);
  });

  it.each([
    ["Green", 0, null],
    ["Blue", 1, "basic"],
    ["Yellow", 2, "basic"],
    ["Orange", 3, "closed"],
  ])("come with the security level %s", (word, level, style) => {
    const { details } = world(`tb-set-security-level ${word}`);
    expect([details?.securityLevel, details?.firewalls[0]?.style ?? null]).toEqual([level, style]);
    if (style !== null)
      expect(details?.firewalls[0]).toMatchObject({ name: "fw", os: "FW-IPFW2", commandLine: "/kernel.fw" });
  });
});

describe("traffic", () => {
  const PAIR = [
    "set u [new Agent/UDP]",
    "set z [new Agent/Null]",
    "set g [new Application/Traffic/CBR]",
    "$ns attach-agent $a $u",
    "$ns attach-agent $b $z",
    "",
  ].join("\n");

  it.each<[string, string[]]>([
    [PAIR, ["error NS3034 |new Agent/UDP|", "error NS3034 |new Agent/Null|"]],
    [`${PAIR}$ns connect $u $z`, ["error NS3034 |new Agent/UDP|"]],
    [`${PAIR}$g attach-agent $u\n$ns connect $u $z`, []],
    ["set u [new Agent/UDP]", []],
    ["$ns attach-agent $l $a", ["error NS3006 |$a|"]],
    ["$ns attach-agent $l [new Agent/UDP]", ["error NS3006 |$l|"]],
    ["$ns connect $a $b", ["error NS3006 |$a|", "error NS3006 |$b|"]],
    ["$ns connect $a [$b console]\n$ns connect [$b console] $c", ["error NS3032 |[$b console]|"]],
    ["[new Application/FTP] attach-agent $a", ["error NS3006 |$a|"]],
    [`${PAIR}$g attach-agent $u\n$ns connect $u $z\n$g set rate_ 5MB`, ["error NS3007 |5MB|"]],
    [`${PAIR}$ns at 1 "$g start"\n$g attach-agent $u\n$ns connect $u $z`, ['error NS3022 |"$g start"|']],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("has a source and a sink", () => {
    const experiment = world(
      `${PAIR}$g attach-agent $u\n$ns connect $u $z\n$g set rate_ 5kb\n$g set iptos_ 0\n$ns at 3 "$g set rate_ 4Mb"`,
    );
    expect(experiment.details?.traffic).toMatchObject([
      {
        node: "a",
        name: "g",
        role: "source",
        protocol: "udp",
        port: 5001,
        generator: "TG",
        target: { node: "b", name: "z", port: 5001 },
      },
      { node: "b", name: "z", role: "sink", protocol: "udp", target: { node: "a", name: "g" } },
    ]);
    expect(
      experiment.events.map((event) => [event.time, event.object, event.arguments, event.details?.parent]),
    ).toEqual([
      ["0", "g", "PACKETSIZE=210 RATE=5 INTERVAL=-1 IPTOS=-1", "__ns_sequence"],
      ["3", "g", "RATE=4000", null],
    ]);
  });

  it("of FullTcp agents comes from an image of its own", () => {
    const body = [
      "set s [new Agent/TCP/FullTcp]",
      "set r [new Agent/TCP/FullTcp/Sack]",
      "$r listen",
      "set f [new Application/FTP]",
      "$f attach-agent $s",
      "$ns attach-agent $a $s",
      "$ns attach-agent $b $r",
      "$ns connect $s $r",
      '$ns at 2 "$f start"',
    ].join("\n");
    const experiment = world(body);
    expect(named(experiment.nodes, "a").os?.value).toBe("FBSD-STD");
    expect(named(experiment.nodes, "b").os?.value).toBe("FBSD-STD");
    expect(experiment.details?.traffic).toMatchObject([
      { node: "a", name: "s", generator: "NSE", role: "source", target: { name: "r" } },
      { node: "b", name: "r", generator: "NSE", role: "sink", target: { name: "s" } },
    ]);
    expect(experiment.events).toMatchObject([
      { objectType: "NSE", eventType: "NSEEVENT", arguments: "$f start " },
    ]);
  });

  it("to a console makes a tunnel", () => {
    expect(world("$ns connect [$b console] $a").details?.tunnels).toEqual([{ host: "a", node: "b" }]);
  });
});

describe("settings of the experiment", () => {
  it.each<[string, string[]]>([
    ["tb-use-endnodeshaping yes", ["error NS3031 |yes|"]],
    ["tb-use-endnodeshaping 2", ["error NS3031 |2|"]],
    ["tb-use-endnodeshaping", ["error NS2002 |tb-use-endnodeshaping|"]],
    ["tb-set-wasolver-weights 1 -2 3", ["error NS3031 |-2|"]],
    ["tb-set-wasolver-weights 1 2 {}", ["error NS3031 |{}|"]],
    ["tb-set-colocate-factor 101", ["error NS3031 |101|"]],
    ["tb-set-mem-usage 0", ["error NS3031 |0|"]],
    ["tb-set-cpu-usage six", ["error NS3031 |six|"]],
    ["tb-set-sync-server $l", ["error NS3006 |$l|"]],
    ["tb-set-encapsulate 2", ["error NS3031 |2|"]],
    ["tb-set-vlink-emulation pigeon", ["error NS3031 |pigeon|"]],
    ["tb-set-vlink-emulation $l vlan", ["error NS2002 |tb-set-vlink-emulation $l vlan|"]],
    ["tb-set-delay-capacity 0", ["error NS3031 |0|"]],
    ["tb-set-delay-capacity 2.5", ["error NS3031 |2.5|"]],
    ["tb-set-modelnet-physnodes 0 1", ["error NS3031 |0|"]],
    ["tb-use-modelnet 1", ['error NS3033 |$ns make-lan "$a $b $c" 10Mb 10ms|']],
    ["tb-set-elabinelab-role-attribute chief k v", ["error NS3031 |chief|"]],
    ["tb-set-elabinelab-attribute {k k} v", ["error NS3031 |{k k}|"]],
    ["tb-set-elabinelab-attribute k v*", ["error NS3031 |v*|"]],
    ["tb-set-elabinelab-attribute k v x", ["error NS3031 |x|"]],
    ["tb-use-physnaming 1", ["warning NS3028 |tb-use-physnaming 1|"]],
    ["tb-use-physnaming 0", []],
    ["tb-set-hardware $a pcvm\ntb-fix-node $a $b\ntb-set-node-os $b X", ["error NS3033 |X|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it.each<[string, Record<string, string>]>([
    [
      "",
      {
        mem_usage: "0",
        cpu_usage: "3",
        uselatestwadata: "1",
        wa_plr_solverweight: "500",
        encap_style: "default",
      },
    ],
    ["tb-use-endnodeshaping 1", { uselinkdelays: "1" }],
    ["tb-force-endnodeshaping 1", { forcelinkdelays: "1" }],
    ["tb-set-uselatestwadata 0", { uselatestwadata: "0" }],
    ["tb-set-usewatunnels 1", { usewatunnels: "1" }],
    ["tb-fix-current-resources 0", { allowfixnode: "0" }],
    [
      "tb-set-wasolver-weights 2 3 4",
      { wa_delay_solverweight: "2", wa_bw_solverweight: "3", wa_plr_solverweight: "4" },
    ],
    ["tb-set-colocate-factor 9", { multiplex_factor: "9" }],
    ["tb-set-encapsulate 0", { encap_style: "veth-ne" }],
    ["tb-set-vlink-emulation vlan", { encap_style: "vlan" }],
    ["tb-set-jail-os J\ntb-set-delay-os D", { jail_osname: "J", delay_osname: "D" }],
    ["tb-set-delay-capacity 1.5", { delay_capacity: "1.5" }],
    ["tb-set-dpdb yes", { dpdb: "1" }],
    ["tb-elab-in-elab on", { elab_in_elab: "1", elabinelab_singlenet: "0" }],
    ["tb-elab-in-elab 1\ntb-elabinelab-singlenet 1 and more", { elabinelab_singlenet: "1" }],
    [
      "tb-elab-in-elab 1\ntb-set-inner-elab-eid e\ntb-elabinelab-singlenet",
      { elab_in_elab: "1", elabinelab_eid: "e", elabinelab_singlenet: "1" },
    ],
  ])("%s", (body, settings) => {
    expect(Object.fromEntries(world(body).details?.settings ?? [])).toMatchObject(settings);
  });

  it("attributes of an inner testbed count only where there is one", () => {
    const body =
      "tb-set-elabinelab-role-attribute boss k v 1\ntb-set-elabinelab-role-attribute boss k w 1\ntb-set-elabinelab-role-attribute ops k v\ntb-unset-elabinelab-role-attribute ops k";
    expect(world(body).details?.elabAttributes).toEqual([]);
    expect(world(`tb-elab-in-elab 1\n${body}`).details?.elabAttributes).toEqual([
      { role: "boss", key: "k", value: "w", ordering: "1" },
    ]);
    expect(world("tb-elab-in-elab 1\ntb-set-elabinelab-attribute k v").details?.elabAttributes).toHaveLength(
      5,
    );
  });

  it("modelnet, with both numbers of machines", () => {
    const settings = (body: string) => accepted(`set a [$ns node]\n${body}`).details?.settings;
    const counted = settings("tb-set-modelnet-physnodes 2 3");
    expect([counted?.get("modelnet_cores"), counted?.get("modelnet_edges")]).toEqual(["2", "3"]);
    expect(settings("tb-use-modelnet 1")?.get("usemodelnet")).toBe("1");
  });

  it("what belongs to a setting that is off does not count", () => {
    const settings = world("tb-elab-in-elab 0\ntb-set-inner-elab-eid e\ntb-set-dpdb no\ntb-set-jail-os {}")
      .details?.settings;
    for (const name of ["elab_in_elab", "elabinelab_eid", "dpdb", "jail_osname"])
      expect(settings?.has(name)).toBe(false);
  });

  it("archives for all nodes", () => {
    expect(world("tb-set-tarfiles /opt x.tgz /usr y.tgz").details?.blobs).toEqual([
      { path: "x.tgz", directory: "/opt" },
      { path: "y.tgz", directory: "/usr" },
    ]);
  });

  it("the synchronisation server is the first node by name, unless one is chosen", () => {
    expect(world("").details?.syncServer).toBe("a");
    expect(world("tb-set-sync-server $c").details?.syncServer).toBe("c");
  });

  it("a server for measurements, and a LAN for them", () => {
    const experiment = world("tb-set-use-oml\ntb-set-oml-use-control 0");
    expect(named(experiment.nodes, "omlserver").os?.value).toBe("UBUNTU10-OML");
    expect(experiment.programs).toMatchObject([
      { node: "omlserver", command: expect.stringContaining("oml2-server -l 8000") },
    ]);
    const members = named(experiment.networks, "omllan").members.map((member) => member.node);
    expect(members).toEqual(["a", "b", "c", "d", "omlserver"]);
    expect(world("tb-set-oml-use-control 1").networks).toHaveLength(2);
    expect(findings("tb-set-oml-mp load cpu double")).toEqual(["warning NS3028 |tb-set-oml-mp|"]);
    expect(findings("tb-set-oml-mp load cpu")).toEqual(["error NS3031 |tb-set-oml-mp load cpu|"]);
    expect(named(world("tb-set-oml-server $c").nodes, "c").os?.value).toBe("UBUNTU10-OML");
  });

  it("a parameter of a template that is defined twice has the second value", () => {
    const body = "$ns define-template-parameter n 3 {how many}\n$ns define-template-parameter n 4";
    expect(world(body).details?.parameters).toMatchObject([{ name: "n", value: "4" }]);
  });

  it("feedback without earlier runs", () => {
    const experiment = world("tb-feedback-vnode $a pcvm\ntb-feedback-vnode $b pcvm -scale 2 -initscale 0.02");
    expect(named(experiment.nodes, "a").details?.desires).toEqual([
      { name: "?+cpupercent", weight: "1.104" },
      { name: "?+rampercent", weight: "0.96" },
    ]);
    expect(named(experiment.nodes, "b").details?.desires[0]?.weight).toBe("3.68");
    expect(experiment.details?.settings.get("allowfixnode")).toBe("0");
    expect(findings("tb-feedback-vnode $a pc")).toEqual(["error NS3031 |pc|"]);
    expect(brief(evaluateBody("set a [$ns node]\ntb-feedback-vnode $a pcvm -sacle 2").diagnostics)).toEqual([
      "error NS2010 |-sacle|",
    ]);
  });
});
