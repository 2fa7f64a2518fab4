import { ALL_PROGRAMS } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

const STARTING = new Set(["START", "RUN"]);

export const unstartedProgram: TopologyRule = {
  code: "NS5225",
  needs: "topology",
  check({ experiment }, report) {
    const started = new Set(
      experiment.events.flatMap(({ objectType, eventType, object }) =>
        objectType === "PROGRAM" && STARTING.has(eventType) ? [object] : [],
      ),
    );
    if (started.has(ALL_PROGRAMS)) return;
    for (const { name, members } of experiment.details?.groups ?? []) {
      if (started.has(name)) for (const member of members) started.add(member);
    }
    for (const { name, node, span } of experiment.programs) {
      if (started.has(name)) continue;
      report({
        span,
        message: `nothing starts the program "${name}" on "${node}"`,
        help: `write $ns at TIME "$${name} start"; without an event it can only be started by hand`,
      });
    }
  },
};
