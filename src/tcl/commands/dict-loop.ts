import type { CallSite } from "../call-site.ts";
import { type Result, SIGNAL } from "../command.ts";
import { asBoolean, asDict, asList } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { KeyMap } from "../key-map.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { pairOfNames, putEntry } from "./dict-parts.ts";
import { keyword } from "./keyword.ts";
import { subcommand, wrongSubcommandArguments } from "./subcommand.ts";

type Words = readonly Value[];

/** How a loop over a dictionary ended. */
type LoopEnd = "finished" | "broken" | typeof SIGNAL;

interface Loop {
  readonly names: readonly [string, string];
  readonly dict: TclDict;
  /** Index of the script among the words. */
  readonly script: number;
  /** The line of Tcl's error trace about an error in the script's line. */
  readonly trace: (line: number) => string;
}

/** Runs the script for each entry; `take` gets what it came to, unless it ended with `continue`. */
function runLoop(
  interp: Interpreter,
  words: Words,
  site: CallSite | null,
  loop: Loop,
  take: (result: Value, key: Value, value: Value) => void,
): LoopEnd {
  const [keyName, valueName] = loop.names;
  for (const [key, value] of loop.dict.entries) {
    interp.step();
    interp.setVariable(keyName, key);
    interp.setVariable(valueName, value);
    const result = interp.evalArgument(words, loop.script, site, loop.trace);
    if (result !== SIGNAL) take(result, key, value);
    else if (interp.completion.code === 3) return "broken";
    else if (interp.completion.code !== 4) return SIGNAL;
  }
  return "finished";
}

/** The parts of `dict for` and `dict map`; the dictionary is held, because the script may change its variable. */
function readLoop(words: Words, name: "for" | "map"): Loop {
  return {
    names: pairOfNames(asList(words[2] as Value), name),
    dict: asDict(retain(words[3] as Value)),
    script: 4,
    trace: (line) => `("dict ${name}" body line ${line})`,
  };
}

function runFor(interp: Interpreter, words: Words, site: CallSite | null): Result {
  const end = runLoop(interp, words, site, readLoop(words, "for"), () => {});
  return end === SIGNAL ? SIGNAL : "";
}

function runMap(interp: Interpreter, words: Words, site: CallSite | null): Result {
  const loop = readLoop(words, "map");
  const mapped = new TclDict(new KeyMap());
  const end = runLoop(interp, words, site, loop, (result) => {
    putEntry(interp, mapped, interp.getVariable(loop.names[0]), retain(result));
  });
  if (end === SIGNAL) return SIGNAL;
  // Outside of procedures Tcl 8.6.13 forgets what was mapped before the loop was broken off.
  return end === "broken" && !interp.frame.isLocal ? "" : mapped;
}

function filtered(
  interp: Interpreter,
  dict: TclDict,
  patterns: Words,
  subject: (key: Value, value: Value) => string,
): Value {
  const texts = patterns.map(toText);
  const kept = new TclDict(new KeyMap());
  for (const [key, value] of dict.entries) {
    interp.step(1 + (texts.length >> 5));
    const text = subject(key, value);
    if (texts.some((pattern) => globMatch(pattern, text))) putEntry(interp, kept, key, retain(value));
  }
  return kept;
}

function filteredByScript(interp: Interpreter, words: Words, site: CallSite | null): Result {
  if (words.length !== 6) {
    const usage = "filter dictionary script {keyVarName valueVarName} filterScript";
    throw wrongSubcommandArguments(words, usage);
  }
  const loop: Loop = {
    names: pairOfNames(asList(words[4] as Value), "filter"),
    dict: asDict(retain(words[2] as Value)),
    script: 5,
    trace: (line) => `("dict filter" script line ${line})`,
  };
  const kept = new TclDict(new KeyMap());
  const end = runLoop(interp, words, site, loop, (result, key, value) => {
    if (asBoolean(result)) putEntry(interp, kept, key, retain(value));
  });
  return end === SIGNAL ? SIGNAL : kept;
}

function runFilter(interp: Interpreter, words: Words, site: CallSite | null): Result {
  const type = keyword(words[3] as Value, ["key", "script", "value"], "filterType");
  if (type === "script") return filteredByScript(interp, words, site);
  const subject = type === "key" ? (key: Value) => toText(key) : (_key: Value, value: Value) => toText(value);
  return filtered(interp, asDict(words[2] as Value), words.slice(4), subject);
}

/** The subcommands that go through a dictionary. */
export const dictLoopRows: readonly SubcommandSpec[] = [
  subcommand(
    "filter",
    "dictionary filterType ?arg:any ...?",
    "The entries whose key or value matches a pattern, or that a script accepts.",
    runFilter,
  ),
  subcommand(
    "for",
    "{keyVarName valueVarName} dictionary script:script",
    "Runs a script for each entry of a dictionary.",
    runFor,
    { usage: "{keyVarName valueVarName} dictionary script", minimum: 3, maximum: 3 },
  ),
  subcommand(
    "map",
    "{keyVarName valueVarName} dictionary script:script",
    "Runs a script for each entry of a dictionary; gives back a dictionary of the results.",
    runMap,
    { usage: "{keyVarName valueVarName} dictionary script", minimum: 3, maximum: 3 },
  ),
];
