/**
 * Values by key, the least recently used thrown out first when they grow beyond a number of bytes. Keys carry the
 * generation, so an entry is never wrong: it is only no longer asked for.
 */
export class Cache {
  readonly #entries = new Map<string, { readonly value: unknown; readonly size: number }>();
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
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value as T;
  }

  /** `size` is an estimate in bytes. What would take more than a quarter of the cache is not kept. */
  set(key: string, value: unknown, size: number): void {
    if (size > this.#most / 4) return;
    this.#drop(key);
    this.#entries.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#most) break;
      this.#drop(oldest);
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
