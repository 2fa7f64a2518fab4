import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  checkCycles,
  checkHouseRules,
  checkPurity,
  checkReachable,
  checkRooms,
  checkTable,
} from "./architecture/check.ts";
import { type Rules, readRules } from "./architecture/document.ts";
import { parseFile } from "./architecture/imports.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const rules = readRules(readFileSync(`${root}ARCHITECTURE.md`, "utf8"));
const files = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .sort()
  .map((path) => parseFile({ path, text: readFileSync(`${root}src/${path}`, "utf8") }));

describe("src/ keeps to ARCHITECTURE.md", () => {
  it("has the rooms of the table", () => {
    expect(checkTable(files, rules)).toEqual([]);
  });

  it("imports only what the table permits, through index.ts", () => {
    expect(checkRooms(files, rules)).toEqual([]);
  });

  it("has no effects in pure rooms, and packages at home", () => {
    expect(checkPurity(files, rules)).toEqual([]);
  });

  it("has no circle of rooms", () => {
    expect(checkCycles(files)).toEqual([]);
  });

  it("reaches every file", () => {
    expect(checkReachable(files)).toEqual([]);
  });

  it("keeps files short, without any and without leftovers", () => {
    expect(checkHouseRules(files)).toEqual([]);
  });

  it("has an invariant for every room that exists", () => {
    const section = readFileSync(`${root}ARCHITECTURE.md`, "utf8").split("### Invariants")[1] ?? "";
    const stated = [...section.matchAll(/^- `(\w+)\/`/gm)].map((match) => match[1]);
    expect(stated).toEqual(rules.rooms.filter((room) => !room.planned).map((room) => room.name));
  });
});

describe("the table of rooms", () => {
  const room = (name: string): Rules["rooms"][number] | undefined =>
    rules.rooms.find((entry) => entry.name === name);

  it("is read as it is meant", () => {
    expect(room("source")?.mayImport.size).toBe(0);
    expect([...(room("ns")?.mayImport ?? [])]).toEqual(["source", "parser", "tcl", "topology"]);
    expect(room("emit")?.exceptions).toEqual([{ stem: "ns", room: "parser" }]);
    expect(room("compiler")?.mayImport.has("emit")).toBe(true);
    expect(room("compiler")?.mayImport.has("cli")).toBe(false);
    expect(room("lsp")?.planned).toBe(true);
    expect([...rules.impureRooms]).toEqual(["cli", "lsp", "configserver", "configclient", "provider"]);
    expect([...(rules.packageHomes.get("chevrotain") ?? [])]).toEqual(["parser"]);
  });

  it("permits no circle", () => {
    const order = rules.rooms.map((entry) => entry.name);
    for (const entry of rules.rooms.filter(({ name }) => name !== "cli")) {
      for (const permitted of entry.mayImport) {
        expect(order.indexOf(permitted), `${entry.name} → ${permitted}`).toBeLessThan(
          order.indexOf(entry.name),
        );
      }
    }
  });
});

describe("the checks find what they are for", () => {
  const parsed = (sources: Record<string, string>): ReturnType<typeof parseFile>[] =>
    Object.entries(sources).map(([path, text]) => parseFile({ path, text }));

  it.each<[string, Record<string, string>, string[]]>([
    [
      "a forbidden room",
      { "source/a.ts": 'import { x } from "../parser/index.ts";' },
      ["source/a.ts:1: source/ may not import parser/"],
    ],
    [
      "a way past index.ts, also for types",
      { "parser/a.ts": '\nimport type { X } from "../source/span.ts";' },
      ["parser/a.ts:2: enters source/ past its index.ts: source/span.ts"],
    ],
    [
      "a re-export",
      { "pack/a.ts": 'export * from "../emit/index.ts";' },
      ["pack/a.ts:1: pack/ may not import emit/"],
    ],
    [
      "an import that waits",
      { "pack/a.ts": 'const x = await import("../ns/index.ts");' },
      ["pack/a.ts:1: pack/ may not import ns/"],
    ],
    [
      "an import inside a type",
      { "pack/a.ts": 'type X = import("../tcl/index.ts").X;' },
      ["pack/a.ts:1: pack/ may not import tcl/"],
    ],
    [
      "the library from inside",
      { "ns/a.ts": 'import { x } from "../index.ts";' },
      ["ns/a.ts:1: src/index.ts is for other programs, no room imports it"],
    ],
    ["an exception for some files", { "emit/ns.ts": 'import { x } from "../parser/index.ts";' }, []],
    [
      "the exception elsewhere",
      { "emit/nsx.ts": 'import { x } from "../parser/index.ts";' },
      ["emit/nsx.ts:1: emit/ may not import parser/"],
    ],
    ["what is permitted", { "cli/a.ts": 'import { x } from "../ns/index.ts";\nimport "./b.ts";' }, []],
  ])("rooms: %s", (_title, sources, expected) => {
    expect(checkRooms(parsed(sources), rules)).toEqual(expected);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ["node:", { "ns/a.ts": 'import fs from "node:fs";' }, ["ns/a.ts:1: node:fs in a pure room"]],
    ["node: where it may be", { "cli/a.ts": 'import fs from "node:fs";' }, []],
    [
      "a package away from home",
      { "ns/a.ts": 'import "chevrotain";' },
      ["ns/a.ts:1: chevrotain belongs to parser"],
    ],
    [
      "a part of a package",
      { "ns/a.ts": 'import "chevrotain/x";' },
      ["ns/a.ts:1: chevrotain belongs to parser"],
    ],
    [
      "the world outside",
      {
        "ns/a.ts":
          "Math.random();\nDate.now();\nnew Date();\nprocess.exit(1);\nsetTimeout(f, 1);\nnew Function(x);",
      },
      ["Math.random", "Date.now", "new Date()", "process.exit", "setTimeout()", "new Function()"].map(
        (what, index) => `ns/a.ts:${index + 1}: ${what} in a pure room`,
      ),
    ],
    ["a known instant, and names alike", { "ns/a.ts": "new Date(0); x.process.exit(); host.random();" }, []],
  ])("purity: %s", (_title, sources, expected) => {
    expect(checkPurity(parsed(sources), rules)).toEqual(expected);
  });

  it("cycles", () => {
    const a = { "a/index.ts": 'import "../b/index.ts";' };
    expect(checkCycles(parsed({ ...a, "b/index.ts": 'import "../c/index.ts";', "c/index.ts": "" }))).toEqual(
      [],
    );
    expect(
      checkCycles(
        parsed({ ...a, "b/index.ts": 'import "../c/index.ts";', "c/x.ts": 'import "../a/index.ts";' }),
      ),
    ).toEqual(["a → b → c → a"]);
  });

  it("files that nothing reaches, and imports of nothing", () => {
    const sources = {
      "index.ts": 'export * from "./a/index.ts";',
      "a/index.ts": 'import "./gone.ts";',
      "a/b.ts": "",
    };
    expect(checkReachable(parsed(sources))).toEqual([
      "src/cli/main.ts does not exist",
      "a/b.ts: nothing imports it",
      "a/index.ts:1: no such file: ./gone.ts",
    ]);
  });

  it("rooms that the table does not have, or has too early", () => {
    const present = { "attic/index.ts": "", "lsp/index.ts": "", "tcl/value.ts": "" };
    const found = checkTable(parsed(present), rules);
    expect(found).toContain("src/attic/ is no room of ARCHITECTURE.md");
    expect(found).toContain("lsp/ exists: it is no longer (planned)");
    expect(found).toContain("tcl/ has no index.ts");
    expect(found).toContain("source/ does not exist: build it or mark it (planned)");
  });

  it("long files, any and leftovers", () => {
    const long = "x;\n".repeat(501);
    const mark = ["TO", "DO"].join("");
    const sources = {
      "a/long.ts": long,
      "a/full.ts": "x;\n".repeat(500),
      "a/codes/long.ts": long,
      "a/table.ts": `// table\n${long}`,
      "a/any.ts": "// any comment\nlet any: unknown;\nlet x: any[];",
      "a/mark.ts": `\n// ${mark}: later\nconst ${mark}S = 1;`,
    };
    expect(checkHouseRules(parsed(sources))).toEqual([
      "a/long.ts: 501 lines, at most 500",
      "a/any.ts:3: any",
      `a/mark.ts:2: ${mark}`,
    ]);
  });
});
