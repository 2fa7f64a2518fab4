import { joinElements } from "./collection-text.ts";
import type { TclDict } from "./dict-value.ts";
import type { Value } from "./value.ts";

export { joinElements };

/**
 * A list with its elements. `stored` counts the places that hold it (variables, list elements, arguments), and
 * stays at 2 once it was there: a command may change `items` in place only while `stored` is at most 1 and the
 * one place is the variable that the command writes.
 */
export class TclList {
  items: Value[];
  stored: 0 | 1 | 2 = 0;
  /** The last measurement of memory that counted it. */
  measured = 0;
  /** The dictionary that the elements are, once it was asked for. */
  dictForm: TclDict | null = null;
  #text: string | null;

  /** `text` is the string that the elements were read from, when there is one: it stays the value's string. */
  constructor(items: Value[], text: string | null = null) {
    this.items = items;
    this.#text = text;
  }

  /** To be called after `items` was changed in place. */
  changed(): void {
    this.#text = null;
    this.dictForm = null;
  }

  /** The string if it exists already. */
  get knownText(): string | null {
    return this.#text;
  }

  toString(): string {
    this.#text ??= joinElements(this.items);
    return this.#text;
  }
}
