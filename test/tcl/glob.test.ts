import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globMatch } from "../../src/tcl/glob.ts";
import { useMeter } from "../../src/tcl/work.ts";
import { compareDirectly, tclWord } from "./oracle.ts";
import { lines } from "./regexp-question.ts";

function question(pattern: string, text: string, nocase: boolean) {
  return {
    script: `string match ${nocase ? "-nocase" : ""} ${tclWord(pattern)} ${tclWord(text)}`,
    compute: () => globMatch(pattern, text, nocase),
  };
}

const patterns = lines`
  *
  **
  ?
  a
  a*
  *a
  *a*
  a?b
  a**b
  *?
  ?*?
  [a-c]
  [c-a]
  [a-c
  [abc
  [
  []
  []]
  [a-]
  [a-]]
  [-a]
  [^a]
  [\]]
  [a\]b
  [*]
  [?]
  \a
  \*
  \\
  \
  a\
  \[a]
  *.[ch]
  A*
  [A-C]*
  [Z-a]
  É
  İ
  ǅ
  ß
  `;
const texts = [
  "",
  "a",
  "b",
  "A",
  "ab",
  "aab",
  "abab",
  "axb",
  "-",
  "]",
  "[",
  "^",
  "*",
  "?",
  "\\",
  "a\\b",
  "\\]",
  "x.c",
  "é",
  "i",
  "ı",
  "ǆ",
  "ß",
  "a]",
];

compareDirectly(
  "patterns",
  ["", ...patterns].flatMap((pattern) =>
    texts.flatMap((text) => [question(pattern, text, false), question(pattern, text, true)]),
  ),
);

compareDirectly(
  "characters beyond the basic plane",
  [
    "?",
    "??",
    "*?",
    "?*?",
    "[😀-😂]",
    "[a-😂]",
    "[😀]",
    "*[😁]x",
    "\\😁",
    "*😁",
    "[😀-",
    "[a😁",
    "😁*",
  ].flatMap((pattern) =>
    ["😁", "a😁", "😁😁x", "a", "x"].flatMap((text) => [
      question(pattern, text, false),
      question(pattern, text, true),
    ]),
  ),
);

const piece = fc.constantFrom(
  "a",
  "b",
  "*",
  "*",
  "?",
  "[",
  "[a-c]",
  "]",
  "-",
  "\\",
  "\\*",
  "[^a]",
  "B",
  "é",
  "[à-é]",
  "[a",
);
const letter = fc.constantFrom("a", "b", "A", "-", "]", "[", "\\", "*", "é", "É", "^");
compareDirectly(
  "random patterns",
  fc
    .sample(fc.tuple(fc.array(piece, { maxLength: 6 }), fc.array(letter, { maxLength: 6 }), fc.boolean()), {
      numRuns: 4000,
      seed: 86,
    })
    .map(([pieces, letters, nocase]) => question(pieces.join(""), letters.join(""), nocase)),
);

describe("work", () => {
  it("tries only the last star again", () => {
    expect(globMatch(`${"*a".repeat(50)}*b`, "a".repeat(2_000))).toBe(false);
    expect(globMatch(`${"*a".repeat(50)}*`, "a".repeat(2_000))).toBe(true);
  });

  it("is charged when it grows with both lengths", () => {
    let charged = 0;
    const before = useMeter({
      step(count) {
        charged += count;
      },
      charge() {},
    });
    try {
      globMatch(`*${"a".repeat(1_000)}b`, "a".repeat(5_000));
    } finally {
      useMeter(before);
    }
    expect(charged).toBeGreaterThan(10_000);
  });
});
