import { describe, expect, it } from "vitest";
import { allCodes, applyEdits, chooseFixes, type Diagnostic } from "../../src/source/index.ts";
import { lintText, wholeFile } from "./lint.ts";

/** Fixes can make others possible: so often the text is looked at again. */
const MOST_ROUNDS = 10;

const isSafe = ({ fix }: Diagnostic): boolean => fix !== undefined && fix.guess !== true;
const rejections = (list: readonly Diagnostic[]): number =>
  list.filter(({ code, severity }) => severity === "error" && code < "NS4").length;

/** What is left when all safe fixes are applied, round by round. */
function mend(text: string): { text: string; rounds: number; left: readonly Diagnostic[] } {
  let diagnostics = lintText(text).diagnostics;
  for (let rounds = 0; ; rounds++) {
    const { edits } = chooseFixes(diagnostics.filter(isSafe));
    const [entry] = edits;
    if (entry === undefined || rounds === MOST_ROUNDS) return { text, rounds, left: diagnostics };
    text = applyEdits(text, entry[1]);
    diagnostics = lintText(text).diagnostics;
  }
}

describe("safe fixes", () => {
  const examples = allCodes()
    .filter(({ language }) => language === "ns")
    .map(({ code, bad }) => [code, wholeFile(bad)] as const);
  const fixable = examples.filter(([, text]) => lintText(text).diagnostics.some(isSafe));

  it("are there", () => {
    expect(fixable.length).toBeGreaterThan(12);
  });

  it.each(fixable)("%s: applied and looked at again, none of them is left", (_code, text) => {
    const before = lintText(text).diagnostics;
    const { left, rounds } = mend(text);
    expect(left.filter(isSafe)).toEqual([]);
    expect(rounds).toBeLessThan(MOST_ROUNDS);
    expect(rejections(left)).toBeLessThanOrEqual(rejections(before));
  });

  it.each([
    ["proc f {x} {\nif{$x} { puts a }else{ puts b }\n}\nf 1", "if {$x} { puts a } else { puts b }"],
    ["set x 1\nif {$x}{ puts a }", "if {$x} { puts a }"],
    ["set x 1\nif {$x} { puts a }\nelse { puts b }", "if {$x} { puts a } else { puts b }"],
    ["proc f {x} { puts $x # show it\n}\nf 1", "puts $x ;# show it"],
  ])("%j", (body, mended) => {
    const { text, left } = mend(wholeFile(body));
    expect(text).toContain(mended);
    expect(left).toEqual([]);
  });
});
