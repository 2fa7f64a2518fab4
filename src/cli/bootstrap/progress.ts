import { escapeControl } from "../../source/index.ts";
import { ProgressLine } from "../progress-line.ts";
import type { Terminal } from "../terminal.ts";

/** How often somebody who reads a log hears that work goes on, in ms. */
const EVERY = 30_000;

/**
 * Shows what goes on while a step takes its time: on a terminal one line that changes, elsewhere a line from time to
 * time. Both are on stderr.
 */
export class Progress {
  readonly #terminal: Terminal;
  readonly #line: ProgressLine;
  readonly #timer: NodeJS.Timeout | null;
  #text: string | null = null;
  #since = 0;

  constructor(terminal: Terminal, every = EVERY) {
    this.#terminal = terminal;
    this.#line = new ProgressLine(terminal, { patience: 0 });
    this.#timer = terminal.stderr.isTTY ? null : setInterval(() => this.#tell(), every);
  }

  /** Says what is done now; null when it is done. */
  show(text: string | null): void {
    if (text === null || this.#text === null) this.#since = performance.now();
    this.#text = text && escapeControl(text);
    if (text === null) this.#line.clear();
    else this.#line.begin(text);
  }

  end(): void {
    this.show(null);
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #tell(): void {
    if (this.#text === null) return;
    const seconds = Math.round((performance.now() - this.#since) / 1000);
    this.#terminal.stderr.write(`  … ${seconds} s: ${this.#text}\n`);
    this.#terminal.release?.();
  }
}
