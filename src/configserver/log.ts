import { write, writeSync } from "node:fs";
import { escapeControl } from "../source/index.ts";

/** How long lines wait for others, in ms. */
const GATHER = 20;
/** Bytes that wait at first, and at most; what comes while a slow reader has the most waiting is dropped and counted. */
const LEAST_WAITING = 64 * 1024;
const MOST_WAITING = 8 * 1024 * 1024;
const EAGAIN_PAUSE = 20;
/** The most bytes that UTF-8 has for one unit of a string. */
const MOST_BYTES = 3;

/** One JSON line for each event, written without waiting for whoever reads it. */
export class Log {
  readonly #descriptor: number;
  #waiting: Buffer = Buffer.allocUnsafe(LEAST_WAITING);
  #used = 0;
  #spare: Buffer = Buffer.allocUnsafe(LEAST_WAITING);
  #writing = false;
  #moment = 0;
  #time = "";
  dropped = 0;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  event(level: "info" | "warn" | "error", message: string, fields: object = {}): void {
    this.line(level, message, JSON.stringify(fields).slice(1, -1));
  }

  /** The same with fields that are JSON already, without the braces. */
  line(level: "info" | "warn" | "error", message: string, fields: string): void {
    const separator = fields === "" ? "" : ",";
    const text = `{"time":"${this.#now()}","level":"${level}","message":${JSON.stringify(message)}${separator}${fields}}\n`;
    if (!this.#makeRoom(text.length * MOST_BYTES)) {
      this.dropped++;
      return;
    }
    this.#used += this.#waiting.write(text, this.#used);
    if (!this.#writing) {
      this.#writing = true;
      setTimeout(() => this.#flush(), GATHER);
    }
  }

  #makeRoom(bytes: number): boolean {
    const wanted = this.#used + bytes;
    if (wanted <= this.#waiting.length) return true;
    if (wanted > MOST_WAITING) return false;
    const larger = Buffer.allocUnsafe(Math.min(MOST_WAITING, 2 * wanted));
    this.#waiting.copy(larger, 0, 0, this.#used);
    this.#waiting = larger;
    return true;
  }

  /** The time as text, made once for all lines of a millisecond. */
  #now(): string {
    const moment = Date.now();
    if (moment !== this.#moment) {
      this.#moment = moment;
      this.#time = new Date(moment).toISOString();
    }
    return this.#time;
  }

  #flush(): void {
    if (this.#used === 0) {
      this.#writing = false;
      return;
    }
    const full = this.#waiting;
    const bytes = full.subarray(0, this.#used);
    this.#waiting = this.#spare;
    this.#used = 0;
    this.#writeAll(bytes, () => {
      this.#spare = full;
      this.#flush();
    });
  }

  #writeAll(bytes: Buffer, done: () => void): void {
    write(this.#descriptor, bytes, (error, count) => {
      if (error?.code === "EAGAIN") setTimeout(() => this.#writeAll(bytes, done), EAGAIN_PAUSE);
      else if (error || count === bytes.length) done();
      else this.#writeAll(bytes.subarray(count), done);
    });
  }

  /** Writes what is left before the process ends. */
  close(): void {
    let rest = this.#waiting.subarray(0, this.#used);
    this.#used = 0;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#descriptor, rest));
    } catch {
      // Nobody reads the log any more.
    }
  }
}

const LONGEST_NAME = 100;
const PLAIN = /^[!-~]{1,100}$/;

/** A name that a request gave, safe to stand in a log. */
export function loggedName(name: string): string {
  return PLAIN.test(name) ? name : escapeControl(name.slice(0, LONGEST_NAME));
}
