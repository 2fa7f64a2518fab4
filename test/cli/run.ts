import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/program.ts";

export interface RunResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, with files in it, removed afterwards. */
export class Workspace {
  readonly path: string;
  /** What commands read from standard input. */
  stdin = "";

  constructor(files: Record<string, string | Uint8Array> = {}) {
    this.path = mkdtempSync(join(tmpdir(), "nsc-test-"));
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.path, name), content);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  list(folder = "."): string[] {
    return readdirSync(join(this.path, folder)).sort();
  }

  /** Runs nsc in this folder, in this process. */
  async run(...argv: string[]): Promise<RunResult> {
    const written = { stdout: "", stderr: "" };
    const stream = (name: "stdout" | "stderr") => ({
      isTTY: false,
      columns: 100,
      write(text: string) {
        written[name] += text;
      },
    });
    const status = await run(argv, {
      stdout: stream("stdout"),
      stderr: stream("stderr"),
      cwd: this.path,
      env: {},
      hasLargeStack: true,
      process: { entry: null, readInput: () => Buffer.from(this.stdin), showProgress: () => {} },
    });
    return { status, ...written };
  }
}
