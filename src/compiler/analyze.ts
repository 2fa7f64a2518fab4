import { syntaxFindings } from "../lint/index.ts";
import { evaluateExperiment } from "../ns/index.ts";
import { isTopdl, parseTopdl } from "../read/index.ts";
import {
  type Diagnostic,
  type Outcome,
  type Progress,
  type SourceFile,
  sortDiagnostics,
} from "../source/index.ts";
import { defaultLimits, type Host, type Limits } from "../tcl/index.ts";
import type { Experiment, TestbedProfile } from "../topology/index.ts";
import { defaultProfile } from "../topology/index.ts";
import { experimentNames } from "./names.ts";
import { vocabulary } from "./vocabulary.ts";

export interface AnalyzeOptions {
  /** What the file may reach; nothing by default. */
  readonly host?: Host;
  readonly limits?: Partial<Limits>;
  readonly profile?: TestbedProfile;
  /** Whether `experiment.details.settingCalls` is wanted. */
  readonly noteSettings?: boolean;
  /** Null or absent: `local`. */
  readonly project?: string | null;
  /** Null or absent: the project's own. */
  readonly group?: string | null;
  /** Absent: made of the file's name. */
  readonly experiment?: string;
  /** Is told how it goes. */
  readonly progress?: Progress;
}

/** The language level: an experiment, and every file that was read for it. */
export interface Analysis {
  /** Null when the file is rejected. */
  readonly experiment: Experiment | null;
  readonly files: readonly SourceFile[];
}

/**
 * Parses and evaluates an NS file, or reads a topdl document. Syntax problems anywhere in an NS file are found; where it
 * is accepted although it has some, no run reached them and they are warnings.
 */
export function analyze(file: SourceFile, options: AnalyzeOptions = {}): Outcome<Analysis> {
  const { value, diagnostics } = evaluateFiles(file, options);
  options.progress?.("checking the syntax");
  const nesting = options.limits?.nesting ?? defaultLimits.nesting;
  const syntax = scriptsOf(value).flatMap((read) => syntaxFindings(read, vocabulary.shapesOf, nesting));
  return {
    value,
    diagnostics: sortDiagnostics([...diagnostics, ...newSyntaxFindings(value, diagnostics, syntax)]),
  };
}

/** The files that are Tcl: none where the experiment is a topdl document. */
export function scriptsOf({ files }: Analysis): readonly SourceFile[] {
  return files.filter((file) => !isTopdl(file));
}

/** Evaluates an NS file or reads a topdl document, and tells which files were read for it; a file that is read again is the same file. */
export function evaluateFiles(file: SourceFile, options: AnalyzeOptions): Outcome<Analysis> {
  if (file.text.trim() === "")
    return { value: { experiment: null, files: [file] }, diagnostics: [empty(file)] };
  const limits = { ...defaultLimits, ...options.limits };
  const profile = options.profile ?? defaultProfile;
  if (isTopdl(file)) {
    const { value, diagnostics } = parseTopdl(file, { limits, profile });
    return { value: { experiment: value, files: [file] }, diagnostics };
  }
  const files = new Map([[file.name, file]]);
  const { value, diagnostics } = evaluateExperiment(file, {
    host: recordingHost(options.host ?? {}, files),
    limits,
    profile,
    noteSettings: options.noteSettings ?? false,
    names: experimentNames(file, options),
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  });
  return { value: { experiment: value, files: [...files.values()] }, diagnostics };
}

/**
 * The syntax findings that the evaluation has not met. Where the file is accepted, no run came by them, and they are
 * warnings.
 */
export function newSyntaxFindings(
  { experiment }: Analysis,
  reported: readonly Diagnostic[],
  syntax: readonly Diagnostic[],
): Diagnostic[] {
  const known = new Set(reported.map(placeKey));
  const unknown = syntax.filter((finding) => !known.has(placeKey(finding)));
  return experiment === null ? unknown : unknown.map(unreached);
}

/** What findings of one cause have in common. */
export function placeKey(diagnostic: Diagnostic): string {
  return `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.span.file.name}`;
}

function unreached(finding: Diagnostic): Diagnostic {
  return {
    ...finding,
    severity: "warning",
    message: `${finding.message} (this part did not run; it would fail if it did)`,
  };
}

function recordingHost(host: Host, files: Map<string, SourceFile>): Host {
  const { readSource } = host;
  if (readSource === undefined) return host;
  return {
    ...host,
    readSource(name, from) {
      const answer = readSource(name, from);
      if (!("file" in answer)) return answer;
      const known = files.get(answer.file.name);
      if (known?.text === answer.file.text) return { file: known };
      files.set(answer.file.name, answer.file);
      return answer;
    },
  };
}

function empty(file: SourceFile): Diagnostic {
  return {
    code: "NS0007",
    severity: "error",
    message: "the file is empty",
    span: { file, start: 0, end: 0 },
    help: "write an experiment; `nsc init` makes a sample to start from",
  };
}
