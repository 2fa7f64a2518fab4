import { createHook } from "node:async_hooks";

let kept: object | null = null;

/**
 * Keeps `process.nextTick` fast, which runs some ten times for each request. V8 forgets the shape of Node's records of
 * ticks in a garbage collection that finds none alive, and making them takes five times as long from then on (seen in
 * Node 20). One that stays alive prevents that.
 */
export function keepTicksFast(): void {
  if (kept !== null) return;
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === "TickObject") kept = resource;
    },
  });
  hook.enable();
  process.nextTick(() => {});
  hook.disable();
}
