import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, lintContainers, lintExperiment } from "../../src/compiler/index.ts";
import { containersChunks } from "../../src/emit/index.ts";
import { applyEdits, chooseFixes, type Diagnostic, SourceFile } from "../../src/source/index.ts";
import { containersSchema, topologySchema } from "../../src/topology/index.ts";

const HOSTS = `set ns [new Simulator]
source tb_compat.tcl
set alice [$ns node]
set bob [$ns node]
tb-set-node-os $alice PNODE-BASE
tb-set-node-os $bob PNODE-BASE
set lan0 [$ns make-lan "$alice $bob" 1Gb 0ms]
tb-set-ip-lan $alice $lan0 10.1.1.2
tb-set-ip-lan $bob $lan0 10.1.1.3
set link1 [$ns duplex-link $alice $bob 1Gb 0ms DropTail]
tb-set-ip-link $alice $link1 10.1.2.2
tb-set-ip-link $bob $link1 10.1.2.3
$ns rtproto Static
$ns run
`;

interface Overrides {
  readonly [key: string]: unknown;
}

const container = (name: string, address: string, overrides: Overrides = {}) => ({
  host: "alice",
  name,
  image_url: "http://scratch/containers/deter_win7.box",
  image_os: "windows",
  image_type: "vagrant",
  image_name: "deter/win7",
  interfaces: [{ address, mac: `de:ad:be:ef:00:${address.split(".").at(-1)?.padStart(2, "0").slice(-2)}` }],
  ...overrides,
});

const ns = (text = HOSTS) => new SourceFile("hosts.ns", text);
const json = (text: string) => new SourceFile("containers.json", text);
const compiled = (text: string, hosts = HOSTS, options = {}) =>
  compile(ns(hosts), { containers: json(text), project: "P", experiment: "E", ...options });

/** `CODE FILE "underlined"`, with what related places underline behind an arrow. */
function brief(diagnostics: readonly Diagnostic[]): string[] {
  const shown = ({ span: { file, start, end } }: Pick<Diagnostic, "span">) => file.text.slice(start, end);
  return diagnostics.map((diagnostic) => {
    const related = (diagnostic.related ?? []).map((place) => ` → ${place.span.file.name}: ${shown(place)}`);
    return `${diagnostic.code} ${diagnostic.severity} ${shown(diagnostic)}${related.join("")}`;
  });
}

const one = (overrides: Overrides, address = "10.1.1.200") =>
  JSON.stringify([container("xanadu", address, overrides)]);
const two = (first: Overrides, second: Overrides, addresses = ["10.1.1.200", "10.1.1.201"]) =>
  JSON.stringify([
    container("xanadu", addresses[0] as string, first),
    container("grease", addresses[1] as string, second),
  ]);

describe("a containers.json that fits its hosts", () => {
  const text = two(
    {},
    { host: "bob", image_os: "ubuntu", image_name: "deter/ub14", image_url: "http://scratch/u.box" },
    ["10.1.1.200", "10.1.2.201"],
  );

  it("becomes a topology that follows its schema", () => {
    const { value, diagnostics } = compiled(text);
    expect(diagnostics).toEqual([]);
    const topology = topologySchema.parse(value.topology);
    expect(topology).toMatchObject({ mode: "standalone", routing: "static", project: "P", experiment: "E" });
    expect(topology.nodes.map(({ name, kind, host, role }) => [name, kind, host, role])).toEqual([
      ["alice", "physical", null, null],
      ["bob", "physical", null, null],
      ["xanadu", "container", "alice", "win-container"],
      ["grease", "container", "bob", "container"],
    ]);
    expect(topology.pnodes).toEqual([
      {
        name: "alice",
        os: "PNODE-BASE",
        hardware: "pc",
        containers: ["xanadu"],
        interfaces: [
          { index: 0, physicalNetwork: "lan0", address: "10.1.1.2", netmask: "255.255.255.0" },
          { index: 1, physicalNetwork: "link1", address: "10.1.2.2", netmask: "255.255.255.0" },
        ],
      },
      expect.objectContaining({ name: "bob", containers: ["grease"] }),
    ]);
    expect(topology.networks).toEqual([
      {
        name: "lan0",
        kind: "lan",
        subnet: "10.1.1.0",
        netmask: "255.255.255.0",
        members: ["alice:0", "bob:0", "xanadu:0"],
        physicalNetwork: "lan0",
        vlan: null,
      },
      {
        name: "link1",
        kind: "lan",
        subnet: "10.1.2.0",
        netmask: "255.255.255.0",
        members: ["alice:1", "bob:1", "grease:0"],
        physicalNetwork: "link1",
        vlan: null,
      },
    ]);
    expect(topology.physicalNetworks.map(({ name, kind, members }) => [name, kind, members])).toEqual([
      ["lan0", "lan", ["alice", "bob"]],
      ["link1", "link", ["alice", "bob"]],
    ]);
    expect(topology.images.map(({ name }) => name)).toEqual(["deter/win7", "deter/ub14"]);
  });

  it("is written again in the page's order, with addresses in one form", () => {
    const shuffled = JSON.stringify([
      {
        interfaces: [{ mac: "DE:AD:BE:EF:00:AE", address: "10.1.1.200" }],
        name: "xanadu",
        image_name: "deter/win7",
        image_type: "vagrant",
        image_os: "windows",
        image_url: "http://scratch/containers/deter_win7.box",
        host: "alice",
      },
    ]);
    const { topology } = compiled(shuffled).value;
    const written = topology === null ? "" : [...containersChunks(topology)].join("");
    expect(written).toBe(
      `${JSON.stringify([container("xanadu", "10.1.1.200", { interfaces: [{ address: "10.1.1.200", mac: "de:ad:be:ef:00:ae" }] })], null, 2)}\n`,
    );
    expect(containersSchema.safeParse(JSON.parse(written)).success).toBe(true);
    expect(compiled(written).value.topology).toEqual(topology);
  });

  it("may leave MAC addresses to nsc, which says so and keeps those that are given", () => {
    const first = compiled(one({ interfaces: [{ address: "10.1.1.200" }] }));
    expect(brief(first.diagnostics)).toEqual(["NS4410 note {"]);
    const mac = first.value.topology?.nodes.at(-1)?.interfaces[0]?.mac;
    expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
    const taken = compiled(
      two({ interfaces: [{ address: "10.1.1.200" }] }, { interfaces: [{ address: "10.1.1.201", mac }] }),
    );
    const macs = taken.value.topology?.nodes.flatMap(({ interfaces }) => interfaces.map((each) => each.mac));
    expect(macs?.at(-1)).toBe(mac);
    expect(macs?.at(-2)).toMatch(/^02/);
    expect(macs?.at(-2)).not.toBe(mac);
  });

  it("may be empty, with a warning", () => {
    const { value, diagnostics } = compiled("[]");
    expect(brief(diagnostics)).toEqual(["NS4403 warning []"]);
    expect(topologySchema.parse(value.topology)).toMatchObject({ pnodes: [], images: [] });
  });
});

describe("what is wrong with the form", () => {
  const cases: [title: string, text: string, expected: string[]][] = [
    ["no list", '"alice"', ['NS4022 error "alice"']],
    ["a number", "7", ["NS4022 error 7"]],
    ["one container without a list", JSON.stringify(container("x", "10.1.1.200")), ["NS4022 error {"]],
    ["some other object", '{"a": 1}', ["NS4022 error {"]],
    ["an item that is no object", '["alice", null]', ['NS4022 error "alice"', "NS4022 error null"]],
    ["missing keys", one({ image_os: undefined, image_type: undefined }), ["NS4401 error {"]],
    ["no interfaces", one({ interfaces: undefined }), ["NS4401 error {"]],
    ["an empty list of interfaces", one({ interfaces: [] }), ["NS4403 warning []"]],
    ["one interface without a list", one({ interfaces: { address: "10.1.1.200" } }), ["NS4022 error {"]],
    ["an interface that is a text", one({ interfaces: ["10.1.1.200"] }), ['NS4022 error "10.1.1.200"']],
    [
      "an interface without an address",
      one({ interfaces: [{ mac: "02:00:00:00:00:01" }] }),
      ["NS4401 error {"],
    ],
    ["a number as a name", one({ name: 7 }), ["NS4022 error 7"]],
    ["null", one({ image_name: null }), ["NS4022 error null"]],
    [
      "a MAC address that is null",
      one({ interfaces: [{ address: "10.1.1.200", mac: null }] }),
      ["NS4022 error null"],
    ],
    ["a list as a host", one({ host: ["alice"] }), ["NS4022 error ["]],
    ["an empty image name", one({ image_name: " " }), ['NS4022 error " "']],
    ["a control character", one({ image_os: "win\u001bdows" }), ['NS4022 error "win\\u001bdows"']],
    ["half a character", one({ image_name: "a\ud800" }), ['NS4022 error "a\\ud800"']],
    ["an unknown key", one({ comment: "mine" }), ['NS4402 error "comment"']],
    ["a key of JavaScript", one({}).replace("{", '{"__proto__": 1, '), ['NS4402 error "__proto__"']],
    ["a misspelt key", one({}).replace('"image_name"', '"image-name"'), ['NS4402 error "image-name"']],
    ["another word for a key", one({}).replace('"address"', '"ip"'), ['NS4402 error "ip"']],
    [
      "a key given twice",
      one({}).replace("{", '{"host": "bob", '),
      ['NS4206 error "host" → containers.json: "host"'],
    ],
  ];

  it.each(cases)("%s", (_title, text, expected) => {
    const found = compiled(text);
    expect(brief(found.diagnostics).filter((line) => !line.startsWith("NS4410"))).toEqual(expected);
    const failed = expected.some((line) => line.includes(" error "));
    expect(found.value.topology === null).toBe(failed);
    expect(brief(lintContainers(json(text)).diagnostics)).toEqual(expected);
  });

  it("says what was meant", () => {
    const help = (text: string) => compiled(text).diagnostics.map((found) => found.help);
    expect(help(one({}).replace('"image_name"', '"image-name"'))).toEqual(['did you mean "image_name"?']);
    expect(help(one({}).replace('"address"', '"ip"'))).toEqual(['did you mean "address"?']);
    expect(help(one({ zzz: 1 }))[0]).toContain("host, name, image_url");
  });
});

describe("what is wrong with names, addresses and images", () => {
  const mac = (text: string) => one({ interfaces: [{ address: "10.1.1.200", mac: text }] });
  const address = (text: string) => one({}, text);
  const cases: [title: string, text: string, expected: string[]][] = [
    ["an underscore", one({ name: "win_7" }), ['NS4404 error "win_7"']],
    ["a dot", one({ name: "a.b" }), ['NS4404 error "a.b"']],
    ["a hyphen first", one({ name: "-a" }), ['NS4404 error "-a"']],
    ["no name", one({ name: "" }), ['NS4404 error ""']],
    ["a long name", one({ name: "a".repeat(64) }), [`NS4404 error "${"a".repeat(64)}"`]],
    ["a control character in a name", one({ name: "a\n" }), ['NS4404 error "a\\n"']],
    ["letters beyond ASCII", one({ name: "bücher" }), ['NS4404 error "bücher"']],
    ["one name twice", two({}, { name: "xanadu" }), ['NS4024 error "xanadu" → containers.json: "xanadu"']],
    [
      "one name in two cases",
      two({}, { name: "Xanadu" }),
      ['NS4024 error "Xanadu" → containers.json: "xanadu"'],
    ],
    ["no MAC address", mac("hello"), ['NS4405 error "hello"']],
    ["a MAC address with hyphens", mac("DE-AD-BE-EF-00-AE"), ['NS4405 error "DE-AD-BE-EF-00-AE"']],
    ["the address of a group", mac("01:00:5e:00:00:01"), ['NS4405 error "01:00:5e:00:00:01"']],
    ["zeros", mac("00:00:00:00:00:00"), ['NS4405 error "00:00:00:00:00:00"']],
    [
      "one MAC address twice, in another case",
      two(
        { interfaces: [{ address: "10.1.1.200", mac: "de:ad:be:ef:00:ae" }] },
        { interfaces: [{ address: "10.1.1.201", mac: "DE:AD:BE:EF:00:AE" }] },
      ),
      ['NS4024 error "DE:AD:BE:EF:00:AE" → containers.json: "de:ad:be:ef:00:ae"'],
    ],
    ["no address", address("10.1.1"), ['NS4406 error "10.1.1"']],
    ["a number too large", address("10.1.1.256"), ['NS4406 error "10.1.1.256"']],
    ["a leading zero", address("10.1.1.020"), ['NS4406 error "10.1.1.020"']],
    ["a prefix length", address("10.1.1.200/24"), ['NS4406 error "10.1.1.200/24"']],
    ["loopback", address("127.0.0.1"), ['NS4406 error "127.0.0.1"']],
    ["multicast", address("224.0.0.5"), ['NS4406 error "224.0.0.5"']],
    ["IPv6", one({ interfaces: [{ address: "fe80::1" }] }), ['NS4406 error "fe80::1"']],
    [
      "one address twice",
      two({}, {}, ["10.1.1.200", "10.1.1.200"]).replace(/00:00"\}\]\}\]$/, '00:01"}]}]'),
      ['NS4024 error "10.1.1.200" → containers.json: "10.1.1.200"'],
    ],
    ["another technology", one({ image_type: "docker" }), ['NS4016 error "docker"']],
    ["a path as a URL", one({ image_url: "/share/a.box" }), ['NS4015 error "/share/a.box"']],
    ["a login in a URL", one({ image_url: "http://me:pw@h/a" }), ['NS4015 error "http://me:pw@h/a"']],
    [
      "one image with two URLs",
      two({}, { image_url: "http://scratch/b.box" }),
      ['NS4002 error "http://scratch/b.box" → containers.json: "http://scratch/containers/deter_win7.box"'],
    ],
    [
      "one URL under two names",
      two({}, { image_name: "deter/seven" }),
      ['NS5301 warning "deter/seven" → containers.json: "deter/win7"'],
    ],
  ];

  it.each(cases)("%s", (_title, text, expected) => {
    expect(brief(compiled(text).diagnostics)).toEqual(expected);
    expect(brief(lintContainers(json(text)).diagnostics)).toEqual(expected);
    expect(brief(lintExperiment(ns(), { containers: json(text) }).diagnostics)).toEqual(expected);
  });
});

describe("what does not fit the hosts", () => {
  const without = (line: string) => HOSTS.replace(`${line}\n`, "");
  const apart = `set ns [new Simulator]
source tb_compat.tcl
foreach name {alice bob carol dave erin} { set $name [$ns node] }
foreach n [list $alice $bob] { tb-set-node-os $n PNODE-BASE }
set l0 [$ns make-lan "$alice $carol" 1Gb 0ms]
set l1 [$ns make-lan "$bob $dave" 1Gb 0ms]
tb-set-ip-lan $alice $l0 10.1.1.2
tb-set-ip-lan $bob $l1 10.1.2.2
$ns run
`;
  const cases: [title: string, text: string, hosts: string, expected: string[]][] = [
    ["an unknown host", one({ host: "dave" }), HOSTS, ['NS4023 error "dave"']],
    [
      "a misspelt host",
      one({ host: "alcie" }),
      HOSTS,
      ['NS4023 error "alcie" → hosts.ns: set alice [$ns node]'.replace("set alice [$ns node]", "$ns node")],
    ],
    [
      "a host without an image",
      one({}),
      without("tb-set-node-os $alice PNODE-BASE"),
      ['NS4028 error "alice" → hosts.ns: $ns node'],
    ],
    [
      "a host with another image",
      one({}),
      HOSTS.replace("$alice PNODE-BASE", "$alice Ubuntu1604-STD"),
      ['NS4028 error "alice" → hosts.ns: Ubuntu1604-STD'],
    ],
    [
      "the page's other name of the image",
      one({}),
      HOSTS.replace("$alice PNODE-BASE", "$alice PNODE-CONT"),
      [],
    ],
    [
      "its misspelling",
      one({}),
      HOSTS.replace("$alice PNODE-BASE", "$alice PNODE_BASE"),
      ["NS4017 warning PNODE_BASE"],
    ],
    [
      "an address on another host's network",
      one({}, "10.1.3.7"),
      HOSTS.replace(
        "$ns rtproto",
        'set carol [$ns node]\nset l2 [$ns make-lan "$bob $carol" 1Gb 0ms]\ntb-set-ip-lan $bob $l2 10.1.3.2\n$ns rtproto',
      ),
      ['NS4407 error "10.1.3.7" → hosts.ns: $ns make-lan "$bob $carol" 1Gb 0ms'],
    ],
    [
      "an address on no network",
      one({}, "10.9.9.9"),
      HOSTS,
      ['NS4407 error "10.9.9.9" → hosts.ns: $ns node'],
    ],
    [
      "a network address",
      one({}, "10.1.1.0"),
      HOSTS,
      ['NS4406 error "10.1.1.0" → hosts.ns: $ns make-lan "$alice $bob" 1Gb 0ms'],
    ],
    [
      "a broadcast address",
      one({}, "10.1.1.255"),
      HOSTS,
      ['NS4406 error "10.1.1.255" → hosts.ns: $ns make-lan "$alice $bob" 1Gb 0ms'],
    ],
    ["the address of a host", one({}, "10.1.1.3"), HOSTS, ['NS4024 error "10.1.1.3" → hosts.ns: 10.1.1.3']],
    ["the name of a host", one({ name: "bob" }), HOSTS, ['NS4024 error "bob" → hosts.ns: $ns node']],
    [
      "hosts that are not connected",
      two({}, { host: "bob" }, ["10.1.1.200", "10.1.2.201"]),
      apart,
      ["NS4408 warning $ns node", 'NS4408 error "bob" → hosts.ns: $ns node'],
    ],
    [
      "containers in the NS file",
      one({}),
      HOSTS.replace("$ns rtproto", "tb-add-node-attribute $bob containers:image_os windows\n$ns rtproto"),
      ["NS4411 error tb-add-node-attribute $bob containers:image_os windows"],
    ],
    [
      "addresses that the testbed gives",
      one({}),
      "set ns [new Simulator]\nsource tb_compat.tcl\ntb-use-ipassign 1\nset alice [$ns node]\nset bob [$ns node]\ntb-set-node-os $alice PNODE-BASE\nset l [$ns duplex-link $alice $bob 1Gb 0ms DropTail]\n$ns run\n",
      ['NS4407 error "10.1.1.200" → hosts.ns: $ns node'],
    ],
  ];

  it.each(cases)("%s", (_title, text, hosts, expected) => {
    const { value, diagnostics } = compiled(text, hosts);
    expect(brief(diagnostics)).toEqual(expected);
    expect(value.topology === null).toBe(expected.some((line) => line.includes(" error ")));
    for (const line of expected)
      expect(brief(lintExperiment(ns(hosts), { containers: json(text) }).diagnostics)).toContain(line);
  });

  it("a packing that was asked for is kept, and another is a warning", () => {
    const eleven = JSON.stringify(
      Array.from({ length: 11 }, (_, i) => container(`box${i}`, `10.1.1.${100 + i}`)),
    );
    expect(brief(compiled(eleven).diagnostics)).toEqual(['NS4409 warning "alice"']);
    expect(brief(compiled(eleven, HOSTS, { packing: 11 }).diagnostics)).toEqual([]);
    const { diagnostics } = compiled(eleven, HOSTS, { packing: 10 });
    expect(brief(diagnostics)).toEqual(['NS4409 error "alice" → hosts.ns: $ns node']);
    expect(diagnostics[0]?.span.start).toBe(eleven.lastIndexOf('"alice"'));
  });

  it("another image of the pnodes is asked for with --pnode-os", () => {
    const mine = HOSTS.replaceAll("PNODE-BASE", "MY-PNODE");
    expect(
      brief(compiled(one({}), mine, { pnodeOs: "MY-PNODE" }).diagnostics).filter((line) =>
        line.includes("error"),
      ),
    ).toEqual([]);
    expect(brief(compiled(one({}), HOSTS, { pnodeOs: "MY-PNODE" }).diagnostics)).toEqual([
      'NS4028 error "alice" → hosts.ns: PNODE-BASE',
    ]);
  });

  it("the containers are judged also when the NS file is rejected", () => {
    const { value, diagnostics } = compiled(one({ name: "a_b" }), HOSTS.replace("$ns run", "nosuch"));
    expect(value.topology).toBeNull();
    expect(diagnostics.map(({ span }) => span.file.name)).toEqual(["hosts.ns", "containers.json"]);
  });
});

describe("the containers of a compiled experiment", () => {
  const IMAGE = { name: "ubuntu/trusty64", url: "http://scratch/u.box", os: "ubuntu" };
  const experiments: [title: string, text: string][] = [
    ["one LAN on one pnode", 'set l [$ns make-lan "$n(0) $n(1) $n(2)" 100Mb 0ms]'],
    [
      "LANs that share no pnode",
      "foreach i {0 10 20} { set l($i) [$ns duplex-link $n($i) $n([expr $i+1]) 1Mb 0ms DropTail] }",
    ],
    [
      "networks across pnodes",
      "for {set i 0} {$i < 29} {incr i} { set l($i) [$ns duplex-link $n($i) $n([expr $i+1]) 1Mb 0ms DropTail] }",
    ],
    ["no network at all", ""],
  ];

  it.each(experiments)("are valid beside the NS file of their pnodes: %s", async (_title, networks) => {
    const text = `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < 30} {incr i} { set n($i) [$ns node] }
${networks}
$ns run
`;
    const embedded = compile(ns(text), { project: "P", experiment: "E", defaultImage: IMAGE, packing: 10 });
    const topology = embedded.value.topology;
    if (topology === null) throw new Error(brief(embedded.diagnostics).join("\n"));
    const { findFormat } = await import("../../src/emit/index.ts");
    const pnodes = [...(findFormat("ns")?.chunks(topology) ?? [])].join("");
    const containers = [...containersChunks(topology)].join("");
    const again = compiled(containers, pnodes);
    expect(again.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const result = topologySchema.parse(again.value.topology);
    expect([...containersChunks({ ...result })].join("")).toBe(containers);
    const crossing = (document: typeof result) =>
      document.networks.filter(
        ({ members, physicalNetwork }) => physicalNetwork !== null && members.length > 0,
      ).length;
    const ofContainers = {
      ...result,
      networks: result.networks.filter(({ members }) =>
        members.every((member) => !member.startsWith("pnode-")),
      ),
    };
    expect(crossing(ofContainers)).toBe(crossing(topology));
  });
});

describe("fixes", () => {
  function mended(text: string): string {
    let current = text;
    for (let round = 0; round < 10; round++) {
      const file = json(current);
      const { edits } = chooseFixes(lintContainers(file).diagnostics);
      const list = edits.get(file);
      if (list === undefined) return current;
      current = applyEdits(current, list);
    }
    throw new Error("fixes never end");
  }

  const right = one({});
  it.each<[title: string, wrong: string, right: string]>([
    ["a misspelt key", right.replace('"image_name"', '"imageName"'), right],
    ["a MAC address in another form", right.replace(/"de:ad:[^"]*"/, '"dead.beef.0000"'), right],
    ["another type", right.replace('"vagrant"', '"Vagrant"'), right],
    ["a prefix length", right.replace("10.1.1.200", "10.1.1.200/24"), right],
    ["one container without a list", right.slice(1, -1), right],
    ["one interface without a list", right.replace(/"interfaces":\[(.*)\]\}\]$/, '"interfaces":$1}]'), right],
    ["a number as a text", right.replace('"xanadu"', "7"), right.replace('"xanadu"', '"7"')],
    ["a misspelt key in single quotes", right.replace('"image_name"', "'image_nme'"), right],
    ["nothing that is certain", right.replace('"alice"', '"al ice"'), right.replace('"alice"', '"al ice"')],
  ])("%s", (_title, wrong, expected) => expect(mended(wrong)).toBe(expected));

  it("leave a file without findings as it is, and end for any text", () => {
    const pretty = JSON.stringify([container("a", "10.1.1.200"), container("b", "10.1.1.201")], null, 4);
    const slip = fc.record({
      at: fc.nat(pretty.length - 1),
      cut: fc.nat(3),
      text: fc.constantFrom("", ",", "'", '"', "“", "}", "]", "{", ":", "// x\n", "\t", "é"),
    });
    expect(mended(pretty)).toBe(pretty);
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const text = slips.reduce(
          (all, { at, cut, text: by }) => all.slice(0, at) + by + all.slice(at + cut),
          pretty,
        );
        const after = mended(text);
        expect(lintContainers(json(after)).diagnostics.filter(({ fix }) => fix !== undefined)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("hostile files", () => {
  it.each([
    ["deep lists", "[".repeat(100_000)],
    ["deep objects", '[{"a":'.repeat(50_000)],
    ["nothing but objects", `[${"{},".repeat(100_000)}{}]`],
    ["nothing but texts", `[${'"x",'.repeat(100_000)}"x"]`],
    ["keys without end", `[{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":${i}`).join(",")}}]`],
  ])("%s", (_title, text) => {
    const { value, diagnostics } = compiled(text);
    expect(value.topology).toBeNull();
    expect(diagnostics.length).toBeLessThan(20_010);
    expect(diagnostics.map(({ code }) => code)).toContain("NS4207");
  });

  it("any text at all is a finding or a document", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify([value])),
        ),
        (text) => {
          const { value, diagnostics } = compiled(text);
          const failed = diagnostics.some(({ severity }) => severity === "error");
          expect(value.topology === null).toBe(failed);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("10,000 containers on 500 hosts", () => {
    const hosts = `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < 500} {incr i} {
  set h($i) [$ns node]
  tb-set-node-os $h($i) PNODE-BASE
  lappend members $h($i)
}
set lan0 [$ns make-lan "$members" 1Gb 0ms]
tb-set-netmask $lan0 255.255.0.0
for {set i 0} {$i < 500} {incr i} { tb-set-ip-lan $h($i) $lan0 10.1.[expr 1 + $i / 250].[expr 1 + $i % 250] }
$ns run
`;
    const list = Array.from({ length: 10_000 }, (_, i) => ({
      ...container(`c${i}`, "", { host: `h-${i % 500}` }),
      interfaces: [{ address: `10.1.${10 + Math.floor(i / 250)}.${1 + (i % 250)}` }],
    }));
    const { value, diagnostics } = compiled(JSON.stringify(list), hosts, { packing: 20 });
    expect(brief(diagnostics)).toEqual(["NS4410 note {"]);
    expect(value.topology?.pnodes.map(({ containers }) => containers.length)).toEqual(
      new Array(500).fill(20),
    );
    const macs = value.topology?.nodes.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ mac }) => mac ?? []),
    );
    expect(new Set(macs).size).toBe(10_000);
  });
});
