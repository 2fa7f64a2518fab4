import type { Simulator } from "../objects/simulator.ts";
import type { EventAction } from "./event.ts";
import {
  type EventMaker,
  type EventRequest,
  type EventTable,
  everywhere,
  nothing,
  optionValues,
  reject,
} from "./request.ts";

/** What a simulator does: events of the whole experiment. */
export const simulatorEvents: EventTable<Simulator> = new Map<string, EventMaker<Simulator>>([
  ["halt", (_request, self) => own(self, "HALT")],
  ["terminate", (_request, self) => own(self, "HALT")],
  ["swapout", (_request, self) => own(self, "SWAPOUT")],
  ["stoprun", (_request, self) => own(self, "STOPRUN")],
  ["stabilize", (_request, self) => own(self, "MODIFY", "mode=stabilize")],
  ["msg", (request, self) => own(self, "MESSAGE", request.words.join(" "))],
  ["message", (request, self) => own(self, "MESSAGE", request.words.join(" "))],
  ["log", (request, self) => own(self, "LOG", request.words.join(" "))],
  ["report", (request, self) => own(self, "REPORT", reportArguments(request))],
  ["snapshot", (_request, self) => own(self, "SNAPSHOT", "LOGHOLE_ARGS='-s'")],
  ["cleanlogs", (_request, self) => own(self, "RESET", "ASPECT=LOGHOLE")],
  [
    "trace-for",
    (request) =>
      request.words[0] === undefined
        ? reject(request, "trace-for needs a number of seconds")
        : named("slothd", "SLOTHD", "START", `DURATION=${request.words[0]}`),
  ],
  [
    "linktest",
    (request) => {
      const stop = optionValues(request, ["-bw", "-stopat"]).get("-stopat") ?? "3";
      return named("linktest", "LINKTEST", "START", `STARTAT=1 STOPAT=${stop}`);
    },
  ],
  ["reset-lans", () => named("__all_lans", "LINK", "RESET", "")],
  [
    "bandwidth",
    () => ({ node: nothing, object: nothing, objectType: "LINK", eventType: "MODIFY", arguments: "" }),
  ],
]);

function own(self: Simulator, eventType: string, parameters = ""): EventAction {
  return {
    node: everywhere,
    object: () => self.name,
    objectType: "SIMULATOR",
    eventType,
    arguments: parameters,
  };
}

function named(name: string, objectType: string, eventType: string, parameters: string): EventAction {
  return { node: everywhere, object: () => name, objectType, eventType, arguments: parameters };
}

function reportArguments(request: EventRequest): string {
  const values = optionValues(request, ["-digester", "-archive"]);
  const digester = values.has("-digester") ? `DIGESTER={${values.get("-digester")}}` : "";
  return values.has("-archive") ? `ARCHIVE={${values.get("-archive")}} ${digester}` : digester;
}
