import { quoteElement } from "../parser/index.ts";
import { toText, type Value } from "./value.ts";

/**
 * A list with its elements. `stored` counts the places that hold it (variables, list elements, arguments), and
 * stays at 2 once it was there: a command may change `items` in place only while `stored` is at most 1 and the
 * one place is the variable that the command writes.
 */
export class TclList {
  items: Value[];
  stored: 0 | 1 | 2 = 0;
  #text: string | null;

  /** `text` is the string that the elements were read from, when there is one: it stays the value's string. */
  constructor(items: Value[], text: string | null = null) {
    this.items = items;
    this.#text = text;
  }

  /** To be called after `items` was changed in place. */
  changed(): void {
    this.#text = null;
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

/** The string of a list of these elements, quoted as Tcl quotes. */
export function joinElements(items: readonly Value[]): string {
  if (items.length === 0) return "";
  let text = listElement(items[0] as Value, true);
  for (let i = 1; i < items.length; i++) text += ` ${listElement(items[i] as Value, false)}`;
  return text;
}

function listElement(value: Value, first: boolean): string {
  return typeof value === "number" ? String(value) : quoteElement(toText(value), first);
}
