import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN, HASH, isSpace, LF, QUOTE } from "./chars.ts";
import { detached } from "./detached.ts";
import { readEscape, unescapeRange } from "./escape.ts";

/** Why a string is not a list. */
export interface ListProblem {
  /** Tcl's own message, such as `unmatched open brace in list`. */
  readonly message: string;
  /** UTF-16 offset of the unmatched opener, or of the text that should have been a space. */
  readonly offset: number;
}

/** The elements of a Tcl list, by the rules of manual page lindex(n) as Tcl 8.6 applies them. */
export function splitList(text: string): string[] | ListProblem {
  const elements: string[] = [];
  const length = text.length;
  let at = 0;
  for (;;) {
    while (at < length && isSpace(text.charCodeAt(at))) at++;
    if (at >= length) return elements;
    const code = text.charCodeAt(at);
    if (code === BRACE_OPEN) {
      const close = closingBrace(text, at);
      if (close < 0) return { message: "unmatched open brace in list", offset: at };
      if (close + 1 < length && !isSpace(text.charCodeAt(close + 1)))
        return followed(text, "braces", close + 1);
      elements.push(detached(text.slice(at + 1, close), text));
      at = close + 1;
    } else if (code === QUOTE) {
      const close = closingQuote(text, at);
      if (close < 0) return { message: "unmatched open quote in list", offset: at };
      if (close + 1 < length && !isSpace(text.charCodeAt(close + 1)))
        return followed(text, "quotes", close + 1);
      elements.push(detached(unescapeRange(text, at + 1, close), text));
      at = close + 1;
    } else {
      const end = endOfBareElement(text, at);
      elements.push(detached(unescapeRange(text, at, end), text));
      at = end;
    }
  }
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE && --depth === 0) return at;
  }
  return -1;
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return -1;
}

function endOfBareElement(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at = readEscape(text, at).end;
    else if (isSpace(code)) break;
    else at++;
  }
  return at;
}

/** Tcl quotes at most this many bytes of what follows a closed element. */
const QUOTED_BYTES = 20;

function followed(text: string, by: "braces" | "quotes", offset: number): ListProblem {
  let end = offset;
  let bytes = 0;
  while (end < text.length && bytes < QUOTED_BYTES && !isSpace(text.charCodeAt(end))) {
    const point = text.codePointAt(end) as number;
    end += point > 0xffff ? 2 : 1;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return {
    message: `list element in ${by} followed by "${text.slice(offset, end)}" instead of space`,
    offset,
  };
}

/** How an element has to be written so that it reads back as itself. */
type Quoting = "plain" | "braces" | "backslashes" | "backslashes, braces plain";

/**
 * One element of a list as Tcl 8.6 writes it: as it is where that is safe, else in braces, else with backslashes.
 * Only the `first` element of a list has a leading `#` quoted, so that the list can be evaluated as a command.
 */
export function quoteElement(text: string, first: boolean): string {
  if (text === "") return "{}";
  const hash = first && text.charCodeAt(0) === HASH;
  const quoting = chooseQuoting(text, hash);
  if (quoting === "plain") return hash ? `{${text}}` : text;
  if (quoting === "braces") return `{${text}}`;
  return (hash ? "\\" : "") + withBackslashes(text, quoting === "backslashes");
}

function chooseQuoting(text: string, hash: boolean): Quoting {
  const head = text.charCodeAt(0);
  const last = text.length - 1;
  let special = head === BRACE_OPEN || head === QUOTE;
  let wantsBraces = special || hash;
  let wantsBackslashes = false;
  let depth = 0;
  for (let at = 0; at <= last; at++) {
    switch (text.charCodeAt(at)) {
      case BRACE_OPEN:
        depth++;
        break;
      case BRACE_CLOSE:
        if (--depth < 0) return "backslashes";
        break;
      case 0x5d:
      case QUOTE:
        special = true;
        wantsBackslashes = true;
        break;
      case BACKSLASH: {
        if (at === last) return "backslashes";
        const next = text.charCodeAt(at + 1);
        if (next === LF) return "backslashes";
        if (next === BRACE_OPEN || next === BRACE_CLOSE || next === BACKSLASH) at++;
        special = true;
        wantsBraces = true;
        break;
      }
      case 0x5b:
      case 0x24:
      case 0x3b:
      case 0x20:
      case 0x09:
      case LF:
      case 0x0b:
      case 0x0c:
      case 0x0d:
        special = true;
        wantsBraces = true;
        break;
    }
  }
  if (depth !== 0) return "backslashes";
  if (!special) return "plain";
  return wantsBackslashes && !wantsBraces ? "backslashes, braces plain" : "braces";
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\v", "\\v"],
  ["\f", "\\f"],
  ["\r", "\\r"],
]);

function withBackslashes(text: string, braces: boolean): string {
  const escaped = text.replace(braces ? /[\][$; \\"{}]/g : /[\][$; \\"]/g, "\\$&");
  return escaped.replace(/[\t\n\v\f\r]/g, (control) => CONTROLS.get(control) ?? control);
}
