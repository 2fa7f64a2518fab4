import type { Diagnostic, Edit, Fix } from "./diagnostic.ts";
import type { SourceFile } from "./file.ts";
import { compareText } from "./order.ts";

/** The edits for each file that the chosen fixes change, in order of their places and apart from each other. */
export interface ChosenFixes {
  readonly edits: ReadonlyMap<SourceFile, readonly Edit[]>;
  /** The diagnostics whose fixes are in `edits`. */
  readonly fixed: readonly Diagnostic[];
}

/**
 * Chooses the fixes that can be applied together. A fix is taken whole or not at all; of two that touch the same text
 * the one that begins first is taken, and the other may be found again when the changed text is looked at. Fixes that
 * ask for the same edit agree.
 */
export function chooseFixes(diagnostics: Iterable<Diagnostic>): ChosenFixes {
  const taken = new Map<SourceFile, Edit[]>();
  const fixed: Diagnostic[] = [];
  for (const { diagnostic, edits } of inOrder(diagnostics)) {
    const places = edits.map((edit) => placeFor(taken.get(edit.span.file) ?? [], edit));
    if (places.includes("conflict")) continue;
    fixed.push(diagnostic);
    for (const edit of edits) {
      const list = taken.get(edit.span.file) ?? [];
      taken.set(edit.span.file, list);
      const place = placeFor(list, edit);
      if (typeof place === "number") list.splice(place, 0, edit);
    }
  }
  return { edits: taken, fixed };
}

/** The text with the edits made; they are in order and apart from each other, with places in this very text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits) {
    pieces.push(text.slice(done, edit.span.start), edit.text);
    done = edit.span.end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

interface Candidate {
  readonly diagnostic: Diagnostic;
  readonly edits: readonly Edit[];
}

/** Fixes by the place of their first edit, so that taking one mostly means appending it. */
function inOrder(diagnostics: Iterable<Diagnostic>): Candidate[] {
  const candidates: Candidate[] = [];
  for (const diagnostic of diagnostics) {
    const edits = orderedEdits(diagnostic.fix);
    if (edits !== null) candidates.push({ diagnostic, edits });
  }
  return candidates.sort((a, b) => firstStart(a) - firstStart(b));
}

/** The edits of a fix in order; null when there are none, or when they touch each other. */
function orderedEdits(fix: Fix | undefined): readonly Edit[] | null {
  if (fix === undefined || fix.edits.length === 0) return null;
  const edits = [...fix.edits].sort(
    (a, b) => compareText(a.span.file.name, b.span.file.name) || a.span.start - b.span.start,
  );
  const touching = edits.some((edit, i) => {
    const before = edits[i - 1];
    return before !== undefined && before.span.file === edit.span.file && clash(before, edit);
  });
  return touching ? null : edits;
}

function firstStart({ edits }: Candidate): number {
  return (edits[0] as Edit).span.start;
}

/** Where an edit goes in a list in order; `same` when it is there already. */
function placeFor(list: readonly Edit[], edit: Edit): number | "same" | "conflict" {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Edit).span.start < edit.span.start) low = middle + 1;
    else high = middle;
  }
  for (const other of list.slice(Math.max(0, low - 1), low + 2)) {
    if (isSame(other, edit)) return "same";
    if (clash(other, edit)) return "conflict";
  }
  return low;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

/** Whether two edits overlap, or insert at one place, where their order would matter. */
function clash(a: Edit, b: Edit): boolean {
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
