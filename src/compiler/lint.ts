import { lintProgram, mergeRepeated } from "../lint/index.ts";
import { checkContainers } from "../pack/index.ts";
import { type Diagnostic, type SourceFile, sortDiagnostics } from "../source/index.ts";
import { defaultLimits } from "../tcl/index.ts";
import { classifyNodes, defaultProfile } from "../topology/index.ts";
import { type AnalyzeOptions, evaluateFiles, newSyntaxFindings } from "./analyze.ts";
import { vocabulary } from "./vocabulary.ts";

/** Options of a classification that nothing was asked of. */
const NO_DEFAULTS = { defaultContainer: null, defaultImage: null };

/** What lint says of one file and of the files that it sources. */
export interface LintResult {
  /** The file itself first. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what is wrong with an experiment, short of placing its containers: that is what `compile` adds. */
export function lintExperiment(file: SourceFile, options: AnalyzeOptions = {}): LintResult {
  const { value, diagnostics } = evaluateFiles(file, options);
  const { experiment, files } = value;
  const profile = options.profile ?? defaultProfile;
  const classified = experiment === null ? null : classifyNodes(experiment, NO_DEFAULTS);
  const containers =
    experiment === null || classified === null
      ? []
      : [...classified.diagnostics, ...checkContainers(experiment, classified.value, profile)];
  const found = lintProgram(
    { files, kind: "experiment", vocabulary, nesting: nestingOf(options) },
    experiment === null || classified === null
      ? null
      : { experiment, classification: classified.value, profile },
    [...diagnostics, ...containers],
  );
  return {
    files,
    diagnostics: sortDiagnostics(
      mergeRepeated([
        ...found.reported,
        ...newSyntaxFindings(value, diagnostics, found.syntax),
        ...found.rules,
      ]),
      files,
    ),
  };
}

/** Looks at a file that others source: at its text and its Tcl, for it is no experiment of its own. */
export function lintLibrary(file: SourceFile, options: AnalyzeOptions = {}): LintResult {
  const files = [file];
  const { syntax, rules } = lintProgram(
    { files, kind: "library", vocabulary, nesting: nestingOf(options) },
    null,
    [],
  );
  return { files, diagnostics: sortDiagnostics(mergeRepeated([...syntax, ...rules]), files) };
}

function nestingOf({ limits }: AnalyzeOptions): number {
  return limits?.nesting ?? defaultLimits.nesting;
}
