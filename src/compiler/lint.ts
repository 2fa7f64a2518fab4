import {
  applySeverities,
  isTextual,
  lintProgram,
  mergeRepeated,
  type Severities,
  suppress,
} from "../lint/index.ts";
import { checkContainers } from "../pack/index.ts";
import { type Diagnostic, type SourceFile, sortDiagnostics } from "../source/index.ts";
import { defaultLimits } from "../tcl/index.ts";
import { type ClassifyOptions, classifyNodes, defaultProfile } from "../topology/index.ts";
import {
  type Analysis,
  type AnalyzeOptions,
  evaluateFiles,
  newSyntaxFindings,
  placeKey,
  scriptsOf,
} from "./analyze.ts";
import { type WrittenOptions, writtenFindings } from "./standalone.ts";
import { vocabulary } from "./vocabulary.ts";

/** A classification that nothing was asked of. */
const NO_DEFAULTS: ClassifyOptions = { defaultContainer: null, defaultImage: null };

/** What lint says of one file and of the files that it sources. */
export interface LintResult {
  /** The file itself first, a containers.json beside it last. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How findings are shown. */
export interface ShowOptions {
  /** Severities by code; as the rules have them by default. */
  readonly severities?: Severities;
}

export interface LintOptions extends AnalyzeOptions, WrittenOptions, ShowOptions {
  /** What nodes without attributes are; absent: physical. */
  readonly classify?: ClassifyOptions;
  /** A containers.json written by hand: the NS file then describes the machines. */
  readonly containers?: SourceFile | null;
}

/**
 * Finds what is wrong with an experiment, short of placing its containers: that is what `compile` adds. Beside a
 * containers.json both are judged, each against the other. `beyond` may find more, of which what is known of a place by
 * the same code is left out.
 */
export function lintExperiment(
  file: SourceFile,
  options: LintOptions = {},
  beyond: (analysis: Analysis) => readonly Diagnostic[] = () => [],
): LintResult {
  const { value, diagnostics } = evaluateFiles(file, options);
  const { experiment, files } = value;
  const profile = options.profile ?? defaultProfile;
  const classified = experiment === null ? null : classifyNodes(experiment, options.classify ?? NO_DEFAULTS);
  const containers =
    experiment === null || classified === null
      ? []
      : [...classified.diagnostics, ...checkContainers(experiment, classified.value, profile)];
  const beside = options.containers ? [options.containers] : [];
  const written = beside.flatMap((containersFile) => writtenFindings(containersFile, experiment, options));
  options.progress?.("linting");
  const found = lintProgram(
    { files: scriptsOf(value), kind: "experiment", vocabulary, nesting: nestingOf(options) },
    experiment === null || classified === null
      ? null
      : { experiment, classification: classified.value, profile },
    [...diagnostics, ...containers, ...written],
  );
  const all = [...found.reported, ...newSyntaxFindings(value, diagnostics, found.syntax), ...found.rules];
  const known = new Set(all.map(placeKey));
  all.push(...beyond(value).filter((finding) => !known.has(placeKey(finding))));
  return conclude([...files, ...beside], all, options, (code) => experiment !== null || isTextual(code));
}

/** Looks at a file that others source: at its text and its Tcl, for it is no experiment of its own. */
export function lintLibrary(file: SourceFile, options: AnalyzeOptions & ShowOptions = {}): LintResult {
  const files = [file];
  const { syntax, rules } = lintProgram(
    { files, kind: "library", vocabulary, nesting: nestingOf(options) },
    null,
    [],
  );
  return conclude(files, [...syntax, ...rules], options, isTextual);
}

/** Checks a containers.json by itself: its text, its form, names, MAC addresses and images. */
export function lintContainers(file: SourceFile, options: WrittenOptions & ShowOptions = {}): LintResult {
  return conclude([file], writtenFindings(file, null, options), options, () => true);
}

/** Findings as they are shown: each cause once, without what comments and the configuration take out. */
function conclude(
  files: readonly SourceFile[],
  found: readonly Diagnostic[],
  { severities = new Map() }: ShowOptions,
  looked: (code: string) => boolean,
): LintResult {
  const left = suppress(files, mergeRepeated(found), {
    owned: (file) => file === files[0],
    looked: (code) => looked(code) && severities.get(code) !== "off",
  });
  return { files, diagnostics: sortDiagnostics(applySeverities(left, severities), files) };
}

function nestingOf({ limits }: AnalyzeOptions): number {
  return limits?.nesting ?? defaultLimits.nesting;
}
