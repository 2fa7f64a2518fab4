import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { readInput } from "../read.ts";
import { VERSION } from "../version.ts";
import { writeFile } from "../write.ts";
import { digestOf, type LintJob, type LintOutcome } from "./job.ts";
import { fromPlain, type PlainDiagnostics, toPlain } from "./plain.ts";

/** Where findings are kept when nothing is said. */
export const CACHE_FILE = ".nsc-lint-cache.json";

/** The largest cache that is read, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** What is kept of one job: its findings, without the texts that they point into. */
interface Entry {
  readonly settings: string;
  readonly sourced: readonly string[];
  readonly read: LintOutcome["read"];
  readonly files: readonly string[];
  readonly list: PlainDiagnostics["list"];
}

/** Findings of earlier runs. One counts as long as every file that was read for it has the same text. */
export class LintCache {
  readonly #cwd: string;
  readonly #path: string;
  readonly #program: string;
  readonly #entries: Map<string, Entry>;

  /** `entry` is the file of the program: another build finds other things. A cache that makes no sense is forgotten. */
  constructor(cwd: string, path: string, entry: URL | null) {
    this.#cwd = cwd;
    this.#path = path;
    const stat = entry === null ? undefined : statSync(entry, { throwIfNoEntry: false });
    this.#program = `${VERSION} ${stat?.mtimeMs ?? ""} ${stat?.size ?? ""}`;
    this.#entries = readEntries(resolve(cwd, path), this.#program);
  }

  /** What is known of a job; null when it has to be done. */
  find(job: LintJob): LintOutcome | null {
    const entry = job.bytes === null ? this.#entries.get(keyOf(job)) : undefined;
    if (entry === undefined || entry.settings !== settingsOf(job)) return null;
    const texts = new Map<string, string>();
    for (const [path, digest] of entry.read) {
      if (digest === null) {
        if (existsSync(path)) return null;
        continue;
      }
      const file = readInput(this.#cwd, path, job.limits.file).value;
      if (file === null || digestOf(file.text) !== digest) return null;
      texts.set(path, file.text);
    }
    const files = entry.files.map((name) => ({ name, text: texts.get(resolve(this.#cwd, name)) }));
    if (files.some(({ text }) => text === undefined)) return null;
    const diagnostics = fromPlain({ files: files as PlainDiagnostics["files"], list: entry.list });
    return { diagnostics, sourced: entry.sourced, read: entry.read, looked: false };
  }

  /** Keeps what came of a job, if its findings point into files that were read. */
  keep(job: LintJob, outcome: LintOutcome): void {
    if (job.bytes !== null || outcome.looked) return;
    const { files, list } = toPlain(outcome.diagnostics);
    const digests = new Map(outcome.read);
    const known = files.every(({ name, text }) => digests.get(resolve(this.#cwd, name)) === digestOf(text));
    if (!known) return;
    const { sourced, read } = outcome;
    this.#entries.set(keyOf(job), {
      settings: settingsOf(job),
      sourced,
      read,
      files: files.map(({ name }) => name),
      list,
    });
  }

  save(): void {
    const text = JSON.stringify({ program: this.#program, entries: [...this.#entries] });
    writeFile(this.#cwd, this.#path, [text]);
  }
}

function readEntries(path: string, program: string): Map<string, Entry> {
  try {
    if (statSync(path).size > LARGEST) return new Map();
    const kept = JSON.parse(readFileSync(path, "utf8"));
    return kept.program === program ? new Map(kept.entries) : new Map();
  } catch {
    return new Map();
  }
}

function keyOf({ cwd, name, kind }: LintJob): string {
  return `${kind} ${resolve(cwd, name)}`;
}

/** Everything but files that findings depend on. */
function settingsOf({
  cwd,
  name,
  testbed,
  containers,
  sourceRoot,
  severities,
  limits,
  epoch,
}: LintJob): string {
  return digestOf(
    JSON.stringify([cwd, name, testbed, containers, sourceRoot, [...severities], limits, epoch ?? null]),
  );
}
