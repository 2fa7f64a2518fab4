import { didYouMean, noProgress, type Progress, type Span } from "../source/index.ts";
import { type Findings, nameList, type TestbedProfile } from "../topology/index.ts";
import type { PhysicalNetworkMode } from "./physical.ts";
import type { PlacementNode } from "./placement.ts";
import { hardwareTypes, type OptionPlaces, type PlacementOptions, passOf } from "./settings.ts";

/** How containers are placed, as the command line says it. What is said of a pass goes before what is said of all. */
export interface PackOptions {
  /** Most containers on one pnode; at least 1. */
  readonly packing: number;
  /** Number of pnodes for each pass, in place of a packing. */
  readonly size?: number | null;
  readonly passPacking?: ReadonlyMap<number, number>;
  readonly passSize?: ReadonlyMap<number, number>;
  /** Whether containers are shared out evenly, without a look at what links them; and in which passes they are. */
  readonly nodesOnly?: boolean;
  readonly passNodesOnly?: ReadonlySet<number>;
  /** Hardware of the pnodes, `TYPE` or `soft:TYPE,TYPE`; null for the profile's. */
  readonly pnodeHardware: string | null;
  /** Hardware types that pnodes may have, in place of `pnodeHardware`; and those for a pass. */
  readonly pnodeTypes?: readonly string[] | null;
  readonly passPnodeTypes?: ReadonlyMap<number, readonly string[]>;
  /** How pnodes and physical nodes are joined; absent: `auto`. */
  readonly physicalNetwork?: PhysicalNetworkMode;
  /** Where the command line gives these; findings about the others point to the first container. */
  readonly optionPlaces?: OptionPlaces;
  /** Is told how it goes. */
  readonly progress?: Progress;
}

/** What the placement is asked for. */
export function placementOptions(options: PackOptions, profile: TestbedProfile): PlacementOptions {
  const { packing, size, passPacking, passSize, nodesOnly, passNodesOnly, optionPlaces } = options;
  const general = options.pnodeTypes == null ? options.pnodeHardware : hardwareOf(options.pnodeTypes);
  const passHardware = [...(options.passPnodeTypes ?? [])].map(([pass, types]): [number, string] => [
    pass,
    hardwareOf(types),
  ]);
  return {
    packing,
    size: size ?? null,
    passPacking: passPacking ?? new Map(),
    passSize: passSize ?? new Map(),
    nodesOnly: nodesOnly ?? false,
    passNodesOnly: passNodesOnly ?? new Set(),
    hardware: general ?? profile.pnode.hardware,
    passHardware: new Map(passHardware),
    profile,
    places: optionPlaces ?? new Map(),
    progress: options.progress ?? noProgress,
  };
}

function hardwareOf(types: readonly string[]): string {
  return types.length === 1 ? types[0] : `soft:${types.join(",")}`;
}

/**
 * Reports options about a pass that no container has (NS4303), and hardware types that the testbed does not have
 * (NS4304): an error where pnode types are asked for, else as the profile is strict.
 */
export function checkOptions(
  options: PackOptions,
  containers: readonly PlacementNode[],
  profile: TestbedProfile,
  findings: Findings,
): void {
  const [first] = containers;
  if (first === undefined) return;
  const check: Check = {
    profile,
    findings,
    placeOf: (name) => options.optionPlaces?.get(name) ?? first.span,
  };
  const passes = new Set(containers.map(passOf));
  const perPass: [string, Iterable<number>][] = [
    ["--pass-pack", options.passPacking?.keys() ?? []],
    ["--pass-size", options.passSize?.keys() ?? []],
    ["--pass-nodes-only", options.passNodesOnly ?? []],
    ["--pass-pnodes", options.passPnodeTypes?.keys() ?? []],
  ];
  for (const [name, named] of perPass)
    for (const pass of named) if (!passes.has(pass)) reportPass(name, pass, passes, check);
  for (const type of options.pnodeTypes ?? []) checkType("--pnode-types", type, "error", check);
  for (const [pass, types] of options.passPnodeTypes ?? [])
    for (const type of types) checkType(`--pass-pnodes ${pass}`, type, "error", check);
  if (options.pnodeHardware === null) return;
  for (const type of hardwareTypes(options.pnodeHardware))
    checkType("--pnode-hardware", type, profile.strict ? "error" : "warning", check);
}

interface Check {
  readonly profile: TestbedProfile;
  readonly findings: Findings;
  readonly placeOf: (option: string) => Span;
}

function reportPass(name: string, pass: number, passes: ReadonlySet<number>, check: Check): void {
  const known = [...passes].sort((a, b) => a - b).map(String);
  check.findings.add({
    code: "NS4303",
    severity: "error",
    message: `${name}: no container is in pass ${pass}`,
    span: check.placeOf(`${name} ${pass}`),
    help: `the containers are in ${known.length === 1 ? "pass" : "passes"} ${nameList(known)}; containers:PartitionPass puts one into another`,
  });
}

function checkType(option: string, type: string, severity: "error" | "warning", check: Check): void {
  const { profile, findings, placeOf } = check;
  if (profile.hardwareTypes.has(type)) return;
  const names = [...profile.hardwareTypes.keys()];
  findings.add({
    code: "NS4304",
    severity,
    message: `${option}: the testbed ${profile.name} has no hardware type ${type}`,
    span: placeOf(option),
    help: didYouMean(type, names) ?? `its types are ${nameList(names)}`,
  });
}
