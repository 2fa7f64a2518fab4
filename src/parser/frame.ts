import type { SyntaxProblem } from "./syntax.ts";

/** What a frame of the scanner reads. */
export type FrameKind = "script" | "bracket" | "bare" | "quoted" | "index" | "text";

/** Where a script frame stands: before a command, after a word, or after the white space behind a word. */
export type Progress = "command" | "after-word" | "word";

/** A construct that is open. Frames are used again, so that a bracket costs no object. */
export class Frame {
  kind: FrameKind = "script";
  /** The opener; for a bare word its first character. */
  start = 0;
  openerEnd = 0;
  /** Index of the frame's first token. */
  mark = 0;
  /** Classes of characters at which literal text stops. */
  stops = 0;
  progress: Progress = "command";
  /** Commands and comments so far. */
  items = 0;
  commands = 0;
  /** Token index at which the current command or comment starts, its separator included. */
  itemMark = 0;
  problems: SyntaxProblem[] | null = null;
}
