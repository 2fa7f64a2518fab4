import { formatIpv4 } from "./ipv4.ts";

/** The first host number that is given automatically. */
export const FIRST_HOST = 2;

/** Host numbers by subnet: two networks with the same subnet share one run of numbers. */
export class HostNumbers {
  readonly #taken: ReadonlySet<number>;
  readonly #next = new Map<number, number>();

  /** `taken` are addresses that are never given out. */
  constructor(taken: Iterable<number>) {
    this.#taken = new Set(taken);
  }

  /** The next free address of a subnet whose host number is below `end`; null when there is none. */
  take(base: number, end: number): string | null {
    let host = this.#next.get(base) ?? FIRST_HOST;
    while (this.#taken.has(base + host)) host++;
    if (host >= end) return null;
    this.#next.set(base, host + 1);
    return formatIpv4(base + host);
  }
}
