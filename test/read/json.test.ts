import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonNode, jsonValue } from "../../src/read/json/node.ts";
import { readJson } from "../../src/read/json/parser.ts";
import { applyEdits, chooseFixes, SourceFile } from "../../src/source/index.ts";

const read = (text: string) => readJson(new SourceFile("a.json", text));
const plain = (node: JsonNode | null) => (node === null ? undefined : jsonValue(node));

/** The text after its fixes, made again and again until none is left. */
function mended(text: string): string {
  let current = text;
  for (let round = 0; round < 10; round++) {
    const file = new SourceFile("a.json", current);
    const { edits } = chooseFixes(readJson(file).diagnostics);
    const list = edits.get(file);
    if (list === undefined) return current;
    current = applyEdits(current, list);
  }
  throw new Error("fixes never end");
}

describe("what is JSON", () => {
  test("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), fc.constantFrom(0, 2, "\t"), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        for (const same of [text, spaced, `\ufeff${text}`]) {
          const { value, diagnostics } = read(same);
          expect(diagnostics.filter(({ code }) => code !== "NS4206")).toEqual([]);
          expect(plain(value)).toEqual(JSON.parse(text));
        }
      }),
    );
  });

  test.each([
    "0",
    "-0.5e+10",
    "1E400",
    '"\\u0041\\ud83d\\ude00\\ud800\\/\\b"',
    '"a \u201cquoted\u201d, word"',
    "\"it's 'so', she said\"",
    '["http://x//y", "# no comment", "/* nor this */"]',
    '{"__proto__": {"constructor": null}, "": [[], {}]}',
    "\r\n[\t1 ,\r\n2 ]\r\n",
  ])("%s", (text) => {
    const { value, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(plain(value)).toEqual(JSON.parse(text));
  });

  test("has places", () => {
    const { value } = read(' { "k" : [ 1, "two" ] } ');
    expect(value).toEqual({
      kind: "object",
      damaged: false,
      start: 1,
      end: 23,
      members: [
        {
          key: "k",
          keyStart: 3,
          keyEnd: 6,
          value: {
            kind: "list",
            start: 9,
            end: 21,
            items: [
              { kind: "scalar", value: 1, start: 11, end: 12 },
              { kind: "scalar", value: "two", start: 14, end: 19 },
            ],
          },
        },
      ],
    });
  });
});

describe("what is not JSON", () => {
  /** «…» is what the finding underlines; the last text is what the fixes make of it, null when nothing is certain. */
  const cases: [title: string, marked: string, code: string, message: string, fixed: string | null][] = [
    [
      "a comma missing in an object",
      '{"a": 1«»\n"b": 2}',
      "NS4201",
      "a comma is missing",
      '{"a": 1,\n"b": 2}',
    ],
    ["a comma missing in a list", "[1«» 2]", "NS4201", "a comma is missing", "[1, 2]"],
    ["a comma missing between objects", "[{}«»\n{}]", "NS4201", "a comma is missing", "[{},\n{}]"],
    ["a comma missing before a list", '{"a": "x"«» "b": []}', "NS4201", "a comma", '{"a": "x", "b": []}'],
    ["a comma behind the last member", '{"a": 1«,»\n}', "NS4202", 'before the "}"', '{"a": 1\n}'],
    ["a comma behind the last item", "[1«,» ]", "NS4202", 'before the "]"', "[1 ]"],
    ["two commas", "[1,«,» 2]", "NS4202", "comma too many here", "[1, 2]"],
    ["a comma at the beginning", "[«,»1]", "NS4202", "comma too many here", "[1]"],
    ["two commas in an object", '{"a": 1,«,» "b": 2}', "NS4202", "comma too many", '{"a": 1, "b": 2}'],
    ["single quotes", "[«'alice'»]", "NS4203", "not in single ones", '["alice"]'],
    [
      "single quotes around quotes",
      "[«'say \"hi\", it\\'s me'»]",
      "NS4203",
      "single",
      '["say \\"hi\\", it\'s me"]',
    ],
    ["an apostrophe inside", "[«'it's'»]", "NS4203", "single", '["it\'s"]'],
    ["a key in single quotes", "{«'a'»: 1}", "NS4203", "single", '{"a": 1}'],
    ["backticks", "[«`a`»]", "NS4203", "backticks", '["a"]'],
    ["curly quotes", "[«\u201calice\u201d»]", "NS4203", "not in \u201c", '["alice"]'],
    ["low quotes", "[«\u201ealice\u201c»]", "NS4203", "not in \u201e", '["alice"]'],
    ["curly single quotes", "[«\u2018alice\u2019»]", "NS4203", "not in \u2018", '["alice"]'],
    ["a curly end", '[«"alice\u201d»]', "NS4203", "not in \u201d", '["alice"]'],
    ["a curly end before a comma and a line end", '[«"a\u201d»,\n"b"]', "NS4203", "\u201d", '["a",\n"b"]'],
    ["a key with a curly end", '{«"a\u201d»: "b"}', "NS4203", "not in \u201d", '{"a": "b"}'],
    ["a curly beginning", '[«\u201calice"»]', "NS4203", "not in \u201c", '["alice"]'],
    ["a key without quotes", "{«host»: 1}", "NS4203", "a key needs double quotes", '{"host": 1}'],
    ["a number as a key", "{«1»: 2}", "NS4203", "a key needs double quotes", '{"1": 2}'],
    ["a bare text", "[«alice»]", "NS4203", "a text needs double quotes", '["alice"]'],
    ["a bare address", "[«10.1.1.2»]", "NS4203", "a text needs", '["10.1.1.2"]'],
    ["a bare MAC address", "[«02:00:00:00:00:01»]", "NS4203", "a text needs", '["02:00:00:00:00:01"]'],
    [
      "a bare URL",
      '{"u": «http://scratch/a.box»}',
      "NS4203",
      "a text needs",
      '{"u": "http://scratch/a.box"}',
    ],
    ["a comment at the end of a line", "[1, «// one»\n2]", "NS4204", "no comments", "[1,\n2]"],
    ["a comment on a line", "[\n  «// one»\n  1\n]", "NS4204", "no comments", "[\n  1\n]"],
    ["a comment with CRLF", "[\r\n  «// one\r»\n  1\r\n]", "NS4204", "no comments", "[\r\n  1\r\n]"],
    ["a block comment", "[1, «/* , */» 2]", "NS4204", "no comments", "[1,  2]"],
    ["a block comment between words", '{"a"«/**/»:true«/**/»}', "NS4204", "no comments", '{"a" :true }'],
    ["a comment of a shell", "[1 «# one»\n]", "NS4204", "no comments", "[1\n]"],
    ["a comment without an end", "[1] «/* one»", "NS4204", "never closed", null],
    ["a text without an end", '["a", «"»alice\n]', "NS4205", "the string is never closed", null],
    ["a text without an end before a comma", '{"a": «"»x,\n"b": 1}', "NS4205", "never closed", null],
    ["a list without an end", '«[»{"a": 1}', "NS4205", '"[" is never closed', null],
    ["an object without an end in a list", '[{"a": 1«»]', "NS4205", 'a "}" is missing', null],
    ["an object without an end before another", '[{"a": 1«»,\n{"b": 2}]', "NS4205", 'a "}" is missing', null],
    ["the same without a comma", '[{"a": 1«»\n{"b": 2}]', "NS4205", 'a "}" is missing', null],
    ["a list without an end in an object", '{"a": [1«»}', "NS4205", 'a "]" is missing', null],
    ["a bracket that closes nothing", "[1«}»]", "NS4205", 'this "}" closes nothing', null],
    ["a colon missing", '{"a"«» 1}', "NS4205", "a colon is missing", '{"a": 1}'],
    ["an equals sign", '{"a" «=» 1}', "NS4205", "followed by a colon", '{"a" : 1}'],
    ["a value missing", '{"a":«», "b": 1}', "NS4205", '"a" has no value', null],
    ["a value missing before a key", '{"a"«»\n"b": 1}', "NS4205", '"a" has no value', null],
    ["a key alone", '{"a"«»}', "NS4205", '"a" has no value', null],
    ["a key missing", "{«:» 1}", "NS4205", "a key is missing", null],
    ["a colon in a list", '["a"«:» 1]', "NS4205", "a colon belongs", null],
    ["two colons", '{"a":«:» 1}', "NS4205", "a colon too many", null],
    ["an object as a key", '{«{»"a": 1}: 2}', "NS4205", "a key in double quotes", null],
    ["NaN", "[«NaN»]", "NS4205", "NaN is no JSON value", null],
    ["-Infinity", "[«-Infinity», 1]", "NS4205", "-Infinity is no JSON value", null],
    ["undefined", '{"a": «undefined»}', "NS4205", "undefined is no JSON value", null],
    ["True", "[«True»]", "NS4205", "JSON writes true", "[true]"],
    ["None", "[«None»]", "NS4205", "JSON writes null", "[null]"],
    ["a leading zero", "[«007»]", "NS4205", "no JSON number", null],
    ["a point at the end", "[«1.»]", "NS4205", "no JSON number", null],
    ["a hexadecimal number", "[«0x10»]", "NS4205", "no JSON number", null],
    ["a plus", "[«+1»]", "NS4205", "no JSON number", null],
    ["a lone minus", "[«-»]", "NS4205", "a value is expected", null],
    ["a quote inside a text", '["say "«h»i" to", 2]', "NS4205", "goes on after its closing quote", null],
    ["a quote forgotten behind a key", '{"a: "«x»", "b": 1}', "NS4205", "goes on after", null],
    ["a bad escape", '["a«\\q»"]', "NS4205", "backslash sequence", null],
    ["an escaped single quote", '["it«\\\'»s"]', "NS4205", "backslash sequence", '["it\'s"]'],
    ["a short \\u", '["«\\u»12"]', "NS4205", "backslash sequence", null],
    ["a tab in a text", '["a«\t»b"]', "NS4205", "control character as \\t", '["a\\tb"]'],
    ["another control character", '["a«\u0001»b"]', "NS4205", "as \\u0001", '["a\\u0001b"]'],
    ["nothing", "«»", "NS4205", "a value is missing at the end", null],
    ["white space", "\n «»", "NS4205", "a value is missing at the end", null],
    ["something behind the end", "[1] «[»2]", "NS4205", "the text goes on", null],
    ["a key given twice", '{"a": 1, «"a"»: 2}', "NS4206", "a second time", null],
    [
      "the same said twice",
      '{"a": "x",\n «"a"»: "x", "b": 1}',
      "NS4206",
      "a second time",
      '{"a": "x", "b": 1}',
    ],
    [
      "a name of JavaScript given twice",
      '{"__proto__": 1, «"__proto__"»: 2}',
      "NS4206",
      "a second time",
      null,
    ],
  ];

  test.each(cases)("%s", (_title, marked, code, message, fixed) => {
    const marks = [...marked.matchAll(/«([^»]*)»/g)].map((match) => match[1]);
    const text = marked.replaceAll(/[«»]/g, "");
    const { diagnostics } = read(text);
    expect(diagnostics.map((found) => found.code)).toEqual(marks.map(() => code));
    expect(diagnostics.map(({ span }) => text.slice(span.start, span.end))).toEqual(
      marks.map((mark) => mark?.replace("\r", "")),
    );
    expect(diagnostics[0]?.span.start).toBe(marked.indexOf("«"));
    expect(diagnostics[0]?.message).toContain(message);
    expect(mended(text)).toBe(fixed ?? text);
  });

  test("several mistakes are all found, each at its place", () => {
    const text = `[
  { 'host': "alice" "name": "x", },
  // bob's
  { host: "bob", "name": "y" }
  { "host": “carol”, "mac": 02:00:00:00:00:01 }
]`;
    const { value, diagnostics } = read(text);
    const places = diagnostics.map(({ code, span }) => {
      const { line, column } = span.file.position(span.start);
      return `${code} ${line}:${column}`;
    });
    expect(places).toEqual([
      "NS4203 2:5",
      "NS4201 2:20",
      "NS4202 2:32",
      "NS4204 3:3",
      "NS4203 4:5",
      "NS4201 4:31",
      "NS4203 5:13",
      "NS4203 5:29",
    ]);
    const meant = [
      { host: "alice", name: "x" },
      { host: "bob", name: "y" },
      { host: "carol", mac: "02:00:00:00:00:01" },
    ];
    expect(plain(value)).toEqual(meant);
    expect(JSON.parse(mended(text))).toEqual(meant);
  });

  test("what was read is kept when a line makes no sense", () => {
    const { value, diagnostics } = read('[{"a": "x "y" z",\n"b": 2},\n{"c": 3}]');
    expect(diagnostics).toHaveLength(1);
    expect(plain(value)).toEqual([{ a: "x ", b: 2 }, { c: 3 }]);
  });
});

describe("limits", () => {
  test.each(["[", '{"a":', "[{"])("nesting of %s", (opener) => {
    const { diagnostics } = read(opener.repeat(100_000));
    expect(diagnostics.map(({ code }) => code)).toContain("NS4207");
    expect(diagnostics.length).toBeLessThan(5);
  });

  test("100 levels are fine", () => {
    expect(read("[".repeat(100) + "]".repeat(100)).diagnostics).toEqual([]);
  });

  test.each([`[${",".repeat(1_000_000)}`, `[${"'a' ".repeat(1_000_000)}`, "]\n".repeat(1_000_000)])(
    "mistakes without end (%#)",
    (text) => {
      const { diagnostics } = read(text);
      expect(diagnostics.length).toBeLessThan(10_010);
      expect(diagnostics.at(-1)?.code).toBe("NS4207");
    },
  );

  test.each([
    ["white space", " ".repeat(5_000_000)],
    ["quotes on one line", "['x ".repeat(300_000)],
    ["a text", `["${"x".repeat(5_000_000)}"]`],
    ["an open text", `["${"x".repeat(5_000_000)}`],
    ["escapes", `["${"\\n".repeat(1_000_000)}"]`],
    ["a bare word", "x".repeat(5_000_000)],
    ["brackets that close nothing", `[${"}".repeat(1_000_000)}`],
    ["comments", "/**/".repeat(300_000)],
    ["unclosed comments", "/*".repeat(1_000_000)],
    ["equal keys", `{${'"a": 1,'.repeat(300_000)}"b": 1}`],
  ])("%s, a lot", (_title, text) => {
    expect(read(text).diagnostics.length).toBeLessThan(10_010);
  });
});

describe("any text at all", () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ..."{}[],:\"'\n\t \\\u201c\u201d#",
        "//",
        "/*",
        "*/",
        "true",
        "NaN",
        "12",
        '"a"',
        '"b":',
        "=",
        "\r\n",
      ),
      fc.string({ maxLength: 3 }),
    ),
  );
  const texts = fc.oneof(
    pieces.map((list) => list.join("")),
    fc.string(),
  );

  test("is JSON or is reported, and fixes end", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { diagnostics } = read(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(diagnostics.filter(({ code }) => code !== "NS4206").length === 0).toBe(isJson);
        for (const { span } of diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        mended(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test("that was JSON before one slip is JSON again after the fixes", () => {
    const sample = JSON.stringify(
      [{ host: "alice", name: "x", list: [1, { a: "b" }] }, { host: "bob" }],
      null,
      2,
    );
    const commas = [...sample.matchAll(/,/g)].map(({ index }) => index);
    const texts = [...sample.matchAll(/"(\w+)"/g)];
    for (const at of commas) {
      const without = sample.slice(0, at) + sample.slice(at + 1);
      expect(mended(without)).toBe(sample);
      expect(mended(`${sample.slice(0, at)},${sample.slice(at)}`)).toBe(sample);
    }
    for (const { index, 0: whole, 1: inner } of texts) {
      for (const other of [`'${inner}'`, `“${inner}”`, `"${inner}”`, `${inner}`])
        expect(mended(sample.slice(0, index) + other + sample.slice(index + whole.length))).toBe(sample);
    }
  });
});
