import { containersChunks } from "../emit/index.ts";
import { type AssembleOptions, assembleTopology, sealTopology } from "../pack/index.ts";
import { type Diagnostic, type Outcome, type SourceFile, sortDiagnostics, span } from "../source/index.ts";
import {
  defaultProfile,
  type Experiment,
  type ExperimentNames,
  type TopologyDocument,
} from "../topology/index.ts";
import { type AnalyzeOptions, analyze } from "./analyze.ts";
import { experimentNames, LOCAL_PROJECT } from "./names.ts";
import { DEFAULT_PACKING, standaloneTopology } from "./standalone.ts";

/** Without a project there is a note, because MAC addresses depend on it. */
export interface CompileOptions
  extends AnalyzeOptions,
    Partial<Omit<AssembleOptions, keyof ExperimentNames | "profile">> {
  /** A containers.json written by hand: the NS file then describes the machines. */
  readonly containers?: SourceFile | null;
}

export interface Compilation {
  /** Null when there are errors. */
  readonly topology: TopologyDocument | null;
  /** Every file that was read. */
  readonly files: readonly SourceFile[];
}

/**
 * Compiles an NS file: evaluates it, places its containers, and gives the whole experiment. Beside a containers.json the
 * containers are those of that file, where it says (standalone mode).
 */
export function compile(file: SourceFile, options: CompileOptions = {}): Outcome<Compilation> {
  const notes = options.project ? [] : [localProject(file)];
  const { value, diagnostics } = analyze(file, options);
  const compiled = compileExperiment(file, value.experiment, options);
  const files = options.containers ? [...value.files, options.containers] : value.files;
  const found = [...diagnostics, ...compiled.diagnostics];
  return {
    value: { topology: compiled.value, files },
    diagnostics: [
      ...(options.containers ? sortDiagnostics(found, files) : found),
      ...(value.experiment === null || (options.containers && compiled.value === null) ? [] : notes),
    ],
  };
}

/**
 * Goes on from an experiment to the whole document. Without an experiment only a containers.json beside it can be
 * looked at.
 */
export function compileExperiment(
  file: SourceFile,
  experiment: Experiment | null,
  options: CompileOptions,
): Outcome<TopologyDocument | null> {
  if (options.containers) return standaloneTopology(file, options.containers, experiment, options);
  if (experiment === null) return { value: null, diagnostics: [] };
  const draft = assembleTopology(experiment, {
    ...options,
    ...experimentNames(file, options),
    profile: options.profile ?? defaultProfile,
    packing: options.packing ?? DEFAULT_PACKING,
    defaultContainer: options.defaultContainer ?? null,
    defaultImage: options.defaultImage ?? null,
    pnodeOs: options.pnodeOs ?? null,
    pnodeHardware: options.pnodeHardware ?? null,
  });
  options.progress?.("taking the digest of containers.json");
  const topology = draft.value === null ? null : sealTopology(draft.value, containersChunks(draft.value));
  return { value: topology, diagnostics: draft.diagnostics };
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
