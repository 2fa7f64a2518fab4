import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ExpressionGrammar } from "../../src/parser/expression-grammar.ts";
import { ScriptGrammar } from "../../src/parser/script-grammar.ts";

function reference(name: string): string {
  const text = readFileSync(new URL(`../../grammars/${name}`, import.meta.url), "utf8");
  return text.replace(/\(\*[\s\S]*?\*\)/g, "");
}

/** The rules that a reference grammar defines, each with the rules that it names. */
function rulesOf(text: string): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const definition of text.split(";").slice(0, -1)) {
    const [name, body] = definition.split(/=(.*)/s) as [string, string];
    rules.set(name.trim(), body.replace(/"[^"]*"/g, "").match(/[a-z]\w*/g) ?? []);
  }
  return rules;
}

type Production = ReturnType<ScriptGrammar["getGAstProductions"]>[string];

/** The rules that a production uses, as such or as the token that stands for what the rule made. */
function rulesUsedBy(production: Production, rules: ReadonlyMap<string, unknown>): string[] {
  const used = new Set<string>();
  const visit = (node: object): void => {
    if ("nonTerminalName" in node) {
      used.add(String(node.nonTerminalName));
      return;
    }
    if ("terminalType" in node) {
      const { name } = node.terminalType as { name: string };
      const rule = name.charAt(0).toLowerCase() + name.slice(1);
      if (rules.has(rule)) used.add(rule);
    }
    if ("definition" in node) for (const child of node.definition as object[]) visit(child);
  };
  for (const child of production.definition) visit(child);
  return [...used].sort();
}

describe.each([
  { file: "tcl.ebnf", make: () => new ScriptGrammar({ skipValidations: false }) },
  { file: "expr.ebnf", make: () => new ExpressionGrammar({ skipValidations: false }) },
])("$file", ({ file, make }) => {
  it("names the rules that the parser has", () => {
    expect([...rulesOf(reference(file)).keys()].sort()).toEqual(
      Object.keys(make().getGAstProductions()).sort(),
    );
  });

  it("names in each rule what the parser's rule names", () => {
    const productions = make().getGAstProductions();
    const rules = rulesOf(reference(file));
    for (const [name, named] of rules) {
      const used = rulesUsedBy(productions[name] as Production, rules);
      expect(used, name).toEqual([...new Set(named)].sort());
    }
  });

  it("defines every rule that it names", () => {
    const rules = rulesOf(reference(file));
    const named = new Set([...rules.values()].flat());
    expect([...named].filter((name) => !rules.has(name))).toEqual([]);
  });
});
