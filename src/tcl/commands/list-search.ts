import { type CommandSpec, parameters } from "../command.ts";
import { asIndex, asList } from "../convert.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { regexpTest } from "../regexp/index.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { lowerCase } from "./letter-case.ts";
import { compareKeys, type Ordering, sortKey } from "./list-compare.ts";
import { readSearchOptions, type SearchOptions } from "./list-search-options.ts";
import { positionOf, select } from "./list-selector.ts";

type Test = (candidate: Value) => boolean;

function orderingOf(options: SearchOptions): Ordering {
  return options.type === "ascii" && options.nocase ? "nocase" : options.type;
}

/** Whether a candidate is what is looked for, `-not` left aside. */
function testFor(interp: Interpreter, options: SearchOptions, pattern: Value): Test {
  const { mode, nocase } = options;
  const text = toText(pattern);
  if (mode === "glob") {
    return (candidate) => globMatch(text, toText(candidate), nocase);
  }
  if (mode === "regexp") return (candidate) => regexpTest(interp, text, toText(candidate), nocase);
  if (options.type === "ascii") {
    const wanted = nocase ? lowerCase(text) : text;
    return (candidate) => {
      const other = toText(candidate);
      if (other.length !== wanted.length) return false;
      chargeText(interp, wanted.length);
      return (nocase ? lowerCase(other) : other) === wanted;
    };
  }
  const ordering = options.type;
  const key = sortKey(pattern, ordering);
  return (candidate) => compareKeys(key, sortKey(candidate, ordering), ordering) === 0;
}

function candidate(options: SearchOptions, items: readonly Value[], index: number): Value {
  const item = items[index] as Value;
  return options.selector.length === 0 ? item : select(item, options.selector);
}

/** The first match in a sorted list, or with `-bisect` the last element not behind the pattern; -1 for none. */
function sortedIndex(options: SearchOptions, items: readonly Value[], pattern: Value, start: number): number {
  const ordering = orderingOf(options);
  const key = sortKey(pattern, ordering);
  let found = -1;
  let lower = start - 1;
  let upper = items.length;
  while (lower + 1 < upper) {
    const middle = Math.floor((lower + upper) / 2);
    const order = compareKeys(key, sortKey(candidate(options, items, middle), ordering), ordering);
    if (order === 0) {
      found = middle;
      if (options.bisect) lower = middle;
      else upper = middle;
    } else if (order > 0 !== options.decreasing) lower = middle;
    else upper = middle;
  }
  return options.bisect && found < 0 ? lower : found;
}

/** How a match is told; -1 stands for none. */
function told(interp: Interpreter, options: SearchOptions, items: readonly Value[], index: number): Value {
  if (options.inline) return index < 0 ? "" : (items[index] as Value);
  if (!options.subindices) return index;
  // Counted from the end, an index is told as if the outer list were meant: so does Tcl 8.6.13.
  interp.chargeItems(1 + options.selector.length);
  return new TclList([index, ...options.selector.map((part) => positionOf(part, items.length))]);
}

function runLsearch(interp: Interpreter, words: readonly Value[]): Value {
  const options = readSearchOptions(words);
  const pattern = words.at(-1) as Value;
  if (options.mode === "regexp") regexpTest(interp, toText(pattern), "", options.nocase);
  const items = asList(words.at(-2) as Value);
  const { all, inline, not } = options;
  let start = 0;
  if (options.start !== null) {
    start = Math.max(0, asIndex(options.start, items.length));
    if (start >= items.length) return all || inline ? "" : -1;
  }
  if (options.mode === "sorted" && !all && !not) {
    return told(interp, options, items, sortedIndex(options, items, pattern, start));
  }
  const test = testFor(interp, options, pattern);
  const found: Value[] = [];
  interp.step(Math.floor((items.length * (1 + options.selector.length)) / 8));
  for (let index = start; index < items.length; index++) {
    const value = candidate(options, items, index);
    if (test(value) === not) continue;
    if (!all) return told(interp, options, items, index);
    found.push(retain(inline && options.subindices ? value : told(interp, options, items, index)));
  }
  if (!all) return told(interp, options, items, -1);
  interp.chargeItems(found.length);
  return found.length === 0 ? "" : new TclList(found);
}

export const listSearchCommands: readonly CommandSpec[] = [
  {
    name: "lsearch",
    parameters: parameters("?option:option ...? list:list pattern:any"),
    usage: "?-option value ...? list pattern",
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    help: "The index of the first element that matches a pattern, or all of them, or the elements.",
    run: runLsearch,
  },
];
