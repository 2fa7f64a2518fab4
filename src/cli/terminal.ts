import { Chalk } from "chalk";
import { type Diagnostic, foldAlike, type Palette, plainPalette, renderDiagnostic } from "../source/index.ts";
import { UsageError } from "./exit.ts";

/** What a command may touch of the process: streams, environment, folder. Tests bring their own. */
export interface Terminal {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether there is nowhere to go when the JavaScript stack is used up. */
  readonly hasLargeStack: boolean;
  /** Shows what is held back, for commands that run on after they have said something. */
  release?(): void;
  /** What only a real process has. */
  readonly process?: ProcessAccess;
}

/** What a command may do with the process besides writing. */
export interface ProcessAccess {
  /** The program's own file, for threads that run it too. */
  readonly entry: URL | null;
  /** All of standard input, or null when it has more bytes than the limit. */
  readonly readInput: (limit: number) => Uint8Array | null;
  /**
   * Shows one line that the next call replaces, and takes it away for null, as other output does. Nothing where stderr is
   * no terminal. `ProgressLine` is what commands use.
   */
  readonly showProgress: (text: string | null) => void;
  /** Asks the person at the terminal and waits for one line; null where nobody can be asked. */
  readonly ask: (question: string) => string | null;
  /** Lines and columns of the terminal that stdout goes to, as they are now; null where it is none. */
  readonly screen: () => { readonly rows: number; readonly columns: number } | null;
}

export interface OutputStream {
  readonly isTTY: boolean;
  readonly columns: number;
  write(text: string): void;
}

/** All of standard input. More bytes than the limit are wrong usage. */
export function readStdin({ process }: Terminal, limit: number): Uint8Array {
  const bytes = process?.readInput(limit) ?? null;
  if (bytes !== null) return bytes;
  throw new UsageError(
    `standard input has more than ${limit} bytes; raise the limit with --limit file=BYTES`,
  );
}

/** Colours for a stream: none in a pipe, with `NO_COLOR`, or with `--no-color`. */
export function paletteFor(terminal: Terminal, stream: OutputStream, wanted: boolean): Palette {
  if (
    !wanted ||
    !stream.isTTY ||
    (terminal.env["NO_COLOR"] ?? "") !== "" ||
    terminal.env["TERM"] === "dumb"
  ) {
    return plainPalette;
  }
  const chalk = new Chalk({ level: 1 });
  return {
    severity: { error: chalk.red.bold, warning: chalk.yellow.bold, note: chalk.cyan.bold },
    location: chalk.bold,
    message: chalk.bold,
    gutter: chalk.blue,
    label: chalk.bold,
  };
}

/** Prints diagnostics, each with its source frame, an empty line between; many that are alike as one. */
export function printDiagnostics(
  stream: OutputStream,
  diagnostics: readonly Diagnostic[],
  palette: Palette,
): void {
  for (const diagnostic of foldAlike(diagnostics)) {
    stream.write(`${renderDiagnostic(diagnostic, { palette })}\n\n`);
  }
}

/** `2 errors and 1 warning`; null when there is nothing to count. */
export function countText(errors: number, warnings: number): string | null {
  const parts: string[] = [];
  if (errors > 0) parts.push(plural(errors, "error"));
  if (warnings > 0) parts.push(plural(warnings, "warning"));
  return parts.length === 0 ? null : parts.join(" and ");
}

/** `1 node`, `2 nodes`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
