/** One thing that has to be so on a node. Paths are absolute, below whatever the node's root is. */
export type Step = FileStep | DownloadStep | CommandStep;

interface Titled {
  /** What it is, for people: text from the experiment may be in it. */
  readonly title: string;
}

/** A file with just this content. */
export interface FileStep extends Titled {
  readonly kind: "file";
  readonly path: string;
  readonly mode: number;
  readonly content: string;
}

/** A file from the network. */
export interface DownloadStep extends Titled {
  readonly kind: "download";
  readonly path: string;
  readonly url: string;
  readonly sha256: string | null;
}

/** A program that changes the machine; running it again is harmless. Nothing passes through a shell. */
export interface CommandStep extends Titled {
  readonly kind: "command";
  /** Looked up in PATH; one with a slash is below the root. */
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string | null;
  /** The step is done when this path exists. */
  readonly unless: string | null;
  /** A download that the program reads, and may find to be damaged. */
  readonly reads: string | null;
  /** Whether it changes the running system instead of files, which makes no sense below another root. */
  readonly system: boolean;
}
