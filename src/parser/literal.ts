import type { Word } from "./syntax.ts";

/** The value of a word that has no substitution (before `{*}` splits it), else null. */
export function literalText(word: Word): string | null {
  if (word.kind === "braced") return word.text;
  const first = word.parts[0];
  if (first === undefined) return "";
  return word.parts.length === 1 && first.kind === "text" ? first.value : null;
}
