import { containersChunks } from "../emit/index.ts";
import { type AssembleOptions, assembleTopology, sealTopology } from "../pack/index.ts";
import { type Diagnostic, type Outcome, type SourceFile, span } from "../source/index.ts";
import { defaultProfile, type ExperimentNames, type TopologyDocument } from "../topology/index.ts";
import { type AnalyzeOptions, analyze } from "./analyze.ts";
import { experimentNames, LOCAL_PROJECT } from "./names.ts";

/** Without a project there is a note, because MAC addresses depend on it. */
export interface CompileOptions
  extends AnalyzeOptions,
    Partial<Omit<AssembleOptions, keyof ExperimentNames | "profile">> {}

export interface Compilation {
  /** Null when there are errors. */
  readonly topology: TopologyDocument | null;
  /** Every file that was read. */
  readonly files: readonly SourceFile[];
}

/** Containers on a pnode when nothing is said. */
export const DEFAULT_PACKING = 10;

/** Compiles an NS file in embedded mode: evaluates it, places its containers, and gives the whole experiment. */
export function compile(file: SourceFile, options: CompileOptions = {}): Outcome<Compilation> {
  const { value, diagnostics } = analyze(file, options);
  if (value.experiment === null) return { value: { topology: null, files: value.files }, diagnostics };
  const draft = assembleTopology(value.experiment, {
    ...experimentNames(file, options),
    profile: options.profile ?? defaultProfile,
    packing: options.packing ?? DEFAULT_PACKING,
    defaultContainer: options.defaultContainer ?? null,
    defaultImage: options.defaultImage ?? null,
    pnodeOs: options.pnodeOs ?? null,
    pnodeHardware: options.pnodeHardware ?? null,
  });
  const notes = options.project ? [] : [localProject(file)];
  const topology = draft.value === null ? null : sealTopology(draft.value, containersChunks(draft.value));
  return {
    value: { topology, files: value.files },
    diagnostics: [...diagnostics, ...draft.diagnostics, ...notes],
  };
}

function localProject(file: SourceFile): Diagnostic {
  return {
    code: "NS4020",
    severity: "note",
    message: `no project was given: "${LOCAL_PROJECT}" is used, and MAC addresses depend on it`,
    span: span(file, 0),
    help: "give the project with -p PROJECT before the experiment is swapped in",
  };
}
