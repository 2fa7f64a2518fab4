import { containersChunks } from "../emit/index.ts";
import { type AssembleOptions, assembleTopology, sealTopology } from "../pack/index.ts";
import { type Diagnostic, type Outcome, type SourceFile, span } from "../source/index.ts";
import { defaultProfile, type ExperimentNames, type TopologyDocument } from "../topology/index.ts";
import { type AnalyzeOptions, analyze } from "./analyze.ts";
import { experimentNames, LOCAL_PROJECT } from "./names.ts";
import { compileStandalone, DEFAULT_PACKING } from "./standalone.ts";

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
  if (options.containers) {
    const { value, diagnostics } = compileStandalone(file, options.containers, options);
    return { value, diagnostics: value.topology === null ? diagnostics : [...diagnostics, ...notes] };
  }
  const { value, diagnostics } = analyze(file, options);
  if (value.experiment === null) return { value: { topology: null, files: value.files }, diagnostics };
  const draft = assembleTopology(value.experiment, {
    ...options,
    ...experimentNames(file, options),
    profile: options.profile ?? defaultProfile,
    packing: options.packing ?? DEFAULT_PACKING,
    defaultContainer: options.defaultContainer ?? null,
    defaultImage: options.defaultImage ?? null,
    pnodeOs: options.pnodeOs ?? null,
    pnodeHardware: options.pnodeHardware ?? null,
  });
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
