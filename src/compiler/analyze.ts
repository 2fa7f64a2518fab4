import { syntaxFindings } from "../lint/index.ts";
import { evaluateExperiment } from "../ns/index.ts";
import { type Diagnostic, type Outcome, type SourceFile, sortDiagnostics } from "../source/index.ts";
import { builtinCommands, defaultLimits, type Host, type Limits, wordShapes } from "../tcl/index.ts";
import type { Experiment, TestbedProfile } from "../topology/index.ts";
import { defaultProfile } from "../topology/index.ts";

const specs = new Map(builtinCommands.map((spec) => [spec.name, spec]));

export interface AnalyzeOptions {
  /** What the file may reach; nothing by default. */
  readonly host?: Host;
  readonly limits?: Partial<Limits>;
  readonly profile?: TestbedProfile;
}

/** The language level: an experiment, and every file that was read for it. */
export interface Analysis {
  /** Null when the file is rejected. */
  readonly experiment: Experiment | null;
  readonly files: readonly SourceFile[];
}

/**
 * Parses and evaluates an NS file. Syntax problems anywhere in it are found; where the file is accepted although it
 * has some, no run reached them and they are warnings.
 */
export function analyze(file: SourceFile, options: AnalyzeOptions = {}): Outcome<Analysis> {
  if (file.text.trim() === "")
    return { value: { experiment: null, files: [file] }, diagnostics: [empty(file)] };
  const limits = { ...defaultLimits, ...options.limits };
  const files = [file];
  const evaluated = evaluateExperiment(file, {
    host: recordingHost(options.host ?? {}, files),
    limits,
    profile: options.profile ?? defaultProfile,
  });
  const accepted = evaluated.value !== null;
  const known = new Set(evaluated.diagnostics.map(placeKey));
  const syntax = [...new Set(files)]
    .flatMap((read) => syntaxFindings(read, (texts) => wordShapes(specs, texts), limits.nesting))
    .filter((finding) => !known.has(placeKey(finding)))
    .map((finding) => (accepted ? unreached(finding) : finding));
  return {
    value: { experiment: evaluated.value, files: [...new Set(files)] },
    diagnostics: sortDiagnostics([...evaluated.diagnostics, ...syntax]),
  };
}

function placeKey(diagnostic: Diagnostic): string {
  return `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.span.file.name}`;
}

function unreached(finding: Diagnostic): Diagnostic {
  return {
    ...finding,
    severity: "warning",
    message: `${finding.message} (this part did not run; it would fail if it did)`,
  };
}

function recordingHost(host: Host, files: SourceFile[]): Host {
  const { readSource } = host;
  if (readSource === undefined) return host;
  return {
    ...host,
    readSource(name, from) {
      const answer = readSource(name, from);
      if ("file" in answer) files.push(answer.file);
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
