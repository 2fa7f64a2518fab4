import type { Code, Fix, Related, Severity, SourceFile, Span } from "../source/index.ts";
import type { Classification, Experiment, TestbedProfile } from "../topology/index.ts";
import type { ProgramFacts } from "./tree/facts.ts";
import type { Visitor } from "./tree/nodes.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A code of a lint rule. */
export type LintCode = Extract<Code, `NS5${string}`>;

/** What a rule says; the runner adds code and severity. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  /** Where it differs from that of the code. */
  readonly severity?: Severity;
  readonly help?: string | undefined;
  readonly related?: readonly Related[];
  readonly fix?: Fix | undefined;
}

export type Report = (finding: Finding) => void;

/** The files that make one experiment, or one library. */
export interface Program {
  /** The main file first, then those that it sources. */
  readonly files: readonly SourceFile[];
  /** A library is looked at as Tcl only: other files give it its meaning. */
  readonly kind: "experiment" | "library";
  readonly vocabulary: Vocabulary;
  /** How deep bodies and brackets are followed. */
  readonly nesting: number;
}

/** What the experiment came to. */
export interface Evaluated {
  readonly experiment: Experiment;
  /** Which nodes are containers. */
  readonly classification: Classification;
  readonly profile: TestbedProfile;
}

interface RuleBase {
  /** Severity, title, rationale and examples stand with the code, in `source/codes/`. */
  readonly code: LintCode;
  /** Codes of the evaluator for the same cause: where one of these was found, the rule has nothing to add. */
  readonly repeats?: readonly Code[];
}

/** A rule that looks at the text of each file. */
export interface TextRule extends RuleBase {
  readonly needs: "text";
  readonly check: (file: SourceFile, report: Report) => void;
}

/** A rule that looks at commands. */
export interface SyntaxRule extends RuleBase {
  readonly needs: "syntax";
  readonly start: (report: Report, program: Program, facts: ProgramFacts) => Visitor;
}

/** A rule that looks at the experiment. It is not asked where a file is rejected. */
export interface TopologyRule extends RuleBase {
  readonly needs: "topology";
  readonly check: (evaluated: Evaluated, report: Report, program: Program) => void;
}

export type Rule = TextRule | SyntaxRule | TopologyRule;
