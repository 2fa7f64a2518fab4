import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/source/index.ts";
import { type ClassifyOptions, classifyNodes } from "../../src/topology/index.ts";
import { brief, Factory, type NodeOptions, UBUNTU, WINDOWS } from "./factory.ts";

const DEFAULT_IMAGE = { name: "acme/base", url: "http://images/base.box", os: "debian" };
const NONE: ClassifyOptions = { defaultContainer: null, defaultImage: null };
const WITH_IMAGE: ClassifyOptions = { defaultContainer: null, defaultImage: DEFAULT_IMAGE };

type Attributes = NonNullable<NodeOptions["attributes"]>;

function classify(nodes: Record<string, Attributes | NodeOptions>, options = NONE) {
  const factory = new Factory();
  for (const [name, given] of Object.entries(nodes))
    factory.node(name, Array.isArray(given) ? { attributes: given } : (given as NodeOptions));
  const { value, diagnostics } = classifyNodes(factory.build(), options);
  return {
    ...value,
    kinds: value.nodes.map(({ node, kind, role }) => `${node.name} ${role ?? kind}`).join(", "),
    diagnostics,
    brief: brief(diagnostics),
    severities: diagnostics.map(({ code, severity }: Diagnostic) => `${code} ${severity}`),
  };
}

describe("which node is a container", () => {
  const cases: [
    title: string,
    nodes: Record<string, Attributes | NodeOptions>,
    options: ClassifyOptions,
    kinds: string,
  ][] = [
    [
      "image attributes pick the role",
      { r2d2: WINDOWS, c3po: UBUNTU },
      NONE,
      "r2d2 win-container, c3po container",
    ],
    ["without attributes a node is physical", { a: [] }, NONE, "a physical"],
    ["attributes of another prefix count for nothing", { a: [["site:note", "x"]] }, NONE, "a physical"],
    ["one containers: attribute is enough", { a: [[":ghost", "true"]] }, WITH_IMAGE, "a container"],
    ["an embedded_pnode is physical", { a: [[":node_type", "embedded_pnode"]] }, WITH_IMAGE, "a physical"],
    [
      "a default image makes all containers",
      { a: [], b: WINDOWS },
      WITH_IMAGE,
      "a container, b win-container",
    ],
    [
      "a default kind makes all containers",
      { a: UBUNTU, b: [] },
      { defaultContainer: "qemu", defaultImage: DEFAULT_IMAGE },
      "a container, b container",
    ],
    [
      "a default kind of embedded_pnode keeps the others physical",
      { a: UBUNTU, b: [] },
      { defaultContainer: "embedded_pnode", defaultImage: DEFAULT_IMAGE },
      "a container, b physical",
    ],
    [
      "where one has a partition, those without are physical",
      { a: [...UBUNTU, [":partition", "1"]], b: [], c: [[":ghost", "true"]] },
      WITH_IMAGE,
      "a container, b physical, c physical",
    ],
    ["a bridge is a machine", { a: { role: "bridge" }, b: [] }, WITH_IMAGE, "a physical, b container"],
  ];
  test.each(cases)("%s", (_title, nodes, options, kinds) => {
    const result = classify(nodes, options);
    expect(result.kinds).toBe(kinds);
    expect(result.brief).toEqual([]);
  });

  test.each(["windows", "Windows 7", "WINDOWS-xp"])("%s is a Windows container", (os) => {
    const result = classify({ a: [[":image_os", os], ...UBUNTU.slice(1)] });
    expect(result.kinds).toBe("a win-container");
  });

  test.each(["ubuntu windows", " windows", "linux"])("%s is not", (os) => {
    const result = classify({ a: [[":image_os", os], ...UBUNTU.slice(1)] });
    expect(result.kinds).toBe("a container");
  });
});

describe("what a container carries", () => {
  test("kind, partition, pass and ghost", () => {
    const { nodes } = classify({
      a: [
        ...UBUNTU,
        [":node_type", "qemu"],
        [":partition", "east"],
        [":PartitionPass", "3"],
        [":ghost", "TRUE"],
      ],
    });
    expect(nodes[0]).toMatchObject({
      containerKind: "qemu",
      partition: { value: "east" },
      pass: 3,
      ghost: true,
    });
  });

  test("the default kind fills in only where there is none", () => {
    const { nodes } = classify(
      { a: UBUNTU, b: [...UBUNTU, [":node_type", "openvz"]] },
      { defaultContainer: "qemu", defaultImage: null },
    );
    expect(nodes.map(({ containerKind }) => containerKind)).toEqual(["qemu", "openvz"]);
  });

  test("the first value of a key counts, and the second is a warning there", () => {
    const result = classify({ a: [...UBUNTU, [":node_type", "qemu"], [":node_type", "openvz"]] });
    expect(result.nodes[0]?.containerKind).toBe("qemu");
    expect(result.brief).toEqual(["NS4003 tb-add-node-attribute $a containers:node_type openvz"]);
    expect(result.severities).toEqual(["NS4003 warning"]);
    expect(result.nodes[0]?.attributes.filter(({ key }) => key === "containers:node_type")).toEqual([
      { key: "containers:node_type", value: "qemu" },
    ]);
  });

  test("images are listed once, in order of first use, with a digest that any of them gives", () => {
    const digest = "AB".repeat(32);
    const { images } = classify({
      a: UBUNTU,
      b: WINDOWS,
      c: [...UBUNTU, [":image_sha256", digest]],
    });
    expect(images).toEqual([
      {
        name: "deter/ub14",
        url: UBUNTU[3]?.[1],
        os: "ubuntu 14.04 64",
        type: "vagrant",
        sha256: "ab".repeat(32),
      },
      { name: "deter/win7", url: WINDOWS[3]?.[1], os: "Windows 7", type: "vagrant", sha256: null },
    ]);
  });
});

describe("the default image", () => {
  test("supplies all four attributes", () => {
    const { nodes } = classify({ a: [["site:note", "x"]] }, WITH_IMAGE);
    expect(nodes[0]?.image).toEqual({ ...DEFAULT_IMAGE, type: "vagrant", sha256: null });
    expect(nodes[0]?.attributes).toEqual([
      { key: "site:note", value: "x" },
      { key: "containers:image_os", value: "debian" },
      { key: "containers:image_type", value: "vagrant" },
      { key: "containers:image_name", value: "acme/base" },
      { key: "containers:image_url", value: "http://images/base.box" },
    ]);
  });

  test("completes a container that gives an OS only", () => {
    const { nodes } = classify({ a: [[":image_os", "windows"]] }, WITH_IMAGE);
    expect(nodes[0]?.image).toMatchObject({ name: "acme/base", os: "windows" });
    expect(nodes[0]?.role).toBe("win-container");
  });

  test.each([
    [[[":image_name", "acme/web"]], "NS4001"],
    [[[":image_url", "http://images/web.box"]], "NS4001"],
  ] satisfies [Attributes, string][])("is never mixed with another image: %j", (attributes, code) => {
    const result = classify({ a: attributes }, WITH_IMAGE);
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(result.diagnostics[0]?.help).toContain("--default-image");
  });
});

describe("findings", () => {
  const cases: [title: string, nodes: Record<string, Attributes | NodeOptions>, expected: string[]][] = [
    ["a missing image attribute", { a: UBUNTU.slice(0, 3) }, ["NS4001 set a [$ns node]"]],
    [
      "an empty image attribute",
      { a: [...UBUNTU.slice(0, 3), [":image_url", ""]] },
      ["NS4001 set a [$ns node]"],
    ],
    ["no image at all", { a: [[":ghost", "false"]] }, ["NS4006 set a [$ns node]"]],
    [
      "one name with two URLs, once for each place",
      { a: UBUNTU, b: [...UBUNTU.slice(0, 3), [":image_url", "http://other/x.box"]] },
      ["NS4002 http://other/x.box"],
    ],
    ["an unknown key", { a: [...UBUNTU, [":colour", "red"]] }, ["NS4004 containers:colour"]],
    [
      "a double colon",
      { a: [...UBUNTU, ["containers::qemu_url", "http://x/y"]] },
      ["NS4004 containers::qemu_url"],
    ],
    [
      "a wrong prefix on a physical node",
      { a: [["container:image_os", "x"]] },
      ["NS4004 container:image_os"],
    ],
    [
      "a misspelt key instead of the value that is missing",
      { a: [...UBUNTU.slice(0, 3), ["containers::image_url", "http://x/y"]] },
      ["NS4004 containers::image_url"],
    ],
    ["a misspelt kind", { a: [...UBUNTU, [":node_type", "open_vz"]] }, ["NS4005 open_vz"]],
    [
      "a misspelt embedded_pnode, and nothing after it",
      { a: [[":node_type", "embeded_pnode"]] },
      ["NS4005 embeded_pnode"],
    ],
    ["a pass that is no number", { a: [...UBUNTU, [":PartitionPass", "one"]] }, ["NS4005 one"]],
    ["disk blocks", { a: [...UBUNTU, [":openvz_diskspace", "200000"]] }, ["NS4005 200000"]],
    ["a digest that is none", { a: [...UBUNTU, [":image_sha256", "abc"]] }, ["NS4005 abc"]],
    [
      "two digests of one image",
      {
        a: [...UBUNTU, [":image_sha256", "a".repeat(64)]],
        b: [...UBUNTU, [":image_sha256", "b".repeat(64)]],
      },
      [`NS4005 ${"b".repeat(64)}`],
    ],
    [
      "a physical node with an image",
      { a: [...UBUNTU, [":node_type", "embedded_pnode"]] },
      ["NS4007 embedded_pnode"],
    ],
    [
      "an image without a partition where others have one",
      { a: [...UBUNTU, [":partition", "0"]], b: UBUNTU },
      ["NS4008 tb-add-node-attribute $b containers:image_os ubuntu 14.04 64"],
    ],
    [
      "a URL of another kind",
      { a: [...UBUNTU.slice(0, 3), [":image_url", "ftp://x/y"]] },
      ["NS4015 ftp://x/y"],
    ],
    [
      "a URL with a password",
      { a: [...UBUNTU.slice(0, 3), [":image_url", "http://me:pw@x/y"]] },
      ["NS4015 http://me:pw@x/y"],
    ],
    [
      "a URL with a space",
      { a: [...UBUNTU.slice(0, 3), [":image_url", "http://x/a b"]] },
      ["NS4015 http://x/a b"],
    ],
    [
      "another image type",
      { a: [UBUNTU[0] as never, [":image_type", "docker"], ...UBUNTU.slice(2)] },
      ["NS4016 docker"],
    ],
    ["PNODE_BASE", { a: { os: "PNODE_BASE" } }, ["NS4017 PNODE_BASE"]],
    [
      "a deprecated key",
      { a: [...UBUNTU, [":maverick_url", "http://x/y"]] },
      ["NS4026 containers:maverick_url"],
    ],
  ];
  test.each(cases)("%s", (_title, nodes, expected) => {
    expect(classify(nodes).brief).toEqual(expected);
  });

  test.each([
    ["containers::image_url", "containers:image_url"],
    ["container:partition", "containers:partition"],
    ["containers:partitionpass", "containers:PartitionPass"],
    ["containers::PackingPass", "containers:PartitionPass"],
    ["containers:image_nam", "containers:image_name"],
    ["Containers:Ghost", "containers:ghost"],
  ])("%s suggests %s, with a fix", (key, suggestion) => {
    const { diagnostics } = classify({ a: [...UBUNTU, [key, "1"]] });
    const found = diagnostics.find(({ code }) => code === "NS4004");
    expect(found?.help).toContain(`"${suggestion}"`);
    expect(found?.fix?.edits.map(({ text }) => text)).toEqual([suggestion]);
  });

  test("a misspelt key is an error only where its value is needed", () => {
    expect(classify({ a: [...UBUNTU, ["containers::ghost", "true"]] }).severities).toEqual([
      "NS4004 warning",
    ]);
    expect(classify({ a: [...UBUNTU.slice(1), ["containers::image_os", "x"]] }).severities).toEqual([
      "NS4004 error",
    ]);
  });

  test("containers made at one place are named together", () => {
    const factory = new Factory().node("x");
    const [first] = factory.build().nodes;
    const nodes = Array.from(
      { length: 12 },
      (_, i) => ({ ...first, name: `n-${i}` }) as NonNullable<typeof first>,
    );
    const { diagnostics } = classifyNodes(factory.build({ nodes }), { ...NONE, defaultContainer: "process" });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "containers n-0, n-1, n-2, n-3, n-4, n-5, n-6, n-7 and 4 more have no image",
    ]);
  });

  test("a fix is offered only where the span is the word itself", () => {
    const factory = new Factory().container("a", [[":node_type", "open_vz"]]);
    const experiment = factory.build();
    const node = experiment.nodes[0] as (typeof experiment.nodes)[0];
    const attributes = node.attributes.map((attribute) => ({ ...attribute, valueSpan: attribute.span }));
    const { diagnostics } = classifyNodes({ ...experiment, nodes: [{ ...node, attributes }] }, NONE);
    expect(diagnostics.map(({ code, fix }) => [code, fix])).toEqual([["NS4005", undefined]]);
  });

  test("a password never gets into a message", () => {
    const { diagnostics } = classify({ a: [...UBUNTU.slice(0, 3), [":image_url", "http://me:s3cret@x/y"]] });
    expect(JSON.stringify(diagnostics.map(({ message, help }) => [message, help]))).not.toContain("s3cret");
  });
});

test("hostile names are ordinary names", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const factory = new Factory();
  for (const name of names)
    factory.container(name, [
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  const { value, diagnostics } = classifyNodes(factory.build(), NONE);
  expect(diagnostics).toEqual([]);
  expect(value.nodes.map(({ node, role }) => [node.name, role])).toEqual(
    names.map((name) => [name, "container"]),
  );
  expect(value.nodes[0]?.attributes.at(-1)).toEqual({ key: "constructor", value: "y" });
});
