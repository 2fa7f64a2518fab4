/** A text between quotes that are not JSON's, such as `'alice'` or `“alice”`. */
export interface Quotation {
  readonly end: number;
  readonly value: string;
  /** The text as JSON writes it. */
  readonly json: string;
}

const DOUBLE = "“”„‟";
const SINGLE = "‘’‚‛";
/** Each quote that may begin a text, with those that may end it. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["'", "'’"],
  ["`", "`'´"],
  ...[...DOUBLE].map((open): [string, string] => [open, `${DOUBLE}"`]),
  ...[...SINGLE].map((open): [string, string] => [open, `${SINGLE}'`]),
]);

/** A quote ends a text when this follows: anything else is an apostrophe. */
const AFTER_TEXT = /[ \t]*(?:[,:}\]\r\n/]|$)/y;
/** The same behind a foreign quote: where a comma is missing as well, the next text or list follows. */
const AFTER_QUOTATION = /[ \t]*(?:[,:}\]\r\n/]|$)|[ \t]+["'`{[“„‘‚]/y;
/** Texts are looked for no further than this. */
const LONGEST = 4_096;

/** Finds texts in foreign quotes, looking at no part of the text twice for the same quotes. */
export class QuotationFinder {
  readonly #text: string;
  /** How far the text was searched in vain, by the quotes that would have ended it. */
  readonly #searched = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The text in foreign quotes that begins at an offset; null when there is none. */
  find(start: number): Quotation | null {
    const closers = CLOSERS.get(this.#text[start] as string);
    if (closers === undefined) return null;
    const from = Math.max(start + 1, this.#searched.get(closers) ?? 0);
    const { at, found } = closingQuote(this.#text, from, start + LONGEST, closers);
    if (found) return asJson(this.#text, start, at);
    this.#searched.set(closers, at);
    return null;
  }
}

/** Where a text that begins with `"` ends with another quote, as in `"alice”`; null when it does not. */
export function smartEnd(text: string, start: number, end: number): Quotation | null {
  const { at, found } = closingQuote(text, start + 1, Math.min(end, start + LONGEST), DOUBLE);
  return found ? asJson(text, start, at) : null;
}

/** Whether what follows an offset may follow a text. */
export function mayFollowText(text: string, offset: number): boolean {
  AFTER_TEXT.lastIndex = offset;
  return AFTER_TEXT.test(text);
}

/** The quote that ends a text on its line, or how far it was searched in vain. */
function closingQuote(
  text: string,
  from: number,
  limit: number,
  closers: string,
): { readonly at: number; readonly found: boolean } {
  const end = Math.min(limit, text.length);
  let at = from;
  for (; at < end && text[at] !== "\n"; at++) {
    const character = text[at] as string;
    if (character === "\\") at++;
    else if (closers.includes(character)) {
      AFTER_QUOTATION.lastIndex = at + 1;
      if (AFTER_QUOTATION.test(text)) return { at, found: true };
    }
  }
  return { at, found: false };
}

function asJson(text: string, start: number, close: number): Quotation {
  const inner = text.slice(start + 1, close);
  const json = `"${inner.replace(/\\.|"/g, (found) => (found === '"' ? '\\"' : found === "\\'" ? "'" : found))}"`;
  try {
    return { end: close + 1, value: JSON.parse(json) as string, json };
  } catch {
    return { end: close + 1, value: inner, json: JSON.stringify(inner) };
  }
}
