export { mergeRepeated } from "./merge.ts";
export { RULES } from "./registry.ts";
export type { Evaluated, LintCode, Program, Rule } from "./rule.ts";
export { type LintFindings, lintProgram, syntaxFindings } from "./run.ts";
export type { CommandFacts, ParameterFacts, ShapesOf, Vocabulary, WordShape } from "./vocabulary.ts";
