import type { SourceFile, Span } from "../source/index.ts";
import {
  type Experiment,
  type ExperimentNode,
  type HardwareType,
  parseHardware,
  type TestbedProfile,
  type TopologyDocument,
  type TopologyNode,
} from "../topology/index.ts";

/** What is to be had on a testbed. */
export interface Request {
  /** The NS file. */
  readonly file: SourceFile;
  readonly topology: TopologyDocument;
  /** What it was compiled from, for the places of findings. */
  readonly experiment: Experiment;
  readonly profile: TestbedProfile;
  /** Whether somebody said which project it is for. */
  readonly hasProject: boolean;
}

/** One machine that the testbed is asked for. */
export interface Machine {
  readonly name: string;
  readonly isPnode: boolean;
  readonly os: string | null;
  /** Hardware as topology.json has it: a type, or a choice of types. */
  readonly hardware: string;
  /** The type as the file names it: perhaps a virtual one. */
  readonly typeName: string;
  /** Where it comes from; of a pnode, where its first container does. */
  readonly span: Span;
  readonly hardwareSpan: Span;
  readonly osSpan: Span;
}

/** All machines: physical nodes and pnodes. In standalone mode pnodes are among the nodes. */
export function machinesOf({ file, topology, experiment }: Request): Machine[] {
  const written = new Map(experiment.nodes.map((node) => [node.name, node]));
  const start: Span = { file, start: 0, end: 0 };
  const placeOf = (name: string | undefined): Span => written.get(name ?? "")?.span ?? start;
  const pnodes = new Set(topology.pnodes.map(({ name }) => name));
  const physical = topology.nodes
    .filter(({ kind }) => kind === "physical")
    .map((node) => physicalMachine(node, pnodes.has(node.name), written.get(node.name), start));
  if (topology.mode === "standalone") return physical;
  const generated = topology.pnodes.map(({ name, os, hardware, containers }): Machine => {
    const span = placeOf(containers[0]);
    return {
      name,
      isPnode: true,
      os,
      hardware,
      typeName: hardware,
      span,
      hardwareSpan: span,
      osSpan: span,
    };
  });
  return [...physical, ...generated];
}

function physicalMachine(
  { name, os, hardware }: TopologyNode,
  isPnode: boolean,
  node: ExperimentNode | undefined,
  start: Span,
): Machine {
  const span = node?.span ?? start;
  return {
    name,
    isPnode,
    os,
    hardware,
    typeName: node?.hardware.value ?? hardware,
    span,
    hardwareSpan: node?.hardware.spans.at(-1) ?? span,
    osSpan: node?.os?.spans.at(-1) ?? span,
  };
}

/** Names of the types that a machine may be of. */
export function typesOf(hardware: string): readonly string[] {
  const choice = parseHardware(hardware);
  return choice.kind === "type" ? [choice.name] : choice.types;
}

/** What the profile says of the types that a machine may be of; those it does not know are left out. */
export function knownTypes(hardware: string, { hardwareTypes }: TestbedProfile): readonly HardwareType[] {
  return typesOf(hardware).flatMap((name) => hardwareTypes.get(name) ?? []);
}

/** Whether a node lives on a machine of another node, and takes none for itself. */
export function isHosted(hardware: string, profile: TestbedProfile): boolean {
  return knownTypes(hardware, profile).some(({ virtual, subnode }) => virtual || subnode);
}
