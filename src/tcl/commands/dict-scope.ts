import type { CallSite } from "../call-site.ts";
import { type Result, SIGNAL } from "../command.ts";
import { asDict } from "../convert.ts";
import type { TclDict } from "../dict-value.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { copyDict, putEntry, valueAt, writableAt, writableDict } from "./dict-parts.ts";
import { subcommand, wrongSubcommandArguments } from "./subcommand.ts";

type Words = readonly Value[];

/** A key of the dictionary and the variable that stands for it while the script runs. */
interface Binding {
  readonly key: Value;
  readonly name: string;
}

/**
 * Runs the last word as a script, then writes back, also when the script failed. An error in writing back takes
 * the place of the script's result.
 */
function runThenWriteBack(
  interp: Interpreter,
  words: Words,
  site: CallSite | null,
  command: string,
  writeBack: () => void,
): Result {
  let result: Result;
  try {
    result = interp.evalArgument(words, words.length - 1, site, () => `(body of "${command}")`);
  } catch (error) {
    if (error instanceof TclError) writeBack();
    throw error;
  }
  if (result !== SIGNAL) retain(result);
  writeBack();
  return result;
}

/** The dictionary to write back to: a copy where one of the variables holds it, so that none comes to contain itself. */
function writableBeside(interp: Interpreter, dict: Value, bindings: readonly Binding[]): TclDict {
  return bindings.some(({ name }) => interp.readVariable(name) === dict)
    ? copyDict(interp, asDict(dict))
    : writableDict(interp, dict);
}

/** Takes over what the variables hold now; a variable that is gone removes its key. */
function takeOver(interp: Interpreter, dict: TclDict, bindings: readonly Binding[]): void {
  for (const { key, name } of bindings) {
    const value = interp.readVariable(name);
    if (value === undefined) dict.entries.delete(key);
    else if (value !== dict.entries.get(key)) putEntry(interp, dict, key, retain(value));
  }
  dict.changed();
}

function runUpdate(interp: Interpreter, words: Words, site: CallSite | null): Result {
  if (words.length % 2 !== 0) {
    throw wrongSubcommandArguments(words, "update dictVarName key varName ?key varName ...? script");
  }
  const dictName = toText(words[2] as Value);
  const { entries } = asDict(interp.getVariable(dictName));
  const bindings: Binding[] = [];
  for (let i = 3; i < words.length - 1; i += 2) {
    bindings.push({ key: words[i] as Value, name: toText(words[i + 1] as Value) });
  }
  for (const { key, name } of bindings) {
    const value = entries.get(key);
    if (value === undefined) interp.unsetVariable(name, false);
    else interp.setVariable(name, value);
  }
  return runThenWriteBack(interp, words, site, "dict update", () => {
    const after = interp.readVariable(dictName);
    if (after === undefined) return;
    const dict = writableBeside(interp, after, bindings);
    takeOver(interp, dict, bindings);
    interp.setVariable(dictName, dict);
  });
}

/** Whether a path leads to a dictionary; false where a key is missing. Throws where something is no dictionary. */
function pathExists(dict: Value, path: readonly Value[]): boolean {
  let current = asDict(dict);
  for (const key of path) {
    const next = current.entries.get(key);
    if (next === undefined) return false;
    current = asDict(next);
  }
  return true;
}

function runWith(interp: Interpreter, words: Words, site: CallSite | null): Result {
  const dictName = toText(words[2] as Value);
  const path = words.slice(3, -1);
  const { entries } = asDict(valueAt(interp.getVariable(dictName), path));
  const bindings = Array.from(entries.keys(), (key): Binding => ({ key, name: toText(key) }));
  interp.step(2 * bindings.length);
  for (const [key, value] of entries) interp.setVariable(toText(key), value);
  return runThenWriteBack(interp, words, site, "dict with", () => {
    const after = interp.readVariable(dictName);
    if (after === undefined || !pathExists(after, path)) return;
    const dict = writableBeside(interp, after, bindings);
    takeOver(interp, writableAt(interp, dict, path), bindings);
    interp.setVariable(dictName, dict);
  });
}

/** The subcommands that show a dictionary as variables while a script runs. */
export const dictScopeRows: readonly SubcommandSpec[] = [
  subcommand(
    "update",
    "dictVarName:variable key varName:variable ?arg:any ...? script:script",
    "Runs a script with variables for some keys of a dictionary, then writes them back.",
    runUpdate,
    {
      usage: "dictVarName key varName ?key varName ...? script",
      minimum: 4,
      maximum: Number.POSITIVE_INFINITY,
    },
  ),
  subcommand(
    "with",
    "dictVarName:variable ?key:any ...? script:script",
    "Runs a script with a variable for each key of a dictionary, then writes them back.",
    runWith,
    { minimum: 2, maximum: Number.POSITIVE_INFINITY },
  ),
];
