import { containersChunks } from "../emit/index.ts";
import { assembleStandalone, checkWritten, type StandaloneOptions, sealTopology } from "../pack/index.ts";
import { readContainers } from "../read/index.ts";
import type { Diagnostic, Outcome, SourceFile } from "../source/index.ts";
import type { Experiment, TestbedProfile, TopologyDocument } from "../topology/index.ts";
import { defaultProfile } from "../topology/index.ts";
import { experimentNames } from "./names.ts";

/** Containers on a pnode when nothing is said. */
export const DEFAULT_PACKING = 10;

/** What the checks of a hand-written containers.json ask of an experiment. */
export interface WrittenOptions {
  readonly profile?: TestbedProfile;
  /** The disk image of the machines; null for the profile's. */
  readonly pnodeOs?: string | null;
  /** Most containers on one machine; more is an error where it is given, else a warning beyond the default. */
  readonly packing?: number;
}

/** What is wrong with a containers.json, also against the machines of its NS file where that was accepted. */
export function writtenFindings(
  file: SourceFile,
  experiment: Experiment | null,
  options: WrittenOptions,
): Diagnostic[] {
  const { value, diagnostics } = readContainers(file);
  const checked = value === null ? [] : checkWritten(value, experiment, checkOptions(options));
  return [...diagnostics, ...checked];
}

/** The document of an experiment of machines with the containers that are written down for them. */
export function standaloneTopology(
  file: SourceFile,
  containers: SourceFile,
  experiment: Experiment | null,
  options: WrittenOptions & Parameters<typeof experimentNames>[1],
): Outcome<TopologyDocument | null> {
  if (experiment === null) return { value: null, diagnostics: writtenFindings(containers, null, options) };
  const written = readContainers(containers);
  const draft =
    written.value === null
      ? { value: null, diagnostics: [] }
      : assembleStandalone(experiment, written.value, {
          ...checkOptions(options),
          ...experimentNames(file, options),
        });
  const failed = written.diagnostics.some(({ severity }) => severity === "error");
  return {
    value: draft.value === null || failed ? null : sealTopology(draft.value, containersChunks(draft.value)),
    diagnostics: [...written.diagnostics, ...draft.diagnostics],
  };
}

function checkOptions({ profile, pnodeOs, packing }: WrittenOptions): StandaloneOptions {
  return {
    pnodeOs: pnodeOs ?? (profile ?? defaultProfile).pnode.os,
    packing: packing ?? DEFAULT_PACKING,
    packingGiven: packing !== undefined,
  };
}
