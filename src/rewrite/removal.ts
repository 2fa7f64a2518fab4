/** A range of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What to take out of a script so that these commands (in order, apart from each other) are gone and the rest is the
 * same script: a command that has its lines to itself goes with them, and one beside others goes with one semicolon.
 */
export function removalRanges(text: string, commands: readonly Range[]): Range[] {
  return runsOf(text, commands).map((run) => removalRange(text, run));
}

/** Commands that only semicolons part are taken out together. */
function runsOf(text: string, commands: readonly Range[]): Range[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of commands) {
    const last = runs.at(-1);
    if (last !== undefined && skip(text, last.end, " \t;") >= start) last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}

function removalRange(text: string, { start, end }: Range): Range {
  const before = skipBack(text, start);
  const atLineStart = before === 0 || text[before - 1] === "\n";
  let after = skip(text, end, " \t");
  const hasSemicolon = text[after] === ";";
  if (hasSemicolon) after = skip(text, after + 1, " \t");
  const lineEnd = lineEndAt(text, after);
  if (atLineStart && lineEnd !== null) return { start: before, end: lineEnd };
  if (hasSemicolon && lineEnd === null) return { start, end: after };
  if (text[before - 1] === ";") return { start: before - 1, end: hasSemicolon ? after : end };
  return { start, end: hasSemicolon ? after : end };
}

function skip(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text[at] as string)) at++;
  return at;
}

function skipBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\t")) at--;
  return at;
}

/** The offset behind the line end that stands at `at`, or of the end of the text; null where something else stands. */
function lineEndAt(text: string, at: number): number | null {
  if (at === text.length) return at;
  if (text[at] === "\n") return at + 1;
  return text.startsWith("\r\n", at) ? at + 2 : null;
}
