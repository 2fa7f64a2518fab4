import { createScanner, type JSONScanner } from "jsonc-parser";
import type { Place } from "./node.ts";
import { mayFollowText, type Quotation, QuotationFinder, smartEnd } from "./quotes.ts";

export type Token = PunctuationToken | StringToken | LiteralToken | WordToken | CommentToken | EndToken;

export interface PunctuationToken extends Place {
  readonly kind: "{" | "}" | "[" | "]" | ":" | ",";
}

/** A text; its problems are those of the quotes and of what stands between them. */
export interface StringToken extends Place {
  readonly kind: "string";
  readonly value: string;
  /** Quotes that are not JSON's, with the text as JSON writes it. */
  readonly quotation: Quotation | null;
  /** Whether the closing quote is missing. */
  readonly open: boolean;
  /** Whether there are characters or backslash sequences in it that JSON does not have. */
  readonly faulty: boolean;
}

/** A number, `true`, `false` or `null`. */
export interface LiteralToken extends Place {
  readonly kind: "literal";
  readonly value: number | boolean | null;
}

/** Anything else without white space in it. */
export interface WordToken extends Place {
  readonly kind: "word";
}

export interface CommentToken extends Place {
  readonly kind: "comment";
  readonly open: boolean;
}

export interface EndToken extends Place {
  readonly kind: "end";
}

/** Where a token stands: in a value's place a colon belongs to a word, as in `http://scratch` or `02:00:…`. */
export type TokenPlace = "key" | "value";

/** The numbers that jsonc-parser gives to kinds of tokens and to errors in them. */
const SYNTAX = { string: 10, number: 11, null: 7, true: 8, false: 9, lineComment: 12, blockComment: 13 };
const OPEN_COMMENT = 1;
const OPEN_STRING = 2;
const BAD_NUMBER = 3;

const PUNCTUATION = new Set(["{", "}", "[", "]", ":", ","]);
const WORDS = { key: /[^\s,[\]{}":]+/y, value: /[^\s,[\]{}"]+/y };
/** What may stand behind a number or a word such as `true`. */
const AFTER_LITERAL = /[\s,[\]{}":/]/;
/** What ends a line that a forgotten quote runs into, and belongs to the structure around the text. */
const CLOSING = /[\s,}\]]*$/;
const LONGEST_CLOSING = 100;

/** Cuts a JSON text into tokens, one at a time, so that a large text needs no list of them. */
export class Scanner {
  readonly text: string;
  readonly #scanner: JSONScanner;
  readonly #quotations: QuotationFinder;
  #at: number;

  constructor(text: string, start: number) {
    this.text = text;
    this.#scanner = createScanner(text);
    this.#quotations = new QuotationFinder(text);
    this.#at = start;
  }

  /** The token that comes next; white space is passed over here, because long runs cost jsonc-parser much memory. */
  next(place: TokenPlace): Token {
    this.#at = skipSpace(this.text, this.#at);
    const token = this.#read(place);
    this.#at = token.end;
    return token;
  }

  /** Goes back, or on, to an offset. */
  moveTo(offset: number): void {
    this.#at = offset;
  }

  /** Passes over the rest of a line that makes no sense, up to the commas and brackets that end it. */
  skipLine(): void {
    const end = lineEnd(this.text, this.#at);
    this.#at = end - closingLength(this.text.slice(this.#at, end));
  }

  #read(place: TokenPlace): Token {
    const { text } = this;
    const start = this.#at;
    const character = text[start];
    if (character === undefined) return { kind: "end", start, end: start };
    if (PUNCTUATION.has(character))
      return { kind: character as PunctuationToken["kind"], start, end: start + 1 };
    const quotation = this.#quotations.find(start);
    if (quotation !== null) return quoted(start, quotation);
    if (character === "#") return { kind: "comment", start, end: lineEnd(text, start), open: false };
    this.#scanner.setPosition(start);
    const kind = this.#scanner.scan();
    const end = this.#scanner.getPosition();
    switch (kind) {
      case SYNTAX.string:
        return this.#string(start, end);
      case SYNTAX.lineComment:
        return { kind: "comment", start, end, open: false };
      case SYNTAX.blockComment:
        return {
          kind: "comment",
          start,
          end: Math.min(end, text.length),
          open: this.#scanner.getTokenError() === OPEN_COMMENT,
        };
      default:
        return this.#literal(kind, start, end, place) ?? this.#word(start, place);
    }
  }

  #string(start: number, end: number): StringToken {
    const { text } = this;
    const error = this.#scanner.getTokenError();
    const open = error === OPEN_STRING;
    const value = this.#scanner.getTokenValue();
    const smart = open || !mayFollowText(text, end) ? smartEnd(text, start, end) : null;
    if (smart !== null) return quoted(start, smart);
    const closing = open ? closingLength(text.slice(start, end)) : 0;
    return {
      kind: "string",
      start,
      end: end - closing,
      value: value.slice(0, value.length - closing),
      quotation: null,
      open,
      faulty: error !== 0 && !open,
    };
  }

  #literal(kind: number, start: number, end: number, place: TokenPlace): LiteralToken | null {
    const { text } = this;
    if (place === "value" && text[end] === ":") return null;
    if (end < text.length && !AFTER_LITERAL.test(text[end] as string)) return null;
    if (kind === SYNTAX.null) return { kind: "literal", value: null, start, end };
    if (kind === SYNTAX.true || kind === SYNTAX.false)
      return { kind: "literal", value: kind === SYNTAX.true, start, end };
    if (kind !== SYNTAX.number || this.#scanner.getTokenError() === BAD_NUMBER) return null;
    return { kind: "literal", value: Number(text.slice(start, end)), start, end };
  }

  #word(start: number, place: TokenPlace): WordToken {
    const pattern = WORDS[place];
    pattern.lastIndex = start;
    return { kind: "word", start, end: start + (pattern.exec(this.text)?.[0].length ?? 1) };
  }
}

/** JSON's white space, which is less than JavaScript's. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return at;
}

/** Where the line of an offset ends, its line end left out. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function quoted(start: number, quotation: Quotation): StringToken {
  const { end, value } = quotation;
  return { kind: "string", start, end, value, quotation, open: false, faulty: false };
}

function closingLength(line: string): number {
  return CLOSING.exec(line.slice(-LONGEST_CLOSING))?.[0].length ?? 0;
}
