import { type Diagnostic, summarize, toJson } from "../source/index.ts";
import { Exit, type ExitStatus } from "./exit.ts";
import { type OutputStream, paletteFor, printDiagnostics, type Terminal } from "./terminal.ts";

/** Prints diagnostics with colours where they are wanted. */
export function showDiagnostics(
  terminal: Terminal,
  stream: OutputStream,
  diagnostics: readonly Diagnostic[],
  color: boolean,
): void {
  printDiagnostics(stream, diagnostics, paletteFor(terminal, stream, color));
}

/** Prints the document of `--format json`. */
export function showJson(
  stream: OutputStream,
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): void {
  stream.write(`${JSON.stringify(toJson(diagnostics, files), null, 2)}\n`);
}

/** 1 when there is an error among the diagnostics, else 0. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  return summarize(diagnostics).errors > 0 ? Exit.findings : Exit.fine;
}

/** The command needs a larger stack than this thread has. */
export class StackExhausted extends Error {}

/** Asks to be run again where the stack is larger, when an evaluation was cut short by it. */
export function requireStack(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (!terminal.hasLargeStack && diagnostics.some(({ code }) => code === "NS0113"))
    throw new StackExhausted();
}
