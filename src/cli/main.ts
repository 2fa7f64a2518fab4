import { totalmem } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Exit } from "./exit.ts";
import { LINT_THREAD, serveJobs } from "./lint/pool.ts";
import { BufferedTerminal, processTerminal } from "./process-terminal.ts";
import { run } from "./program.ts";
import { StackExhausted } from "./report.ts";

/** Megabytes of stack for scripts that recurse deeper than the main thread can follow. */
const LARGE_STACK = 512;
/** Megabytes for experiments that are larger than what Node gives the main thread. */
const LARGE_HEAP = Math.floor(
  (0.8 * Math.min(totalmem(), process.constrainedMemory() || totalmem())) / 2 ** 20,
);

const argv = process.argv.slice(2);
const entry = new URL(import.meta.url);
if (isMainThread) void runHere();
else if (parentPort !== null && workerData?.task === LINT_THREAD.task) serveJobs(parentPort);
else void run(argv, processTerminal(true, entry)).then((status) => process.exit(status));

async function runHere(): Promise<void> {
  const terminal = new BufferedTerminal(processTerminal(false, entry));
  try {
    process.exitCode = await run(argv, terminal);
    terminal.release();
  } catch (error) {
    if (!(error instanceof StackExhausted)) throw error;
    const worker = new Worker(entry, {
      argv,
      resourceLimits: { stackSizeMb: LARGE_STACK, maxOldGenerationSizeMb: LARGE_HEAP },
    });
    worker.once("error", (problem) => {
      process.stderr.write(`nsc: the evaluation ended early: ${problem.message}\n`);
      process.exitCode = Exit.findings;
    });
    worker.once("exit", (status) => {
      process.exitCode ??= status;
    });
  }
}
