import { describe, expect, it } from "vitest";
import { Workspace } from "./run.ts";

/** The example of the older system's guide: a router, and three LANs of 20 nodes, each in a pass of its own. */
const GUIDE = `set ns [new Simulator]
source tb_compat.tcl
set center [$ns node]
tb-add-node-attribute $center containers:PartitionPass 0
for {set i 0} {$i < 3} {incr i} {
  set members $center
  for {set j 0} {$j < 20} {incr j} {
    set number [expr {$i * 20 + $j}]
    set n($number) [$ns node]
    tb-add-node-attribute $n($number) containers:PartitionPass [expr {$i + 1}]
    lappend members $n($number)
  }
  set lan($i) [$ns make-lan [join $members] 100Mb 0ms]
}
$ns rtproto Static
$ns run
`;

const IMAGE = ["--default-image", "ubuntu/trusty64,http://scratch/containers/deter_ub1404_64_vb.box,ubuntu"];
const WINDOWS = ["--default-image", "deter/win7,http://scratch/containers/deter_win7.box,windows"];

interface Topology {
  readonly pnodes: readonly { name: string; hardware: string; containers: readonly string[] }[];
  readonly physicalNetworks: readonly { kind: string; members: readonly string[] }[];
  readonly networks: readonly { physicalNetwork: string | null; vlan: number | null }[];
}

async function compile(text: string, ...argv: string[]) {
  const space = new Workspace({ "exp.ns": text });
  const result = await space.run("compile", "exp.ns", "-p", "P", "--out", "out", ...argv);
  const topology = result.status === 0 ? (JSON.parse(space.read("out/topology.json")) as Topology) : null;
  return { ...result, space, topology, sizes: topology?.pnodes.map(({ containers }) => containers.length) };
}

/** Nodes n-0, n-1, … in a chain; `more` are commands that come before the end. */
function chain(count: number, more = ""): string {
  return `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < ${count}} {incr i} {
  set n($i) [$ns node]
  if {$i > 0} {set l($i) [$ns duplex-link $n([expr {$i - 1}]) $n($i) 10Mb 0ms DropTail]}
}
${more}
$ns rtproto Static
$ns run
`;
}

describe("passes", () => {
  it.each<[string, string[], number[]]>([
    ["packings", ["--pass-pack", "0:1,1:20,2:10,3:5"], [1, 20, 10, 10, 5, 5, 5, 5]],
    [
      "packings given apart",
      ["--pass-pack", "0:1,1:20", "--pass-pack", "2:10", "--pass-pack=3:5"],
      [1, 20, 10, 10, 5, 5, 5, 5],
    ],
    [
      "the later of two for one pass",
      ["--pass-pack", "1:5,2:20,3:20", "--pass-pack", "1:20"],
      [1, 20, 20, 20],
    ],
    ["sizes", ["--pass-size", "0:1,1:1,2:2,3:4"], [1, 20, 10, 10, 5, 5, 5, 5]],
    ["a packing for the others", ["--packing", "20", "--pass-pack", "3:10"], [1, 20, 20, 10, 10]],
    ["a size for each pass", ["--size", "2", "--packing", "1"], [1, 10, 10, 10, 10, 10, 10]],
    ["a size goes before a packing of the pass", ["--size", "1", "--pass-pack", "1:5"], [1, 20, 20, 20]],
    ["a size of the pass", ["--pass-size", "1:3", "--packing", "20"], [1, 7, 7, 6, 20, 20]],
    ["the default of ten", [], [1, 10, 10, 10, 10, 10, 10]],
    ["without regard to links", ["--nodes-only", "--packing", "7"], [1, 7, 7, 6, 7, 7, 6, 7, 7, 6]],
  ])("%s", async (_title, argv, sizes) => {
    const result = await compile(GUIDE, ...IMAGE, ...argv);
    expect(result.stderr).toBe("");
    expect(result.sizes?.map(String)).toEqual(sizes.map(String));
  });

  it("have hardware types of their own", async () => {
    const { topology, space } = await compile(
      GUIDE,
      ...[...IMAGE, "--pnode-types", "dl380g3", "--packing", "20"],
      ...["--pass-pnodes", "0:pc2133,bpc2133;1:MicroCloud", "--pass-pnodes", "0:pc2133,bpc3000"],
    );
    expect(topology?.pnodes.map(({ hardware }) => hardware)).toEqual([
      "soft:pc2133,bpc2133,bpc3000",
      "MicroCloud",
      "dl380g3",
      "dl380g3",
    ]);
    expect(space.read("out/exp.pnode.ns")).toContain(
      "tb-make-soft-vtype container0 {pc2133 bpc2133 bpc3000}",
    );
  });

  it.each([
    ["keep what is linked together", [], ["n-0 n-2", "n-1 n-3"]],
    ["or not, one by one", ["--pass-nodes-only", "1"], ["n-0 n-1", "n-2 n-3"]],
  ])("%s", async (_title, argv, expected) => {
    const pairs = chain(4).replaceAll("$i - 1", "$i - 2").replace("$i > 0", "$i > 1");
    const { topology } = await compile(pairs, ...IMAGE, "--packing", "2", ...argv);
    expect(topology?.pnodes.map(({ containers }) => containers.join(" "))).toEqual(expected);
  });
});

describe("partitions of the file", () => {
  const given = chain(
    6,
    'for {set i 0} {$i < 6} {incr i} {tb-add-node-attribute $n($i) containers:partition [expr {$i < 4 ? "a" : "b"}]}',
  );

  it("stay as they are", async () => {
    const { topology } = await compile(given, ...IMAGE);
    expect(topology?.pnodes.map(({ containers }) => containers.length)).toEqual([4, 2]);
  });

  it("give way to --force-partition", async () => {
    const { sizes } = await compile(given, ...IMAGE, "--force-partition", "--packing", "3");
    expect(sizes).toEqual([3, 3]);
  });

  it("nodes without one are containers again with --force-partition", async () => {
    const some = chain(4, "tb-add-node-attribute $n(0) containers:partition 1");
    expect((await compile(some, ...IMAGE)).sizes).toEqual([1]);
    expect((await compile(some, ...IMAGE, "--force-partition")).sizes).toEqual([4]);
  });

  it.each([
    ["--packing 3", 'error[NS4009]: partition "a" holds 4 containers, and the packing allows 3'],
    ["--size 3", "error[NS4009]: 3 pnodes are asked for, and the file has 2 partitions"],
  ])("contradict %s", async (argv, message) => {
    const { status, stderr, space } = await compile(given, ...IMAGE, ...argv.split(" "));
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(space.list()).toEqual(["exp.ns"]);
  });
});

describe("memory", () => {
  it("of 16 GB holds eight Windows containers", async () => {
    expect((await compile(chain(10), ...WINDOWS)).sizes).toEqual([5, 5]);
    expect((await compile(chain(16), ...WINDOWS)).sizes).toEqual([8, 8]);
  });

  it("of a choice of types is the least", async () => {
    const { sizes } = await compile(chain(4), ...WINDOWS, "--pnode-types", "MicroCloud,pc2133");
    expect(sizes).toEqual([2, 2]);
  });

  it("is what the profile says of an image", async () => {
    const lab = (memory: number) =>
      JSON.stringify({
        name: "lab",
        hardwareTypes: { box: { memoryMB: 8000 }, big: { memoryMB: 64000 } },
        pnode: { hardware: "box" },
        containerMemoryMB: { "deter/win7": memory },
      });
    const space = new Workspace({ "exp.ns": chain(4), "lab.json": lab(4000) });
    const argv = ["compile", "exp.ns", "-p", "P", "--testbed", "lab.json", ...WINDOWS, "--out", "out"];
    expect((await space.run(...argv)).status).toBe(0);
    expect(JSON.parse(space.read("out/topology.json")).pnodes).toHaveLength(2);
    space.write("lab.json", lab(9000));
    const result = await space.run(...argv);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(
      "exp.ns:4:14: error[NS4301]: containers n-0, n-1, n-2 and n-3 need 9000 MB each, and a pnode of type box has 8000 MB",
    );
    expect(result.stderr).toContain("--pnode-types big");
  });
});

describe("physical networks", () => {
  const star = chain(40).replace("$n([expr {$i - 1}])", "$n(0)");

  it("are one for each pair of pnodes while interfaces last", async () => {
    const { topology, stderr } = await compile(star, ...IMAGE);
    expect(stderr).toBe("");
    expect(topology?.physicalNetworks.map(({ kind, members }) => `${kind} ${members.length}`)).toEqual([
      "link 2",
      "link 2",
      "link 2",
    ]);
    const crossing = topology?.networks.filter(({ physicalNetwork }) => physicalNetwork !== null) ?? [];
    expect(new Set(crossing.map(({ vlan }) => vlan)).size).toBe(30);
  });

  it("cannot be one for each link where they do not", async () => {
    const argv = ["--packing", "5", "--physical-network", "per-link"];
    const { status, stderr, space } = await compile(star, ...IMAGE, ...argv);
    expect(status).toBe(1);
    expect(stderr).toContain(
      "command line:1:44: error[NS4306]: pnode-0000 needs 7 experimental interfaces, and MicroCloud has 5",
    );
    expect(space.list()).toEqual(["exp.ns"]);
  });

  it("are one LAN where they do not, and where it is asked for", async () => {
    const few = await compile(star, ...IMAGE, "--packing", "5");
    expect(few.stderr).toContain("note[NS4305]");
    expect(few.topology?.physicalNetworks.map(({ kind, members }) => `${kind} ${members.length}`)).toEqual([
      "lan 8",
    ]);
    const asked = await compile(star, ...IMAGE, "--physical-network", "lan");
    expect(asked.stderr).toBe("");
    expect(asked.topology?.physicalNetworks.map(({ kind }) => kind)).toEqual(["lan"]);
  });
});

describe("what is wrong with an option", () => {
  it.each([
    ["--packing 0", `the packing is a whole number of at least 1, and "0" is none`],
    ["--packing 2.5", `"2.5" is none`],
    ["--size 0", "the size is a whole number of at least 1"],
    ["--size -1", `"-1" is none`],
    ["--pass-pack 3", "write PASS:NUMBER,PASS:NUMBER"],
    ["--pass-pack 1:2:3", "write PASS:NUMBER,PASS:NUMBER"],
    ["--pass-pack 1:2,", `"" is not of that form`],
    ["--pass-pack 1:0", "the packing is a whole number of at least 1"],
    ["--pass-pack x:1", `a packing pass is a whole number from 0, and "x" is none`],
    ["--pass-size 1:none", "the size is a whole number of at least 1"],
    ["--pass-nodes-only 1,,2", "a packing pass is a whole number from 0"],
    ["--pnode-types MicroCloud,", "write hardware types"],
    ["--pass-pnodes 1", "write PASS:TYPE,TYPE;PASS:TYPE"],
    ["--pass-pnodes 1:", "write hardware types"],
    ["--pnode-types pc --pnode-hardware pc", "cannot be used with option '--pnode-hardware <type>'"],
    ["--physical-network mesh", "Allowed choices are auto, lan, per-link"],
  ])("%s is wrong usage", async (argv, message) => {
    const { status, stderr, space } = await compile(GUIDE, ...IMAGE, ...argv.split(" "));
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(space.list()).toEqual(["exp.ns"]);
  });

  it.each([
    ["--pass-pack 1:5,7:2", "command line:1:29: error[NS4303]: --pass-pack: no container is in pass 7"],
    ["--pass-nodes-only 4", "command line:1:31: error[NS4303]"],
    ["--pnode-types MicroClod", 'help: did you mean "MicroCloud"?'],
    ["--pass-pnodes 1:pc;2:nothing", "command line:1:33: error[NS4304]: --pass-pnodes 2"],
    [
      "--pass-size 3:1 --pnode-types pc2133",
      "command line:1:25: error[NS4009]: containers n-40, n-41, n-42, n-43, n-44, n-45, n-46, n-47 and 1 more of pass 3 do not fit on one pnode: they need 4608 MB together, and a pnode of type pc2133 has 4096 MB",
    ],
  ])("%s is a finding", async (argv, message) => {
    const { status, stderr, space } = await compile(GUIDE, ...IMAGE, ...argv.split(" "));
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(space.list()).toEqual(["exp.ns"]);
  });

  it("names the fewest containers that a size is too small for", async () => {
    const kinds =
      "tb-add-node-attribute $n(3) containers:node_type openvz\ntb-add-node-attribute $n(5) containers:node_type qemu";
    const passes =
      "for {set i 0} {$i < 6} {incr i} {tb-add-node-attribute $n($i) containers:PartitionPass 0}";
    const { stderr } = await compile(chain(6, `${kinds}\n${passes}`), ...IMAGE, "--size", "1");
    expect(stderr).toContain(
      "error[NS4009]: containers n-3 and n-5 do not fit on one pnode: qemu and openvz cannot share a pnode",
    );
    expect(stderr).toContain("help: give --size 2");
  });

  it("warns where a size leaves pnodes over", async () => {
    const { stderr, sizes } = await compile(chain(3), ...IMAGE, "--size", "5");
    expect(stderr).toContain("warning[NS4302]: 5 pnodes are asked for, and there are 3 containers");
    expect(sizes).toEqual([1, 1, 1]);
  });

  it("warns of pnode hardware that the profile does not know", async () => {
    const { stderr, status } = await compile(chain(3), ...IMAGE, "--pnode-hardware", "pc9");
    expect(status).toBe(0);
    expect(stderr).toContain("command line:1:30: warning[NS4304]");
  });
});
