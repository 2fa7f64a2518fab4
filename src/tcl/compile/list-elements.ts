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
 * Where the elements of the list between two offsets stand, the content of a braced word: a backslash at the end of a
 * line in it means a blank. An element is null whose value is not simply its text (there are other backslashes in it,
 * outside of braces); the whole is null where there is no list.
 */
export function elementRanges(text: string, start: number, end: number): (ElementRange | null)[] | null {
  const elements: (ElementRange | null)[] = [];
  let at = start;
  for (;;) {
    while (at < end && isSpaceAt(text, at)) at++;
    if (at >= end) return elements;
    const first = text.charCodeAt(at);
    const enclosed = first === OPEN || first === QUOTE;
    const element =
      first === OPEN ? braced(text, at, end) : first === QUOTE ? quoted(text, at, end) : bare(text, at, end);
    if (element === null) return null;
    elements.push(first !== OPEN && text.slice(element.start, element.end).includes("\\") ? null : element);
    at = element.end + (enclosed ? 1 : 0);
    if (at < end && !isSpaceAt(text, at)) return null;
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
  for (let at = open + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return { start: open + 1, end: at };
  }
  return null;
}

function bare(text: string, start: number, end: number): ElementRange {
  let at = start;
  while (at < end && !isSpaceAt(text, at)) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return { start, end: Math.min(at, end) };
}

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13) || (code === BACKSLASH && text[at + 1] === "\n");
}
