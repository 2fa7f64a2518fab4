import type { SourceFile } from "../source/index.ts";

/**
 * How many lines end between two offsets; in braces a backslash joins a line with the next. Counted directly in short
 * texts, else found by what is kept of the file.
 */
export function linesBetween(file: SourceFile, from: number, to: number, nested: boolean): number {
  if (file.text.length > LONG) {
    const lines = file.lineIndex(to) - file.lineIndex(from);
    return nested ? lines - (joinsBefore(file, to) - joinsBefore(file, from)) : lines;
  }
  let lines = 0;
  for (let i = file.text.indexOf("\n", from); i !== -1 && i < to; i = file.text.indexOf("\n", i + 1))
    if (!nested || !isJoined(file.text, i)) lines++;
  return lines;
}

const LONG = 2_000;

/** Whether an odd number of backslashes stands before a line's end. */
function isJoined(text: string, lineEnd: number): boolean {
  let at = lineEnd;
  while (text.charCodeAt(at - 1) === 92) at--;
  return (lineEnd - at) % 2 === 1;
}

/** Where lines end that a backslash joins with the next, by file. */
const joins = new WeakMap<SourceFile, readonly number[]>();

/** How many lines before an offset are joined with the next. */
function joinsBefore(file: SourceFile, offset: number): number {
  let known = joins.get(file);
  if (known === undefined) {
    const { text } = file;
    known = [...text.matchAll(/\\\n/g)].map(({ index }) => index + 1).filter((end) => isJoined(text, end));
    joins.set(file, known);
  }
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
