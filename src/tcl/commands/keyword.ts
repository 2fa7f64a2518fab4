import { alternatives } from "../ensemble.ts";
import { type TclError, tclError } from "../errors.ts";
import { toText, type Value } from "../value.ts";

/**
 * The word of a fixed set that `word` names: written out, or any beginning that no other shares. `kind` says in
 * the error what was expected: `bad option "-x": must be -a, -b, or -c`.
 */
export function keyword<T extends string>(word: Value, names: readonly T[], kind: string): T {
  const text = toText(word);
  let found: T | null = null;
  let matches = 0;
  for (const name of names) {
    if (!name.startsWith(text)) continue;
    if (name.length === text.length) return name;
    found = name;
    matches++;
  }
  if (matches === 1 && text !== "" && found !== null) return found;
  throw unknownKeyword(text, names, kind, matches > 1);
}

/** Refuses what is not `-nocase`, the one option that a call can have, or a beginning of it. */
export function checkNocase(word: Value): void {
  if (toText(word) === "-") throw unknownKeyword("-", ["-nocase"], "option", false);
  keyword(word, ["-nocase"], "option");
}

function unknownKeyword(text: string, names: readonly string[], kind: string, ambiguous: boolean): TclError {
  return tclError(
    `${ambiguous ? "ambiguous" : "bad"} ${kind} "${text}": must be ${alternatives(names)}`,
    "TCL",
    "LOOKUP",
    "INDEX",
    kind,
    text,
  );
}
