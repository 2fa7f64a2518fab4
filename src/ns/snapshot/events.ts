import type { ExperimentEvent } from "../../topology/index.ts";
import { shown } from "../describe.ts";
import type { Event } from "../events/event.ts";
import type { Application } from "../objects/agent.ts";
import { Lan } from "../objects/lan-link.ts";
import type { Simulator } from "../objects/simulator.ts";
import type { Session } from "../session.ts";
import { parseBandwidth } from "../units.ts";

/** The sequence that sets things up when the experiment starts. */
const START_SEQUENCE = "__ns_sequence";

/** All events: what sets clouds and traffic up, those of `at`, then those of timelines and sequences. */
export function eventData(session: Session, simulator: Simulator): ExperimentEvent[] {
  return [
    ...cloudEvents(simulator),
    ...trafficEvents(session, simulator),
    ...simulator.events.map(eventRow),
    ...simulator.eventLists.flatMap((list) => list.events.map(eventRow)),
  ];
}

function eventRow(event: Event): ExperimentEvent {
  return {
    time: event.time,
    node: event.node(),
    object: event.object(),
    objectType: event.objectType,
    eventType: event.eventType,
    arguments: event.arguments,
    span: event.place,
    details: { trigger: event.trigger, parent: event.parent?.name ?? null },
  };
}

function cloudEvents(simulator: Simulator): ExperimentEvent[] {
  return simulator.networks.flatMap((network) => {
    if (!(network instanceof Lan) || !network.isCloud) return [];
    return ["CLEAR", "CREATE"].map((eventType, time) => ({
      time: String(time),
      node: "*",
      object: network.name,
      objectType: "LINK",
      eventType,
      arguments: "",
      span: network.span,
      details: { trigger: "TIMER" as const, parent: null },
    }));
  });
}

/** What the CBR traffic of each source is at the start. */
function trafficEvents(session: Session, simulator: Simulator): ExperimentEvent[] {
  return session.agents.flatMap((agent) => {
    const { application, node } = agent;
    if (node === null || node.simulator !== simulator || agent.role !== "source") return [];
    if (application?.className !== "Application/Traffic/CBR") return [];
    return [
      {
        time: "0",
        node: node.name,
        object: application.name,
        objectType: "TRAFGEN",
        eventType: "MODIFY",
        arguments: cbrArguments(session, application),
        span: application.span,
        details: { trigger: null, parent: START_SEQUENCE },
      },
    ];
  });
}

function cbrArguments(session: Session, application: Application): string {
  const rate = parseBandwidth(application.get("rate_"), true);
  if (typeof rate !== "number") {
    const place = application.setting("rate_")?.spans.at(-1) ?? application.span;
    session.report("NS3007", place, `${shown(application.get("rate_"))} ${rate.problem}`, {
      help: rate.help,
    });
  }
  const numbers = [
    application.get("packetSize_"),
    typeof rate === "number" ? String(rate) : "",
    application.get("interval_"),
    application.get("iptos_"),
  ].map((text) => (text.trim() === "" || Number(text) === 0 ? "-1" : text));
  return `PACKETSIZE=${numbers[0]} RATE=${numbers[1]} INTERVAL=${numbers[2]} IPTOS=${numbers[3]}`;
}
