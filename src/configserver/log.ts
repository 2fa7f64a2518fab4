import { write, writeSync } from "node:fs";
import { escapeControl } from "../source/index.ts";

/** How long lines wait for others, in ms. */
const GATHER = 20;
/** The most text that waits for a slow reader; what comes then is dropped and counted. */
const MOST_WAITING = 8 * 1024 * 1024;
const EAGAIN_PAUSE = 20;

/** One JSON line for each event, written without waiting for whoever reads it. */
export class Log {
  readonly #descriptor: number;
  #waiting = "";
  #writing = false;
  dropped = 0;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  event(level: "info" | "warn" | "error", message: string, fields: object = {}): void {
    this.line(level, message, JSON.stringify(fields).slice(1, -1));
  }

  /** The same with fields that are JSON already, without the braces. */
  line(level: "info" | "warn" | "error", message: string, fields: string): void {
    if (this.#waiting.length > MOST_WAITING) {
      this.dropped++;
      return;
    }
    const separator = fields === "" ? "" : ",";
    this.#waiting += `{"time":"${new Date().toISOString()}","level":"${level}","message":${JSON.stringify(message)}${separator}${fields}}\n`;
    if (!this.#writing) {
      this.#writing = true;
      setTimeout(() => this.#flush(), GATHER);
    }
  }

  #flush(): void {
    const text = this.#waiting;
    if (text === "") {
      this.#writing = false;
      return;
    }
    this.#waiting = "";
    this.#writeAll(Buffer.from(text, "utf8"));
  }

  #writeAll(bytes: Buffer): void {
    write(this.#descriptor, bytes, (error, count) => {
      if (error?.code === "EAGAIN") setTimeout(() => this.#writeAll(bytes), EAGAIN_PAUSE);
      else if (error || count === bytes.length) this.#flush();
      else this.#writeAll(bytes.subarray(count));
    });
  }

  /** Writes what is left before the process ends. */
  close(): void {
    try {
      if (this.#waiting !== "") writeSync(this.#descriptor, this.#waiting);
    } catch {
      // Nobody reads the log any more.
    }
    this.#waiting = "";
  }
}

const LONGEST_NAME = 100;
const PLAIN = /^[!-~]{1,100}$/;

/** A name that a request gave, safe to stand in a log. */
export function loggedName(name: string): string {
  return PLAIN.test(name) ? name : escapeControl(name.slice(0, LONGEST_NAME));
}
