import { SourceFile } from "../source/index.ts";
import { BACKSLASH, LF } from "./chars.ts";
import { parseScript } from "./script.ts";

/**
 * What Tcl's `info complete` answers: false when more text could close what is open, or when the text ends with a
 * backslash before its last newline. Text that is wrong in another way counts as complete.
 */
export function isComplete(text: string): boolean {
  const script = parseScript(new SourceFile("", text), 0, text.length, { crlf: false });
  const problem = script.errors[0];
  if (problem !== undefined) return !problem.tclMessage.startsWith("missing");
  if (text.charCodeAt(text.length - 1) !== LF) return true;
  let at = text.length - 1;
  while (at > 0 && text.charCodeAt(at - 1) === BACKSLASH) at--;
  return (text.length - 1 - at) % 2 === 0;
}
