import { asIndex, asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import { endUnit } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import { addWork } from "../work.ts";

/** One index of an `-index` option: counted from the first element, or (zero or negative) from the last. */
export interface SelectorIndex {
  readonly fromEnd: boolean;
  readonly offset: number;
}

const LARGEST = 0x7fffffff;

/**
 * Reads the value of an `-index` option of `lsort` and `lsearch`: an index, or a list of indices into nested lists.
 * Indices that no list can have are refused.
 */
export function readSelector(option: Value): SelectorIndex[] {
  const items = asList(option);
  addWork(items.length / 4);
  return items.map((item, position) => {
    try {
      return readIndex(item);
    } catch (error) {
      if (error instanceof TclError) endUnit(error, `(-index option item number ${position})`);
      throw error;
    }
  });
}

function readIndex(item: Value): SelectorIndex {
  const offset = asIndex(item, 1);
  const fromEnd = asIndex(item, 2) !== offset;
  if (fromEnd ? offset > 0 : offset < 0 || offset === LARGEST) {
    throw tclError(
      `index "${toText(item)}" cannot select an element from any list`,
      "TCL",
      "VALUE",
      "INDEXOUTOFRANGE",
    );
  }
  return { fromEnd, offset };
}

/** The position in a list whose last element is at `last`. */
export function positionOf(index: SelectorIndex, last: number): number {
  return index.fromEnd ? last + index.offset : index.offset;
}

/** The part of `value` that the indices lead to. Throws `element 2 missing from sublist "a b"`. */
export function select(value: Value, selector: readonly SelectorIndex[]): Value {
  let current = value;
  for (const index of selector) {
    const items = asList(current);
    const position = positionOf(index, items.length - 1);
    const next = items[position];
    if (next === undefined) {
      throw tclError(
        `element ${position} missing from sublist "${toText(current)}"`,
        "TCL",
        "OPERATION",
        "LSORT",
        "INDEXFAILED",
      );
    }
    current = next;
  }
  return current;
}
