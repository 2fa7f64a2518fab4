import { AGENT_CLASSES, APPLICATION_CLASSES } from "../objects/agent.ts";
import type { MethodTable } from "../row.ts";
import { endMethods, lanMethods, linkMethods, queueMethods } from "./networks.ts";
import { nodeMethods } from "./node.ts";
import {
  agentMethods,
  applicationMethods,
  firewallMethods,
  groupMethods,
  programMethods,
  sequenceMethods,
  timelineMethods,
  topographyMethods,
} from "./others.ts";
import { simulatorMethods } from "./simulator.ts";

/** The methods of each class. The dispatcher gives a row only objects of its own class. */
export const classTables: ReadonlyMap<string, MethodTable<never>> = new Map<string, MethodTable<never>>([
  ["Simulator", simulatorMethods],
  ["Node", nodeMethods],
  ["Bridge", nodeMethods],
  ["Link", linkMethods],
  ["Lan", lanMethods],
  ["SimplexLink", endMethods],
  ["LLink", endMethods],
  ["Queue", queueMethods],
  ["Program", programMethods],
  ["EventGroup", groupMethods],
  ["EventSequence", sequenceMethods],
  ["EventTimeline", timelineMethods],
  ["Firewall", firewallMethods],
  ["Topography", topographyMethods],
  ...[...AGENT_CLASSES.keys()].map((name): [string, MethodTable<never>] => [name, agentMethods]),
  ...APPLICATION_CLASSES.map((name): [string, MethodTable<never>] => [name, applicationMethods]),
]);
