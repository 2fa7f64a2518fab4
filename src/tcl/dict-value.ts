import { quoteElement } from "../parser/index.ts";
import { toText, type Value } from "./value.ts";

/** A dictionary, keys in order of their first insertion. `stored` works as in `TclList`. */
export class TclDict {
  readonly entries: Map<string, Value>;
  stored: 0 | 1 | 2 = 0;
  #text: string | null;

  constructor(entries: Map<string, Value>, text: string | null = null) {
    this.entries = entries;
    this.#text = text;
  }

  /** To be called after `entries` was changed in place. */
  changed(): void {
    this.#text = null;
  }

  toString(): string {
    if (this.#text === null) {
      const words: string[] = [];
      for (const [key, value] of this.entries) {
        words.push(quoteElement(key, words.length === 0), quoteElement(toText(value), false));
      }
      this.#text = words.join(" ");
    }
    return this.#text;
  }
}
