import { describe, expect, it } from "vitest";
import { isComplete } from "../../src/parser/index.ts";
import { runSubstitution, runWords, TCL_RUNNER } from "./run-words.ts";
import { askEach, hasTclsh, randomStrings } from "./tclsh.ts";

const PIECES = [
  ...'aab   \n;{}{}[[]]""()#\r\t$\\é\u00a0',
  "[b ",
  "$a",
  "${a}",
  "${",
  "$x(",
  "$x(1)",
  "$x($a)",
  "::",
  "\\\n",
  "\\\n ",
  "\\\r\n",
  " #",
  "{*}",
  "\\x41",
  "{a b}",
  "\\{",
  "\\}",
];

describe.runIf(hasTclsh)("compared with tclsh", () => {
  it("runs random scripts alike, errors included", () => {
    const inputs = randomStrings(11, 15_000, PIECES, 14);
    expect(inputs.map(runWords)).toEqual(askEach("set r [runWords $s]", inputs, TCL_RUNNER));
  });

  it("finds the same words in random text without errors", () => {
    const pieces = [
      "a",
      "b",
      " ",
      "  ",
      "{c d}",
      '"e f"',
      "\\ ",
      "\\\n",
      "\\t",
      "é",
      "]",
      "{g {h}}",
      "{*}{i j}",
    ];
    const inputs = randomStrings(12, 5_000, pieces, 10).map((text) => `list ${text}`);
    expect(inputs.map(runWords)).toEqual(askEach("set r [runWords $s]", inputs, TCL_RUNNER));
  });

  it.each([
    { options: "", flags: { commands: true, variables: true, backslashes: true } },
    { options: "-nocommands", flags: { commands: false, variables: true, backslashes: true } },
    { options: "-novariables", flags: { commands: true, variables: false, backslashes: true } },
    { options: "-nobackslashes", flags: { commands: true, variables: true, backslashes: false } },
    { options: "-nocommands -novariables", flags: { commands: false, variables: false, backslashes: true } },
  ])("substitutes random text alike: subst $options", ({ options, flags }) => {
    const inputs = randomStrings(13, 5_000, PIECES, 12);
    const expected = askEach(`set r [runSubstitution {${options}} $s]`, inputs, TCL_RUNNER);
    expect(inputs.map((text) => runSubstitution(text, flags))).toEqual(expected);
  });

  it("agrees on what is complete", () => {
    const inputs = randomStrings(14, 15_000, PIECES, 8);
    const expected = askEach("set r [info complete $s]", inputs);
    expect(inputs.map((text) => (isComplete(text) ? "1" : "0"))).toEqual(expected);
  });
});
