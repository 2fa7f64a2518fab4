/*
 * Tcl's regular expressions. `compileRegexp` reads a pattern (prefix, lexer, parser, bracket) into a syntax tree,
 * plans how a match is to be divided among its parts (plan), and builds an NFA in which every part has its place
 * (nfa-builder). Matching runs parts of the NFA as DFAs that are made on the fly (automaton, scan): one finds the
 * match, then its captures are found by dividing the text along the plan (captures), so that no choice is ever tried
 * twice. Only back references are tried out (backtrack). All of it is counted against a budget of steps.
 */
export type { Budget } from "./budget.ts";
export { matchText, regexpFor, regexpRanges, regexpTest, type TextRange } from "./cached.ts";
export { type CompiledRegexp, compileRegexp, match } from "./compile.ts";
export { RegexpBudgetExceeded, RegexpSyntaxError } from "./errors.ts";
export { TextMatcher } from "./matcher.ts";
export type { RegexpOptions } from "./options.ts";
export { parseSubstitution, type Substitute } from "./substitution.ts";
