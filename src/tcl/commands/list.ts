import { type CommandSpec, parameters } from "../command.ts";
import { asIndex, asList, asSmallInteger } from "../convert.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { newList } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { elementAt, indexPath, listSlice } from "./list-parts.ts";
import { listTextCommands } from "./list-text.ts";

type Words = readonly Value[];

function runList(interp: Interpreter, words: Words): Value {
  if (words.length === 1) return "";
  interp.chargeItems(words.length - 1);
  return newList(words.slice(1));
}

export function runLindex(_interp: Interpreter, words: Words): Value {
  const list = words[1] as Value;
  const index = words[2];
  if (words.length === 3 && index !== undefined) {
    if (typeof index === "number" || index === "end") {
      const items = asList(list);
      return items[asIndex(index, items.length)] ?? "";
    }
    return elementAt(list, indexPath(index));
  }
  return elementAt(list, words.slice(2));
}

function runLrange(interp: Interpreter, words: Words): Value {
  const items = asList(words[1] as Value);
  const first = Math.max(0, asIndex(words[2] as Value, items.length));
  const last = asIndex(words[3] as Value, items.length);
  return listSlice(interp, items, first, last + 1);
}

function runLinsert(interp: Interpreter, words: Words): Value {
  const items = asList(words[1] as Value);
  const index = asIndex(words[2] as Value, items.length + 1);
  const at = Math.min(Math.max(index, 0), items.length);
  return spliced(interp, items, at, 0, words);
}

function runLreplace(interp: Interpreter, words: Words): Value {
  const items = asList(words[1] as Value);
  const first = Math.max(0, asIndex(words[2] as Value, items.length));
  const last = Math.min(items.length - 1, asIndex(words[3] as Value, items.length));
  const at = Math.min(first, items.length);
  return spliced(interp, items, at, Math.max(0, last - at + 1), words.slice(1));
}

/** `items` without `count` elements from `at`, and with words[3] and later in their place. */
function spliced(interp: Interpreter, items: Words, at: number, count: number, words: Words): Value {
  interp.chargeItems(items.length + words.length);
  return newList(items.slice(0, at).concat(words.slice(3), items.slice(at + count)));
}

/** What Tcl itself refuses, which a script can catch. */
const LONGEST_LIST = 536_870_909;

function runLrepeat(interp: Interpreter, words: Words): Value {
  const count = asSmallInteger(words[1] as Value);
  if (count < 0) {
    throw tclError(`bad count "${count}": must be integer >= 0`, "TCL", "OPERATION", "LREPEAT", "NEGARG");
  }
  const width = words.length - 2;
  if (count * width === 0) return "";
  if (count * width > LONGEST_LIST) {
    throw tclError(`max length of a Tcl list (${LONGEST_LIST} elements) exceeded`, "TCL", "MEMORY");
  }
  interp.chargeItems(count * width);
  const items = new Array<Value>(count * width);
  for (let i = 0; i < items.length; i++) items[i] = words[2 + (i % width)] as Value;
  return newList(items);
}

function runLassign(interp: Interpreter, words: Words): Value {
  const items = asList(words[1] as Value);
  for (let i = 2; i < words.length; i++) {
    interp.setVariable(toText(words[i] as Value), items[i - 2] ?? "");
  }
  return listSlice(interp, items, words.length - 2, items.length);
}

export const listCommands: readonly CommandSpec[] = [
  {
    name: "list",
    parameters: parameters("?arg:any ...?"),
    help: "Makes a list of the arguments.",
    run: runList,
  },
  {
    name: "llength",
    parameters: parameters("list:list"),
    help: "The number of elements of a list.",
    run: (_interp, words) => asList(words[1] as Value).length,
  },
  {
    name: "lindex",
    parameters: parameters("list:list ?index:index ...?"),
    help: "An element of a list, or of the lists in it; empty when there is none.",
    run: runLindex,
  },
  {
    name: "lrange",
    parameters: parameters("list:list first:index last:index"),
    help: "The elements from one index to another.",
    run: runLrange,
  },
  {
    name: "linsert",
    parameters: parameters("list:list index:index ?element:any ...?"),
    help: "The list with elements inserted before an index.",
    run: runLinsert,
  },
  {
    name: "lreplace",
    parameters: parameters("list:list first:index last:index ?element:any ...?"),
    help: "The list with a range of elements replaced.",
    run: runLreplace,
  },
  {
    name: "lrepeat",
    parameters: parameters("count:integer ?value:any ...?"),
    help: "A list of the values, repeated.",
    run: runLrepeat,
  },
  {
    name: "lreverse",
    parameters: parameters("list:list"),
    help: "The list in reverse order.",
    run(interp, words) {
      const items = asList(words[1] as Value);
      if (items.length === 0) return "";
      interp.chargeItems(items.length);
      return newList(items.toReversed());
    },
  },
  {
    name: "lassign",
    parameters: parameters("list:list ?varName:variable ...?"),
    help: "Stores elements in variables; gives back the elements left over.",
    run: runLassign,
  },
  ...listTextCommands,
];
