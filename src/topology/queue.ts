import { QUEUE_DEFAULTS } from "./defaults.ts";
import type { QueueDetails } from "./details.ts";
import type { Network } from "./experiment.ts";

const ordinary = new Map(
  (["DropTail", "RED", "GRED"] as const).map((type) => [
    type,
    makeOrdinary(type !== "DropTail", type === "GRED"),
  ]),
);

function makeOrdinary(red: boolean, gentle: boolean): QueueDetails {
  const values = new Map(QUEUE_DEFAULTS);
  if (red) values.set("red_", "1");
  if (gentle) values.set("gentle_", "1");
  return { values, traced: false };
}

/** A queue that nothing was said about: one record for all of a type. */
export function ordinaryQueue(type: Network["queue"]): QueueDetails {
  return ordinary.get(type) as QueueDetails;
}
