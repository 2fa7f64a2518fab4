import type { ExperimentEvent } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const eventOrder: TopologyRule = {
  code: "NS5216",
  needs: "topology",
  check({ experiment }, report) {
    const latest = new Map<string, ExperimentEvent>();
    for (const event of experiment.events) {
      const time = Number(event.time);
      if (event.time === "" || Number.isNaN(time) || event.details?.trigger !== "TIMER") continue;
      const key = `${event.details.parent ?? ""} ${event.objectType} ${event.node} ${event.object}`;
      const before = latest.get(key);
      // What one command schedules, as in a loop, has an order of its own.
      if (before !== undefined && before.span.start !== event.span.start && time < Number(before.time)) {
        report({
          span: event.span,
          message: `this event of "${event.object}" comes at ${event.time} s, before the one above it at ${before.time} s`,
          help: "write the events of an object in order of time, or correct the time",
          related: [{ message: "the event above", span: before.span }],
        });
      }
      if (before === undefined || time >= Number(before.time)) latest.set(key, event);
    }
  },
};
