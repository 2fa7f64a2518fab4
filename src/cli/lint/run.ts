import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../../source/index.ts";
import { defaultLimits, type Limits } from "../../tcl/index.ts";
import { checkSourceRoot } from "../evaluation.ts";
import { UsageError } from "../exit.ts";
import type { BesideFlags } from "../options.ts";
import { ProgressLine } from "../progress-line.ts";
import { limitsHere } from "../report.ts";
import { readStdin, type Terminal } from "../terminal.ts";
import { CACHE_FILE, LintCache } from "./cache.ts";
import { findInputs, type LintInput } from "./inputs.ts";
import type { LintJob, LintOutcome } from "./job.ts";
import { runJobs, threadsFor } from "./pool.ts";
import { LintSettings } from "./settings.ts";

export interface RunFlags extends BesideFlags {
  readonly stdinFilename?: string;
  readonly cache?: boolean;
  readonly cacheFile?: string;
  readonly jobs?: number;
}

/** What a run of lint came to. */
export interface LintRun {
  /** The files that were looked at. */
  readonly files: readonly string[];
  readonly jobs: readonly LintJob[];
  /** For each job. */
  readonly outcomes: readonly LintOutcome[];
  /** What is wrong with names and configurations. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lints what the command line names. */
export async function runLint(
  terminal: Terminal,
  words: readonly string[],
  flags: RunFlags,
): Promise<LintRun> {
  checkSourceRoot(terminal, flags.sourceRoot);
  const settings = new LintSettings(terminal.cwd);
  const { inputs, diagnostics } = findInputs(terminal.cwd, words, flags.stdinFilename, settings);
  const jobs = inputs.map((input) => jobOf(terminal, input, flags, settings));
  if (flags.containers !== undefined && jobs.length !== 1)
    throw new UsageError("--containers belongs to one NS file: give that alone");
  if (flags.containers !== undefined && /\.json$/i.test(jobs[0]?.name ?? ""))
    throw new UsageError(
      `--containers belongs to an NS file, and ${jobs[0]?.name} is a containers.json itself`,
    );
  const lint = new Runner(terminal, flags);
  const first = await lint.run(jobs);
  // A file that another one sources is a part of that one, and only its Tcl is looked at by itself.
  const sourced = new Set(
    first.flatMap((outcome, i) => outcome.sourced.filter((path) => path !== pathOf(jobs[i]))),
  );
  const final = jobs.map((job): LintJob => (sourced.has(pathOf(job)) ? { ...job, kind: "library" } : job));
  const again = final.flatMap((job, i) => (job === jobs[i] ? [] : [i]));
  const second = await lint.run(again.map((i) => final[i] as LintJob));
  const outcomes = [...first];
  again.forEach((i, position) => {
    outcomes[i] = second[position] as LintOutcome;
  });
  lint.finish();
  return {
    files: [...inputs.map(({ name }) => name), ...(flags.containers === undefined ? [] : [flags.containers])],
    jobs: final,
    outcomes,
    diagnostics: [...diagnostics, ...settings.diagnostics],
  };
}

function pathOf(job: LintJob | undefined): string {
  return job === undefined ? "" : resolve(job.cwd, job.name);
}

function jobOf(terminal: Terminal, input: LintInput, flags: RunFlags, settings: LintSettings): LintJob {
  const limits: Limits = limitsHere(terminal, { ...defaultLimits, ...flags.limit });
  const config = settings.of(resolve(terminal.cwd, input.name));
  const bytes = input.stdin ? readStdin(terminal, limits.file) : null;
  return {
    cwd: terminal.cwd,
    name: input.name,
    bytes,
    kind: input.searched ? "unknown" : "experiment",
    testbed: flags.testbed ?? config.testbed,
    containers: flags.containers ?? null,
    sourceRoot: flags.sourceRoot ?? config.sourceRoot,
    severities: config.severities,
    limits,
    epoch: terminal.env["SOURCE_DATE_EPOCH"],
    changed: new Map(),
  };
}

/** Does jobs, those that the cache does not know, on as many threads as pay. */
class Runner {
  readonly #terminal: Terminal;
  readonly #flags: RunFlags;
  readonly #cache: LintCache | null;
  constructor(terminal: Terminal, flags: RunFlags) {
    this.#terminal = terminal;
    this.#flags = flags;
    const path = flags.cacheFile ?? (flags.cache === true ? CACHE_FILE : null);
    this.#cache = path === null ? null : new LintCache(terminal.cwd, path, terminal.process?.entry ?? null);
  }

  async run(jobs: readonly LintJob[]): Promise<LintOutcome[]> {
    const outcomes = jobs.map((job) => this.#cache?.find(job) ?? null);
    const open = jobs.flatMap((_job, i) => (outcomes[i] === null ? [i] : []));
    const todo = open.map((i) => jobs[i] as LintJob);
    const line = new ProgressLine(this.#terminal, this.#flags);
    const threads = this.#terminal.hasLargeStack
      ? 1
      : threadsFor(todo.length, sizeOf(todo), this.#flags.jobs);
    const done = await runJobs(todo, threads, this.#terminal.process?.entry ?? null, (count) =>
      line.step("linting", count, todo.length),
    );
    line.clear();
    done.forEach((outcome, position) => {
      outcomes[open[position] as number] = outcome;
      this.#cache?.keep(todo[position] as LintJob, outcome);
    });
    return outcomes as LintOutcome[];
  }

  finish(): void {
    this.#cache?.save();
  }
}

function sizeOf(jobs: readonly LintJob[]): number {
  return jobs.reduce((sum, job) => sum + (statSync(pathOf(job), { throwIfNoEntry: false })?.size ?? 0), 0);
}
