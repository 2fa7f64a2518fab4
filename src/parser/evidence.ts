import {
  BACKSLASH,
  BRACE_CLOSE,
  BRACE_OPEN,
  BRACKET_OPEN,
  COLON,
  CR,
  DOLLAR,
  HASH,
  isBlank,
  isNameChar,
  LF,
  TAB,
} from "./chars.ts";

/** A place that explains a problem. */
export interface Evidence {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface OpenBrace {
  readonly at: number;
  readonly indent: number;
}

/** What the braces of one line come to. */
interface BraceCount {
  readonly net: number;
  readonly mismatch: Evidence | null;
}

const TAB_WIDTH = 8;

const COMMENT_MESSAGE =
  "Tcl counts braces in comments too, and this comment opens one that it does not close";
const MISMATCH_MESSAGE = "this brace is closed by a } that is indented less: its own } may be missing";

/**
 * Looks through lines for what a person would see: that the indentation says something else than the brackets.
 * All looks together read at most a few times the text, so that a file full of mistakes stays cheap.
 */
export class EvidenceFinder {
  readonly #text: string;
  readonly #end: number;
  #patience: number;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#end = end;
    this.#patience = 4 * (end - start) + 65_536;
  }

  /**
   * Offset of the first line after that of `opener` and before `limit` that is indented no deeper and looks like
   * the start of a command; -1 when there is none.
   */
  nextCommandLine(opener: number, limit: number): number {
    const indent = this.indentOf(opener);
    const stop = Math.min(limit, this.#end);
    let previousEnd = this.#lineEnd(opener);
    while (previousEnd + 1 < stop && this.#patience > 0) {
      const start = previousEnd + 1;
      const lineEnd = this.#lineEnd(start);
      this.#patience -= lineEnd - start + 1;
      const first = this.#firstInk(start, lineEnd);
      if (first < stop && first < lineEnd && this.#beginsCommand(first) && !this.#isContinued(previousEnd)) {
        if (this.#column(start, first) <= indent) return first;
      }
      previousEnd = lineEnd;
    }
    return -1;
  }

  /** Offset of the line after the one that holds `offset`; the end when there is none. */
  nextLine(offset: number): number {
    return Math.min(this.#lineEnd(offset) + 1, this.#end);
  }

  /** Column at which the line that holds `offset` starts to have text. */
  indentOf(offset: number): number {
    const start = this.#text.lastIndexOf("\n", offset - 1) + 1;
    return this.#column(start, this.#firstInk(start, this.#lineEnd(start)));
  }

  /**
   * What explains a brace at `opener` that is still open at `limit`: a comment with an open brace, else a brace
   * that is closed by one with less indentation, else null.
   */
  explainBrace(opener: number, limit: number): Evidence | null {
    const open: OpenBrace[] = [];
    let depth = 0;
    let commentDepth = 0;
    let comment: Evidence | null = null;
    let mismatch: Evidence | null = null;
    let start = opener;
    while (start < limit && this.#patience > 0) {
      const lineEnd = Math.min(this.#lineEnd(start), limit);
      this.#patience -= lineEnd - start + 1;
      const first = this.#firstInk(start, lineEnd);
      const indent = start === opener ? this.indentOf(opener) : this.#column(start, first);
      const line = this.#countBraces(first, lineEnd, indent, open);
      depth += line.net;
      mismatch ??= line.mismatch;
      if (line.net > 0 && this.#text.charCodeAt(first) === HASH) {
        commentDepth += line.net;
        comment ??= { message: COMMENT_MESSAGE, start: first, end: lineEnd };
      }
      start = lineEnd + 1;
    }
    return comment !== null && depth === commentDepth ? comment : mismatch;
  }

  #countBraces(first: number, end: number, indent: number, open: OpenBrace[]): BraceCount {
    const text = this.#text;
    let net = 0;
    let mismatch: Evidence | null = null;
    for (let at = first; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === BRACE_OPEN) {
        net++;
        open.push({ at, indent });
      } else if (code === BRACE_CLOSE) {
        net--;
        const closed = open.pop();
        if (at === first && closed !== undefined && closed.indent > indent) {
          mismatch = { message: MISMATCH_MESSAGE, start: closed.at, end: closed.at + 1 };
        }
      }
    }
    return { net, mismatch };
  }

  #lineEnd(offset: number): number {
    const at = this.#text.indexOf("\n", offset);
    return at < 0 || at > this.#end ? this.#end : at;
  }

  #firstInk(start: number, end: number): number {
    let at = start;
    while (at < end && isBlank(this.#text.charCodeAt(at))) at++;
    return at;
  }

  #column(start: number, end: number): number {
    let column = 0;
    for (let at = start; at < end; at++) {
      column = this.#text.charCodeAt(at) === TAB ? column + TAB_WIDTH - (column % TAB_WIDTH) : column + 1;
    }
    return column;
  }

  #beginsCommand(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return isNameChar(code) || code === DOLLAR || code === COLON || code === BRACKET_OPEN;
  }

  /** Whether the line that ends at `lineEnd` goes on after a backslash. */
  #isContinued(lineEnd: number): boolean {
    let at = lineEnd;
    if (this.#text.charCodeAt(at) === LF && this.#text.charCodeAt(at - 1) === CR) at--;
    const from = at;
    while (at > 0 && this.#text.charCodeAt(at - 1) === BACKSLASH) at--;
    return ((from - at) & 1) === 1;
  }
}
