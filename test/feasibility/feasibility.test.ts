import { describe, expect, it } from "vitest";
import { type CheckOptions, checkExperiment } from "../../src/compiler/index.ts";
import { parseProfile } from "../../src/read/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import type { TestbedProfile } from "../../src/topology/index.ts";

const LAB = {
  name: "lab",
  hardwareTypes: {
    pc: {},
    big: { count: 2, memoryMB: 4096, experimentInterfaces: 4 },
    small: { count: 3, memoryMB: 1024, experimentInterfaces: 1 },
    uncounted: {},
    pcvm: { virtual: true },
  },
  pnode: { os: "PNODE", hardware: "big" },
};

function profile(more: object = {}): TestbedProfile {
  const { value, diagnostics } = parseProfile(
    new SourceFile("lab.json", JSON.stringify({ ...LAB, ...more })),
  );
  expect(diagnostics).toEqual([]);
  return value as TestbedProfile;
}

function file(body: string): SourceFile {
  return new SourceFile("exp.ns", `set ns [new Simulator]\nsource tb_compat.tcl\n${body}\n$ns run\n`);
}

/** What feasibility finds, one text each. */
function found(body: string, options: CheckOptions = {}): string[] {
  return checkExperiment(file(body), { profile: profile(), project: "P", ...options })
    .diagnostics.filter(({ code }) => code === "NS4027" || code.startsWith("NS47"))
    .map(({ code, severity, message }) => `${code} ${severity}: ${message}`);
}

const nodes = (count: number, type: string, first = 0): string =>
  Array.from({ length: count }, (_, i) => {
    const name = `${type.replace(/\W/g, "")}${first + i}`;
    return `set ${name} [$ns node]\ntb-set-hardware $${name} ${type}`;
  }).join("\n");

const container = (name: string, image = "box") =>
  `set ${name} [$ns node]\n${[
    ["os", "ubuntu"],
    ["type", "vagrant"],
    ["name", image],
    ["url", "http://scratch/box.box"],
  ]
    .map(([key, value]) => `tb-add-node-attribute $${name} containers:image_${key} ${value}`)
    .join("\n")}`;

describe("machines", () => {
  it.each([
    ["as many as there are", nodes(3, "small")],
    ["a type of which nobody knows how many there are", nodes(50, "uncounted")],
    ["virtual nodes", nodes(50, "pcvm")],
    ["any machine, where some are uncounted", `set a [$ns node]\n${nodes(50, "pc")}`],
    ["a choice of types", `tb-make-soft-vtype any {big small}\n${nodes(5, "any")}`],
    ["one of two types for all", `tb-make-hard-vtype all {big small}\n${nodes(3, "all")}`],
    [
      "two virtual types that may be of different ones",
      `tb-make-hard-vtype x {big small}\ntb-make-hard-vtype y {big small}\n${nodes(3, "x")}\n${nodes(2, "y")}`,
    ],
  ])("are enough for %s", (_what, body) => {
    expect(found(body)).toEqual([]);
  });

  it.each([
    [
      "a type",
      nodes(4, "small"),
      "4 machines are asked for of type small, and the testbed lab has 3: small0, small1, small2 and small3",
    ],
    [
      "a choice of types",
      `tb-make-soft-vtype any {big small}\n${nodes(6, "any")}`,
      /^6 machines .* of type big or small, and the testbed lab has 5:/,
    ],
    [
      "a type beside a choice",
      `tb-make-soft-vtype any {big small}\n${nodes(4, "any")}\n${nodes(2, "big")}`,
      /^6 machines .* of types big or small, big, and the testbed lab has 5:/,
    ],
    [
      "one type for all",
      `tb-make-hard-vtype all {big small}\n${nodes(4, "all")}`,
      /^4 machines .* of one type, big or small, .* has 3 at most:/,
    ],
  ])("are too few for %s", (_what, body, message) => {
    const [first, ...others] = found(body);
    expect(others).toEqual([]);
    expect(first?.replace("NS4027 error: ", "")).toMatch(message);
  });

  it("are any for a node of type pc, where all are counted", () => {
    const { uncounted: _, ...counted } = LAB.hardwareTypes;
    const options = { profile: profile({ hardwareTypes: counted }) };
    expect(found(nodes(5, "pc"), options)).toEqual([]);
    expect(found(nodes(6, "pc"), options)).toMatchObject([expect.stringContaining("has 5")]);
  });

  it("count as pnodes, for which a larger packing helps", () => {
    const body = Array.from({ length: 3 }, (_, i) => container(`c${i}`)).join("\n");
    const few = checkExperiment(file(body), { profile: profile(), project: "P", packing: 1 });
    expect(few.diagnostics).toMatchObject([
      {
        code: "NS4027",
        help: expect.stringContaining("--packing, or ask for another type: 3 small would be left"),
      },
    ]);
    expect(few).toMatchObject({ ready: false, machines: [{ hardware: "big", count: 3 }] });
    const enough = checkExperiment(file(body), { profile: profile(), project: "P", packing: 3 });
    expect(enough).toMatchObject({ ready: true, machines: [{ hardware: "big", count: 1 }] });
  });
});

describe("interfaces", () => {
  /** A node of a type with two links, and what is said of each link. */
  const star = (type: string, ofLink = "") =>
    [
      nodes(1, type),
      nodes(2, "uncounted", 1),
      ...[1, 2].map((i) => `set l${i} [$ns duplex-link $${type}0 $uncounted${i} 100Mb 0ms DropTail]`),
      ...(ofLink === "" ? [] : [`${ofLink} $l1 1`, `${ofLink} $l2 1`]),
    ].join("\n");

  it("are counted", () => {
    expect(found(star("small"))).toEqual([
      "NS4701 error: small0 needs 2 experimental interfaces, and a small has 1",
    ]);
    expect(found(star("big"))).toEqual([]);
    expect(found(star("uncounted"))).toEqual([]);
  });

  it("are those of the best of a choice", () => {
    expect(found(`tb-make-soft-vtype any {small big}\n${star("any")}`)).toEqual([]);
  });

  it("are shared by links that are emulated", () => {
    expect(found(star("small", "tb-set-multiplexed"))).toEqual([]);
  });
});

describe("memory", () => {
  const written = (images: string[]) =>
    new SourceFile(
      "containers.json",
      JSON.stringify(
        images.map((image, i) => ({
          host: "a",
          name: `c${i}`,
          image_url: `http://scratch/${image}.box`,
          image_os: "ubuntu",
          image_type: "vagrant",
          image_name: image,
          interfaces: [],
        })),
      ),
    );

  it("of a machine is shared by its written containers", () => {
    const body = "set a [$ns node]\ntb-set-hardware $a small\ntb-set-node-os $a PNODE";
    expect(found(body, { containers: written(["x", "y"]) })).toEqual([]);
    expect(found(body, { containers: written(["x", "y", "z"]) })).toEqual([
      "NS4702 error: the 3 containers of a need 1536 MB together, and a small has 1024 MB",
    ]);
    const large = profile({ containerMemoryMB: { x: 2000 } });
    expect(found(body, { containers: written(["x"]), profile: large })).toEqual([
      expect.stringMatching(/needs? 2000 MB/),
    ]);
  });
});

describe("images", () => {
  it("of pnodes are looked for", () => {
    const options = { profile: profile({ images: ["PNODE-A", "OTHER"] }) };
    expect(found(container("c"), options)).toEqual([
      "NS4703 error: the testbed profile lab has no image PNODE for the pnodes",
    ]);
    expect(found(container("c"), { ...options, pnodeOs: "PNODE-A" })).toEqual([]);
  });

  it("and hardware types that the testbed does not have are errors, whatever the profile says", () => {
    const body = "set a [$ns node]\ntb-set-node-os $a OTHER\nset b [$ns node]\ntb-set-hardware $b huge";
    const { diagnostics } = checkExperiment(file(body), { profile: profile({ images: ["PNODE"] }) });
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "NS3019 error",
      "NS3018 error",
    ]);
  });

  it("belong to projects and groups", () => {
    const owned = profile({ imageOwners: { X: "P", Y: "P/g" } });
    const body = (os: string) =>
      `set a [$ns node]\ntb-set-node-os $a ${os}\nset b [$ns node]\ntb-set-node-os $b ${os}`;
    const about = (os: string, project: string | null, group: string | null = null) =>
      found(body(os), { profile: owned, project, group });
    expect(about("X", "P")).toEqual([]);
    expect(about("X", "P", "g")).toEqual([]);
    expect(about("Y", "P", "g")).toEqual([]);
    expect(about("Z", "Q")).toEqual([]);
    expect(about("X", "Q")).toEqual(["NS4704 error: the image X belongs to P, and the experiment is in Q"]);
    expect(about("Y", "P", "h")).toEqual([
      "NS4704 error: the image Y belongs to P/g, and the experiment is in P/h",
    ]);
    expect(about("X", null)).toEqual(["NS4704 warning: the image X belongs to P, and no project was given"]);
  });

  it("have owners that are well-formed", () => {
    const text = JSON.stringify({ ...LAB, imageOwners: { X: "P/g/h" } });
    expect(parseProfile(new SourceFile("lab.json", text)).diagnostics).toMatchObject([{ code: "NS4021" }]);
  });
});

describe("control addresses", () => {
  const body = ["a", "b", "c"].map((name) => container(name)).join("\n");

  it("are enough, or not", () => {
    expect(found(body, { profile: profile({ controlPool: "172.16.0.0/29" }) })).toEqual([]);
    expect(found(body, { profile: profile({ controlPool: "172.16.0.0/30" }) })).toEqual([
      "NS4705 error: 3 containers need a control address each, and the pool 172.16.0.0/30 has 2",
    ]);
  });

  it("are apart from the experiment's", () => {
    const lan = `${body}\nset lan [$ns make-lan "$a $b $c" 100Mb 0ms]\ntb-set-ip-lan $a $lan 172.16.5.1`;
    expect(found(lan, { profile: profile({ controlPool: "172.17.0.0/16" }) })).toEqual([]);
    expect(found(lan, { profile: profile({ controlPool: "172.16.0.0/16" }) })).toEqual([
      expect.stringMatching(/^NS4706 warning: the network of lan, 172\.16\.5\.0 /),
    ]);
  });
});

describe("machines by name", () => {
  const body = (type: string) => `${nodes(2, type)}\ntb-fix-node $${type}0 pc1\ntb-fix-node $${type}1 pc1`;

  it("hold one node each, unless it is virtual", () => {
    expect(found(body("big"))).toEqual(["NS4707 error: big0 and big1 are both tied to the machine pc1"]);
    expect(found(body("pcvm"))).toEqual([]);
  });
});

describe("a check", () => {
  it("says what lint and compiling say, each once", () => {
    const body = "tb-set-node-os $nothing PNODE";
    const { diagnostics, ready, topology } = checkExperiment(file(body), { profile: profile() });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "NS2001",
    ]);
    expect([ready, topology]).toEqual([false, null]);
  });

  it("takes what options supply into account", () => {
    const bare = "set a [$ns node]\ntb-add-node-attribute $a containers:image_os ubuntu";
    expect(checkExperiment(file(bare), { profile: profile() }).ready).toBe(false);
    const defaultImage = { name: "box", url: "http://scratch/box.box", os: "ubuntu" };
    expect(checkExperiment(file(bare), { profile: profile(), defaultImage })).toMatchObject({ ready: true });
  });

  it("obeys severities and comments", () => {
    const body = `# nsc-disable-next-line NS4707 the second is a spare\n${nodes(2, "big")}\ntb-fix-node $big0 pc1\n`;
    const both = `${body}# nsc-disable-next-line NS4707 a spare\ntb-fix-node $big1 pc1`;
    expect(found(both)).toEqual([]);
    const off = new Map([["NS4707", "off" as const]]);
    expect(found(`${body}tb-fix-node $big1 pc1`, { severities: off })).toEqual([]);
  });
});
