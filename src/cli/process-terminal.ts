import { readSync, writeSync } from "node:fs";
import { isatty, WriteStream } from "node:tty";
import { EnvironmentError, Exit } from "./exit.ts";
import { errorCode, reason } from "./read.ts";
import type { OutputStream, ProcessAccess, Terminal } from "./terminal.ts";

type ProcessTerminal = Terminal & { readonly process: ProcessAccess };

/** The streams and environment of this process. A closed pipe ends it quietly, a full disk with one line. */
export function processTerminal(hasLargeStack: boolean, entry: URL): ProcessTerminal {
  const stderr = stream(2);
  let shown = false;
  const showProgress = (text: string | null): void => {
    if (!stderr.isTTY || (text === null && !shown)) return;
    shown = text !== null;
    stderr.write(text === null ? "\r\x1b[K" : `\r${text.slice(0, stderr.columns - 1)}\x1b[K`);
  };
  const belowProgress = (inner: OutputStream): OutputStream => ({
    ...inner,
    write(text) {
      showProgress(null);
      inner.write(text);
    },
  });
  return {
    stdout: belowProgress(stream(1)),
    stderr: belowProgress(stderr),
    cwd: process.cwd(),
    env: process.env,
    hasLargeStack,
    process: {
      entry,
      readInput: readStandardInput,
      showProgress,
      ask(question) {
        if (!isatty(0) || !stderr.isTTY) return null;
        showProgress(null);
        stderr.write(question);
        return readLine();
      },
      screen: () =>
        isatty(1) ? { rows: process.stdout.rows || 24, columns: process.stdout.columns || 100 } : null,
    },
  };
}

function readStandardInput(limit: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = new Uint8Array(64 * 1024);
    const count = readChunk(chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    total += count;
    if (total > limit) return null;
  }
}

/** One line of standard input; a terminal gives it at once. */
function readLine(): string {
  const chunk = new Uint8Array(4096);
  const count = readChunk(chunk);
  return new TextDecoder().decode(chunk.subarray(0, count)).trim();
}

function readChunk(chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (error) {
      const code = errorCode(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw new EnvironmentError(`standard input cannot be read: ${reason(error)}`);
      pause();
    }
  }
}

/** Waits a moment for a pipe that is not ready. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
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
  readonly process: ProcessAccess;
  readonly #inner: ProcessTerminal;
  #held: { readonly stream: OutputStream; readonly text: string }[] = [];
  #size = 0;
  #passed = false;

  constructor(terminal: ProcessTerminal) {
    this.stdout = this.#buffered(terminal.stdout);
    this.stderr = this.#buffered(terminal.stderr);
    this.cwd = terminal.cwd;
    this.env = terminal.env;
    this.process = terminal.process;
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
        pause();
        continue;
      }
      if (code === "EPIPE") process.exit(Exit.fine);
      if (descriptor === 1) writeAll(2, `nsc: cannot write the output: ${reason(error)}\n`);
      process.exit(Exit.file);
    }
  }
}
