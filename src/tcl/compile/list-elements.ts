/** An element of a list that stands in a file: its value is the text between `start` and `end`. */
export interface ElementRange {
  readonly start: number;
  readonly end: number;
}

const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const QUOTE = 34;

/**
 * Where the elements of the list between two offsets stand. Null where an element is written so that its value is
 * not simply its text (backslashes outside of braces), or where it is no list.
 */
export function elementRanges(text: string, start: number, end: number): ElementRange[] | null {
  const elements: ElementRange[] = [];
  let at = start;
  for (;;) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end) return elements;
    const first = text.charCodeAt(at);
    const enclosed = first === OPEN || first === QUOTE;
    const element =
      first === OPEN ? braced(text, at, end) : first === QUOTE ? quoted(text, at, end) : bare(text, at, end);
    if (element === null) return null;
    elements.push(element);
    at = element.end + (enclosed ? 1 : 0);
    if (at < end && !isSpace(text.charCodeAt(at))) return null;
  }
}

function braced(text: string, open: number, end: number): ElementRange | null {
  let depth = 1;
  for (let at = open + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return { start: open + 1, end: at };
  }
  return null;
}

function quoted(text: string, open: number, end: number): ElementRange | null {
  const close = text.indexOf('"', open + 1);
  if (close < 0 || close >= end) return null;
  const backslash = text.indexOf("\\", open + 1);
  return backslash >= 0 && backslash < close ? null : { start: open + 1, end: close };
}

function bare(text: string, start: number, end: number): ElementRange | null {
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) break;
    if (code === BACKSLASH) return null;
  }
  return { start, end: at };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
