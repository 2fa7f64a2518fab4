import { detached, type Located } from "../parser/index.ts";
import { span } from "../source/index.ts";
import type { CompileContext } from "./compile/context.ts";
import { noteLevel } from "./error-stack.ts";
import { engineLimit, LimitReached, TclError } from "./errors.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinElements } from "./list-value.ts";
import { linesBetween } from "./unit-lines.ts";
import { toText, type Value } from "./value.ts";

/** What `errorInfo` says about a script unit: `("eval" body line 3)`. */
export type TraceLine = (line: number) => string;

/** The line for a body: `("LABEL" body line N)`. */
export function bodyLine(label: string): TraceLine {
  return (line) => `("${label}" body line ${line})`;
}

type ShownContext = Pick<CompileContext, "source" | "nested" | "scriptEnd">;

/** What adding a command to a trace costs. */
const NOTE_STEPS = 20;

/** Tcl shows this many bytes of a command in a trace. */
const SHOWN = 150;

/** The first `bytes` bytes of a text in UTF-8, no half characters, with `...` where more follows. */
export function firstBytes(text: string, bytes: number): string {
  let left = bytes;
  let at = 0;
  for (const character of text.slice(0, bytes)) {
    left -= utf8Length(character.codePointAt(0) as number);
    if (left < 0) break;
    at += character.length;
  }
  return at < text.length ? `${detached(text.slice(0, at), text)}...` : text;
}

function utf8Length(code: number): number {
  return code < 0x80 ? (code === 0 ? 2 : 1) : code < 0x800 ? 2 : code < 0x10000 ? 3 : 6;
}

/**
 * Notes the command that failed: its place for people, and for `errorInfo` once per script unit (a procedure
 * body, an evaluated script), as Tcl's compiled code does.
 */
export function noteCommand(error: TclError, context: CompileContext, start: number, end: number): void {
  const { source } = context;
  if (error.span === null && source.real) error.span = span(source.file, start, end);
  if (error.traced) return;
  error.traced = true;
  context.interp.step(NOTE_STEPS);
  error.line = 1 + linesBetween(source.file, context.unitStart, start, context.nested === true);
  context.interp.errorLine = error.line;
  noteLevel(error, context.interp);
  addCommand(error, shownText(context, start, end));
}

/** What a failing command adds to an error or limit on its way up; gives that back. */
export function noteFailure(context: CompileContext, error: unknown, command: Located): unknown {
  if (error instanceof TclError) {
    noteCommand(error, context, command.start, command.end);
    if (context.direct) error.traced = false;
    return error;
  }
  const limit = error instanceof RangeError ? engineLimit(error) : error;
  if (limit instanceof LimitReached && limit.span === null && context.source.real) {
    // No call: there may be hardly any stack left.
    limit.span = { file: context.source.file, start: command.start, end: command.end };
  }
  return limit;
}

/** Where the text of a command ends that a trace shows. */
function shownEnd({ source, scriptEnd }: ShownContext, end: number): number {
  const shown = endOfBlanks(source.file.text, end);
  return scriptEnd === undefined ? shown : Math.max(end, Math.min(shown, scriptEnd));
}

/** Tcl counts the blanks after a command's last word to the command. */
function endOfBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 11 || code === 12) at++;
    else if (code === 92 && text.charCodeAt(at + 1) === 10) at += 2;
    else return at;
  }
}

/** The text of a command as Tcl shows it: in braces, each line that a backslash ends is one with the next. */
export function shownText(context: ShownContext, start: number, end: number): string {
  const { text: whole } = context.source.file;
  const text = detached(whole.slice(start, shownEnd(context, end)), whole);
  if (!context.nested || !text.includes("\\\n")) return text;
  return text.replace(/(?<!\\)((?:\\\\)*)\\\n[ \t]*/g, "$1 ");
}

/** Adds the `while executing` or `invoked from within` part for a command's text. */
export function addCommand(error: TclError, text: string): void {
  const started = error.errorInfo !== null;
  const how = started ? "invoked from within" : "while executing";
  error.errorInfo = `${error.errorInfo ?? toText(error.message)}\n    ${how}\n"${firstBytes(text, SHOWN)}"`;
}

/** The same for a command that is a list of words and stands in no text; a unit of its own. */
export function noteWords(interp: Interpreter, error: TclError, words: readonly Value[]): void {
  if (!error.traced) {
    error.stack ??= ["INNER", words];
    noteLevel(error, interp);
    addCommand(error, joinElements(words));
  }
  error.traced = false;
}

/** Closes a unit: adds its line, and lets the next unit outwards add its own. */
export function endUnit(error: TclError, line: string | null): void {
  if (line !== null) addLine(error, line);
  error.traced = false;
}

/** Adds a line of explanation. */
export function addLine(error: TclError, line: string): void {
  error.errorInfo ??= toText(error.message);
  error.errorInfo += `\n    ${line}`;
}
