import { isLowSurrogateAt } from "./text.ts";

/** A place as people count it: line and column from 1, columns in Unicode code points, a tab is 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One text with a name. Line starts are found once, when first asked for. */
export class SourceFile {
  readonly name: string;
  readonly text: string;
  #lineStarts: number[] | null = null;
  /** The place asked for last, so that many places on one very long line need not count it again and again. */
  #last = { line: -1, offset: 0, column: 0 };

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** Offsets at which lines start. A line ends at LF, and a CR before the LF belongs to the line end. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  /** Zero-based index of the line that holds `offset`. */
  lineIndex(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where a line (zero-based index) starts and ends, its line end left out. Past the last line: the end. */
  lineRange(index: number): { readonly start: number; readonly end: number } {
    const start = this.lineStarts[index] ?? this.text.length;
    let end = this.lineStarts[index + 1] ?? this.text.length;
    while (end > start && (this.text[end - 1] === "\n" || this.text[end - 1] === "\r")) end--;
    return { start, end };
  }

  /** The text of a line (zero-based index) without its line end. */
  lineText(index: number): string {
    const { start, end } = this.lineRange(index);
    return this.text.slice(start, end);
  }

  /** Line and column of an offset. Offsets past the end count as the end. */
  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineIndex(clamped);
    const last = this.#last;
    const resume = last.line === line && last.offset <= clamped;
    const from = resume ? last.offset : (this.lineStarts[line] as number);
    const column = (resume ? last.column : 0) + countCodePoints(this.text, from, clamped);
    // An offset between the halves of a character must not be resumed from: the second half would count again.
    if (!isLowSurrogateAt(this.text, clamped)) this.#last = { line, offset: clamped, column };
    return { line: line + 1, column: column + 1 };
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

/** Number of Unicode code points between two UTF-16 offsets. */
export function countCodePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < end) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) i++;
    }
    count++;
  }
  return count;
}
