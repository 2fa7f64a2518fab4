/** What a short entry costs beside its text. */
const ENTRY = 64;

/**
 * Compiled texts, oldest out first. `capacity` bounds their characters; an entry counts only as long as commands
 * mean what they meant when it was made (`epoch`).
 */
export class TextCache<T> {
  readonly #entries = new Map<string, { readonly compiled: T; readonly epoch: number }>();
  readonly #capacity: number;
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** What was kept for the text, made anew by `compile` when there is nothing. */
  find(text: string, epoch: number, compile: () => T): T {
    const known = this.#entries.get(text);
    if (known !== undefined && known.epoch === epoch) return known.compiled;
    const compiled = compile();
    if (this.#entries.delete(text)) this.#size -= text.length + ENTRY;
    this.#entries.set(text, { compiled, epoch });
    this.#size += text.length + ENTRY;
    for (const [oldest] of this.#entries) {
      if (this.#size <= this.#capacity) break;
      this.#entries.delete(oldest);
      this.#size -= oldest.length + ENTRY;
    }
    return compiled;
  }
}
