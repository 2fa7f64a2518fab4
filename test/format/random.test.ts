import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askEach, hasTclsh, randomStrings } from "../parser/tclsh.ts";
import { format } from "./format.ts";
import { PRELUDE, scripts } from "./scripts.ts";

/** Pieces of which random text is made that is more often than not a script of some kind. */
const PIECES = [
  ...'ab   \n\n;{}{}[]"()#\t$\\é',
  "\\\n",
  "\\\n  ",
  "\\\n\n",
  "\n\n\n",
  "if {1} {",
  "} else {",
  "}\n",
  "}}",
  "set a 1",
  "catch {",
  "switch $x {",
  "a - ",
  "{*}",
  "[list ",
  "] ",
  ";# c\n",
  " # d \\\n",
  "proc p {} {",
  "for {set i 0} {1} {incr i} {",
  "tb-x  a   b\n",
  "tb-y  a   b\n",
  "expr { ",
  '"a b"',
  "{a  b}",
  "while { [foo  ] } {",
  "uplevel 1 {",
  "$a( [b  c] )",
  "# x \\",
];

describe("scripts at random", () => {
  it("are formatted, and formatting them again changes nothing", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const once = format(text);
        expect(once).toEqual(expect.any(String));
        expect(format(once as string)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it("of random text are refused for their syntax alone, or formatted once and for all", () => {
    let formatted = 0;
    for (const text of randomStrings(21, 5_000, PIECES, 12)) {
      const once = format(text);
      if (typeof once === "string") {
        formatted++;
        expect(format(once), JSON.stringify(text)).toBe(once);
      } else for (const code of once) expect(code, JSON.stringify(text)).toMatch(/^NS1/);
    }
    expect(formatted).toBeGreaterThan(500);
  });

  it.runIf(hasTclsh)("do the same in tclsh as before", () => {
    const texts = fc.sample(scripts, { numRuns: 400, seed: 5 });
    const run = `
      set i [interp create]
      set code [catch {$i eval $::prelude$s} result]
      set r "$code $result [expr {[$i eval {info exists shown}] ? [$i eval {set shown}] : {}}]"
      interp delete $i`;
    const ask = (list: readonly string[]) => askEach(run, list, `set prelude {${PRELUDE}}`);
    const answers = ask(texts);
    expect(ask(texts.map((text) => format(text) as string))).toEqual(answers);
    expect(answers.filter((answer) => /^0 .*\n.*\n/s.test(answer)).length).toBeGreaterThan(60);
  });
});
