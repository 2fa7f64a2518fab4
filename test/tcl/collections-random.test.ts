import { describe, expect, it } from "vitest";
import { quoteElement } from "../../src/parser/index.ts";
import { withoutTclsh } from "./caught.ts";
import { askTclsh } from "./differential.ts";
import { Random } from "./random.ts";
import { runTcl } from "./run.ts";

const TEXTS = [
  "",
  "a",
  "b",
  "A",
  "ab",
  "a b",
  "a1",
  "a01",
  "a10",
  "A1",
  "1",
  "01",
  "2",
  "10",
  "-3",
  "0x1f",
  "1.5",
  "1e3",
  "x{y",
  "}",
  "{",
  "{a b}",
  '"',
  'a"b',
  "\\",
  "a\\",
  "$a",
  "[b]",
  "#c",
  "a;b",
  "\n",
  " a ",
  "é",
  "É",
  "ab cd ef",
  "{a {b c}} d",
  "node-9",
  "node-10",
  "abab",
  "aab",
  "*",
  "?",
  "[ab]*",
  "a*",
  "yes",
  "tru",
  "00",
  "9",
  "99999999999999999999",
];
const INDICES = ["0", "1", "2", "3", "5", "-1", "end", "end-1", "end-2", "end+1", "1+1", "2-1", "end-7", "9"];

const quoted = (text: string) => quoteElement(text, false);

/** Makes scripts of one kind each. */
class Scripts {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  #text(): string {
    return quoted(this.#random.pick(TEXTS));
  }

  #list(): string {
    const items = this.#random.many(6, () => this.#random.pick(TEXTS));
    return quoted(items.map((item, index) => quoteElement(item, index === 0)).join(" "));
  }

  #index(): string {
    return this.#random.pick(INDICES);
  }

  list(): string {
    const rest = this.#random.many(3, () => this.#text()).join(" ");
    return this.#random.pick([
      () => `lindex ${this.#list()} ${this.#index()} ${this.#random.some(INDICES.slice(0, 3))}`,
      () => `lrange ${this.#list()} ${this.#index()} ${this.#index()}`,
      () => `linsert ${this.#list()} ${this.#index()} ${rest}`,
      () => `lreplace ${this.#list()} ${this.#index()} ${this.#index()} ${rest}`,
      () => `lreverse ${this.#list()}`,
      () => `concat ${rest} ${this.#list()} ${this.#list()}`,
      () => `join ${this.#list()} ${this.#text()}`,
      () => `split ${this.#text()} ${this.#text()}`,
      () => `llength ${this.#text()}`,
      () =>
        `set x ${this.#list()}; lset x ${this.#index()} ${this.#random.some(INDICES.slice(0, 3))} ${this.#text()}`,
    ])();
  }

  sort(): string {
    const options = this.#random.some([
      "-integer",
      "-real",
      "-dictionary",
      "-nocase",
      "-decreasing",
      "-unique",
      "-indices",
      "-index 0",
      "-index end",
      "-stride 2",
      "-command {string compare}",
    ]);
    return `lsort ${options} ${this.#list()}`;
  }

  search(): string {
    const options = this.#random.some([
      "-integer",
      "-real",
      "-dictionary",
      "-nocase",
      "-exact",
      "-sorted",
      "-decreasing",
      "-all",
      "-inline",
      "-not",
      "-start 1",
      "-index 0",
      "-subindices",
      "-bisect",
    ]);
    return `lsearch ${options} ${this.#list()} ${this.#text()}`;
  }

  string(): string {
    const kinds = [
      "alnum",
      "alpha",
      "boolean",
      "double",
      "entier",
      "integer",
      "list",
      "space",
      "true",
      "upper",
      "wideinteger",
    ];
    return this.#random.pick([
      () => `string range ${this.#text()} ${this.#index()} ${this.#index()}`,
      () => `string replace ${this.#text()} ${this.#index()} ${this.#index()} ${this.#text()}`,
      () => `string index ${this.#text()} ${this.#index()}`,
      () => `string first ${this.#text()} ${this.#text()} ${this.#index()}`,
      () => `string last ${this.#text()} ${this.#text()} ${this.#index()}`,
      () =>
        `string map ${this.#random.some(["-nocase"])} ${this.#list()} ${this.#text()}${this.#text()}`.replaceAll(
          "}{",
          "",
        ),
      () => `string trim ${this.#text()} ${this.#text()}`,
      () => `string compare ${this.#random.some(["-nocase", "-length 2"])} ${this.#text()} ${this.#text()}`,
      () => `string match ${this.#random.some(["-nocase"])} ${this.#text()} ${this.#text()}`,
      () => `string toupper ${this.#text()} ${this.#index()} ${this.#index()}`,
      () => `string wordend ${this.#text()} ${this.#index()}`,
      () => `string wordstart ${this.#text()} ${this.#index()}`,
      () =>
        `set v {}; list [string is ${this.#random.pick(kinds)} ${this.#random.some(["-strict"])} -failindex v ${this.#text()}] $v`,
    ])();
  }
}

describe.skipIf(withoutTclsh)("random scripts answer as in tclsh", () => {
  it.each(["list", "sort", "search", "string"] as const)("%s", (kind) => {
    const made = new Scripts(20240917);
    const scripts = Array.from({ length: 1000 }, () => made[kind]().replaceAll("\n", "\\n"));
    const answers = askTclsh(scripts);
    const different = scripts
      .map((script, index) => ({ script, expected: answers[index], actual: runTcl(script) }))
      .filter(({ expected, actual }) => expected !== actual);
    expect(different).toEqual([]);
  });
});
