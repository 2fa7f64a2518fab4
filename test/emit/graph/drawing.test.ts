import { describe, expect, test } from "vitest";
import { drawTopology, isSummarised } from "../../../src/emit/index.ts";
import { defaultProfile } from "../../../src/topology/index.ts";
import { Factory, UBUNTU, WINDOWS } from "../../topology/factory.ts";
import { documentOf } from "../documents.ts";
import { campus, linesBetween, shapeNamed } from "./drawings.ts";

const CENTOS = [[":image_os", "CentOS 7"], ...UBUNTU.slice(1)] as typeof UBUNTU;

const small = () =>
  documentOf(
    new Factory()
      .container("w", [], WINDOWS)
      .container("u")
      .container("c", [[":image_name", "x"]], CENTOS.slice(0, 2).concat(CENTOS.slice(3)) as typeof UBUNTU)
      .node("box", { os: "FBSD10-STD" })
      .lan("lan0", ["w", "u", "c"], { subnet: "10.1.1.0" })
      .link("up", "u", "box", { subnet: "10.1.2.0", kbps: 10_000 }),
    { defaultImage: null },
  );

describe("a small picture", () => {
  test("tells systems apart and names them", () => {
    const drawing = drawTopology(small());
    expect(drawing.shapes.map(({ look, text }) => [look, text[0], text[1]])).toEqual([
      ["windows", "w", "Windows 7"],
      ["ubuntu", "u", "ubuntu 14.04 64"],
      ["unix", "c", "CentOS 7"],
      ["machine", "box", "FBSD10-STD"],
      ["lan", "lan0", expect.stringContaining("100 Mb/s")],
    ]);
    expect(drawing.looks).toEqual(["windows", "ubuntu", "unix", "machine", "lan"]);
    expect(drawing.title).toBe("demo: 4 nodes, 2 networks, 1 pnode");
  });

  test("has bandwidth and delay on links, each direction where they differ", () => {
    const drawing = drawTopology(small());
    const [up] = linesBetween(drawing, "u", "box");
    // The factory's delays are 5 ms towards a network and 7.5 ms from it, its loss 1 % from it.
    expect(up?.text).toEqual(["10 Mb/s, 12.5 ms, 1 % loss"]);
    const document = small();
    const end = document.nodes[1]?.interfaces.find(({ network }) => network === "up");
    if (end !== undefined) end.toKbps = 512;
    const [changed] = linesBetween(drawTopology(document), "u", "box");
    expect(changed?.text).toEqual([
      "u → box: 512 kb/s, 12.5 ms, 1 % loss",
      "box → u: 10 Mb/s, 12.5 ms, 1 % loss",
    ]);
  });

  test("draws LANs as hubs, and what is particular to a member at its line", () => {
    const document = small();
    const end = document.nodes[0]?.interfaces[0];
    if (end !== undefined) end.fromDelayMs = 40;
    const drawing = drawTopology(document);
    expect(linesBetween(drawing, "lan0", "u")).toMatchObject([{ text: [] }]);
    expect(linesBetween(drawing, "lan0", "w")).toMatchObject([
      { text: ["out 100 Mb/s, 5 ms", "in 100 Mb/s, 40 ms, 1 % loss"] },
    ]);
  });

  test("has addresses on demand", () => {
    const ends = (options: object) => {
      const [up] = linesBetween(drawTopology(small(), options), "u", "box");
      return [up?.fromText, up?.toText];
    };
    expect(ends({})).toEqual(["", ""]);
    expect(ends({ addresses: true })).toEqual(["10.1.2.2", "10.1.2.3"]);
    expect(shapeNamed(drawTopology(small(), { addresses: true }), "lan0").text[1]).toBe("10.1.1.0");
  });

  test("two nodes that are joined twice have two lines", () => {
    const document = documentOf(new Factory().node("a").node("b").link("l", "a", "b").link("m", "b", "a"));
    expect(linesBetween(drawTopology(document), "a", "b")).toHaveLength(2);
  });
});

describe("partitions", () => {
  test.each([3, 12, 40])("one box for each pnode, with its containers: LANs of %i", (size) => {
    const document = campus(3, size);
    const { boxes, shapes } = drawTopology(document, { partitions: true });
    expect(boxes.map(({ text }) => text)).toEqual(document.pnodes.map(({ name }) => name));
    for (const { text, shapes: inside } of boxes) {
      const names = shapes
        .filter(({ id, look }) => inside.includes(id) && look !== "lan")
        .flatMap(({ members }) => members.map(({ name }) => name));
      const wanted = document.pnodes.find(({ name }) => name === text)?.containers ?? [];
      expect(names.sort()).toEqual([...wanted].sort());
    }
  });

  test("a LAN stands in the box of all its members, or outside", () => {
    const { boxes, shapes, lines } = drawTopology(campus(4, 4), { partitions: true });
    const boxOf = new Map(
      boxes.flatMap(({ id, shapes: inside }) => inside.map((shape) => [shape, id] as const)),
    );
    for (const { id, look } of shapes) {
      if (look !== "lan") continue;
      const homes = new Set(lines.filter(({ from }) => from === id).map(({ to }) => boxOf.get(to)));
      expect(boxOf.get(id)).toBe(homes.size === 1 ? [...homes][0] : undefined);
    }
  });

  test("machines are in no box", () => {
    const { boxes, shapes } = drawTopology(small(), { partitions: true });
    const inside = new Set(boxes.flatMap((box) => box.shapes));
    expect(shapes.filter(({ id }) => !inside.has(id)).map(({ text }) => text[0])).toEqual(["box"]);
  });
});

describe("larger pictures", () => {
  test("put leaves into tables, each node once", () => {
    const document = campus(3, 20);
    const { shapes, lines } = drawTopology(document);
    const tables = shapes.filter(({ cells }) => cells !== undefined);
    expect(tables.map(({ cells }) => cells?.length)).toEqual([20, 20, 20]);
    expect(tables[0]?.cells?.slice(0, 2)).toEqual([
      { look: "windows", text: "pc-0-0" },
      { look: "ubuntu", text: "pc-0-1" },
    ]);
    const names = shapes.flatMap(({ look, members }) =>
      look === "lan" ? [] : members.map(({ name }) => name),
    );
    expect(names.sort()).toEqual(document.nodes.map(({ name }) => name).sort());
    expect(lines).toHaveLength(3 + 3 + 3);
  });

  test("a table of leaves on links has one line, which counts them", () => {
    const factory = new Factory().container("hub");
    for (let i = 0; i < 50; i++) factory.container(`n${i}`).link(`l${i}`, "hub", `n${i}`);
    const { shapes, lines, notes } = drawTopology(documentOf(factory));
    expect(shapes).toHaveLength(2);
    expect(lines).toMatchObject([{ count: 50, text: ["100 Mb/s, 12.5 ms, 1 % loss"] }]);
    expect(notes).toEqual(["A line to a table of nodes stands for a link to each of them."]);
  });

  test("tell common texts once, and keep rare ones", () => {
    const factory = new Factory();
    for (let i = 0; i < 20; i++) factory.container(`n${i}`);
    for (let i = 0; i < 20; i++)
      factory.link(`l${i}`, `n${i}`, `n${(i + 1) % 20}`, {
        kbps: i === 7 ? 64 : i % 3 === 0 ? 10_000 : 1_000,
      });
    const { kinds, lines } = drawTopology(documentOf(factory));
    expect(kinds).toEqual(["1 Mb/s, 12.5 ms, 1 % loss", "10 Mb/s, 12.5 ms, 1 % loss"]);
    expect(lines.filter(({ text }) => text.length > 0).map(({ text }) => text)).toEqual([
      ["64 kb/s, 12.5 ms, 1 % loss"],
    ]);
    expect(lines.filter(({ kind }) => kind === 0)).toHaveLength(12);
    expect(lines.filter(({ kind }) => kind === 1)).toHaveLength(7);
  });
});

describe("summaries", () => {
  test("begin above 500 nodes, or 1,500 links", () => {
    expect(isSummarised(campus(4, 124))).toBe(false);
    expect(isSummarised(campus(4, 125))).toBe(true);
    const factory = new Factory();
    for (let i = 0; i < 56; i++) factory.node(`n${i}`);
    for (let i = 0; i < 56; i++) for (let k = 0; k < i; k++) factory.link(`l${i}-${k}`, `n${i}`, `n${k}`);
    expect(isSummarised(documentOf(factory))).toBe(true);
  });

  test("show every pnode with what runs on it, and every container can be found", () => {
    const document = campus(6, 100);
    const drawing = drawTopology(document);
    const pnodes = drawing.shapes.filter(({ look }) => look === "pnode");
    expect(pnodes).toHaveLength(document.pnodes.length);
    const counted = pnodes.flatMap(({ text }) => [...(text[1] ?? "").matchAll(/(\d+) (?:Windows|Ubuntu)/g)]);
    expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(document.nodes.length);
    const names = new Set(drawing.shapes.flatMap(({ members }) => members.map(({ name }) => name)));
    for (const { name } of document.nodes) expect(names.has(name)).toBe(true);
  });

  test("add up the traffic between two machines", () => {
    const profile = { ...defaultProfile, containerMemoryMB: new Map([["deter/ub14", 10]]) };
    const factory = new Factory();
    for (let i = 0; i < 600; i++) factory.container(`n${i}`, [[":partition", String(i % 2)]]);
    for (let i = 0; i < 10; i += 2) factory.link(`l${i}`, `n${i}`, `n${i + 1}`, { kbps: 100_000 });
    factory.link("inside", "n0", "n2");
    const drawing = drawTopology(documentOf(factory, { packing: 300, profile }));
    expect(linesBetween(drawing, "pnode-0000", "pnode-0001")).toMatchObject([
      { text: ["5 networks", "500 Mb/s"], count: 5 },
    ]);
    expect(drawing.lines).toHaveLength(1);
  });

  test("stay small, however large the experiment", () => {
    const factory = new Factory();
    for (let i = 0; i < 3_000; i++) factory.node(`n${i}`);
    for (let i = 0; i < 3_000; i++) factory.link(`l${i}`, `n${i}`, `n${(i * 7 + 1) % 3_000}`);
    const { shapes, lines, notes } = drawTopology(documentOf(factory));
    expect(shapes).toHaveLength(100);
    expect(shapes[0]).toMatchObject({ look: "pnodes", text: ["n0 … n29", "30 machines"] });
    expect(lines.length).toBeLessThanOrEqual(600);
    expect(notes[0]).toContain("up to 30 machines in one shape");
  });
});
