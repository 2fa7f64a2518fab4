import { writeSync } from "node:fs";
import { isatty, WriteStream } from "node:tty";
import { Exit } from "./exit.ts";
import { errorCode, reason } from "./read.ts";
import type { OutputStream, Terminal } from "./terminal.ts";

/** The streams and environment of this process. A closed pipe ends it quietly, a full disk with one line. */
export function processTerminal(hasLargeStack: boolean): Terminal {
  return {
    stdout: stream(1),
    stderr: stream(2),
    cwd: process.cwd(),
    env: process.env,
    hasLargeStack,
  };
}

function stream(descriptor: 1 | 2): OutputStream {
  const terminal = isatty(descriptor);
  return {
    isTTY: terminal,
    columns: (terminal && new WriteStream(descriptor).columns) || 100,
    write: (text) => writeAll(descriptor, text),
  };
}

/** The most text that a buffered terminal holds back: more than what a script may print. */
const HELD = 32 * 1024 * 1024;

/** A terminal that holds its output until `release`, as long as it is not much. */
export class BufferedTerminal implements Terminal {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly cwd: string;
  readonly env: Terminal["env"];
  readonly #inner: Terminal;
  #held: { readonly stream: OutputStream; readonly text: string }[] = [];
  #size = 0;
  #passed = false;

  constructor(terminal: Terminal) {
    this.stdout = this.#buffered(terminal.stdout);
    this.stderr = this.#buffered(terminal.stderr);
    this.cwd = terminal.cwd;
    this.env = terminal.env;
    this.#inner = terminal;
  }

  /** Once something was written it is too late to start again elsewhere. */
  get hasLargeStack(): boolean {
    return this.#passed || this.#inner.hasLargeStack;
  }

  #buffered(stream: OutputStream): OutputStream {
    return {
      isTTY: stream.isTTY,
      columns: stream.columns,
      write: (text) => {
        this.#held.push({ stream, text });
        this.#size += text.length;
        if (this.#size > HELD) this.release();
      },
    };
  }

  release(): void {
    if (this.#held.length > 0) this.#passed = true;
    let run: { stream: OutputStream; texts: string[] } | null = null;
    for (const { stream, text } of this.#held) {
      if (run !== null && run.stream !== stream) {
        run.stream.write(run.texts.join(""));
        run = null;
      }
      run ??= { stream, texts: [] };
      run.texts.push(text);
    }
    run?.stream.write(run.texts.join(""));
    this.#held = [];
    this.#size = 0;
  }
}

/** Writes all of a text before it returns, so that nothing is lost when the process ends. */
function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const code = errorCode(error);
      if (code === "EAGAIN") {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        continue;
      }
      if (code === "EPIPE") process.exit(Exit.fine);
      if (descriptor === 1) writeAll(2, `nsc: cannot write the output: ${reason(error)}\n`);
      process.exit(Exit.file);
    }
  }
}
