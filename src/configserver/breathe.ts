import { setImmediate } from "node:timers/promises";

/** How long work may keep other requests waiting at a time, in ms. */
const SLICE = 10;

/**
 * Gives other requests a turn during long work. Call the function often: it costs a look at the clock and, when a slice
 * is used up, one round of the event loop.
 */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await setImmediate();
    since = performance.now();
  };
}
