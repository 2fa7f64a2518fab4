import type { ExperimentEvent } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const duplicateEvent: TopologyRule = {
  code: "NS5217",
  needs: "topology",
  check({ experiment }, report) {
    const known = new Map<string, ExperimentEvent>();
    for (const event of experiment.events) {
      const { time, node, object, objectType, eventType, details } = event;
      if (time === "" || details?.trigger !== "TIMER") continue;
      const key = JSON.stringify([
        details.parent,
        Number(time),
        node,
        object,
        objectType,
        eventType,
        event.arguments,
      ]);
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, event);
        continue;
      }
      report({
        span: event.span,
        message: `the same event of "${object}" is scheduled twice for ${time} s`,
        help: "remove one of them, or correct its time or object",
        related: [{ message: "the first one", span: first.span }],
      });
    }
  },
};
