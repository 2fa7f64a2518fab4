import type { Edit } from "./diagnostic.ts";
import type { SourceFile } from "./file.ts";
import { applyEdits } from "./fix.ts";

/** Unchanged lines that are shown around a change. */
const CONTEXT = 3;

/** Lines that are replaced: those from `start` up to `end` (zero-based) by `lines`. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** A unified diff of what edits change, as `patch` and `git apply` take it; empty when they change nothing. */
export function* unifiedDiff(file: SourceFile, edits: readonly Edit[]): Generator<string> {
  const lines = linesOf(file.text);
  let shift = 0;
  let isFirst = true;
  for (const hunk of hunksOf(changesOf(file, edits))) {
    if (isFirst) yield `--- ${file.name}\n+++ ${file.name}\n`;
    isFirst = false;
    const first = Math.max(0, (hunk[0] as Change).start - CONTEXT);
    const last = Math.min(lines.length, (hunk.at(-1) as Change).end + CONTEXT);
    const added = hunk.reduce((sum, change) => sum + change.lines.length - (change.end - change.start), 0);
    yield `@@ -${range(first, last - first)} +${range(first + shift, last - first + added)} @@\n`;
    shift += added;
    let at = first;
    for (const change of hunk) {
      yield shown(" ", lines.slice(at, change.start));
      yield shown("-", lines.slice(change.start, change.end));
      yield shown("+", change.lines);
      at = change.end;
    }
    yield shown(" ", lines.slice(at, last));
  }
}

/** Lines with their ends; nothing follows a final line end. */
function linesOf(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The edits as whole lines; edits of the same or the next line are one change. */
function changesOf(file: SourceFile, edits: readonly Edit[]): Change[] {
  const groups: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of edits) {
    const start = file.lineIndex(edit.span.start);
    const end = endLine(file, edit);
    const last = groups.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.flatMap(({ start, end, edits: own }) => {
    const from = file.lineStarts[start] as number;
    const to = file.lineStarts[end] ?? file.text.length;
    const local = own.map(({ span, text }) => ({
      span: { ...span, start: span.start - from, end: span.end - from },
      text,
    }));
    const before = file.text.slice(from, to);
    const after = applyEdits(before, local);
    return before === after ? [] : [trimmed(start, linesOf(before), linesOf(after))];
  });
}

/** The line behind an edit's last one. Whole lines that go or come take nothing of the next line. */
function endLine(file: SourceFile, { span, text }: Edit): number {
  const line = file.lineIndex(span.end);
  const isWhole = [span.start, span.end].every((at) => file.lineStarts[file.lineIndex(at)] === at);
  return isWhole && (text === "" || text.endsWith("\n")) ? line : line + 1;
}

/** A change without the lines that are the same at its beginning and end. */
function trimmed(start: number, before: readonly string[], after: readonly string[]): Change {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    start: start + head,
    end: start + before.length - tail,
    lines: after.slice(head, after.length - tail),
  };
}

/** Changes so near to each other that their contexts touch. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && change.start - last.end <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/** Line numbers of a hunk's header; an empty range is named by the line before it. */
function range(start: number, count: number): string {
  return count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`;
}

function shown(mark: string, lines: readonly string[]): string {
  return lines
    .map((line) => `${mark}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`)
    .join("");
}
