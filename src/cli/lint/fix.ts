import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  applyEdits,
  chooseFixes,
  type Diagnostic,
  lineEdits,
  SourceFile,
  unifiedDiff,
} from "../../source/index.ts";
import { EnvironmentError } from "../exit.ts";
import { decode } from "../read.ts";
import { writeFile } from "../write.ts";
import { type LintJob, type LintOutcome, runJob } from "./job.ts";
import { mergeOutcomes } from "./merge-outcomes.ts";

/** Fixes can make others possible: so often the findings are looked for again. */
const MOST_ROUNDS = 10;

/** A file before and after its fixes. */
export interface FixedFile {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface FixResult {
  readonly files: readonly FixedFile[];
  /** What is left, job by job. */
  readonly outcomes: readonly LintOutcome[];
  /** How many findings were mended. */
  readonly mended: number;
}

/**
 * Applies fixes until none is left. Only files that have a job are changed, and a round of fixes after which the
 * testbed would reject more than before is taken back.
 */
export function applyFixes(jobs: readonly LintJob[], first: readonly LintOutcome[]): FixResult {
  const names = new Map(
    jobs.flatMap(({ cwd, name, containers }) =>
      [name, ...(containers === null ? [] : [containers])].map((file) => [resolve(cwd, file), file]),
    ),
  );
  const cwd = jobs[0]?.cwd ?? "";
  const originals = new Map<string, string>();
  let changed: ReadonlyMap<string, string> = new Map();
  let outcomes = first;
  let mended = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixable = mergeOutcomes(cwd, outcomes).filter((diagnostic) =>
      isFixable(diagnostic, (file) => names.has(resolve(cwd, file.name))),
    );
    const { edits, fixed } = chooseFixes(fixable);
    if (edits.size === 0) break;
    const texts = new Map(changed);
    for (const [file, list] of edits) {
      const path = resolve(cwd, file.name);
      if (!originals.has(path)) originals.set(path, file.text);
      texts.set(path, applyEdits(file.text, list));
    }
    const touched = new Set([...edits.keys()].map((file) => resolve(cwd, file.name)));
    const next = jobs.map((job, i) => {
      const before = outcomes[i] as LintOutcome;
      return reads(job, before, touched)
        ? { ...runJob({ ...job, changed: texts }), read: before.read }
        : before;
    });
    if (rejections(next) > rejections(outcomes)) break;
    outcomes = next;
    changed = texts;
    mended += fixed.length;
  }
  const files = [...changed].map(([path, after]) => ({
    name: names.get(path) as string,
    before: originals.get(path) as string,
    after,
  }));
  return { files, outcomes, mended };
}

/** Whether `--fix` may apply the fix of a finding. */
export function isFixable({ fix }: Diagnostic, mayChange: (file: SourceFile) => boolean): boolean {
  return fix !== undefined && fix.guess !== true && fix.edits.every(({ span }) => mayChange(span.file));
}

/** Whether an outcome depends on one of the files. */
function reads({ cwd, name }: LintJob, { read }: LintOutcome, paths: ReadonlySet<string>): boolean {
  return paths.has(resolve(cwd, name)) || read.some(([path]) => paths.has(path));
}

function rejections(outcomes: readonly LintOutcome[]): number {
  let count = 0;
  for (const { diagnostics } of outcomes) {
    for (const { severity, code } of diagnostics) if (severity === "error" && code < "NS4") count++;
  }
  return count;
}

/** Writes fixed files, each whole or not at all. A file that has changed since it was read is left alone. */
export function writeFixed(cwd: string, files: readonly FixedFile[]): void {
  for (const { name, before, after } of files) {
    const bytes = readFileSync(resolve(cwd, name));
    if (decode(name, bytes).value?.text !== before)
      throw new EnvironmentError(`${name} has changed while it was looked at: nothing was written to it`);
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb ? "\ufeff" : "";
    writeFile(cwd, name, [mark + after]);
  }
}

/** What fixing would change, as a unified diff. */
export function* fixDiff(files: readonly FixedFile[]): Iterable<string> {
  for (const { name, before, after } of files) {
    const file = new SourceFile(name, before);
    yield* unifiedDiff(file, lineEdits(file, after));
  }
}
