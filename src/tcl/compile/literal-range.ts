import { literalText, type Word } from "../../parser/index.ts";
import type { ElementRange } from "./list-elements.ts";

/** Where a word's text stands, when what stands there is the word's value as it is; null when it is not. */
export function literalRange(word: Word): ElementRange | null {
  if (word.expand) return null;
  if (word.kind === "braced") return { start: word.contentStart, end: word.contentEnd };
  const quotes = word.kind === "quoted" ? 1 : 0;
  const start = word.start + quotes;
  const end = word.end - quotes;
  return literalText(word)?.length === end - start ? { start, end } : null;
}
