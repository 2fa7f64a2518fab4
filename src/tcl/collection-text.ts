import { quoteElement } from "../parser/index.ts";
import { TclDict } from "./dict-value.ts";
import type { KeyMap } from "./key-map.ts";
import { TclList } from "./list-value.ts";
import { toText, type Value } from "./value.ts";
import { addBytes, addWork } from "./work.ts";

/** Characters after which a growing text is accounted for the first time. */
const FIRST_CHARGE = 4096;

/** A text that is put together from list elements, and accounted for while it grows. */
class ElementText {
  text = "";
  #chargeAt = FIRST_CHARGE;
  #first = true;

  add(value: Value): void {
    const element = typeof value === "number" ? String(value) : quoteElement(toText(value), this.#first);
    this.text = this.#first ? element : `${this.text} ${element}`;
    this.#first = false;
    if (this.text.length < this.#chargeAt) return;
    addBytes(this.text.length);
    addWork(this.text.length / 64);
    this.#chargeAt = this.text.length * 2;
  }
}

/** The string of a list of these elements, quoted as Tcl quotes. */
export function joinElements(items: readonly Value[]): string {
  makeTexts(items);
  addWork(items.length / 8);
  const text = new ElementText();
  for (const item of items) text.add(item);
  return text.text;
}

/** The string of a dictionary with these entries. */
export function joinEntries(entries: KeyMap<Value>): string {
  makeTexts(entries.values());
  const text = new ElementText();
  for (const [key, value] of entries) {
    text.add(key);
    text.add(value);
  }
  return text.text;
}

/** Makes the texts of nested lists and dictionaries, the innermost first: they may be nested without bound. */
function makeTexts(values: Iterable<Value>): void {
  const pending = [...withoutText(values)];
  for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
    const inner =
      top.knownText === null ? withoutText(top instanceof TclList ? top.items : top.entries.values()) : [];
    if (inner.length > 0) {
      for (const value of inner) pending.push(value);
    } else {
      top.toString();
      pending.pop();
    }
  }
}

function withoutText(values: Iterable<Value>): (TclList | TclDict)[] {
  const found: (TclList | TclDict)[] = [];
  for (const value of values) {
    if (typeof value !== "object") continue;
    if ((value instanceof TclList || value instanceof TclDict) && value.knownText === null) found.push(value);
  }
  return found;
}
