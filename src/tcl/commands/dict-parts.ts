import { asDict } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { KeyMap, keySize } from "../key-map.ts";
import { TclList } from "../list-value.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";

/** What a dictionary entry counts as, in list items. */
const ENTRY_ITEMS = 4;

/** A dictionary of its own with the same entries, for changing. */
export function copyDict(interp: Interpreter, dict: TclDict): TclDict {
  interp.chargeItems(dict.entries.size * ENTRY_ITEMS);
  for (const value of dict.entries.values()) if (typeof value === "object") retain(value);
  return new TclDict(new KeyMap(dict.entries));
}

/** The value itself where nothing but the place that is being written holds it, else a copy. */
export function writableDict(interp: Interpreter, value: Value): TclDict {
  if (value instanceof TclDict && value.stored <= 1) return value;
  return copyDict(interp, asDict(value));
}

/** Stores an entry in a dictionary that is the caller's to change; the caller has retained the value. */
export function putEntry(interp: Interpreter, dict: TclDict, key: Value, value: Value): void {
  const { entries } = dict;
  if (!entries.has(key)) {
    if (entries.size >= interp.limits.items / 2) throw interp.limitReached("items");
    interp.charge(64 + keySize(key));
  }
  entries.set(key, value);
  dict.changed();
}

/**
 * The dictionary at a path in one that is the caller's to change, made writable with everything on the way; keys
 * that are missing get an empty one.
 */
export function writableAt(interp: Interpreter, outermost: TclDict, path: readonly Value[]): TclDict {
  interp.step(path.length >> 1);
  let current = outermost;
  for (const key of path) {
    const before = current.entries.get(key);
    const inner = writableDict(interp, before ?? "");
    if (inner !== before) putEntry(interp, current, key, retain(inner));
    current.changed();
    current = inner;
  }
  return current;
}

/** Keys and values in turn, in the form that Tcl writes. */
export function flattened(interp: Interpreter, dict: TclDict): Value {
  const { size } = dict.entries;
  if (size === 0) return "";
  interp.chargeItems(size * 2);
  const items: Value[] = [];
  for (const [key, value] of dict.entries) items.push(key, retain(value));
  return new TclList(items);
}

/** The error for a key that should be there. */
export function unknownKey(key: Value): TclError {
  const text = toText(key);
  return tclError(`key "${text}" not known in dictionary`, "TCL", "LOOKUP", "DICT", text);
}

/** The value that a path of keys leads to. Throws `key "x" not known in dictionary`. */
export function valueAt(dict: Value, path: readonly Value[]): Value {
  let current = dict;
  for (const key of path) {
    const next = asDict(current).entries.get(key);
    if (next === undefined) throw unknownKey(key);
    current = next;
  }
  return current;
}

/** The dictionary that a value is, null when it is none. */
export function dictOrNull(value: Value): TclDict | null {
  try {
    return asDict(value);
  } catch (error) {
    if (error instanceof TclError) return null;
    throw error;
  }
}

/** The two variable names of `dict for`, `dict map` and `dict filter`. */
export function pairOfNames(
  names: readonly Value[],
  subcommand: "for" | "map" | "filter",
): readonly [string, string] {
  const [key, value] = names;
  if (names.length !== 2 || key === undefined || value === undefined) {
    throw tclError("must have exactly two variable names", "TCL", "SYNTAX", "dict", subcommand);
  }
  return [toText(key), toText(value)];
}
