import { z } from "zod";
import { ALL_PROGRAMS, EXPERIMENT_SETTINGS } from "../defaults.ts";
import type { EventDetails, ExperimentDetails, Firewall, ProgramDetails } from "../details.ts";
import type { Experiment, ExperimentEvent, ExperimentNode, Program, VirtualType } from "../experiment.ts";
import { reportingCommand, startProgramName } from "../start-command.ts";
import { type Fields, list, map, number, text, textList, textOrNull, word } from "./fields.ts";

type WithoutSpan<T> = Omit<T, "span">;

/** A program with everything that is known of it. */
export type ProgramRecord = Omit<Program, "span" | "details"> & ProgramDetails;

export type EventRecord = Omit<ExperimentEvent, "span" | "details"> & EventDetails;

/** What an experiment has beyond a topdl topology. */
export interface ExperimentRecord
  extends Omit<ExperimentDetails, "settingCalls" | "firewalls">,
    Pick<Experiment, "routing" | "sourcedFiles"> {
  readonly virtualTypes: readonly WithoutSpan<VirtualType>[];
  readonly programs: readonly ProgramRecord[];
  readonly events: readonly EventRecord[];
  readonly firewalls: readonly WithoutSpan<Firewall>[];
}

const string = z.string();

const virtualTypeSchema = z.strictObject({
  name: string,
  weight: z.number(),
  types: z.array(string).readonly(),
  written: string.exactOptional(),
});

const programSchema = z.strictObject({
  name: string,
  node: string,
  command: string,
  directory: string,
  timeout: string,
  expectedExitCode: string,
});

const eventSchema = z.strictObject({
  time: string,
  node: string,
  object: string,
  objectType: string,
  eventType: string,
  arguments: string,
  trigger: z.enum(["TIMER", "SWAPOUT"]).nullable(),
  parent: string.nullable(),
});

const firewallSchema = z.strictObject({
  name: string,
  type: string,
  style: string,
  os: string,
  commandLine: string,
  parent: string.nullable(),
  rules: z.array(z.strictObject({ number: z.number(), text: string })).readonly(),
});

const trafficSchema = z.strictObject({
  node: string,
  name: string,
  generator: z.enum(["TG", "NSE"]),
  role: z.enum(["source", "sink"]),
  protocol: string,
  port: z.number(),
  address: string,
  target: z.strictObject({ node: string, name: string, port: z.number(), address: string }),
  application: z.strictObject({ name: string, className: string }).nullable(),
  agent: string,
});

export const experimentFields: Fields<ExperimentRecord> = {
  routing: word("nsc:routing", ["static", "ospf", "manual", "static-ddijk", "static-old", "none"]),
  sourcedFiles: textList("nsc:source"),
  simulator: text("nsc:simulator"),
  settings: map("nsc:setting"),
  syncServer: textOrNull("nsc:sync-server"),
  securityLevel: number("nsc:security-level"),
  hostNodes: list("nsc:host-node", z.strictObject({ name: string, hardware: string, hosts: string })),
  firewalls: list("nsc:firewall", firewallSchema),
  virtualTypes: list("nsc:virtual-type", virtualTypeSchema),
  programs: list("nsc:program", programSchema),
  groups: list("nsc:group", z.strictObject({ name: string, members: z.array(string).readonly() })),
  eventLists: list(
    "nsc:event-list",
    z.strictObject({ name: string, kind: z.enum(["sequence", "timeline"]) }),
  ),
  traffic: list("nsc:traffic", trafficSchema),
  tunnels: list("nsc:tunnel", z.strictObject({ host: string, node: string })),
  paths: list(
    "nsc:path",
    z.strictObject({
      name: string,
      segments: z.array(z.strictObject({ name: string, layer: string })).readonly(),
    }),
  ),
  environment: list("nsc:environment", z.strictObject({ name: string, value: string })),
  parameters: list(
    "nsc:parameter",
    z.strictObject({ name: string, value: string, description: string.nullable() }),
  ),
  blobs: list("nsc:blob", z.strictObject({ path: string, directory: string })),
  elabAttributes: list(
    "nsc:inner-elab-attribute",
    z.strictObject({ role: string, key: string, value: string, ordering: string }),
  ),
  events: list("nsc:event", eventSchema),
};

/** What follows from the nodes alone: their start commands, and the first of them as synchronisation server. */
export function usualExperiment(nodes: readonly ExperimentNode[]): ExperimentRecord {
  const programs = nodes.flatMap(startProgram);
  return {
    routing: "none",
    sourcedFiles: [],
    simulator: "ns",
    settings: EXPERIMENT_SETTINGS,
    syncServer: usualSyncServer(nodes),
    securityLevel: 0,
    hostNodes: [],
    firewalls: [],
    virtualTypes: [],
    programs,
    groups: programs.length === 0 ? [] : [{ name: ALL_PROGRAMS, members: programs.map(({ name }) => name) }],
    eventLists: [],
    traffic: [],
    tunnels: [],
    paths: [],
    environment: [],
    parameters: [],
    blobs: [],
    elabAttributes: [],
    events: programs.map(startEvent),
  };
}

/** The program of a node's start command. */
export function startProgram({ name, startCommand }: ExperimentNode): ProgramRecord[] {
  if (startCommand === null) return [];
  return [
    {
      name: startProgramName(name),
      node: name,
      command: reportingCommand(startCommand.value),
      directory: "",
      timeout: "",
      expectedExitCode: "",
    },
  ];
}

/** The event that starts a program when the experiment starts. */
export function startEvent({ name, node, command }: ProgramRecord): EventRecord {
  return {
    time: "0",
    node,
    object: name,
    objectType: "PROGRAM",
    eventType: "START",
    arguments: `COMMAND=${command}`,
    trigger: "TIMER",
    parent: null,
  };
}

/** The first node by name that can run the synchronisation server. */
export function usualSyncServer(nodes: readonly ExperimentNode[]): string | null {
  let first: string | null = null;
  for (const { name, role, details } of nodes) {
    if (role === "bridge" || details?.subnode) continue;
    if (first === null || name < first) first = name;
  }
  return first;
}
