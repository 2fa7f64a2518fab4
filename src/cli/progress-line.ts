import { escapeControl, type Progress } from "../source/index.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds before the line appears, and between two changes of it. */
const PATIENCE = 1_000;
const INTERVAL = 100;

/** The line on a terminal that says how a command goes: for commands that take longer than a moment. */
export class ProgressLine {
  readonly #show: (text: string | null) => void;
  /** When the line may appear, and when it may change next. */
  readonly #first: number;
  #next: number;
  #pending: NodeJS.Timeout | undefined;

  /** `quiet` is what `--quiet` says: then there is no line. `patience` is for commands that always take their time. */
  constructor({ process }: Terminal, { quiet = false, patience = PATIENCE } = {}) {
    this.#show = quiet || process === undefined ? () => {} : process.showProgress;
    this.#first = Date.now() + patience;
    this.#next = this.#first;
  }

  /** `placing 41,000 of 100,000`. */
  readonly step: Progress = (phase, done, total) => {
    if (Date.now() < this.#next) return;
    const of = total === undefined ? "" : ` of ${counted(total)}`;
    this.#now(done === undefined ? phase : `${phase} ${counted(done)}${of}`);
  };

  /** What has just begun and may last; it is shown as soon as there is a line, if nothing else was said. */
  begin(text: string): void {
    clearTimeout(this.#pending);
    const wait = this.#first - Date.now();
    if (wait <= 0) this.#now(text);
    else this.#pending = setTimeout(() => this.#now(text), wait).unref();
  }

  /** Takes the line away. */
  clear(): void {
    clearTimeout(this.#pending);
    this.#show(null);
  }

  #now(text: string): void {
    clearTimeout(this.#pending);
    this.#next = Date.now() + INTERVAL;
    this.#show(escapeControl(text));
  }
}

/** `41,000`. */
function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
