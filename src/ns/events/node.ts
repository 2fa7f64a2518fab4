import type { NsObject } from "../objects/object.ts";
import { actionOf, type EventMaker, type EventTable, optionValues, reject } from "./request.ts";

/** What nodes and groups of them do. */
export const nodeEvents: EventTable<NsObject> = new Map<string, EventMaker<NsObject>>([
  ["reboot", (_request, object) => actionOf(object, "NODE", "REBOOT")],
  [
    "snapshot-to",
    (request, object) =>
      request.words[0] === undefined
        ? reject(request, "snapshot-to needs the name of an image")
        : actionOf(object, "NODE", "SNAPSHOT", `IMAGE=${request.words[0]}`),
  ],
  [
    "reload",
    (request, object) => {
      const image = optionValues(request, ["-image"]).get("-image");
      return actionOf(object, "NODE", "RELOAD", image === undefined ? "" : `IMAGE=${image}`);
    },
  ],
  [
    "setdest",
    (request, object) =>
      reject(
        request,
        `"${object.name}" has no topography to move in`,
        "no testbed of today has an area for mobile nodes",
      ),
  ],
]);
