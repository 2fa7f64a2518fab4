/**
 * Who pays for conversions and arithmetic. These functions have no interpreter at hand, and some take far more
 * time than the command that calls them: reading a long list, dividing wide integers.
 */
export interface Meter {
  /** Charges whole steps; throws `LimitReached` when there are none left. */
  step(count: number): void;
  /** Accounts for a value of so many bytes. */
  charge(bytes: number): void;
}

const unmetered: Meter = { step() {}, charge() {} };

let meter = unmetered;

/**
 * Makes all further work count there; null for nobody. Returns what was in force before, to be put back when the
 * evaluation ends.
 */
export function useMeter(next: Meter | null): Meter {
  const previous = meter;
  meter = next ?? unmetered;
  return previous;
}

/** Charges work: 1 is about one command, or 256 characters looked at. Less than 1 is free. */
export function addWork(steps: number): void {
  if (steps >= 1) meter.step(Math.floor(steps));
}

/** Charges reading a text of this length. */
export function addTextWork(length: number): void {
  if (length >= 256) meter.step(length >> 8);
}

/** Accounts for a value that was made without the calling command knowing its size. */
export function addBytes(bytes: number): void {
  meter.charge(bytes);
}
