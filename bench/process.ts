import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of a program cost. */
export interface Cost {
  /** Seconds from start to end. */
  readonly seconds: number;
  /** Seconds of processors, of all its threads, in the program and in the kernel. */
  readonly cpu: number;
  /** Most memory that it had, in MB. */
  readonly peakMB: number;
}

/** Writes what a Node process used when it ends. */
const REPORT = `if (require("node:worker_threads").isMainThread) process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { cpu: (userCPUTime + systemCPUTime) / 1e6, peakMB: maxRSS / 1024 };
  require("node:fs").writeFileSync(process.env.NSC_BENCH_USAGE, JSON.stringify(cost));
});`;

/** Runs Node programs as processes of their own, in a folder that `end` removes. */
export class Processes {
  readonly folder = mkdtempSync(join(tmpdir(), "nsc-bench-"));
  readonly #report = join(this.folder, "report.cjs");
  readonly #usage = join(this.folder, "usage.json");

  constructor() {
    writeFileSync(this.#report, REPORT);
  }

  /** Runs one; throws what it printed when it ends with another status than 0 or one that is expected. */
  run(words: readonly string[], expected: readonly number[] = [0]): Cost {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", this.#report, ...words], {
      cwd: this.folder,
      env: { ...process.env, NSC_BENCH_USAGE: this.#usage },
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const seconds = (performance.now() - started) / 1000;
    if (status === null || !expected.includes(status))
      throw new Error(`${words.join(" ")} ended with status ${status}\n${stderr}${stdout.slice(0, 2_000)}`);
    return { seconds, ...(JSON.parse(readFileSync(this.#usage, "utf8")) as Omit<Cost, "seconds">) };
  }

  /** The least of several runs, each number by itself. */
  best(runs: number, words: readonly string[], expected?: readonly number[]): Cost {
    const costs = Array.from({ length: runs }, () => this.run(words, expected));
    return {
      seconds: Math.min(...costs.map(({ seconds }) => seconds)),
      cpu: Math.min(...costs.map(({ cpu }) => cpu)),
      peakMB: Math.min(...costs.map(({ peakMB }) => peakMB)),
    };
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }
}
