import type { SourceFile } from "./file.ts";
import type { Span } from "./span.ts";
import { codePointWidth, escapeControl, isLowSurrogateAt } from "./text.ts";

const TAB_STOP = 4;
const GUTTER_DIGITS = 4;

interface FrameOptions {
  /** Columns for the source text, without the gutter. */
  readonly width: number;
  readonly gutter: (text: string) => string;
  readonly mark: (text: string) => string;
}

/** One character as shown: an escaped control character is wide, a combining accent has no width. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
  readonly width: number;
}

/**
 * The first line of a span with the span underlined, as two lines of text; none for a file without text. A span that
 * goes on is underlined to the end of its first line and says on which line it ends. Only the surroundings of the
 * span are looked at, so that a line of many megabytes costs no more than a short one.
 */
export function sourceFrame(span: Span, options: FrameOptions): string[] {
  const { file } = span;
  if (file.text === "") return [];
  const start = Math.max(0, Math.min(span.start, file.text.length));
  const end = Math.max(start, Math.min(span.end, file.text.length));
  const index = file.lineIndex(start);
  const lastIndex = end > start ? file.lineIndex(end - 1) : index;
  const line = file.lineRange(index);
  const markStart = Math.min(start, line.end);
  const markEnd = Math.max(markStart, Math.min(end, line.end));

  const view = viewLine(file, line, markStart, markEnd, options.width);
  const before = view.prefix.length + columnsBefore(view.cells, markStart);
  const marked = Math.max(1, columnsTouching(view.cells, markStart, markEnd));
  const more = lastIndex > index ? `… to line ${lastIndex + 1}` : "";

  const number = String(index + 1).padStart(GUTTER_DIGITS);
  const shown = `${view.prefix}${view.cells.map((cell) => cell.shown).join("")}${view.suffix}`;
  return [
    `${options.gutter(`${number} |`)}${shown === "" ? "" : ` ${shown}`}`,
    `${options.gutter(`${" ".repeat(number.length)} |`)} ${" ".repeat(before)}${options.mark("^".repeat(marked) + more)}`,
  ];
}

interface View {
  readonly prefix: "" | "…";
  readonly cells: readonly Cell[];
  readonly suffix: "" | "…";
}

/** The part of a line that is shown: all of it, or as much around the mark as the width allows. */
function viewLine(
  file: SourceFile,
  line: { readonly start: number; readonly end: number },
  markStart: number,
  markEnd: number,
  width: number,
): View {
  let from = Math.max(line.start, markStart - width);
  if (isLowSurrogateAt(file.text, from)) from--;
  const to = Math.min(line.end, markStart + width);
  const cells = toCells(file.text, from, to);
  const before = columnsBefore(cells, markStart);
  const wanted = before + columnsTouching(cells, markStart, markEnd);

  let first = 0;
  if (from > line.start || (wanted > width && before > width / 3)) {
    let kept = before;
    while (kept > width / 3) kept -= (cells[first++] as Cell).width;
  }
  let last = first;
  for (let used = 0; last < cells.length; last++) {
    used += (cells[last] as Cell).width;
    if (used > width) break;
  }
  return {
    prefix: first > 0 || from > line.start ? "…" : "",
    cells: cells.slice(first, last),
    suffix: last < cells.length || to < line.end ? "…" : "",
  };
}

function toCells(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (let offset = from; offset < to; ) {
    const character = String.fromCodePoint(text.codePointAt(offset) as number);
    const shown = character === "\t" ? " ".repeat(TAB_STOP - (column % TAB_STOP)) : escapeControl(character);
    const width = shown === character ? codePointWidth(character) : shown.length;
    cells.push({ start: offset, end: offset + character.length, shown, width });
    column += width;
    offset += character.length;
  }
  return cells;
}

function columnsBefore(cells: readonly Cell[], offset: number): number {
  let columns = 0;
  for (const cell of cells) if (cell.end <= offset) columns += cell.width;
  return columns;
}

/** Columns of the cells of which any part lies in a range; a mark inside a character covers all of it. */
function columnsTouching(cells: readonly Cell[], start: number, end: number): number {
  let columns = 0;
  for (const cell of cells) if (cell.end > start && cell.start < end) columns += cell.width;
  return columns;
}
