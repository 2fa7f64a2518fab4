import { syntaxDiagnostic } from "../parser/index.ts";
import { type Diagnostic, explainCode, type Severity, type SourceFile } from "../source/index.ts";
import { mergeRepeated, ReportedCauses } from "./merge.ts";
import { RULES } from "./registry.ts";
import type { Evaluated, LintCode, Program, Report, Rule } from "./rule.ts";
import { ProgramFacts } from "./tree/facts.ts";
import type { Visitor } from "./tree/nodes.ts";
import { walkFile } from "./tree/walk.ts";
import type { ShapesOf, Vocabulary } from "./vocabulary.ts";

/** Findings of one rule in one file that are kept; further ones are counted. */
const MOST_PER_FILE = 1_000;

/** What `lintProgram` found, apart by where it comes from. */
export interface LintFindings {
  /** What was reported before; help and fixes that only a rule knows are added. */
  readonly reported: readonly Diagnostic[];
  /** Places where the text is no Tcl, also where no run would reach them. */
  readonly syntax: readonly Diagnostic[];
  readonly rules: readonly Diagnostic[];
}

/**
 * Runs every rule that applies. `reported` is what other phases found, which no rule repeats; a rule that knows more of
 * such a cause than they did lends them its help and its fix.
 */
export function lintProgram(
  program: Program,
  evaluated: Evaluated | null,
  reported: readonly Diagnostic[],
): LintFindings {
  const rules = RULES.filter(({ code }) => program.kind === "experiment" || isTclRule(code));
  const collectors = new Map(rules.map((rule) => [rule, new Collector(rule)]));
  const reportOf = (rule: Rule): Report => (collectors.get(rule) as Collector).report;
  const syntax: Diagnostic[] = [];

  for (const rule of rules) {
    if (rule.needs !== "text") continue;
    for (const file of program.files) rule.check(file, reportOf(rule));
  }
  const facts = new ProgramFacts(program);
  const visitors: readonly Visitor[] = [
    facts.visitor,
    ...rules.flatMap((rule) => (rule.needs === "syntax" ? [rule.start(reportOf(rule), program, facts)] : [])),
  ];
  for (const file of program.files) {
    for (const problem of walk(file, visitors, program)) syntax.push(problem);
  }
  for (const visitor of visitors) visitor.done?.();
  if (evaluated !== null) {
    for (const rule of rules) {
      if (rule.needs === "topology") rule.check(evaluated, reportOf(rule), program);
    }
  }

  const causes = new ReportedCauses([...reported, ...syntax]);
  const lent = new Map<Diagnostic, Diagnostic>();
  const found = rules.flatMap((rule) => {
    const { list } = collectors.get(rule) as Collector;
    const { repeats } = rule;
    if (repeats === undefined) return list;
    return list.filter((finding) => {
      const cause = causes.find(finding.span, repeats);
      if (cause !== null && !lent.has(cause)) lent.set(cause, lend(cause, finding));
      return cause === null;
    });
  });
  const lending = (list: readonly Diagnostic[]) => list.map((entry) => lent.get(entry) ?? entry);
  return {
    reported: withSyntaxFixes(lending(reported), syntax),
    syntax: lending(syntax),
    rules: mergeRepeated(found),
  };
}

/** Where the evaluation met a syntax problem too, it gets the fix of that. */
function withSyntaxFixes(reported: readonly Diagnostic[], syntax: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ code, span: { file, start } }: Diagnostic) => `${code} ${start} ${file.name}`;
  const fixes = new Map<string, Diagnostic>();
  for (const finding of syntax) if (finding.fix !== undefined) fixes.set(key(finding), finding);
  return reported.map((diagnostic) => {
    const from = fixes.get(key(diagnostic));
    return from === undefined ? diagnostic : lend(diagnostic, from);
  });
}

/** Adds the help and the fix of another finding where there is none. */
function lend(to: Diagnostic, from: Diagnostic): Diagnostic {
  const { help, fix } = from;
  return {
    ...to,
    ...(to.help !== undefined || help === undefined ? {} : { help }),
    ...(to.fix !== undefined || fix === undefined ? {} : { fix }),
  };
}

/** Every syntax problem of a file: scripts and expressions that commands are known to take are parsed at their places. */
export function syntaxFindings(file: SourceFile, shapesOf: ShapesOf, nesting: number): Diagnostic[] {
  const none = new Map<string, never>();
  const vocabulary: Vocabulary = { tcl: none, testbed: none, classes: none, shapesOf };
  return walk(file, [], { vocabulary, nesting });
}

function walk(
  file: SourceFile,
  visitors: readonly Visitor[],
  { vocabulary, nesting }: Pick<Program, "vocabulary" | "nesting">,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Set<number>();
  walkFile(file, visitors, {
    vocabulary,
    nesting,
    onProblem(problem) {
      if (seen.has(problem.start)) return;
      seen.add(problem.start);
      found.push(syntaxDiagnostic(file, problem));
    },
  });
  return found;
}

/** Rules about text and Tcl; those above need an experiment. */
function isTclRule(code: LintCode): boolean {
  return code < "NS52";
}

/** Collects what one rule finds, bounded for each file. */
class Collector {
  readonly list: Diagnostic[] = [];
  readonly #code: LintCode;
  readonly #severity: Severity;
  readonly #counts = new Map<SourceFile, number>();

  constructor({ code }: Rule) {
    this.#code = code;
    this.#severity = explainCode(code)?.severity ?? "warning";
  }

  readonly report: Report = ({ span: place, message, severity, help, related, fix }) => {
    const count = (this.#counts.get(place.file) ?? 0) + 1;
    this.#counts.set(place.file, count);
    if (count > MOST_PER_FILE) return;
    this.list.push({
      code: this.#code,
      severity: severity ?? this.#severity,
      message: count < MOST_PER_FILE ? message : `${message} (further places like this are not listed)`,
      span: place,
      ...(help === undefined ? {} : { help }),
      ...(related === undefined || related.length === 0 ? {} : { related }),
      ...(fix === undefined ? {} : { fix }),
    });
  };
}
