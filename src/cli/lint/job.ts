import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { lintContainers, lintExperiment, lintLibrary } from "../../compiler/index.ts";
import { saysLibrary } from "../../lint/index.ts";
import { parseProfile } from "../../read/index.ts";
import type { Diagnostic, Outcome, Severity, SourceFile } from "../../source/index.ts";
import type { Host } from "../../tcl/index.ts";
import { defaultProfile, type TestbedProfile } from "../../topology/index.ts";
import { type Surroundings, sandboxHost } from "../evaluation.ts";
import { decode, InputFile, readInput } from "../read.ts";

/** Everything that the findings in one file depend on besides files, as plain data: it crosses to other threads. */
export interface LintJob extends Surroundings {
  /** The file as findings show it. */
  readonly name: string;
  /** The bytes of standard input; null for a file, which is read when its turn comes. */
  readonly bytes: Uint8Array | null;
  /** A file that other files source, or whose comment says so, is looked at as Tcl only. */
  readonly kind: "experiment" | "library" | "unknown";
  readonly testbed: string | null;
  /** A containers.json written by hand, whose hosts the file describes. */
  readonly containers: string | null;
  readonly severities: ReadonlyMap<string, Severity | "off">;
  /** Texts that are changed and not written yet, by path. */
  readonly changed: ReadonlyMap<string, string>;
}

/** What came of a job. */
export interface LintOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Paths of the files that the file sources. */
  readonly sourced: readonly string[];
  /** Every file that was read or asked for, with a digest of its text; null for one that could not be read. */
  readonly read: readonly (readonly [path: string, digest: string | null])[];
  /** Whether the script asked which files there are: then more than `read` counts. */
  readonly looked: boolean;
}

/** Lints one file. */
export function runJob(job: LintJob): LintOutcome {
  const reader = new Reader(job);
  const { value: file, diagnostics } = reader.input();
  if (file === null) return reader.outcome(diagnostics, []);
  const { severities, limits } = job;
  if (isLibrary(job, file)) return reader.outcome(lintLibrary(file, { severities, limits }).diagnostics, []);
  const profile = reader.profile();
  const containers = reader.containers();
  const unreadable = [...profile.diagnostics, ...containers.diagnostics];
  if (profile.value === null || unreadable.length > profile.diagnostics.length)
    return reader.outcome(unreadable, []);
  if (isContainersFile(file))
    return reader.outcome(lintContainers(file, { profile: profile.value, severities }).diagnostics, []);
  const result = lintExperiment(file, {
    host: reader.host(),
    profile: profile.value,
    containers: containers.value,
    severities,
    limits,
  });
  const sourced = result.files.slice(1).filter((other) => other !== containers.value);
  return reader.outcome(
    [...profile.diagnostics, ...result.diagnostics],
    sourced.map(({ name }) => resolve(job.cwd, name)),
  );
}

/** A Tcl file that a search found and that makes no simulator is part of other files. */
function isLibrary({ kind }: LintJob, file: SourceFile): boolean {
  if (kind === "library" || saysLibrary(file)) return true;
  return kind === "unknown" && /\.tcl$/i.test(file.name) && !/\bSimulator\b/.test(file.text);
}

/** By its name, and where that says nothing by its text: no command of a script begins with a bracket and a brace. */
export function isContainersFile({ name, text }: SourceFile): boolean {
  if (/\.json$/i.test(name)) return true;
  return !/\.(?:ns|tcl)$/i.test(name) && /^\s*\[\s*(?:[{\]]|$)/.test(text);
}

/** Reads files for one job and notes which. */
class Reader {
  readonly #job: LintJob;
  readonly #read = new Map<string, string | null>();
  #looked = false;

  constructor(job: LintJob) {
    this.#job = job;
  }

  input(): Outcome<SourceFile | null> {
    const { name, bytes, cwd, limits, changed } = this.#job;
    if (bytes !== null && !changed.has(resolve(cwd, name))) return decode(name, bytes);
    return this.#file(cwd, name, limits.file);
  }

  /** The testbed profile; null when it cannot be used. */
  profile(): Outcome<TestbedProfile | null> {
    const { testbed, cwd, limits } = this.#job;
    if (testbed === null) return { value: defaultProfile, diagnostics: [] };
    const { value: file, diagnostics } = this.#file(cwd, testbed, limits.file);
    return file === null ? { value: null, diagnostics } : parseProfile(file);
  }

  containers(): Outcome<SourceFile | null> {
    const { containers, cwd, limits } = this.#job;
    return containers === null ? { value: null, diagnostics: [] } : this.#file(cwd, containers, limits.file);
  }

  host(): Host {
    const host = sandboxHost(this.#job.name, this.#job, () => {}, this.#file);
    const { readSource, fileKind } = host;
    if (readSource === undefined) return host;
    return {
      ...host,
      fileKind: (name) => {
        this.#looked = true;
        return fileKind?.(name) ?? null;
      },
      readSource: (name, from) => {
        const answer = readSource(name, from);
        if (!("file" in answer)) this.#note(resolve(this.#job.cwd, this.#job.name, "..", name), null);
        return answer;
      },
    };
  }

  outcome(diagnostics: readonly Diagnostic[], sourced: readonly string[]): LintOutcome {
    return { diagnostics, sourced, read: [...this.#read], looked: this.#looked };
  }

  readonly #file = (cwd: string, name: string, limit: number): Outcome<InputFile | null> => {
    const path = resolve(cwd, name);
    const changed = this.#job.changed.get(path);
    if (changed !== undefined) return { value: new InputFile(name, changed, changed), diagnostics: [] };
    const outcome = readInput(cwd, name, limit);
    this.#note(path, outcome.value);
    return outcome;
  };

  #note(path: string, file: SourceFile | null): void {
    if (this.#read.get(path) === undefined) this.#read.set(path, file === null ? null : digestOf(file.text));
  }
}

/** A digest that tells texts apart. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
