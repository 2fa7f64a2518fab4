import type { Progress, Span } from "../source/index.ts";
import { parseHardware, type TestbedProfile } from "../topology/index.ts";
import type { PlacementNode } from "./placement.ts";

/** Where the command line gives options: by name, and by name and pass for options per pass, as in `--pass-size 3`. */
export type OptionPlaces = ReadonlyMap<string, Span>;

/** What is asked of the placement. What is said of a pass goes before what is said of all. */
export interface PlacementOptions {
  /** Most containers on one pnode; at least 1. */
  readonly packing: number;
  /** Number of pnodes for each pass, in place of a packing. */
  readonly size: number | null;
  /** Whether containers are shared out evenly, without a look at what links them. */
  readonly nodesOnly: boolean;
  readonly passPacking: ReadonlyMap<number, number>;
  readonly passSize: ReadonlyMap<number, number>;
  readonly passNodesOnly: ReadonlySet<number>;
  /** Hardware of the pnodes, `TYPE` or `soft:TYPE,TYPE`. */
  readonly hardware: string;
  readonly passHardware: ReadonlyMap<number, string>;
  readonly profile: TestbedProfile;
  readonly places: OptionPlaces;
  readonly progress: Progress;
}

/** What holds for one pass. */
export interface PassSettings {
  /** Null where a size is given. */
  readonly packing: number | null;
  readonly size: number | null;
  readonly nodesOnly: boolean;
  readonly hardware: string;
  /** Memory of a pnode in MB; null where it is not known. */
  readonly memoryMB: number | null;
}

/** The pass of a container: without one of its own, 0 for openvz and 1 for all others, as in the older system. */
export function passOf({ pass, kind }: PlacementNode): number {
  return pass ?? (kind === "openvz" ? 0 : 1);
}

/** What holds for a pass. A size goes before a packing, also one for all before a packing for the pass. */
export function settingsOf(pass: number, options: PlacementOptions): PassSettings {
  const size = options.passSize.get(pass) ?? options.size;
  const hardware = options.passHardware.get(pass) ?? options.hardware;
  return {
    packing: size === null ? Math.max(1, Math.floor(options.passPacking.get(pass) ?? options.packing)) : null,
    size,
    nodesOnly: options.nodesOnly || options.passNodesOnly.has(pass),
    hardware,
    memoryMB: leastOf(hardware, options.profile, "memoryMB"),
  };
}

/** The option that a pass has its packing or size from, as it is written and where; null where it is the default. */
export function optionOf(
  what: "pack" | "size",
  pass: number,
  { places }: PlacementOptions,
): { readonly name: string; readonly span: Span } | null {
  const own = `--pass-${what} ${pass}`;
  const general = what === "pack" ? "--packing" : "--size";
  for (const name of [own, general]) {
    const span = places.get(name);
    if (span !== undefined) return { name, span };
  }
  return null;
}

/** The least that the types of a hardware choice have of something; null where it is known of none. */
export function leastOf(
  hardware: string,
  profile: TestbedProfile,
  what: "memoryMB" | "experimentInterfaces",
): number | null {
  const known = hardwareTypes(hardware).flatMap((type) => profile.hardwareTypes.get(type)?.[what] ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

/** The types that a machine may be of. */
export function hardwareTypes(hardware: string): readonly string[] {
  const choice = parseHardware(hardware);
  return choice.kind === "type" ? [choice.name] : choice.types;
}

/** Hardware for a message: `MicroCloud`, or `pc2133 or dl380g3`. */
export function hardwareText(hardware: string): string {
  return hardwareTypes(hardware).join(" or ");
}
