import type { Experiment, ExperimentNames, TopologyDocument } from "../topology/index.ts";

/** One output format: a text that is made from the document of a compiled experiment, in chunks. */
export interface Format {
  readonly name: string;
  /** What the file is called that `nsc compile` writes. */
  readonly fileName: (document: TopologyDocument) => string;
  readonly description: string;
  readonly chunks: (document: TopologyDocument) => Iterable<string>;
}

/** A format of the language level: made from the experiment itself, without containers and placement. */
export interface ExperimentFormat {
  readonly name: string;
  readonly description: string;
  readonly chunks: (experiment: Experiment, names: ExperimentNames) => Iterable<string>;
}
