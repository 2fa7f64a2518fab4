import type { Experiment, TopologyDocument } from "../topology/index.ts";

/** One output format: a text that is made from the document of a compiled experiment, in chunks. */
export interface Format {
  readonly name: string;
  /** What the file is called that `nsc compile` writes. */
  readonly fileName: (document: TopologyDocument) => string;
  readonly description: string;
  readonly chunks: (document: TopologyDocument) => Iterable<string>;
}

/** What an experiment is called on the testbed; the group is null where it is the project's own. */
export interface ExperimentNames {
  readonly project: string;
  readonly group: string | null;
  readonly experiment: string;
}

/** A format of the language level: made from the experiment itself, without containers and placement. */
export interface ExperimentFormat {
  readonly name: string;
  readonly description: string;
  readonly chunks: (experiment: Experiment, names: ExperimentNames) => Iterable<string>;
}
