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
  /** What they find in the environment. */
  env: Record<string, string> = {};
  /** What somebody answers at the terminal; null where nobody is there. */
  answer: string | null = null;
  readonly questions: string[] = [];

  /** Removed when the test is finished, or where it is `shared` by `remove`. */
  constructor(files: Record<string, string | Uint8Array> = {}, shared = false) {
    this.path = mkdtempSync(join(tmpdir(), "nsc-test-"));
    if (!shared) onTestFinished(() => this.remove());
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
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
      env: this.env,
      hasLargeStack: true,
      process: {
        entry: null,
        readInput: () => Buffer.from(this.stdin),
        showProgress: () => {},
        ask: (question) => {
          this.questions.push(question);
          return this.answer;
        },
        screen: () => null,
      },
    });
    return { status, ...written };
  }
}
