import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { containersChunks } from "../../src/emit/index.ts";
import { type AssembleOptions, assembleTopology, MacAssigner, sealTopology } from "../../src/pack/index.ts";
import {
  defaultProfile,
  type Experiment,
  type TopologyDraft,
  topologySchema,
} from "../../src/topology/index.ts";
import { brief, Factory, UBUNTU, WINDOWS } from "../topology/factory.ts";

const OPTIONS: AssembleOptions = {
  project: "local",
  group: null,
  experiment: "demo",
  profile: defaultProfile,
  packing: 10,
  defaultContainer: null,
  defaultImage: null,
  pnodeOs: null,
  pnodeHardware: null,
};

function assemble(experiment: Experiment, options: Partial<AssembleOptions> = {}): TopologyDraft {
  const { value, diagnostics } = assembleTopology(experiment, { ...OPTIONS, ...options });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(value).not.toBeNull();
  return value as TopologyDraft;
}

describe("the document", () => {
  const droids = () =>
    new Factory()
      .container("r2d2", [["site:note", "x"]], WINDOWS)
      .container("c3po", [
        [":ghost", "true"],
        [":PartitionPass", "1"],
      ])
      .node("luke", { os: "Ubuntu1604-STD", hardware: "pc3000", startCommand: "run me" })
      .link("wire", "r2d2", "c3po")
      .lan("net", ["luke", "c3po", "r2d2"]);

  test("has every field, and fits its schema", () => {
    const draft = assemble(droids().build({ routing: "ospf" }), { group: "crew" });
    const macs = new MacAssigner("local", "demo");
    const shape = {
      netmask: "255.255.255.0",
      toKbps: 100_000,
      fromKbps: 100_000,
      toDelayMs: 5,
      fromDelayMs: 7.5,
      toLoss: 0,
      fromLoss: 0.01,
    };
    const [r0, r1] = [macs.assign("r2d2", 0), macs.assign("r2d2", 1)];
    const [c0, c1] = [macs.assign("c3po", 0), macs.assign("c3po", 1)];
    expect(draft).toEqual({
      version: 1,
      project: "local",
      group: "crew",
      experiment: "demo",
      mode: "embedded",
      routing: "ospf",
      nodes: [
        {
          name: "r2d2",
          kind: "container",
          host: "pnode-0000",
          role: "win-container",
          os: "Windows 7",
          hardware: "pc",
          startCommand: null,
          ghost: false,
          partition: null,
          pass: null,
          attributes: [
            { key: "containers:image_os", value: "Windows 7" },
            { key: "containers:image_type", value: "vagrant" },
            { key: "containers:image_name", value: "deter/win7" },
            { key: "containers:image_url", value: WINDOWS[3]?.[1] },
            { key: "site:note", value: "x" },
          ],
          interfaces: [
            { index: 0, network: "wire", address: "10.1.1.2", mac: r0, ...shape },
            { index: 1, network: "net", address: "10.1.2.4", mac: r1, ...shape },
          ],
        },
        expect.objectContaining({
          name: "c3po",
          role: "container",
          os: "ubuntu 14.04 64",
          ghost: true,
          pass: 1,
          interfaces: [
            { index: 0, network: "wire", address: "10.1.1.3", mac: c0, ...shape },
            { index: 1, network: "net", address: "10.1.2.3", mac: c1, ...shape },
          ],
        }),
        {
          name: "luke",
          kind: "physical",
          host: null,
          role: null,
          os: "Ubuntu1604-STD",
          hardware: "pc3000",
          startCommand: "run me",
          ghost: false,
          partition: null,
          pass: null,
          attributes: [],
          interfaces: [{ index: 0, network: "net", address: "10.1.2.2", mac: null, ...shape }],
        },
      ],
      pnodes: [
        {
          name: "pnode-0000",
          os: "PNODE-BASE",
          hardware: "MicroCloud",
          containers: ["r2d2", "c3po"],
          interfaces: [
            { index: 0, physicalNetwork: "physical-0", address: "10.0.0.1", netmask: "255.255.255.252" },
          ],
        },
      ],
      networks: [
        {
          name: "wire",
          kind: "link",
          subnet: "10.1.1.0",
          netmask: "255.255.255.0",
          members: ["r2d2:0", "c3po:0"],
          physicalNetwork: null,
          vlan: null,
        },
        {
          name: "net",
          kind: "lan",
          subnet: "10.1.2.0",
          netmask: "255.255.255.0",
          members: ["luke:0", "c3po:1", "r2d2:1"],
          physicalNetwork: "physical-0",
          vlan: null,
        },
      ],
      physicalNetworks: [
        {
          name: "physical-0",
          kind: "link",
          subnet: "10.0.0.0",
          netmask: "255.255.255.252",
          members: ["pnode-0000", "luke"],
        },
      ],
      images: [
        { name: "deter/win7", url: WINDOWS[3]?.[1], os: "Windows 7", type: "vagrant", sha256: null },
        { name: "deter/ub14", url: UBUNTU[3]?.[1], os: "ubuntu 14.04 64", type: "vagrant", sha256: null },
      ],
      events: [],
    });
    const sealed = sealTopology(draft, containersChunks(draft));
    expect(topologySchema.parse(sealed)).toEqual(sealed);
    expect(Object.keys(topologySchema.parse(sealed))).toEqual(Object.keys(sealed));
  });

  test("keys stand in the order of the schema, everywhere", () => {
    const draft = assemble(droids().build());
    const sealed = sealTopology(draft, []);
    expect(JSON.stringify(sealed)).toBe(JSON.stringify(topologySchema.parse(sealed)));
  });

  test("an experiment without containers has no pnodes, and is fine", () => {
    const draft = assemble(new Factory().node("a").node("pnode-0000").link("l", "a", "pnode-0000").build());
    expect(draft.pnodes).toEqual([]);
    expect(draft.physicalNetworks.map(({ members }) => members)).toEqual([["a", "pnode-0000"]]);
    expect(draft.images).toEqual([]);
  });

  test("pnodes are what the options or the profile say", () => {
    const experiment = new Factory().container("a").build();
    const profile = { ...defaultProfile, pnode: { os: "SITE", hardware: "big" } };
    expect(assemble(experiment, { profile }).pnodes[0]).toMatchObject({ os: "SITE", hardware: "big" });
    const options = { profile, pnodeOs: "PNODE-CONT", pnodeHardware: "soft:a,b" };
    expect(assemble(experiment, options).pnodes[0]).toMatchObject({ os: "PNODE-CONT", hardware: "soft:a,b" });
  });

  test.each([
    ["router", 0.5, "soft:a,b"],
    ["router", 1, "hard:a,b"],
    ["router", 0.25, "weighted:0.25:a,b"],
    ["other", 0.5, "router"],
  ])("a virtual type %s of weight %d becomes %s", (name, weight, hardware) => {
    const experiment = new Factory()
      .vtype(name, weight, ["a", "b"])
      .node("n", { hardware: "router" })
      .build();
    expect(assemble(experiment).nodes[0]?.hardware).toBe(hardware);
  });

  test("interfaces come by index, and addresses lose leading zeros", () => {
    const factory = new Factory().container("a").container("b");
    const experiment = factory.link("x", "a", "b").link("y", "b", "a", { subnet: "10.07.001.0" }).build();
    const reversed = { ...experiment, networks: [...experiment.networks].reverse() };
    expect(assemble(reversed).nodes[0]?.interfaces.map(({ index, network }) => [index, network])).toEqual([
      [0, "x"],
      [1, "y"],
    ]);
    expect(assemble(experiment).networks[1]?.subnet).toBe("10.7.1.0");
  });

  test("events are copied", () => {
    const experiment = new Factory().node("a").build();
    const place = experiment.nodes[0]?.span as NonNullable<(typeof experiment.nodes)[0]>["span"];
    const event = {
      time: "1.5",
      node: "a",
      object: "a",
      objectType: "NODE",
      eventType: "REBOOT",
      arguments: "",
    };
    expect(assemble({ ...experiment, events: [{ ...event, span: place }] }).events).toEqual([event]);
  });
});

describe("what cannot be", () => {
  const found = (experiment: Experiment, options: Partial<AssembleOptions> = {}) => {
    const { value, diagnostics } = assembleTopology(experiment, { ...OPTIONS, ...options });
    return { value, brief: brief(diagnostics) };
  };

  test.each([
    ["a physical node", new Factory().container("a").node("pnode-0000")],
    ["a container", new Factory().container("pnode-0000")],
  ])("%s with the name of a pnode", (_title, factory) => {
    expect(found(factory.build())).toEqual({ value: null, brief: ["NS4012 set pnode-0000 [$ns node]"] });
  });

  test("containers whose addresses only the testbed will know, once for all networks", () => {
    const factory = new Factory()
      .container("a")
      .container("b")
      .link("l", "a", "b", { addressless: true })
      .link("m", "a", "b", { addressless: true });
    expect(found(factory.build())).toEqual({ value: null, brief: ["NS4029 set l link"] });
  });

  test("physical nodes may have such addresses", () => {
    const factory = new Factory().node("a").node("b").link("l", "a", "b", { addressless: true });
    const draft = assemble(factory.build());
    expect(draft.nodes[0]?.interfaces[0]?.address).toBe("");
    expect(() => topologySchema.parse(sealTopology(draft, []))).not.toThrow();
  });

  test("faults of all phases are found together", () => {
    const factory = new Factory()
      .node("a", { attributes: [[":partition", "1"]] })
      .container("b", [[":partition", "1"]])
      .node("pnode-0000");
    expect(found(factory.build(), { packing: 1 })).toEqual({
      value: null,
      brief: ["NS4006 set a [$ns node]", "NS4009 1", "NS4012 set pnode-0000 [$ns node]"],
    });
  });
});

test("the digest is that of containers.json", async () => {
  const draft = assemble(new Factory().container("a").build());
  const { createHash } = await import("node:crypto");
  const text = [...containersChunks(draft)].join("");
  expect(sealTopology(draft, containersChunks(draft)).containersDigest).toBe(
    createHash("sha256").update(text, "utf8").digest("hex"),
  );
});

test("any text of the user gives a document that fits its schema, or a finding", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("__proto__", "windows", "$[exit]", "http://x/y", "1"),
  );
  const attribute = fc.tuple(fc.oneof(text, fc.constantFrom(":ghost", ":partition", ":node_type")), text);
  fc.assert(
    fc.property(fc.array(fc.array(attribute, { maxLength: 4 }), { maxLength: 5 }), text, (nodes, os) => {
      const factory = new Factory();
      nodes.forEach((attributes, i) => {
        factory.node(`n${i}`, { attributes: [...UBUNTU, ...attributes], os });
      });
      const { value, diagnostics } = assembleTopology(factory.build(), OPTIONS);
      if (value === null) expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      else topologySchema.parse(sealTopology(value, containersChunks(value)));
    }),
  );
});

test("100,000 containers on LANs", () => {
  const factory = new Factory();
  const count = 100_000;
  for (let i = 0; i < count; i++) factory.container(`n-${i}`);
  for (let i = 0; i < count; i += 50) {
    factory.lan(
      `lan-${i}`,
      Array.from({ length: 50 }, (_, j) => `n-${i + j}`),
    );
  }
  const draft = assemble(factory.build(), { packing: 100, pnodeHardware: "pc" });
  expect(draft.pnodes).toHaveLength(1_000);
  expect(draft.physicalNetworks).toEqual([]);
});
