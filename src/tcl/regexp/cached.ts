import { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { type CompiledRegexp, compileRegexp } from "./compile.ts";
import { RegexpBudgetExceeded, RegexpSyntaxError } from "./errors.ts";
import { TextMatcher } from "./matcher.ts";
import type { RegexpOptions } from "./options.ts";
import { PatternCache } from "./pattern-cache.ts";

/** Matcher steps that cost as much as one step of the interpreter. */
const MATCHER_STEPS_PER_STEP = 8;
/** NFA states that cost as much to build; besides, each character of a pattern costs one. */
const STATES_PER_STEP = 4;
/** What it costs to take an expression from the cache and begin a match. */
const STEPS_OF_CALL = 10;
/** What a pattern costs that was refused only after much work. */
const STEPS_OF_REFUSAL = 30_000;

const caches = new WeakMap<Interpreter, PatternCache<CompiledRegexp>>();

function cacheKey(pattern: string, options: RegexpOptions): string {
  const { nocase, expanded, line, lineStop, lineAnchor, literal } = options;
  const flags = [nocase, expanded, line, lineStop, lineAnchor, literal];
  return `${flags.map((flag) => (flag ? "1" : "0")).join("")}${pattern}`;
}

/** The compiled form of a pattern, from the interpreter's cache if it is there. Raises Tcl's error for a bad one. */
export function regexpFor(interp: Interpreter, pattern: string, options: RegexpOptions = {}): CompiledRegexp {
  let cache = caches.get(interp);
  if (cache === undefined) {
    cache = new PatternCache();
    caches.set(interp, cache);
  }
  interp.step(STEPS_OF_CALL);
  const key = cacheKey(pattern, options);
  const known = cache.get(key);
  if (known !== null) return known;
  interp.step(pattern.length);
  const regexp = compile(interp, pattern, options);
  interp.step(Math.floor(regexp.program.nfa.states / STATES_PER_STEP));
  cache.add(key, regexp, regexp.program.nfa.states);
  return regexp;
}

function compile(interp: Interpreter, pattern: string, options: RegexpOptions): CompiledRegexp {
  try {
    return compileRegexp(pattern, options);
  } catch (error) {
    if (!(error instanceof RegexpSyntaxError)) throw error;
    if (error.code === "REG_ETOOBIG") interp.step(STEPS_OF_REFUSAL);
    throw new TclError(error.message, new TclList(["REGEXP", error.code, error.reason])).explain({
      code: "NS2004",
    });
  }
}

/** `TextMatcher.match` within the limits of an interpreter. */
export function matchText(
  interp: Interpreter,
  matcher: TextMatcher,
  start: number,
  notBeginning: boolean,
): Int32Array | null {
  const budget = { steps: interp.limits.regexp };
  try {
    return matcher.match(start, notBeginning, budget);
  } catch (error) {
    if (error instanceof RegexpBudgetExceeded) throw interp.limitReached("regexp");
    throw error;
  } finally {
    interp.step(1 + Math.floor((interp.limits.regexp - budget.steps) / MATCHER_STEPS_PER_STEP));
  }
}

/** Whether a pattern matches somewhere in a text. */
export function regexpTest(interp: Interpreter, pattern: string, text: string, nocase: boolean): boolean {
  return matchText(interp, new TextMatcher(regexpFor(interp, pattern, { nocase }), text), 0, false) !== null;
}

/** A part of a text, `end` excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What the first match of a pattern and its groups cover, null for groups that took no part; null if none matches. */
export function regexpRanges(
  interp: Interpreter,
  pattern: string,
  text: string,
  nocase: boolean,
): (TextRange | null)[] | null {
  const regexp = regexpFor(interp, pattern, { nocase });
  const offsets = matchText(interp, new TextMatcher(regexp, text), 0, false);
  if (offsets === null) return null;
  return Array.from({ length: regexp.groups + 1 }, (_, group) => {
    const start = offsets[2 * group] as number;
    return start < 0 ? null : { start, end: offsets[2 * group + 1] as number };
  });
}
