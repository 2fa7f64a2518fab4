/** What an entry counts beside its text. */
const ENTRY = 64;

interface Compiled<T> {
  readonly value: T;
  readonly epoch: number;
}

/**
 * Compiled texts in two generations: when the younger is full, the older is dropped. `capacity` bounds the characters
 * of both. An entry counts only as long as commands mean what they meant when it was made (`epoch`).
 */
export class TextCache<T> {
  #young = new Map<string, Compiled<T>>();
  #old = new Map<string, Compiled<T>>();
  readonly #capacity: number;
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity / 2;
  }

  /** What was kept for the text, made anew by `compile` when there is nothing. */
  find(text: string, epoch: number, compile: () => T): T {
    const young = this.#young.get(text);
    if (young !== undefined && young.epoch === epoch) return young.value;
    const known = young ?? this.#old.get(text);
    const kept = known?.epoch === epoch ? known : { value: compile(), epoch };
    if (young === undefined) this.#makeRoom(text.length + ENTRY);
    this.#young.set(text, kept);
    return kept.value;
  }

  #makeRoom(size: number): void {
    this.#size += size;
    if (this.#size <= this.#capacity) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#size = size;
  }
}
