interface Entry {
  readonly value: unknown;
  readonly size: number;
  /** Whether it was asked for since it was last looked at for being thrown out. */
  used: boolean;
}

/**
 * Values by key. When they grow beyond a number of bytes the oldest are thrown out, but those that were used meanwhile get
 * a second chance: a hit costs no more than a mark. Keys carry the generation, so an entry is never wrong: it is only no
 * longer asked for.
 */
export class Cache {
  readonly #entries = new Map<string, Entry>();
  readonly #most: number;
  #size = 0;
  hits = 0;
  misses = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  get<T>(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    entry.used = true;
    return entry.value as T;
  }

  /** `size` is an estimate in bytes. What would take more than a quarter of the cache is not kept. */
  set(key: string, value: unknown, size: number): void {
    if (size > this.#most / 4) return;
    this.#drop(key);
    this.#entries.set(key, { value, size, used: false });
    this.#size += size;
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#most) break;
      this.#entries.delete(oldest);
      if (entry.used) this.#entries.set(oldest, { ...entry, used: false });
      else this.#size -= entry.size;
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#size -= entry.size;
  }
}

/** Work that is going on, by key: who asks for the same meanwhile waits for it instead of doing it again. */
export class Flights {
  readonly #going = new Map<string, Promise<unknown>>();

  async join<T>(key: string, work: () => Promise<T>): Promise<T> {
    const other = this.#going.get(key);
    if (other !== undefined) return other as Promise<T>;
    const own = work().finally(() => this.#going.delete(key));
    this.#going.set(key, own);
    return own;
  }
}
