/** What a way over a network does to packets. */
export interface Way {
  /** kb/s; 0 where the testbed chooses. */
  readonly kbps: number;
  readonly delayMs: number;
  readonly loss: number;
}

/** A rate in the largest unit that keeps it short: `100 Mb/s`, `1.5 Gb/s`. */
export function rateText(kbps: number): string {
  if (kbps >= 1_000_000) return `${short(kbps / 1_000_000)} Gb/s`;
  if (kbps >= 1_000) return `${short(kbps / 1_000)} Mb/s`;
  return `${short(kbps)} kb/s`;
}

/** `100 Mb/s, 10 ms, 1 % loss`; what does not apply is left out. */
export function wayText({ kbps, delayMs, loss }: Way): string {
  return [
    ...(kbps > 0 ? [rateText(kbps)] : []),
    ...(delayMs > 0 ? [`${short(delayMs)} ms`] : []),
    ...(loss > 0 ? [`${short(loss * 100)} % loss`] : []),
  ].join(", ");
}

/** At most three digits behind the point. */
function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** One way after the other. */
export function joinWays(first: Way, second: Way): Way {
  const limits = [first.kbps, second.kbps].filter((kbps) => kbps > 0);
  return {
    kbps: limits.length === 0 ? 0 : Math.min(...limits),
    delayMs: first.delayMs + second.delayMs,
    loss: 1 - (1 - first.loss) * (1 - second.loss),
  };
}

export function sameWay(a: Way, b: Way): boolean {
  return a.kbps === b.kbps && a.delayMs === b.delayMs && Math.abs(a.loss - b.loss) < 1e-9;
}
