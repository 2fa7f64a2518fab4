import { type Diagnostic, type SourceFile, summarize, toJson } from "../source/index.ts";
import { defaultLimits, type Limits } from "../tcl/index.ts";
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

/** The command needs a larger stack or heap than this thread has. */
export class StackExhausted extends Error {}

/** Reached by too deep a stack, and by more nodes or links than the main thread is given. */
const ROOM_CODES = new Set(["NS0113", "NS0107", "NS0108"]);

/** Asks to be run again where there is more room, when an evaluation was cut short for want of it. */
export function requireStack(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (!terminal.hasLargeStack && diagnostics.some(({ code }) => ROOM_CODES.has(code)))
    throw new StackExhausted();
}

/** Nodes, and links, for which the heap that Node gives the main thread is enough on any machine. */
const MAIN_THREAD_OBJECTS = 100_000;

/** Characters of a file whose syntax tree would fill much of the heap that Node gives the main thread. */
const MAIN_THREAD_TEXT = 4 * 1024 * 1024;

/** Leaves a large file to the thread with the large heap, before work is spent on it here. */
export function requireHeap(terminal: Terminal, file: SourceFile | null): void {
  if (!terminal.hasLargeStack && file !== null && file.text.length > MAIN_THREAD_TEXT)
    throw new StackExhausted();
}

/** The limits of a command in this thread. Limits that only a large heap can hold are for the other thread. */
export function limitsHere(terminal: Terminal, limits: Limits): Limits {
  if (terminal.hasLargeStack) return limits;
  if (limits.memory > defaultLimits.memory) throw new StackExhausted();
  const { nodes, links } = limits;
  return {
    ...limits,
    nodes: Math.min(nodes, MAIN_THREAD_OBJECTS),
    links: Math.min(links, MAIN_THREAD_OBJECTS),
  };
}
