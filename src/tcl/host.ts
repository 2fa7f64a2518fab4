import type { Code, SourceFile } from "../source/index.ts";

/** What `source` got: a file, or why there is none (the text after `couldn't read file "x": `). */
export type SourceAnswer =
  | { readonly file: SourceFile }
  | { readonly problem: string; readonly code?: Code; readonly help?: string };

/** Everything an evaluated script may reach. What is absent is refused with an error that says so. */
export interface Host {
  readonly print?: (channel: "stdout" | "stderr", text: string) => void;
  /** Reads a file that a script sources; `from` is the file that asks. */
  readonly readSource?: (name: string, from: SourceFile | null) => SourceAnswer;
  /** What there is under a name that `readSource` could read, or null. */
  readonly fileKind?: (name: string) => "file" | "directory" | null;
  /** Microseconds since 1970. */
  readonly now?: () => number;
  /** A number from 0 up to, not including, 1. */
  readonly random?: () => number;
}
