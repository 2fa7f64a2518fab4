import { Problem } from "../problem.ts";

/** The memory for all bodies that are being received or stored. */
export class BodyBudget {
  readonly #most: number;
  #used = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get used(): number {
    return this.#used;
  }

  claim(): BodyClaim {
    return new BodyClaim((bytes) => {
      this.#used += bytes;
      return this.#used <= this.#most;
    });
  }
}

/** The share of one body, counted as it arrives. */
export class BodyClaim {
  readonly #change: (bytes: number) => boolean;
  bytes = 0;

  constructor(change: (bytes: number) => boolean) {
    this.#change = change;
  }

  /** Throws a `Problem` when all bodies together are too much. */
  add(bytes: number): void {
    this.bytes += bytes;
    if (!this.#change(bytes)) {
      throw new Problem("overloaded", "too many large bodies arrive at once", {
        headers: { "retry-after": "2" },
      });
    }
  }

  release(): void {
    this.#change(-this.bytes);
    this.bytes = 0;
  }
}
