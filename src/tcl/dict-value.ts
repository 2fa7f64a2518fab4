import { joinEntries } from "./collection-text.ts";
import type { KeyMap } from "./key-map.ts";
import type { Value } from "./value.ts";

/** A dictionary, keys in order of their first insertion. `stored` works as in `TclList`. */
export class TclDict {
  readonly entries: KeyMap<Value>;
  stored: 0 | 1 | 2 = 0;
  /** The last measurement of memory that counted it. */
  measured = 0;
  /** Keys and values in turn, once they were asked for as a list. */
  listForm: readonly Value[] | null = null;
  #text: string | null;

  constructor(entries: KeyMap<Value>, text: string | null = null) {
    this.entries = entries;
    this.#text = text;
  }

  /** To be called after `entries` was changed in place. */
  changed(): void {
    this.#text = null;
    this.listForm = null;
  }

  /** The string if it exists already. */
  get knownText(): string | null {
    return this.#text;
  }

  toString(): string {
    this.#text ??= joinEntries(this.entries);
    return this.#text;
  }
}
