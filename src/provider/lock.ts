import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { refused } from "./refused.ts";
import { StepError } from "./step-error.ts";

const POLL_MS = 200;

/** Locks that this process itself holds. */
const held = new Set<string>();

/**
 * Does some work while no other nsc holds the lock, a file with the number of its process. Who comes second fails, or
 * waits where it is told so. A lock whose process is gone counts for nothing.
 */
export async function withLock<T>(
  path: string,
  what: string,
  work: () => Promise<T>,
  wait: (() => void) | null = null,
): Promise<T> {
  const take = (): number | null => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      return takeLock(path);
    } catch (error) {
      throw refused(path, error);
    }
  };
  for (let owner = take(); owner !== null; owner = take()) {
    if (wait === null) throw new StepError("NS7007", `another nsc, process ${owner}, is at work on ${what}`);
    wait();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  held.add(path);
  try {
    return await work();
  } finally {
    held.delete(path);
    rmSync(path, { force: true });
  }
}

/** Takes a lock, or gives the process that has it. */
function takeLock(path: string): number | null {
  for (;;) {
    // Linked when it is written: a lock without its process is never seen.
    const own = `${path}.${process.pid}`;
    try {
      writeFileSync(own, String(process.pid));
      linkSync(own, path);
      return null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(own, { force: true });
    }
    const owner = readOwner(path);
    if (owner !== null && (owner === process.pid ? held.has(path) : isRunning(owner))) return owner;
    // Whoever wrote it was killed.
    rmSync(path, { force: true });
  }
}

function readOwner(path: string): number | null {
  try {
    const number = Number(readFileSync(path, "utf8"));
    return Number.isSafeInteger(number) && number > 0 ? number : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
