import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseProfile } from "../../src/read/index.ts";
import { SourceFile } from "../../src/source/index.ts";

const parse = (text: string) => parseProfile(new SourceFile("profile.json", text));
const minimal = { name: "lab", hardwareTypes: { pc: {} } };

describe("a profile that is right", () => {
  test("gives what it says and defaults for the rest", () => {
    const { value, diagnostics } = parse(
      JSON.stringify({
        name: "lab",
        strict: true,
        hardwareTypes: {
          big: { count: 3, memoryMB: 1024, cores: 2, experimentInterfaces: 4 },
          ixp: { subnode: true },
        },
        images: ["A", "B"],
        pnode: { os: "BASE" },
        imageOwners: { B: "P/g" },
        containerMemoryMB: { "deter/win7": 2048 },
        controlPool: "10.9.0.0/16",
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      name: "lab",
      strict: true,
      hardwareTypes: new Map([
        [
          "big",
          {
            count: 3,
            memoryMB: 1024,
            cores: 2,
            experimentInterfaces: 4,
            virtual: false,
            remote: false,
            subnode: false,
          },
        ],
        [
          "ixp",
          {
            count: null,
            memoryMB: null,
            cores: null,
            experimentInterfaces: null,
            virtual: false,
            remote: false,
            subnode: true,
          },
        ],
      ]),
      images: ["A", "B"],
      pnode: { os: "BASE", hardware: "MicroCloud" },
      imageOwners: new Map([["B", "P/g"]]),
      containerMemoryMB: new Map([["deter/win7", 2048]]),
      controlPool: "10.9.0.0/16",
    });
  });

  test("may be as short as a name and its types, and then takes any image", () => {
    const { value } = parse(JSON.stringify(minimal));
    expect(value).toMatchObject({
      strict: false,
      images: ["*"],
      pnode: { os: "PNODE-BASE", hardware: "MicroCloud" },
    });
  });

  test("may have names of any kind", () => {
    const { value, diagnostics } = parse(
      '{"name":"x","hardwareTypes":{"__proto__":{"count":1},"constructor":{}},"containerMemoryMB":{"__proto__":7}}',
    );
    expect(diagnostics).toEqual([]);
    expect([...(value?.hardwareTypes.keys() ?? [])]).toEqual(["__proto__", "constructor"]);
    expect(value?.hardwareTypes.get("__proto__")?.count).toBe(1);
    expect(value?.containerMemoryMB.get("__proto__")).toBe(7);
  });

  test("may begin with a byte order mark", () => {
    expect(parse(`\ufeff${JSON.stringify(minimal)}`).diagnostics).toEqual([]);
  });
});

describe("a profile that is wrong", () => {
  /** The part in «» is what the finding has to underline. */
  const cases: [title: string, text: string, message: string][] = [
    ["no object", "«[1]»", "is a JSON object"],
    ["a missing name", '«{»"hardwareTypes": {}}', '"name" is missing'],
    ["missing types", '«{»"name": "x"}', '"hardwareTypes" is missing'],
    ["types as a list", '{"name": "x", "hardwareTypes": «["pc"]»}', "an object with a member for each name"],
    ["a number as a text", '{"name": "x", "hardwareTypes": {"pc": {"count": «"3"»}}}', "expected number"],
    ["a fraction of a machine", '{"name": "x", "hardwareTypes": {"pc": {"count": «1.5»}}}', "expected int"],
    ["an unknown field", '{"name": "x", «"strickt"»: 1, "hardwareTypes": {}}', "strickt"],
    [
      "an unknown field of a type",
      '{"name": "x", "hardwareTypes": {"pc": {«"memory"»: 1}}}',
      '"memory" is not a field',
    ],
    ["a wrong item", '{"name": "x", "hardwareTypes": {}, "images": ["a", «7»]}', "expected string"],
    ["a star for any image", '{"name": "x", "hardwareTypes": {}, "images": «"*"»}', 'or ["*"] where any'],
    [
      "a pnode image with an underscore",
      '{"name": "x", "hardwareTypes": {}, "pnode": {"os": «"PNODE_BASE"»}}',
      '"pnode.os": the image is called PNODE-BASE',
    ],
    [
      "several pnode types without soft:",
      '{"name": "x", "hardwareTypes": {}, "pnode": {"hardware": «"pc3000,pc850"»}}',
      "or soft:TYPE,TYPE",
    ],
    ["a wrong field of pnode", '{"name": "x", "hardwareTypes": {}, "pnode": {"os": «7»}}', "expected string"],
    ["a pool that is none", '{"name": "x", "hardwareTypes": {}, "controlPool": «"10.0.0.0"»}', "range"],
  ];
  test.each(cases)("%s", (_title, marked, message) => {
    const start = marked.indexOf("«");
    const text = marked.replaceAll(/[«»]/g, "");
    const { value, diagnostics } = parse(text);
    expect(value).toBeNull();
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(found?.code).toBe("NS4021");
    expect(found?.message.toLowerCase()).toContain(message.toLowerCase());
    expect(found?.span.start).toBe(start);
  });

  test("several faults are all found, with suggestions", () => {
    const { diagnostics } = parse('{"name": 1, "stict": true, "hardwareTypes": {"a": {"cout": 1}, "b": []}}');
    expect(diagnostics.map(({ message, help }) => help ?? message)).toEqual([
      expect.stringContaining("expected string"),
      'did you mean "strict"?',
      'did you mean "count"?',
      expect.stringContaining("expected object"),
    ]);
  });

  test.each<[title: string, text: string, codes: string[]]>([
    ["a missing comma", '{"name": "x" "hardwareTypes": {}}', ["NS4201"]],
    ["a comma too many", '{"name": "x", "hardwareTypes": {},}', ["NS4202"]],
    ["a bare word", '{"name": lab, "hardwareTypes": {}}', ["NS4203"]],
    ["a value that is none", '{"name": NaN, "hardwareTypes": {}}', ["NS4205"]],
    ["a key without a value", '{"name": "x", "hardwareTypes"}', ["NS4205"]],
    ["a type given twice", '{"name": "x", "hardwareTypes": {"pc": {}, "pc": {}}}', ["NS4206"]],
    ["what is no JSON and what is no profile", '{"name": \'x\', "hardwareTypes": []}', ["NS4203", "NS4021"]],
    ["nothing", "", ["NS4205"]],
  ])("that is no JSON: %s", (_title, text, codes) => {
    const { value, diagnostics } = parse(text);
    expect(value).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test("deep nesting ends with a finding", () => {
    const { diagnostics } = parse("[".repeat(100_000));
    expect(diagnostics.map(({ code }) => code)).toContain("NS4207");
  });

  test("any text at all gives a profile or a finding", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { value, diagnostics } = parse(text);
        expect(value === null).toBe(diagnostics.length > 0);
      }),
    );
  });

  test("what JSON accepts is read as JSON reads it", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { diagnostics } = parse(`{"name": "x", "hardwareTypes": {}, "images": ${text}}`);
        expect(diagnostics.filter(({ code }) => /^NS42/.test(code) && code !== "NS4206")).toEqual([]);
      }),
    );
  });
});
