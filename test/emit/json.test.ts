import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { containersChunks, FORMATS, findFormat, jsonChunks, topologyChunks } from "../../src/emit/index.ts";
import { MacAssigner } from "../../src/pack/index.ts";
import { containersSchema, topologySchema } from "../../src/topology/index.ts";
import { Factory, UBUNTU, WINDOWS } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";

const joined = (chunks: Iterable<string>) => [...chunks].join("");

describe("containers.json", () => {
  test("is that of the seed page", () => {
    const macs = new MacAssigner("local", "demo");
    const [r2d2, c3po] = [macs.assign("r2d2", 0), macs.assign("c3po", 0)];
    const document = documentOf(
      new Factory().container("r2d2", [], WINDOWS).node("luke").container("c3po").link("l", "r2d2", "c3po"),
    );
    expect(joined(containersChunks(document))).toBe(`[
  {
    "host": "pnode-0000",
    "name": "r2d2",
    "image_url": "http://scratch/containers/deter_win7.box",
    "image_os": "Windows 7",
    "image_type": "vagrant",
    "image_name": "deter/win7",
    "interfaces": [
      {
        "address": "10.1.1.2",
        "mac": "${r2d2}"
      }
    ]
  },
  {
    "host": "pnode-0000",
    "name": "c3po",
    "image_url": "http://scratch/containers/deter_ub1404_64_vb.box",
    "image_os": "ubuntu 14.04 64",
    "image_type": "vagrant",
    "image_name": "deter/ub14",
    "interfaces": [
      {
        "address": "10.1.1.3",
        "mac": "${c3po}"
      }
    ]
  }
]
`);
  });

  test("without containers it is an empty list", () => {
    expect(joined(containersChunks(documentOf(new Factory().node("a"))))).toBe("[]\n");
  });

  test("text of the user is escaped", () => {
    const os = 'ub"untu\n\\ \u0007 \ud800 $[exit] \u2028';
    const document = documentOf(
      new Factory().node("a", { attributes: [[":image_os", os], ...UBUNTU.slice(1)] }),
    );
    const text = joined(containersChunks(document));
    expect(containersSchema.parse(JSON.parse(text))[0]?.image_os).toBe(os);
    expect(text).toContain('"ub\\"untu\\n\\\\ \\u0007 \\ud800 $[exit]');
  });
});

describe("topology.json", () => {
  test("reads back as the document", () => {
    const document = documentOf(
      new Factory()
        .container("__proto__", [["constructor", "{}\n"]])
        .node("b", { os: "x\ny", startCommand: 'echo "hi"' })
        .link("l", "__proto__", "b"),
    );
    const text = joined(topologyChunks(document));
    expect(text.endsWith("}\n")).toBe(true);
    expect(topologySchema.parse(JSON.parse(text))).toEqual(document);
    expect(text.startsWith('{\n  "version": 1,\n  "project": "local",\n  "group": null,\n')).toBe(true);
  });
});

describe("chunks", () => {
  test("give what JSON.stringify gives, for any value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(joined(jsonChunks(value))).toBe(`${JSON.stringify(value, null, 2)}\n`);
      }),
    );
  });

  test("also with long lists inside", () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => i);
    const value = { a: [], b: { list: numbers, text: "x\ny" }, c: [[numbers], { d: numbers }], e: {} };
    expect(joined(jsonChunks(value))).toBe(`${JSON.stringify(value, null, 2)}\n`);
  });

  test("are never much larger than 64 KiB", () => {
    const items = Array.from({ length: 20_000 }, (_, i) => ({ name: `node ${i}`, list: [i, i + 1] }));
    const chunks = [...jsonChunks({ items })];
    expect(chunks.length).toBeGreaterThan(10);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
  });
});

test("formats are found by name", () => {
  expect(FORMATS.map(({ name }) => name)).toEqual([
    "containers",
    "ns",
    "topology",
    "hosts",
    "assignment",
    "routes",
    "dot",
  ]);
  expect(findFormat("ns")?.chunks).toBeTypeOf("function");
  expect(findFormat("constructor")).toBeUndefined();
});
