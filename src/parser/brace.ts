import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN, CR, HASH, isSpace, LF } from "./chars.ts";
import { skipIndent } from "./escape.ts";

/** What a scan over a braced word found. */
export interface BracedRange {
  /** Offset of the closing brace, or -1. */
  close: number;
  /** Whether the text holds a backslash before a line end, which Tcl replaces. */
  continued: boolean;
  /** Offset of the first brace that is nested too deep, or -1. */
  tooDeep: number;
}

/**
 * Finds closing braces in one range of text. Openers without a closer are found all at once the first time that
 * one is met, so that many of them do not cost a scan to the end each.
 */
export class BraceFinder {
  readonly #text: string;
  readonly #end: number;
  readonly #nesting: number;
  #unmatchedFrom = -1;
  #unmatched: Uint8Array | null = null;
  #commentBrace: number | null = null;

  constructor(text: string, end: number, nesting: number) {
    this.#text = text;
    this.#end = end;
    this.#nesting = nesting;
  }

  /** Finds the closer of the brace at `open`. */
  find(open: number): BracedRange {
    const text = this.#text;
    const end = this.#end;
    const range: BracedRange = { close: -1, continued: false, tooDeep: -1 };
    if (this.#isKnownUnmatched(open)) return range;
    let depth = 1;
    for (let at = open + 1; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        at++;
        const next = at < end ? text.charCodeAt(at) : 0;
        if (next === LF || (next === CR && text.charCodeAt(at + 1) === LF)) range.continued = true;
      } else if (code === BRACE_OPEN) {
        if (++depth > this.#nesting && range.tooDeep < 0) range.tooDeep = at;
      } else if (code === BRACE_CLOSE && --depth === 0) {
        range.close = at;
        return range;
      }
    }
    this.#findUnmatched(open);
    return range;
  }

  #isKnownUnmatched(open: number): boolean {
    if (this.#unmatched === null || open < this.#unmatchedFrom) return false;
    const bit = open - this.#unmatchedFrom;
    return (((this.#unmatched[bit >> 3] as number) >> (bit & 7)) & 1) === 1;
  }

  #findUnmatched(from: number): void {
    const text = this.#text;
    const bits = new Uint8Array(((this.#end - from) >> 3) + 1);
    let closers = 0;
    for (let at = this.#end - 1; at >= from; at--) {
      const code = text.charCodeAt(at);
      if ((code !== BRACE_OPEN && code !== BRACE_CLOSE) || this.#isEscaped(at, from)) continue;
      if (code === BRACE_CLOSE) closers++;
      else if (closers > 0) closers--;
      else bits[(at - from) >> 3] = (bits[(at - from) >> 3] as number) | (1 << ((at - from) & 7));
    }
    this.#unmatched = bits;
    this.#unmatchedFrom = from;
  }

  #isEscaped(offset: number, from: number): boolean {
    let at = offset;
    while (at > from && this.#text.charCodeAt(at - 1) === BACKSLASH) at--;
    return ((offset - at) & 1) === 1;
  }

  /** Whether Tcl would guess that a comment is to blame: a `#` after white space, and a `{` later in its line. */
  commentGuess(open: number): boolean {
    this.#commentBrace ??= this.#lastCommentBrace(open);
    return this.#commentBrace > open;
  }

  #lastCommentBrace(open: number): number {
    const text = this.#text;
    let brace = false;
    for (let at = this.#end - 1; at > open; at--) {
      const code = text.charCodeAt(at);
      if (code === BRACE_OPEN) brace = true;
      else if (code === LF) brace = false;
      else if (code === HASH && brace && isSpace(text.charCodeAt(at - 1))) return at;
    }
    return -1;
  }
}

/**
 * The value of braced text that holds line ends to be replaced: a backslash, a newline and the blanks after it
 * become one space, and with `crlf` a carriage return before a newline goes away.
 */
export function bracedText(text: string, start: number, end: number, crlf: boolean): string {
  let value = "";
  let from = start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      const newline = lineEndAt(text, at + 1, end, crlf);
      if (newline < 0) {
        at++;
        continue;
      }
      value += `${text.slice(from, at)} `;
      from = skipIndent(text, newline, end);
      at = from - 1;
    } else if (crlf && code === CR && at + 1 < end && text.charCodeAt(at + 1) === LF) {
      value += text.slice(from, at);
      from = at + 1;
    }
  }
  return value + text.slice(from, end);
}

/** Offset after the line end at `at` (LF, or with `crlf` also CR LF), or -1 when there is none. */
export function lineEndAt(text: string, at: number, end: number, crlf: boolean): number {
  if (at >= end) return -1;
  const code = text.charCodeAt(at);
  if (code === LF) return at + 1;
  if (crlf && code === CR && at + 1 < end && text.charCodeAt(at + 1) === LF) return at + 2;
  return -1;
}
