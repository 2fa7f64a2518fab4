import type { CommandSpec } from "../command.ts";
import { asList } from "../convert.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import type { Key } from "../key-map.ts";
import { TclList } from "../list-value.ts";
import { regexpTest } from "../regexp/index.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { type ArrayElements, Variable } from "../variable.ts";
import { createVariable, parseVariableName, storeElement, writeError } from "../variable-access.ts";
import { elementNames, elementValue, existingArray } from "./array-parts.ts";
import { arraySearchRows } from "./array-search.ts";
import { chargeText } from "./charge-text.ts";
import { hashStatistics } from "./hash-table.ts";
import { keyword } from "./keyword.ts";
import { subcommand } from "./subcommand.ts";

type Words = readonly Value[];

/** The array that words[2] names, null when there is none. */
function arrayOf(interp: Interpreter, words: Words): ArrayElements | null {
  return interp.findArray(toText(words[2] as Value));
}

/** Characters that make a pattern more than a name. */
const SPECIAL = /[*?[\\]/;

/** The names of the elements that match a glob pattern. */
function namesLike(interp: Interpreter, elements: ArrayElements, pattern: string): Key[] {
  chargeText(interp, pattern.length);
  if (!SPECIAL.test(pattern)) return elementValue(elements.get(pattern)) === undefined ? [] : [pattern];
  return elementNames(interp, elements).filter((name) => globMatch(pattern, toText(name)));
}

function runGet(interp: Interpreter, words: Words): Value {
  const elements = arrayOf(interp, words);
  if (elements === null) return "";
  interp.chargeItems(elements.size * 2);
  const names =
    words.length === 3
      ? elementNames(interp, elements)
      : namesLike(interp, elements, toText(words[3] as Value));
  const items: Value[] = [];
  for (const name of names) items.push(name, retain(elementValue(elements.get(name)) as Value));
  return items.length === 0 ? "" : new TclList(items);
}

const MODES = ["-exact", "-glob", "-regexp"] as const;

function runNames(interp: Interpreter, words: Words): Value {
  const elements = arrayOf(interp, words);
  const mode = words.length > 4 ? keyword(words[3] as Value, MODES, "option") : "-glob";
  if (elements === null) return "";
  interp.chargeItems(elements.size);
  const names = wantedNames(
    interp,
    elements,
    mode,
    words.length === 3 ? null : toText(words.at(-1) as Value),
  );
  return names.length === 0 ? "" : new TclList(names);
}

function wantedNames(
  interp: Interpreter,
  elements: ArrayElements,
  mode: (typeof MODES)[number],
  pattern: string | null,
): Key[] {
  if (pattern === null) return elementNames(interp, elements);
  switch (mode) {
    case "-exact":
      return elementValue(elements.get(pattern)) === undefined ? [] : [pattern];
    case "-glob":
      return namesLike(interp, elements, pattern);
    case "-regexp":
      return elementNames(interp, elements).filter((name) =>
        regexpTest(interp, pattern, toText(name), false),
      );
  }
}

function runSet(interp: Interpreter, words: Words): Value {
  const name = toText(words[2] as Value);
  const { base, index } = parseVariableName(name);
  if (index !== null) {
    const array = createVariable(interp, interp.frame, base);
    if (array === null || array.value !== undefined) throw writeError(array, base, index);
    throw tclError(`can't set "${name}": variable isn't array`, "TCL", "LOOKUP", "VARNAME", name).explain({
      code: "NS2009",
    });
  }
  const variable = createVariable(interp, interp.frame, name);
  if (variable === null) throw writeError(null, name, null);
  const items = asList(words[3] as Value);
  if (items.length % 2 !== 0) {
    throw tclError("list must have an even number of elements", "TCL", "ARGUMENT", "FORMAT");
  }
  if (items.length === 0 || interp.frame.isLocal) interp.createArray(name);
  interp.step(items.length >> 2);
  for (let i = 0; i < items.length; i += 2) {
    const key = items[i] as Value;
    if (variable.refusesElements) throw writeError(variable, name, toText(key));
    storeElement(interp, variable, key, items[i + 1] as Value);
  }
  return "";
}

function removeElement(elements: ArrayElements, name: Key): void {
  const held = elements.get(name);
  if (held instanceof Variable) held.value = undefined;
  else elements.delete(name);
}

function runUnset(interp: Interpreter, words: Words): Value {
  const elements = arrayOf(interp, words);
  if (elements === null) return "";
  if (words.length === 3) interp.unsetVariable(toText(words[2] as Value), false);
  else
    for (const name of namesLike(interp, elements, toText(words[3] as Value))) removeElement(elements, name);
  return "";
}

/** The number of elements that exist. */
function sizeOf(elements: ArrayElements): number {
  return elements.count((held) => elementValue(held) !== undefined);
}

const rows: readonly SubcommandSpec[] = [
  subcommand("exists", "arrayName:variable", "Whether there is an array of this name.", (interp, words) =>
    arrayOf(interp, words) === null ? 0 : 1,
  ),
  subcommand("get", "arrayName:variable ?pattern?", "A list of elements and their values.", runGet),
  subcommand(
    "names",
    "arrayName:variable ?mode:option? ?pattern?",
    "The names of the elements, or of those that match a pattern.",
    runNames,
  ),
  subcommand("set", "arrayName:variable list:list", "Stores a list of elements and values.", runSet),
  subcommand("size", "arrayName:variable", "The number of elements.", (interp, words) => {
    const elements = arrayOf(interp, words);
    if (elements === null) return 0;
    interp.step(elements.size >> 6);
    return sizeOf(elements);
  }),
  subcommand("statistics", "arrayName:variable", "About the hash table of an array.", (interp, words) => {
    const elements = existingArray(interp, toText(words[2] as Value));
    interp.step(elements.size >> 1);
    return hashStatistics(elements.keys());
  }),
  subcommand(
    "unset",
    "arrayName:variable ?pattern?",
    "Removes an array, or the elements that match a pattern.",
    runUnset,
  ),
  ...arraySearchRows,
];

export const arrayCommands: readonly CommandSpec[] = [ensemble("array", "Works on arrays.", rows)];
