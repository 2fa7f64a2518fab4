import { increased } from "../compile/assignment.ts";
import { asDict, expectedInteger, findInteger } from "../convert.ts";
import type { TclDict } from "../dict-value.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { retain } from "../retain.ts";
import { addLine } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import { appendItems } from "./append-items.ts";
import { appendedText } from "./append-text.ts";
import { putEntry, unknownKey, writableAt, writableDict } from "./dict-parts.ts";
import { subcommand } from "./subcommand.ts";

type Words = readonly Value[];

/** Stores what became of the dictionary in a variable; nothing is to do when it was changed in place. */
function store(interp: Interpreter, name: string, before: Value | undefined, after: TclDict): Value {
  return before === after ? after : interp.setVariable(name, after);
}

/** Changes one entry of the dictionary in a variable; a missing variable counts as empty. */
function changeEntry(interp: Interpreter, words: Words, change: (before: Value | undefined) => Value): Value {
  const name = toText(words[2] as Value);
  const before = interp.readVariable(name);
  const dict = writableDict(interp, before ?? "");
  const key = words[3] as Value;
  const entry = dict.entries.get(key);
  const changed = change(entry);
  if (changed === entry) dict.changed();
  else putEntry(interp, dict, key, retain(changed));
  return store(interp, name, before, dict);
}

function runAppend(interp: Interpreter, words: Words): Value {
  return changeEntry(interp, words, (before) => {
    const text = before === undefined ? "" : toText(before);
    return text + appendedText(interp, text.length, words.slice(4));
  });
}

function runIncr(interp: Interpreter, words: Words): Value {
  const amount = words[4];
  return changeEntry(interp, words, (before) => {
    if (before !== undefined) return increased(before, amount ?? 1);
    if (amount === undefined) return 1;
    if (findInteger(amount) !== null) return amount;
    const error = expectedInteger(amount, "NUMBER");
    addLine(error, "(reading increment)");
    throw error;
  });
}

function runLappend(interp: Interpreter, words: Words): Value {
  // Held before anything is changed: an element may be the dictionary in the variable, or something in it.
  for (let i = 4; i < words.length; i++) retain(words[i] as Value);
  return changeEntry(interp, words, (before) => appendItems(interp, before, words.slice(4)));
}

/** Checks that all but the last key lead to dictionaries; `missing` is what an absent one counts as. */
function checkPath(dict: Value, keys: readonly Value[], missing: (key: Value) => Value): void {
  let current = asDict(dict);
  for (const key of keys.slice(0, -1)) current = asDict(current.entries.get(key) ?? missing(key));
}

function runSet(interp: Interpreter, words: Words): Value {
  const name = toText(words[2] as Value);
  const keys = words.slice(3, -1);
  // Held before anything is changed: the value may be the dictionary in the variable, or one in it.
  const value = retain(words.at(-1) as Value);
  const before = interp.readVariable(name);
  if (keys.length > 1) checkPath(before ?? "", keys, () => "");
  const dict = writableDict(interp, before ?? "");
  putEntry(interp, writableAt(interp, dict, keys.slice(0, -1)), keys.at(-1) as Value, value);
  return store(interp, name, before, dict);
}

function runUnset(interp: Interpreter, words: Words): Value {
  const name = toText(words[2] as Value);
  const keys = words.slice(3);
  const before = interp.readVariable(name);
  checkPath(before ?? "", keys, (key) => {
    throw unknownKey(key);
  });
  const dict = writableDict(interp, before ?? "");
  const leaf = writableAt(interp, dict, keys.slice(0, -1));
  leaf.entries.delete(keys.at(-1) as Value);
  leaf.changed();
  return store(interp, name, before, dict);
}

/** The subcommands that change the dictionary in a variable. */
export const dictChangeRows: readonly SubcommandSpec[] = [
  subcommand(
    "append",
    "dictVarName:variable key ?value:any ...?",
    "Appends text to a value of the dictionary in a variable.",
    runAppend,
  ),
  subcommand(
    "incr",
    "dictVarName:variable key ?increment:integer?",
    "Adds to a value of the dictionary in a variable.",
    runIncr,
  ),
  subcommand(
    "lappend",
    "dictVarName:variable key ?value:any ...?",
    "Appends elements to a list in the dictionary in a variable.",
    runLappend,
  ),
  subcommand(
    "set",
    "dictVarName:variable key ?key:any ...? value",
    "Stores a value in the dictionary in a variable.",
    runSet,
    { minimum: 3, maximum: Number.POSITIVE_INFINITY },
  ),
  subcommand(
    "unset",
    "dictVarName:variable key ?key:any ...?",
    "Removes a key from the dictionary in a variable.",
    runUnset,
  ),
];
