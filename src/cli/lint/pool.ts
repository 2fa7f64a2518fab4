import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { type MessagePort, Worker } from "node:worker_threads";
import { type LintJob, type LintOutcome, runJob } from "./job.ts";
import { fromPlain, type PlainDiagnostics, toPlain } from "./plain.ts";

/** What a thread is told at its start, so that it becomes one that lints. */
export const LINT_THREAD = { task: "lint" } as const;

/** Megabytes of stack for scripts that recurse deeply. */
const STACK = 64;

/**
 * Megabytes of each half of the heap for young objects, from the start: the trees of a file are dead when the next one
 * begins, and cost nothing if the garbage collector did not copy them before.
 */
const YOUNG = 32;

/** A job and what came of it, as they cross between threads. */
interface Request {
  readonly index: number;
  readonly job: LintJob;
}

interface Answer extends Omit<LintOutcome, "diagnostics"> {
  readonly index: number;
  readonly plain: PlainDiagnostics;
}

/** Text of which a thread of its own saves more time than its start takes, in bytes, and as many for each file. */
const WORTH_A_THREAD = 400_000;
const BYTES_PER_FILE = 6_000;

/** How many threads pay for so many files with so much text. */
export function threadsFor(files: number, bytes: number, wanted: number | undefined): number {
  const most = Math.min(files, wanted ?? availableParallelism());
  if (wanted !== undefined) return most;
  return Math.min(most, Math.floor((bytes + files * BYTES_PER_FILE) / WORTH_A_THREAD));
}

/** Runs jobs on so many threads, or here where one is enough. Outcomes are in the order of the jobs. */
export async function runJobs(
  jobs: readonly LintJob[],
  threads: number,
  entry: URL | null,
  done: (count: number) => void,
): Promise<LintOutcome[]> {
  if (threads < 2 || entry === null) {
    return jobs.map((job, index) => {
      const outcome = runJob(job);
      done(index + 1);
      return outcome;
    });
  }
  // Of threads that are made from now on.
  for (const flag of ["min", "max"]) setFlagsFromString(`--${flag}-semi-space-size=${YOUNG}`);
  const outcomes: LintOutcome[] = [];
  let next = 0;
  let count = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: LINT_THREAD, resourceLimits: { stackSizeMb: STACK } });
      const give = (): void => {
        const index = next++;
        const job = jobs[index];
        if (job === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage({ index, job } satisfies Request);
      };
      worker.on("message", ({ index, plain, ...rest }: Answer) => {
        outcomes[index] = { diagnostics: fromPlain(plain), ...rest };
        done(++count);
        give();
      });
      worker.once("error", reject);
      give();
    });
  await Promise.all(Array.from({ length: threads }, work));
  return outcomes;
}

/** Serves jobs in a thread until it is ended. */
export function serveJobs(port: MessagePort): void {
  port.on("message", ({ index, job }: Request) => {
    const { diagnostics, ...rest } = runJob(job);
    port.postMessage({ index, plain: toPlain(diagnostics), ...rest } satisfies Answer);
  });
}
