import type { CommandSpec } from "../command.ts";
import { asDict } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { KeyMap } from "../key-map.ts";
import { TclList } from "../list-value.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { dictChangeRows } from "./dict-change.ts";
import { dictLoopRows } from "./dict-loop.ts";
import { copyDict, dictOrNull, flattened, putEntry, valueAt } from "./dict-parts.ts";
import { dictScopeRows } from "./dict-scope.ts";
import { hashStatistics } from "./hash-table.ts";
import { subcommand, wrongSubcommandArguments } from "./subcommand.ts";

type Words = readonly Value[];

/** Stores the keys and values from words[from] on. */
function putPairs(interp: Interpreter, dict: TclDict, words: Words, from: number): TclDict {
  for (let i = from; i < words.length; i += 2) {
    putEntry(interp, dict, words[i] as Value, retain(words[i + 1] as Value));
  }
  return dict;
}

function runCreate(interp: Interpreter, words: Words): Value {
  if (words.length % 2 !== 0) throw wrongSubcommandArguments(words, "create ?key value ...?");
  return putPairs(interp, new TclDict(new KeyMap()), words, 2);
}

function runReplace(interp: Interpreter, words: Words): Value {
  if (words.length % 2 === 0) throw wrongSubcommandArguments(words, "replace dictionary ?key value ...?");
  return putPairs(interp, copyDict(interp, asDict(words[2] as Value)), words, 3);
}

function runRemove(interp: Interpreter, words: Words): Value {
  const dict = copyDict(interp, asDict(words[2] as Value));
  for (let i = 3; i < words.length; i++) dict.entries.delete(words[i] as Value);
  return dict;
}

function runMerge(interp: Interpreter, words: Words): Value {
  const [first, ...rest] = words.slice(2).map(asDict);
  if (first === undefined) return "";
  const others = rest.filter(({ entries }) => entries.size > 0);
  if (others.length === 0) return words[2] as Value;
  const merged = copyDict(interp, first);
  for (const { entries } of others) {
    for (const [key, value] of entries) putEntry(interp, merged, key, retain(value));
  }
  return merged;
}

function runExists(_interp: Interpreter, words: Words): Value {
  let current = words[2] as Value;
  for (const key of words.slice(3)) {
    const next = dictOrNull(current)?.entries.get(key);
    if (next === undefined) return 0;
    current = next;
  }
  return 1;
}

function runGet(interp: Interpreter, words: Words): Value {
  const dict = words[2] as Value;
  return words.length === 3 ? flattened(interp, asDict(dict)) : valueAt(dict, words.slice(3));
}

/** The values, or with a pattern those that match it. */
function selected(
  interp: Interpreter,
  values: Iterable<Value>,
  count: number,
  pattern: Value | undefined,
): Value {
  interp.chargeItems(count);
  const wanted = pattern === undefined ? null : toText(pattern);
  const items: Value[] = [];
  for (const value of values) {
    if (wanted === null || globMatch(wanted, toText(value))) items.push(retain(value));
  }
  return items.length === 0 ? "" : new TclList(items);
}

const rows: readonly SubcommandSpec[] = [
  subcommand("create", "?key value ...?", "Makes a dictionary.", runCreate, {
    usage: "?key value ...?",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
  }),
  subcommand("exists", "dictionary key ?key:any ...?", "Whether a path of keys leads to a value.", runExists),
  subcommand("get", "dictionary ?key:any ...?", "The value of a key, or of a path of keys.", runGet),
  subcommand("info", "dictionary", "About the hash table of a dictionary.", (_interp, words) =>
    hashStatistics(asDict(words[2] as Value).entries.keys()),
  ),
  subcommand("keys", "dictionary ?pattern?", "The keys, or those that match a pattern.", (interp, words) => {
    const { entries } = asDict(words[2] as Value);
    return selected(interp, entries.keys(), entries.size, words[3]);
  }),
  subcommand("merge", "?dictionary:any ...?", "Joins dictionaries; later entries win.", runMerge),
  subcommand("remove", "dictionary ?key:any ...?", "The dictionary without some keys.", runRemove),
  subcommand(
    "replace",
    "dictionary ?key value ...?",
    "The dictionary with some entries changed.",
    runReplace,
    {
      usage: "dictionary ?key value ...?",
      minimum: 1,
      maximum: Number.POSITIVE_INFINITY,
    },
  ),
  subcommand(
    "size",
    "dictionary",
    "The number of entries.",
    (_interp, words) => asDict(words[2] as Value).entries.size,
  ),
  subcommand(
    "values",
    "dictionary ?pattern?",
    "The values, or those that match a pattern.",
    (interp, words) => {
      const { entries } = asDict(words[2] as Value);
      return selected(interp, entries.values(), entries.size, words[3]);
    },
  ),
  ...dictChangeRows,
  ...dictLoopRows,
  ...dictScopeRows,
];

export const dictCommands: readonly CommandSpec[] = [ensemble("dict", "Works on dictionaries.", rows)];
