import type { Experiment, ExperimentNames, TestbedProfile, TopologyDocument } from "../topology/index.ts";

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

/** What a folder of files depends on besides the compiled experiment. */
export interface FolderSettings {
  readonly profile: TestbedProfile;
  /** URL of a Chef server that the nodes are registered with. */
  readonly chefServer?: string | null;
}

/** One file of a folder: its path below it, and its text in chunks. */
export interface FolderFile {
  readonly name: string;
  readonly chunks: Iterable<string>;
}

/** A format of several files. */
export interface FolderFormat {
  readonly name: string;
  /** The folder that `nsc compile` writes them into. */
  readonly folder: string;
  readonly description: string;
  readonly files: (document: TopologyDocument, settings: FolderSettings) => Iterable<FolderFile>;
}
