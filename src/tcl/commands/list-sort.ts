import { type CommandSpec, parameters, type Result, SIGNAL } from "../command.ts";
import { asList, asSmallInteger } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { joinElements, TclList } from "../list-value.ts";
import { newList, retain } from "../retain.ts";
import { addCommand, endUnit } from "../trace.ts";
import type { Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { keyword } from "./keyword.ts";
import { compareKeys, type Ordering, type SortKey, sortKey } from "./list-compare.ts";

import { positionOf, readSelector, type SelectorIndex, select } from "./list-selector.ts";
import { type CompareIndices, MergeSorter } from "./merge-sort.ts";
import { areNumbers, sortedNumbers } from "./sort-numbers.ts";

const OPTIONS = [
  "-ascii",
  "-command",
  "-decreasing",
  "-dictionary",
  "-increasing",
  "-index",
  "-indices",
  "-integer",
  "-nocase",
  "-real",
  "-stride",
  "-unique",
] as const;

interface SortOptions {
  ordering: Ordering | "command";
  command: Value;
  decreasing: boolean;
  nocase: boolean;
  indices: boolean;
  unique: boolean;
  /** Elements of a group that are sorted together. */
  stride: number;
  selector: readonly SelectorIndex[];
}

function missing(text: string): TclError {
  return tclError(text, "TCL", "ARGUMENT", "MISSING");
}

function readOptions(words: readonly Value[]): SortOptions {
  const options: SortOptions = {
    ordering: "ascii",
    command: "",
    decreasing: false,
    nocase: false,
    indices: false,
    unique: false,
    stride: 1,
    selector: [],
  };
  const end = words.length - 1;
  for (let i = 1; i < end; i++) {
    const option = keyword(words[i] as Value, OPTIONS, "option");
    const argument = (what: string): Value => {
      if (++i >= end) throw missing(`"${option}" option must be followed by ${what}`);
      return words[i] as Value;
    };
    switch (option) {
      case "-ascii":
      case "-dictionary":
      case "-integer":
      case "-real":
        options.ordering = option.slice(1) as Ordering;
        break;
      case "-command":
        options.command = argument("comparison command");
        options.ordering = "command";
        break;
      case "-decreasing":
      case "-increasing":
        options.decreasing = option === "-decreasing";
        break;
      case "-index":
        options.selector = readSelector(argument("list index"));
        break;
      case "-stride":
        options.stride = readStride(argument("stride length"));
        break;
      case "-indices":
      case "-nocase":
      case "-unique":
        options[option.slice(1) as "indices" | "nocase" | "unique"] = true;
        break;
    }
  }
  if (options.ordering === "ascii" && options.nocase) options.ordering = "nocase";
  return options;
}

function readStride(value: Value): number {
  const stride = asSmallInteger(value);
  if (stride < 2) {
    throw tclError("stride length must be at least 2", "TCL", "OPERATION", "LSORT", "BADSTRIDE");
  }
  return stride;
}

/** Where in a group the element stands that the group is sorted by, and the indices into that element. */
function groupSelector(options: SortOptions): { offset: number; selector: readonly SelectorIndex[] } {
  const { stride, selector } = options;
  const [first, ...rest] = selector;
  if (stride === 1 || first === undefined) return { offset: 0, selector };
  const offset = positionOf(first, stride - 1);
  if (offset < 0 || offset >= stride) {
    throw tclError(
      'when used with "-stride", the leading "-index" value must be within the group',
      "TCL",
      "OPERATION",
      "LSORT",
      "BADINDEX",
    );
  }
  return { offset, selector: rest };
}

/** Thrown and caught here: the comparison command gave a signal, which the whole command passes on. */
const INTERRUPTED = Symbol("interrupted");

/** Asks the script's command for the order of two elements. */
function commandOrder(interp: Interpreter, prefix: readonly Value[], left: Value, right: Value): number {
  interp.step();
  const words = [...prefix, left, right];
  let result: Result;
  try {
    result = interp.invoke(words);
  } catch (error) {
    if (error instanceof TclError) {
      if (!error.traced) addCommand(error, joinElements(words));
      endUnit(error, "(-compare command)");
    }
    throw error;
  }
  if (result === SIGNAL) throw INTERRUPTED;
  try {
    return asSmallInteger(result);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw tclError(
      "-compare command returned non-integer result",
      "TCL",
      "OPERATION",
      "LSORT",
      "COMPARISONFAILED",
    );
  }
}

function comparison(
  interp: Interpreter,
  options: SortOptions,
  keys: readonly (Value | SortKey)[],
): CompareIndices {
  const { ordering, command, decreasing } = options;
  const sign = decreasing ? -1 : 1;
  if (ordering === "command") {
    const prefix = asList(command);
    return (left, right) => sign * commandOrder(interp, prefix, keys[left] as Value, keys[right] as Value);
  }
  return (left, right) => sign * compareKeys(keys[left] as SortKey, keys[right] as SortKey, ordering);
}

/** Quick comparisons that count as one step. */
const COMPARISONS_A_STEP = 8;

/** Charges for sorting so many groups. */
function chargeSort(interp: Interpreter, count: number, { ordering, selector }: SortOptions): void {
  interp.step(
    Math.floor((count * (roundsOf(count) * weightOf(ordering) + selector.length)) / COMPARISONS_A_STEP),
  );
}

/** How often an element of so many is compared. */
function roundsOf(count: number): number {
  return Math.ceil(Math.log2(count + 1));
}

/** What a comparison takes, beside a quick one. */
function weightOf(ordering: SortOptions["ordering"]): number {
  return ordering === "dictionary" ? 4 : 1;
}

/** The elements of a list of plain integers in order; null for other lists, and other wishes. */
function sortedIntegers(interp: Interpreter, items: readonly Value[], options: SortOptions): TclList | null {
  const { ordering, stride, selector, indices, decreasing, unique } = options;
  if (ordering !== "integer" || stride > 1 || selector.length > 0 || indices) return null;
  if (!areNumbers(items)) return null;
  chargeSort(interp, items.length, options);
  return new TclList(sortedNumbers(items, decreasing, unique));
}

/** The groups of the list in order, by the index of each. */
function sortedGroups(interp: Interpreter, items: readonly Value[], options: SortOptions): number[] {
  const { stride, ordering, unique } = options;
  if (items.length % stride !== 0) {
    const message = "list size must be a multiple of the stride length";
    throw tclError(message, "TCL", "OPERATION", "LSORT", "BADSTRIDE");
  }
  const { offset, selector } = groupSelector(options);
  const count = items.length / stride;
  chargeSort(interp, count, options);
  const keys: (Value | SortKey)[] = [];
  const sorter = new MergeSorter(count, comparison(interp, options, keys), unique);
  for (let group = 0; group < count; group++) {
    const item = items[group * stride + offset] as Value;
    const value = selector.length === 0 ? item : select(item, selector);
    const key = ordering === "command" ? value : sortKey(value, ordering);
    if (typeof key === "string") chargeText(interp, key.length * roundsOf(count) * weightOf(ordering));
    keys.push(key);
    sorter.add(group);
  }
  return sorter.finish();
}

function runLsort(interp: Interpreter, words: readonly Value[]): Result {
  const options = readOptions(words);
  asList(options.command);
  // Held, because a comparison command may change the variable that the list comes from.
  const items = asList(retain(words.at(-1) as Value));
  if (items.length === 0) return "";
  interp.chargeItems(items.length);
  const integers = sortedIntegers(interp, items, options);
  if (integers !== null) return integers;
  let order: number[];
  try {
    order = sortedGroups(interp, items, options);
  } catch (error) {
    if (error === INTERRUPTED) return SIGNAL;
    throw error;
  }
  const { stride, indices } = options;
  if (stride === 1) {
    return indices ? new TclList(order) : newList(order.map((index) => items[index] as Value));
  }
  const sorted: Value[] = [];
  for (const group of order) {
    for (let i = group * stride; i < (group + 1) * stride; i++)
      sorted.push(indices ? i : (items[i] as Value));
  }
  return newList(sorted);
}

export const listSortCommands: readonly CommandSpec[] = [
  {
    name: "lsort",
    parameters: parameters("?option:option ...? list:list"),
    usage: "?-option value ...? list",
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "The elements of a list in order.",
    run: runLsort,
  },
];
