import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pnodeFileChunks } from "../../src/emit/index.ts";
import type { AssembleOptions } from "../../src/pack/index.ts";
import { splitList } from "../../src/parser/index.ts";
import type { TopologyDocument } from "../../src/topology/index.ts";
import { hasTclsh } from "../parser/tclsh.ts";
import { Factory } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";
import { runFile } from "./testbed.ts";

const emit = (factory: Factory, options: Partial<AssembleOptions> = {}) =>
  [...pnodeFileChunks(documentOf(factory, options))].join("");

describe("the text", () => {
  test("is that of the seed page for one pnode, in the soft form", () => {
    const text = emit(new Factory().container("a"), { pnodeHardware: "soft:dl380g3,pc2133,MicroCloud" });
    expect(text).toBe(`set ns [new Simulator]
source tb_compat.tcl

tb-make-soft-vtype container0 {dl380g3 pc2133 MicroCloud}
set pnode(0000) [$ns node]
tb-set-node-os \${pnode(0000)} PNODE-BASE
tb-set-hardware \${pnode(0000)} container0
tb-set-node-failure-action \${pnode(0000)} "nonfatal"

$ns rtproto Static
$ns run
`);
  });

  test("names the hardware plainly without a choice", () => {
    expect(emit(new Factory().container("a"))).toBe(`set ns [new Simulator]
source tb_compat.tcl

set pnode(0000) [$ns node]
tb-set-node-os \${pnode(0000)} PNODE-BASE
tb-set-hardware \${pnode(0000)} MicroCloud
tb-set-node-failure-action \${pnode(0000)} "nonfatal"

$ns rtproto Static
$ns run
`);
  });

  test("keeps physical nodes and joins what needs it", () => {
    const factory = new Factory()
      .container("a", [[":partition", "0"]])
      .container("b", [[":partition", "1"]])
      .vtype("fast", 1, ["pc3000", "d710"])
      .node("web-1", {
        os: "Ubuntu1604-STD",
        hardware: "fast",
        startCommand: "sudo /bin/go $HOME [exit]",
        attributes: [
          ["site:note", "rack 4"],
          [":node_type", "embedded_pnode"],
        ],
      })
      .node("idle")
      .lan("net", ["a", "b", "web-1"]);
    expect(emit(factory)).toBe(`set ns [new Simulator]
source tb_compat.tcl

tb-make-hard-vtype container0 {pc3000 d710}
set pnode(0000) [$ns node]
tb-set-node-os \${pnode(0000)} PNODE-BASE
tb-set-hardware \${pnode(0000)} MicroCloud
tb-set-node-failure-action \${pnode(0000)} "nonfatal"
set pnode(0001) [$ns node]
tb-set-node-os \${pnode(0001)} PNODE-BASE
tb-set-hardware \${pnode(0001)} MicroCloud
tb-set-node-failure-action \${pnode(0001)} "nonfatal"

set web-1 [$ns node]
tb-set-node-os \${web-1} Ubuntu1604-STD
tb-set-hardware \${web-1} container0
tb-set-node-startcmd \${web-1} {sudo /bin/go $HOME [exit]}
tb-add-node-attribute \${web-1} site:note {rack 4}
set idle [$ns node]

set physical(0) [$ns make-lan "\${pnode(0000)} \${pnode(0001)} \${web-1}" 1Gb 0ms]
tb-set-ip-lan \${pnode(0000)} \${physical(0)} 10.0.0.1
tb-set-ip-lan \${pnode(0001)} \${physical(0)} 10.0.0.2
tb-set-ip-lan \${web-1} \${physical(0)} 10.0.0.3
tb-set-netmask \${physical(0)} 255.255.255.248

$ns rtproto Static
$ns run
`);
  });

  test("of an empty experiment is still a whole file", () => {
    expect(emit(new Factory())).toBe(
      "set ns [new Simulator]\nsource tb_compat.tcl\n\n$ns rtproto Static\n$ns run\n",
    );
  });

  test("a physical network that is a link is written as one", () => {
    const document = documentOf(new Factory().node("a").node("b").link("l", "a", "b"));
    const networks = document.physicalNetworks.map((network) => ({ ...network, kind: "link" as const }));
    const text = [...pnodeFileChunks({ ...document, physicalNetworks: networks })].join("");
    expect(text).toContain("set physical(0) [$ns duplex-link ${a} ${b} 1Gb 0ms DropTail]\n");
    expect(text).toContain("tb-set-ip-link ${a} ${physical(0)} 10.0.0.1\n");
  });

  test("choices of types are defined once, in order of first use", () => {
    const document = documentOf(new Factory().container("a").node("container0").node("n").node("m"), {
      pnodeHardware: "soft:x",
    });
    const nodes = document.nodes.map((node) => ({
      ...node,
      hardware: { n: "weighted:1e-7:x,y", m: "soft:x" }[node.name] ?? node.hardware,
    }));
    const text = [...pnodeFileChunks({ ...document, nodes })].join("");
    expect(text.split("\n").filter((line) => /vtype|hardware/.test(line))).toEqual([
      "tb-make-soft-vtype container1 {x}",
      "tb-make-weighted-vtype container2 0.0000001 {x y}",
      "tb-set-hardware ${pnode(0000)} container1",
      "tb-set-hardware ${n} container2",
      "tb-set-hardware ${m} container1",
    ]);
  });
});

describe.skipIf(!hasTclsh)("on a testbed", () => {
  const namesIn = (calls: string[][] | string) =>
    typeof calls === "string" ? calls : calls.filter(([word]) => word === "name").map(([, name]) => name);

  /** Names of all objects of a document, in any order; the simulator has its own. */
  function expectSameNames(document: TopologyDocument): string[][] {
    const calls = runFile([...pnodeFileChunks(document)].join(""));
    expect(calls).toBeTypeOf("object");
    const wanted = [
      ...document.pnodes,
      ...document.nodes.filter(({ kind }) => kind === "physical"),
      ...document.physicalNetworks,
    ].map(({ name }) => name);
    const named = namesIn(calls) as string[];
    const commands = (calls as string[][]).filter(([word]) => word === "tb-set-node-failure-action");
    expect(commands).toHaveLength(document.pnodes.length);
    expect(new Set([...named, ...wanted.filter((name) => name.startsWith("tbnode-"))].slice(1))).toEqual(
      new Set(wanted),
    );
    return calls as string[][];
  }

  test.each([
    ["ns"],
    ["pnode"],
    ["physical"],
    ["sim0"],
    ["physical-0"],
    ["container0"],
    ["constructor"],
    ["-5"],
    ["a"],
  ])("a physical node called %s keeps its name, and so do the others", (name) => {
    const factory = new Factory()
      .container("c", [[":partition", "0"]])
      .node("ns2")
      .node(name)
      .lan("net", ["c", name, "ns2"]);
    expectSameNames(documentOf(factory, { pnodeHardware: "soft:x,y" }));
  });

  test("nodes with internal names keep them, wherever they stand", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 14 })), {
          maxLength: 8,
        }),
        fc.nat(3),
        (numbers, pnodes) => {
          const factory = new Factory();
          for (let i = 0; i < pnodes; i++) factory.container(`c${i}`, [[":partition", String(i)]]);
          numbers.forEach((number, i) => {
            factory.node(number < 10 ? `tbnode-n${number}` : `named-${number}`, { os: `os ${i}` });
          });
          const calls = expectSameNames(documentOf(factory));
          const systems = calls
            .filter(([word]) => word === "tb-set-node-os")
            .map(([, node, os]) => [node, os]);
          for (const [i, number] of numbers.entries())
            expect(systems).toContainEqual([
              number < 10 ? `tbnode-n${number}` : `named-${number}`,
              `os ${i}`,
            ]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("text of the user arrives as it is", () => {
    const hostile = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({
        minLength: 1,
        unit: fc.constantFrom("{", "}", "[", "]", "$", '"', "\\", "\n", ";", "#", " ", "a"),
      }),
      fc.constantFrom("$[exit]", "[exit]", "{*}x", "a\\\nb", "}{", "__proto__", "soft:", "é\u2028"),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (os, hardware, startCommand, value) => {
        const type = `${hardware.replaceAll(/[:,]/g, "")}x`;
        const document = documentOf(
          new Factory().container("c").node("n", { os, startCommand, attributes: [[`k${os}`, value]] }),
          {
            pnodeOs: value,
          },
        );
        const nodes = document.nodes.map((node) => ({
          ...node,
          hardware: node.name === "n" ? `soft:${type},y` : "pc",
        }));
        const calls = runFile([...pnodeFileChunks({ ...document, nodes })].join(""));
        expect(calls).toContainEqual(["tb-set-node-os", "pnode-0000", value]);
        expect(calls).toContainEqual(["tb-set-node-os", "n", os]);
        expect(calls).toContainEqual(["tb-set-node-startcmd", "n", startCommand]);
        expect(calls).toContainEqual(["tb-add-node-attribute", "n", `k${os}`, value]);
        expect(calls).toContainEqual(["tb-set-hardware", "n", "container0"]);
        const vtype = (calls as string[][]).find(([word]) => word === "tb-make-soft-vtype");
        expect(splitList(vtype?.[2] ?? "")).toEqual([type, "y"]);
        expect(calls.at(-1)).toEqual(["run"]);
      }),
      { numRuns: 60 },
    );
  });
});

test("a LAN of 5,000 pnodes comes in chunks", () => {
  const factory = new Factory();
  const names = Array.from({ length: 5_000 }, (_, i) => `n-${i}`);
  for (const name of names) factory.container(name);
  const document = documentOf(factory.lan("net", names, { netmask: "255.255.0.0", subnet: "10.1.0.0" }), {
    packing: 1,
  });
  const chunks = [...pnodeFileChunks(document)];
  expect(chunks.length).toBeGreaterThan(10_000);
  expect(chunks.at(-2)).toBe("tb-set-netmask ${physical(0)} 255.255.224.0\n");
});
