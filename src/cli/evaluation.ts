import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseProfile } from "../read/index.ts";
import { type Diagnostic, escapeControl, type Outcome, type Progress } from "../source/index.ts";
import { defaultLimits, type Host, type Limits } from "../tcl/index.ts";
import { defaultProfile, type TestbedProfile } from "../topology/index.ts";
import { Exit, type ExitStatus, UsageError } from "./exit.ts";
import type { BesideFlags } from "./options.ts";
import { ProgressLine } from "./progress-line.ts";
import { type InputFile, readInput } from "./read.ts";
import { limitsHere, requireHeap } from "./report.ts";
import { sourceFolder } from "./source-reader.ts";
import type { Terminal } from "./terminal.ts";

/** A file that was read, with what its evaluation may use; `file` is null when reading failed. */
export interface Loaded {
  readonly file: InputFile | null;
  /** What `--containers` names. */
  readonly containers: InputFile | null;
  readonly profile: TestbedProfile;
  readonly limits: Limits;
  readonly host: Host;
  readonly diagnostics: readonly Diagnostic[];
  /** Is told how the command goes. */
  readonly progress: Progress;
  /** The status when something could not be read. */
  readonly status: ExitStatus;
}

/**
 * Reads the file, the testbed profile and the containers.json that a command line names; the file is `given` where it has
 * been read already.
 */
export function load(
  terminal: Terminal,
  name: string,
  flags: BesideFlags,
  given?: Outcome<InputFile | null>,
): Loaded {
  const limits = limitsHere(terminal, { ...defaultLimits, ...flags.limit });
  checkSourceRoot(terminal, flags.sourceRoot);
  const input = given ?? readInput(terminal.cwd, name, limits.file);
  // Standard input is not there a second time.
  if (given === undefined) requireHeap(terminal, input.value);
  const profile = loadProfile(terminal, flags.testbed, limits);
  const containers =
    flags.containers === undefined ? null : readInput(terminal.cwd, flags.containers, limits.file);
  const diagnostics = [
    ...input.diagnostics,
    ...profile.diagnostics,
    ...(containers === null ? [] : containers.diagnostics),
  ];
  return {
    file: profile.value === null || (containers !== null && containers.value === null) ? null : input.value,
    containers: containers?.value ?? null,
    profile: profile.value ?? defaultProfile,
    limits,
    host: sandboxHost(
      name,
      {
        cwd: terminal.cwd,
        epoch: terminal.env["SOURCE_DATE_EPOCH"],
        sourceRoot: flags.sourceRoot ?? null,
        limits,
      },
      (text) => terminal.stderr.write(escapeLines(text)),
    ),
    diagnostics,
    progress: new ProgressLine(terminal, flags).step,
    status: readStatus(diagnostics),
  };
}

function loadProfile(terminal: Terminal, name: string | undefined, limits: Limits) {
  if (name === undefined) return { value: defaultProfile, diagnostics: [] };
  const { value, diagnostics } = readInput(terminal.cwd, name, limits.file);
  return value === null ? { value: null, diagnostics } : parseProfile(value);
}

/** Refuses a `--source-root` that is no folder. */
export function checkSourceRoot(terminal: Terminal, root: string | undefined): void {
  if (root === undefined) return;
  const stat = statSync(resolve(terminal.cwd, root), { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw new UsageError(`--source-root: there is no folder ${root}`);
}

/** Files that cannot be read are status 3; files with wrong contents are findings. */
export function readStatus(diagnostics: readonly Diagnostic[]): ExitStatus {
  const unreadable = new Set(["NS0001", "NS0002", "NS0003", "NS0004"]);
  if (diagnostics.some(({ code }) => unreadable.has(code))) return Exit.file;
  return diagnostics.some(({ severity }) => severity === "error") ? Exit.findings : Exit.fine;
}

/** What the clock shows when nothing is said: the start of 2026, a date that scripts take for a real one. */
const STILL_CLOCK = Date.UTC(2026, 0, 1) / 1000;

/** What an evaluation's surroundings are made of. */
export interface Surroundings {
  readonly cwd: string;
  /** `SOURCE_DATE_EPOCH`. */
  readonly epoch: string | undefined;
  /** The folder that `source` may read below; null for the file's own. */
  readonly sourceRoot: string | null;
  readonly limits: Limits;
}

/**
 * What an evaluated file may reach: files below its folder, and somewhere for `puts`. Its clock stands still, at
 * `SOURCE_DATE_EPOCH` where that is set: the same input gives the same output at any time.
 */
export function sandboxHost(
  name: string,
  { cwd, epoch, sourceRoot, limits }: Surroundings,
  print: (text: string) => void,
  read?: typeof readInput,
): Host {
  const seconds = Number(epoch ?? STILL_CLOCK);
  const microseconds = (Number.isFinite(seconds) ? seconds : STILL_CLOCK) * 1_000_000;
  return {
    print: (_channel, text) => print(text),
    ...sourceFolder(cwd, name, sourceRoot, limits.file, read),
    now: () => microseconds,
  };
}

function escapeLines(text: string): string {
  return text
    .split("\n")
    .map((line) => escapeControl(line))
    .join("\n");
}
