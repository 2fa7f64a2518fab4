/**
 * Counts requests by token with a bucket each that fills at a steady rate and holds the requests of one second. Each
 * server counts for itself.
 */
export class RateLimit {
  readonly #rate: number;
  readonly #buckets = new Map<string, { filled: number; at: number }>();

  constructor(perSecond: number) {
    this.#rate = perSecond;
  }

  /** 0 when the request may pass, else the seconds to wait. `now` is in ms. */
  take(key: string, now: number): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      this.#forget(now);
      this.#buckets.set(key, { filled: this.#rate - 1, at: now });
      return 0;
    }
    bucket.filled = Math.min(this.#rate, bucket.filled + ((now - bucket.at) / 1000) * this.#rate);
    bucket.at = now;
    if (bucket.filled < 1) return Math.max(1, Math.ceil((1 - bucket.filled) / this.#rate));
    bucket.filled--;
    return 0;
  }

  /** Buckets that are full again need no memory. */
  #forget(now: number): void {
    if (this.#buckets.size < 1_000) return;
    for (const [key, { at }] of this.#buckets) if (now - at > 1000) this.#buckets.delete(key);
  }
}
