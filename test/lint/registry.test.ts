import { describe, expect, it } from "vitest";
import { RULES } from "../../src/lint/index.ts";
import { allCodes, applyEdits, chooseFixes, explainCode } from "../../src/source/index.ts";
import { codes, lintText, wholeFile } from "./lint.ts";

const ofLint = allCodes().filter(({ code }) => code.startsWith("NS5"));

describe("the registry of rules", () => {
  it("has the rules in order of their codes, each once", () => {
    const numbers = RULES.map(({ code }) => code);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it("has a rule for every code, apart from those about comments and the configuration", () => {
    const ofRules = new Set<string>(RULES.map(({ code }) => code));
    const others = ofLint.map(({ code }) => code).filter((code) => !ofRules.has(code));
    expect(others).toEqual(["NS5009", "NS5010", "NS5011"]);
  });
});

describe("the examples of a rule", () => {
  const examples = ofLint.filter(({ language }) => language === "ns").map(({ code }) => code);

  it.each(examples)("%s: the bad one raises this rule alone, the good one none", (code) => {
    const { bad, good } = explainCode(code) as NonNullable<ReturnType<typeof explainCode>>;
    expect(codes(bad)).toEqual([code]);
    expect(codes(good)).toEqual([]);
  });

  it.each(examples)("%s: what fixes there are mend the bad example", (code) => {
    const text = wholeFile(explainCode(code)?.bad ?? "");
    const { diagnostics } = lintText(text);
    const { edits, fixed } = chooseFixes(diagnostics.filter(({ fix }) => fix?.guess !== true));
    const [entry] = edits;
    if (entry === undefined) return;
    const mended = lintText(applyEdits(text, entry[1])).diagnostics;
    expect(fixed).toHaveLength(diagnostics.length);
    expect(mended.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`)).toEqual([]);
  });
});
