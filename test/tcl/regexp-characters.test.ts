import { compileRegexp, TextMatcher } from "../../src/tcl/regexp/index.ts";
import { compareDirectly, type Question, tclWord } from "./oracle.ts";
import { lines } from "./regexp-question.ts";

/* Asks about every code unit but surrogates, in one text that has them all in order. */

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => !isSurrogate(unit));
const text = String.fromCharCode(...units.slice(0, 0x8000)) + String.fromCharCode(...units.slice(0x8000));

const MAKE_TEXT = `
  if {![info exists units]} {
    set units {}
    for {set i 0} {$i < 65536} {incr i} {if {$i < 0xd800 || $i > 0xdfff} {append units [format %c $i]}}
  }`;

/** The runs of characters that a pattern for one character matches. */
function runs(pattern: string, nocase: boolean): string {
  const matcher = new TextMatcher(compileRegexp(`(?:${pattern})+`, { nocase }), text);
  const list: string[] = [];
  for (let start = 0; start < text.length; ) {
    const found = matcher.match(start, false, { steps: 10_000_000 });
    if (found === null) break;
    const [begin, end] = found as unknown as [number, number];
    list.push(`${begin} ${end - 1}`);
    start = end;
  }
  return list.join(" ");
}

const question =
  (nocase: boolean) =>
  (pattern: string): Question => {
    const switches = `-all -inline -indices ${nocase ? "-nocase" : ""}`;
    return {
      script: `${MAKE_TEXT}; join [regexp ${switches} -- ${tclWord(`(?:${pattern})+`)} $units]`,
      compute: () => runs(pattern, nocase),
    };
  };

compareDirectly(
  "classes of characters",
  lines`
    [[:alnum:]]
    [[:alpha:]]
    [[:ascii:]]
    [[:blank:]]
    [[:cntrl:]]
    [[:digit:]]
    [[:graph:]]
    [[:lower:]]
    [[:print:]]
    [[:punct:]]
    [[:space:]]
    [[:upper:]]
    [[:xdigit:]]
    \d
    \D
    \s
    \S
    \w
    \W
    .
    [^a]
    \m.
    `.map(question(false)),
);

compareDirectly(
  "the same without case, and ranges",
  lines`
    [[:upper:]]
    [[:lower:]]
    [[:alpha:]]
    [a-z]
    [^a-z]
    [\u00c0-\u024f]
    [\u0370-\u052f]
    [\u1c80-\u1fff]
    [\u2100-\u2d2f]
    [\ua640-\uabff]
    `.map(question(true)),
);
