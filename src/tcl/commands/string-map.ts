import { asList } from "../convert.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { checkNocase } from "./keyword.ts";
import { lowerCase } from "./letter-case.ts";
import { subcommand } from "./subcommand.ts";
import { TextBuilder } from "./text-builder.ts";
import { indexOfText } from "./text-search.ts";

interface Replacement {
  readonly key: string;
  readonly value: string;
}

function readReplacements(interp: Interpreter, charMap: Value, nocase: boolean): Replacement[] {
  const items = asList(charMap);
  interp.step(items.length >> 3);
  if (items.length % 2 !== 0) {
    throw tclError("char map list unbalanced", "TCL", "OPERATION", "MAP", "UNBALANCED");
  }
  const replacements: Replacement[] = [];
  for (let i = 0; i < items.length; i += 2) {
    const key = toText(items[i] as Value);
    if (key === "") continue;
    const value = toText(items[i + 1] as Value);
    replacements.push({ key: nocase ? lowerCase(key) : key, value });
  }
  return replacements;
}

/** Replaces every occurrence of one key. `searched` is the text as it is compared. */
function mapOne(interp: Interpreter, text: string, searched: string, { key, value }: Replacement): string {
  const out = new TextBuilder(interp);
  let from = 0;
  for (
    let at = indexOfText(interp, searched, key, 0);
    at >= 0;
    at = indexOfText(interp, searched, key, from)
  ) {
    out.add(text.slice(from, at));
    out.add(value);
    from = at + key.length;
  }
  if (from === 0) return text;
  out.add(text.slice(from));
  return out.finish();
}

/** Comparisons of keys that count as one step. */
const TESTS_A_STEP = 32;

/** Replaces whatever key comes first in the map, at each place of the text. */
function mapSeveral(
  interp: Interpreter,
  text: string,
  searched: string,
  replacements: readonly Replacement[],
): string {
  const byFirstUnit = new Map<number, Replacement[]>();
  for (const replacement of replacements) {
    const unit = replacement.key.charCodeAt(0);
    const others = byFirstUnit.get(unit);
    if (others) others.push(replacement);
    else byFirstUnit.set(unit, [replacement]);
  }
  const out = new TextBuilder(interp);
  let copied = 0;
  let tests = 0;
  for (let at = 0; at < searched.length; ) {
    let next = at + 1;
    const candidates = byFirstUnit.get(searched.charCodeAt(at));
    if (candidates !== undefined) {
      for (const { key, value } of candidates) {
        tests += 1 + (key.length >> 3);
        if (!searched.startsWith(key, at)) continue;
        out.add(text.slice(copied, at));
        out.add(value);
        next = at + key.length;
        copied = next;
        break;
      }
      if (tests >= 1024) {
        interp.step(tests / TESTS_A_STEP);
        tests = 0;
      }
    }
    at = next;
  }
  if (copied === 0) return text;
  out.add(text.slice(copied));
  return out.finish();
}

function runMap(interp: Interpreter, words: readonly Value[]): Value {
  const nocase = words.length === 5;
  if (nocase) checkNocase(words[2] as Value);
  const replacements = readReplacements(interp, words.at(-2) as Value, nocase);
  const value = words.at(-1) as Value;
  const text = toText(value);
  const [first] = replacements;
  if (first === undefined || text === "") return value;
  interp.step(text.length >> 6);
  const searched = nocase ? lowerCase(text) : text;
  if (replacements.length === 1) return mapOne(interp, text, searched, first);
  return mapSeveral(interp, text, searched, replacements);
}

/** `string map`. */
export const stringMapRow: SubcommandSpec = subcommand(
  "map",
  "charMap:list string",
  "The text with each key of the map replaced by its value.",
  runMap,
  { usage: "?-nocase? charMap string", minimum: 2, maximum: 3 },
);
