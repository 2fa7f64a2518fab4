import { formatScript, otherMeaning } from "../format/index.ts";
import { isTopdl } from "../read/index.ts";
import { type Diagnostic, type Outcome, SourceFile, span } from "../source/index.ts";
import { defaultLimits } from "../tcl/index.ts";
import type { Experiment } from "../topology/index.ts";
import { type AnalyzeOptions, evaluateFiles } from "./analyze.ts";
import { vocabulary } from "./vocabulary.ts";

export interface Formatted {
  /** The new text; null when there is an error. */
  readonly text: string | null;
  /** What the evaluation of the file met, which is nothing against its layout. */
  readonly evaluation: readonly Diagnostic[];
}

/**
 * Lays out an NS file. Before a changed text is given both are evaluated: it makes the same experiment, prints the same
 * and is reported the same; where the file is rejected, for the same reasons. NS4601 otherwise.
 */
export function formatFile(file: SourceFile, options: AnalyzeOptions = {}): Outcome<Formatted> {
  if (isTopdl(file)) return refused(notTcl(file));
  const { value: text, diagnostics } = formatScript(file, {
    shapesOf: vocabulary.shapesOf,
    nesting: options.limits?.nesting ?? defaultLimits.nesting,
  });
  if (text === null || text === file.text) return { value: { text, evaluation: [] }, diagnostics };
  const before = meaningOf(file, options);
  const after = meaningOf(new SourceFile(file.name, text), options);
  const difference = findDifference(before, after);
  if (difference !== null) return refused(otherMeaning(file, difference), before.reported);
  return { value: { text, evaluation: before.reported }, diagnostics: [] };
}

/** That a file is none to format (NS4602). */
function notTcl(file: SourceFile): Diagnostic {
  return {
    code: "NS4602",
    severity: "error",
    message: "this is a topdl document, and no NS file",
    span: span(file, 0),
    help: "give the NS file; `nsc emit topdl` writes topdl as it should be",
  };
}

function refused(finding: Diagnostic, evaluation: readonly Diagnostic[] = []): Outcome<Formatted> {
  return { value: { text: null, evaluation }, diagnostics: [finding] };
}

/** All that can be seen of a file from outside. */
interface Meaning {
  readonly experiment: Experiment | null;
  readonly reported: readonly Diagnostic[];
  readonly printed: string;
}

function meaningOf(file: SourceFile, options: AnalyzeOptions): Meaning {
  const printed: string[] = [];
  const host = { ...options.host, print: (_channel: string, text: string) => void printed.push(text) };
  const { value, diagnostics } = evaluateFiles(file, { ...options, host });
  return { experiment: value.experiment, reported: diagnostics, printed: printed.join("") };
}

function findDifference(before: Meaning, after: Meaning): string | null {
  const codes = ({ reported }: Meaning) => reported.map(({ code }) => code).join();
  if (codes(before) !== codes(after)) return "what the testbed would report of it would change";
  if (!isSameData(before.experiment, after.experiment)) return "its topology would change";
  return before.printed === after.printed ? null : "what it prints would change";
}

/** Whether two parts of experiments are the same but for their places in the file. */
function isSameData(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (a instanceof Map || b instanceof Map)
    return a instanceof Map && b instanceof Map && isSameData([...a], [...b]);
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, i) => isSameData(item, b[i]))
    );
  const facts = (value: object) => Object.entries(value).filter(([key]) => !isPlace(key));
  return isSameData(facts(a), facts(b));
}

function isPlace(key: string): boolean {
  return key === "span" || key === "spans" || key.endsWith("Span");
}
