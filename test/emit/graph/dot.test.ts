import { Graphviz } from "@hpcc-js/wasm-graphviz";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { drawingDot, drawTopology } from "../../../src/emit/index.ts";
import type { TopologyDocument } from "../../../src/topology/index.ts";
import { Factory, WINDOWS } from "../../topology/factory.ts";
import { documentOf } from "../documents.ts";
import { campus, joined, renamed } from "./drawings.ts";
import { textsOf } from "./svg-texts.ts";

let graphviz: Graphviz;
beforeAll(async () => {
  graphviz = await Graphviz.load();
});

const pair = () =>
  documentOf(new Factory().container("r2d2", [], WINDOWS).container("c3po").lan("falcon", ["r2d2", "c3po"]));

function svgOf(document: TopologyDocument, options = {}): string {
  const drawing = drawTopology(document, options);
  return graphviz.layout(joined(drawingDot(drawing)), "svg", drawing.engine);
}

describe("the DOT file", () => {
  test("names shapes as the experiment does", () => {
    const dot = joined(drawingDot(drawTopology(pair())));
    expect(dot).toContain('"falcon" -- "r2d2"');
    expect(dot).toContain("shape=box");
    expect(dot).toContain("shape=ellipse");
    expect(dot.split("\n").filter((line) => line.startsWith('"'))).toHaveLength(5);
  });

  test("is the same every time", () => {
    const document = campus(3, 30);
    const draw = () => joined(drawingDot(drawTopology(document, { partitions: true, addresses: true })));
    expect(draw()).toBe(draw());
  });
});

describe("laid out by Graphviz", () => {
  test("has every name, rate and title as text", () => {
    const texts = textsOf(svgOf(pair()));
    for (const text of ["demo: 2 nodes, 1 network, 1 pnode", "r2d2", "c3po", "falcon", "Windows 7"])
      expect(texts).toContain(text);
    expect(texts.some((text) => text.includes("100 Mb/s"))).toBe(true);
  });

  test.each([
    ["a table for each LAN", 3, 20, {}],
    ["boxes, small", 3, 3, { partitions: true }],
    ["boxes, large", 4, 25, { partitions: true, addresses: true }],
    ["machines", 6, 100, {}],
  ])("%s", (_title, lans, size, options) => {
    const document = campus(lans, size);
    const svg = svgOf(document, options);
    const texts = new Set(textsOf(svg).map((text) => text.trim().split(" ")[0]));
    const names = document.nodes.length > 500 ? document.pnodes : document.nodes;
    expect(names.filter(({ name }) => !texts.has(name))).toEqual([]);
    const boxes = [...svg.matchAll(/class="cluster"/g)].length;
    expect(boxes).toBe("partitions" in options ? document.pnodes.length : 0);
  });

  const hostile = [
    '"]; evil [label="x"',
    "</script><script>hacked=1</script>",
    "--><x",
    "\\N\\G\\L",
    "a\\",
    "&amp;&#60;&lt;",
    "<b>bold</b>",
    "x{|}y",
    "port:n:sw",
    "node",
    "subgraph",
    "'quoted'",
    "ångström 😀",
  ];

  test.each(hostile)("text of the user is data: %s", (text) => {
    const names = new Map([
      ["r2d2", text],
      ["falcon", `lan ${text}`],
      ["pnode-0000", `pnode ${text}`],
      ["Windows 7", `os ${text}`],
      ["demo", `title ${text}`],
    ]);
    const svg = svgOf(renamed(pair(), names), { partitions: true });
    const texts = textsOf(svg);
    for (const wanted of [text, `lan ${text}`, `pnode ${text}`, `os ${text}`])
      expect(texts).toContain(wanted);
    expect(texts.some((shown) => shown.startsWith(`title ${text}: 2 nodes`))).toBe(true);
    expect(svg).not.toContain("<script");
    expect([...svg.matchAll(/class="node"/g)]).toHaveLength(3);
    expect([...svg.matchAll(/class="edge"/g)]).toHaveLength(2);
  });

  test("in tables too", () => {
    const names = new Map(hostile.map((text, i) => [`pc-0-${i}`, text]));
    const texts = textsOf(svgOf(renamed(campus(2, 25), names))).map((text) => text.trim());
    for (const text of hostile) expect(texts).toContain(text);
  });

  test("any text, also what no picture can hold, leaves the picture whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), (text) => {
        const svg = svgOf(renamed(pair(), new Map([["c3po", text]])));
        expect([...svg.matchAll(/class="node"/g)]).toHaveLength(3);
        expect(svg.trimEnd().endsWith("</svg>")).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
