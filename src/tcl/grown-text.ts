import type { Variable } from "./variable.ts";

/** Texts of at least this length are worth it. */
const LONG = 256;
/** So much is collected before it becomes a part of the head. */
const CHUNK = 1024;

/**
 * A long text that a variable holds and `append` makes longer: `head` and `tail`, joined. A JavaScript engine keeps a
 * joined text as a tree of its pieces, and one of a million single characters is large and slow to look after; so the
 * pieces are joined in chunks, each of which is made one flat text.
 */
export class GrownText {
  #head: string;
  #tail = "";
  /** The whole. */
  text: string;

  constructor(text: string) {
    this.#head = text;
    this.text = text;
  }

  append(piece: string): string {
    this.#tail += piece;
    if (this.#tail.length >= CHUNK) {
      flatten(this.#tail);
      this.#head += this.#tail;
      this.#tail = "";
      this.text = this.#head;
    } else this.text = this.#head + this.#tail;
    return this.text;
  }
}

/** To look at a character makes an engine join the pieces. */
function flatten(text: string): number {
  return text.charCodeAt(0);
}

/** The text of a variable, made longer; the caller stores it and has seen that it is not too long. */
export function grow(variable: Variable, before: string, piece: string): string {
  if (before.length < LONG) return before + piece;
  if (variable.grown === null || variable.grown.text !== before) variable.grown = new GrownText(before);
  return variable.grown.append(piece);
}
