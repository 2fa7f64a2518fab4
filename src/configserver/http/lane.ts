/**
 * Lets as many pushes be checked and stored at a time as there is memory for: a large one alone, small ones together, in
 * the order in which they came.
 */
export class Lane {
  readonly #capacity: number;
  readonly #least: number;
  #used = 0;
  readonly #waiting: { readonly size: number; readonly start: () => void }[] = [];

  /** `capacity` in bytes of bodies; at most `width` pushes run at a time. */
  constructor(capacity: number, width: number) {
    this.#capacity = capacity;
    this.#least = capacity / width;
  }

  async run<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    const size = Math.min(this.#capacity, Math.max(bytes, this.#least));
    if (this.#waiting.length > 0 || this.#used + size > this.#capacity) {
      await new Promise<void>((start) => this.#waiting.push({ size, start }));
    } else {
      this.#used += size;
    }
    try {
      return await work();
    } finally {
      this.#used -= size;
      this.#wake();
    }
  }

  #wake(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (next === undefined || this.#used + next.size > this.#capacity) return;
      this.#waiting.shift();
      this.#used += next.size;
      next.start();
    }
  }
}
