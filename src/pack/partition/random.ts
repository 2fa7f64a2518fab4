/** Numbers that look random and are the same in every run: xorshift with 32 bits of state. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds are spread over all bits first; a state of 0 would stay 0.
    this.#state = Math.imul((seed | 0) ^ 0x6c8e9cf5, 0x85ebca6b) || 0x9e3779b9;
    for (let i = 0; i < 8; i++) this.below(2);
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return Math.floor(((x >>> 0) / 4_294_967_296) * limit);
  }

  /** A number from 0 to below 1. */
  fraction(): number {
    return this.below(4_294_967_296) / 4_294_967_296;
  }

  /** Brings the first `count` entries into a random order. */
  shuffle(list: Int32Array, count: number = list.length): void {
    for (let i = count - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = list[i];
      list[i] = list[j];
      list[j] = kept;
    }
  }
}
