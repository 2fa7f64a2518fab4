import type { SubcommandSpec } from "../ensemble.ts";
import { type TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import type { Key } from "../key-map.ts";
import { toText, type Value } from "../value.ts";
import type { ArrayElements } from "../variable.ts";
import { elementNames, elementValue, existingArray } from "./array-parts.ts";
import { subcommand } from "./subcommand.ts";

/** A search that `array startsearch` began. */
interface Search {
  readonly number: number;
  readonly names: readonly Key[];
  /** Elements of the array when the search began; it ends when elements come or go. */
  readonly size: number;
  at: number;
}

/** The searches of each array, the latest first. */
const searches = new WeakMap<ArrayElements, Search[]>();

function searchesOf(elements: ArrayElements): Search[] {
  const known = searches.get(elements)?.filter((search) => search.size === elements.size) ?? [];
  searches.set(elements, known);
  return known;
}

function badSearch(message: string, id: string): TclError {
  return tclError(message, "TCL", "LOOKUP", "ARRAYSEARCH", id);
}

/** The array of words[2] and the search that words[3] names. */
function readSearch(
  interp: Interpreter,
  words: readonly Value[],
): { elements: ArrayElements; search: Search } {
  const name = toText(words[2] as Value);
  const elements = existingArray(interp, name);
  const id = toText(words[3] as Value);
  const parts = /^s-([0-9]+)-/.exec(id);
  if (parts === null) throw badSearch(`illegal search identifier "${id}"`, id);
  if (id.slice(parts[0].length) !== name) {
    throw badSearch(`search identifier "${id}" isn't for variable "${name}"`, id);
  }
  const running = searchesOf(elements);
  interp.step(running.length >> 5);
  const search = running.find(({ number }) => number === Number(parts[1]));
  if (search === undefined) throw badSearch(`couldn't find search "${id}"`, id);
  return { elements, search };
}

/** Moves on to the next element that exists; undefined when there is none. */
function upcoming(elements: ArrayElements, search: Search): Key | undefined {
  while (search.at < search.names.length) {
    const name = search.names[search.at] as Key;
    if (elementValue(elements.get(name)) !== undefined) return name;
    search.at++;
  }
  return undefined;
}

function sameNames(before: readonly Key[], now: readonly Key[]): boolean {
  return before.length === now.length && before.every((name, index) => name === now[index]);
}

function runStart(interp: Interpreter, words: readonly Value[]): Value {
  const name = toText(words[2] as Value);
  const elements = existingArray(interp, name);
  interp.chargeItems(elements.size);
  const fresh = elementNames(interp, elements);
  let running = searchesOf(elements);
  const known = running[0]?.names;
  // Elements came and went without a change of size: that ended the searches, too.
  if (known !== undefined && !sameNames(known, fresh)) running = [];
  interp.step(running.length >> 5);
  const number = (running[0]?.number ?? 0) + 1;
  const search = { number, names: running[0]?.names ?? fresh, size: elements.size, at: 0 };
  searches.set(elements, [search, ...running]);
  return `s-${number}-${name}`;
}

/** The subcommands that visit the elements of an array one at a time. */
export const arraySearchRows: readonly SubcommandSpec[] = [
  subcommand(
    "anymore",
    "arrayName:variable searchId",
    "Whether a search has elements left.",
    (interp, words) => {
      const { elements, search } = readSearch(interp, words);
      return upcoming(elements, search) === undefined ? 0 : 1;
    },
  ),
  subcommand("donesearch", "arrayName:variable searchId", "Ends a search.", (interp, words) => {
    const { elements, search } = readSearch(interp, words);
    searches.set(
      elements,
      searchesOf(elements).filter((other) => other !== search),
    );
    return "";
  }),
  subcommand(
    "nextelement",
    "arrayName:variable searchId",
    "The next element of a search; empty at the end.",
    (interp, words) => {
      const { elements, search } = readSearch(interp, words);
      const name = upcoming(elements, search);
      if (name !== undefined) search.at++;
      return name ?? "";
    },
  ),
  subcommand("startsearch", "arrayName:variable", "Begins a search over the elements of an array.", runStart),
];
