/** Tcl marks the place of a mistake with this. */
const MARK = "_@_";
/** Tcl shortens what is this many bytes or longer, to three bytes less. */
const LIMIT = 25;
const SHORTENED = LIMIT - 3;

/** The place of a mistake in an expression, as Tcl's message shows it. */
export interface ExcerptPlace {
  readonly start: number;
  readonly end: number;
  /** Whether the mark is put behind the place. */
  readonly mark: boolean;
}

/** The line `in expression "…"` of Tcl's message; lengths are counted in UTF-8 bytes and only whole characters kept. */
export function excerpt(text: string, start: number, end: number, place: ExcerptPlace): string {
  const before = tail(text, start, place.start);
  const within = shorten(text.slice(place.start, place.end));
  const after = head(text, place.end, end);
  return `in expression "${before}${within}${place.mark ? MARK : ""}${after}"`;
}

/** The mark that Tcl's message names. */
export function atMark(message: string): string {
  return `${message} at ${MARK}`;
}

/** A word as Tcl's message quotes it. */
export function shorten(text: string): string {
  return head(text, 0, text.length);
}

function head(text: string, start: number, end: number): string {
  let bytes = 0;
  let kept = start;
  for (let at = start; at < end; ) {
    const point = text.codePointAt(at) as number;
    bytes += byteLength(point);
    if (bytes >= LIMIT) return `${text.slice(start, kept)}...`;
    at += point > 0xffff ? 2 : 1;
    if (bytes <= SHORTENED) kept = at;
  }
  return text.slice(start, end);
}

function tail(text: string, start: number, end: number): string {
  let bytes = 0;
  let kept = end;
  for (let at = end; at > start; ) {
    const low = text.charCodeAt(at - 1);
    const width = low >= 0xdc00 && low < 0xe000 && at - 1 > start ? 2 : 1;
    bytes += byteLength(text.codePointAt(at - width) as number);
    if (bytes >= LIMIT) return `...${text.slice(kept, end)}`;
    at -= width;
    if (bytes <= SHORTENED) kept = at;
  }
  return text.slice(start, end);
}

/** Bytes of a character as Tcl stores it: UTF-8, but NUL takes two. */
function byteLength(point: number): number {
  if (point === 0) return 2;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
