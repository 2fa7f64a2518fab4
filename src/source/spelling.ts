import { distance } from "fastest-levenshtein";

export interface SuggestOptions {
  /** Most letters that may be wrong. Default: none in words of one or two letters, then 1, from six on 2, from twelve 3. */
  readonly maximumDistance?: number;
  /** Whether names that differ in their digits alone are near: right for image names, wrong for `node7`. Default false. */
  readonly digitsMayDiffer?: boolean;
}

const LONGEST_WORD = 100;
const MOST_CANDIDATES = 20_000;

/**
 * The candidate that somebody who wrote `word` most likely meant, or null when none is near. Case, `_`, `-` and `:`
 * hardly count, two neighbouring letters in the wrong order count as one mistake. The answer does not depend on the
 * order of the candidates (only the first 20,000 are looked at); a candidate equal to the word is no suggestion.
 */
export function suggest(
  word: string,
  candidates: Iterable<string>,
  options: SuggestOptions = {},
): string | null {
  const folded = fold(word);
  if (folded === "" || word.length > LONGEST_WORD) return null;
  const maximum = options.maximumDistance ?? allowedMistakes(folded.length);
  let best: { candidate: string; mistakes: number; difference: number } | null = null;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > MOST_CANDIDATES) break;
    if (candidate === word || Math.abs(candidate.length - word.length) > LONGEST_WORD) continue;
    const foldedCandidate = fold(candidate);
    const mistakes = countMistakes(folded, foldedCandidate, maximum);
    if (mistakes > maximum) continue;
    if (mistakes > 0 && !options.digitsMayDiffer && differInDigitsOnly(folded, foldedCandidate)) continue;
    const difference = distance(word, candidate);
    const better =
      best === null ||
      mistakes < best.mistakes ||
      (mistakes === best.mistakes &&
        (difference < best.difference || (difference === best.difference && candidate < best.candidate)));
    if (better) best = { candidate, mistakes, difference };
  }
  return best === null ? null : best.candidate;
}

/** Whether a word differs so little from what was probably meant that nothing else can be meant: in one letter at most. */
export function isCertainly(word: string, meant: string): boolean {
  return suggest(word, [meant], { maximumDistance: 1 }) !== null;
}

/** `did you mean "x"?`, or undefined when no candidate is near. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
  options: SuggestOptions = {},
): string | undefined {
  const suggestion = suggest(word, candidates, options);
  return suggestion === null ? undefined : `did you mean "${suggestion}"?`;
}

/** How many names are compared in all to say what was meant; hostile files have thousands of names and of mistakes. */
const MOST_COMPARED = 1_000_000;

/** The same names for many words. After a million comparisons nothing is near any more. */
export class NameList {
  readonly #names: readonly string[];
  #left = MOST_COMPARED;

  constructor(names: Iterable<string>) {
    this.#names = [...names];
  }

  /** Like `didYouMean`. */
  didYouMean(word: string): string | undefined {
    this.#left -= this.#names.length;
    return this.#left < 0 ? undefined : didYouMean(word, this.#names);
  }
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[_\-:]/g, "");
}

function allowedMistakes(length: number): number {
  if (length < 3) return 0;
  if (length < 6) return 1;
  return length < 12 ? 2 : 3;
}

function countMistakes(a: string, b: string, maximum: number): number {
  if (Math.abs(a.length - b.length) > maximum) return maximum + 1;
  const mistakes = distance(a, b);
  return mistakes === 2 && swapsNeighbours(a, b) ? 1 : mistakes;
}

/** Whether exchanging two neighbouring letters of `a` gives `b`. */
function swapsNeighbours(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

function differInDigitsOnly(a: string, b: string): boolean {
  return a.replace(/\d+/g, "0") === b.replace(/\d+/g, "0");
}
