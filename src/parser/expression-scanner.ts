import { lineEndAt } from "./brace.ts";
import { BACKSLASH, isLetter, isNameChar, isSpace, PAREN_OPEN } from "./chars.ts";
import { skipIndent } from "./escape.ts";
import {
  BooleanWord,
  BracedText,
  Colon,
  Comma,
  CommandResult,
  FunctionName,
  Infix,
  NumberText,
  ParenClose,
  ParenOpen,
  Prefix,
  Question,
  QuotedText,
  Variable,
} from "./expression-tokens.ts";
import { scriptGrammar } from "./grammars.ts";
import { isBooleanWord, type NumberReading, readNumber } from "./number.ts";
import type { Failure, ScanOptions } from "./scan.ts";
import { ScriptScanner } from "./script-scanner.ts";
import type { SyntaxProblem } from "./syntax.ts";
import { Token } from "./token.ts";
import { readDollar } from "./variable-name.ts";

/** What the scanner cannot make a token of. */
export type Stop = { readonly start: number; readonly end: number } & (
  | { readonly kind: "character" | "dollar" | "operator" | "bareword" }
  | { readonly kind: "failure"; readonly failure: Failure }
  | { readonly kind: "problem"; readonly problem: SyntaxProblem }
);

const PUNCTUATION: ReadonlyMap<string, Token["tokenType"]> = new Map([
  ["(", ParenOpen],
  [")", ParenClose],
  [",", Comma],
  ["?", Question],
  [":", Colon],
]);
const SIGNS = new Set(["+", "-"]);
const DOUBLED = new Set(["**", "==", "!=", "&&", "||", "<<", ">>", "<=", ">="]);
const SINGLE_INFIX = new Set(["*", "/", "%", "&", "|", "^", "<", ">"]);
const WORD_OPERATORS = new Set(["in", "eq", "ne", "ni"]);

/** Turns a range of text into the tokens of the expression grammar, up to the first thing that is none. */
export class ExpressionScanner {
  readonly tokens: Token[] = [];
  stop: Stop | null = null;
  /** Offset of what comes next: at last the end, or the operand or character that stopped the scan. */
  at: number;
  readonly #text: string;
  readonly #end: number;
  readonly #options: ScanOptions;
  #script: ScriptScanner | null = null;

  constructor(text: string, start: number, end: number, options: ScanOptions) {
    this.#text = text;
    this.#end = end;
    this.at = start;
    this.#options = options;
  }

  run(): void {
    this.#skipSpace();
    while (this.at < this.#end && this.stop === null) {
      this.#scanToken();
      this.#skipSpace();
    }
  }

  #skipSpace(): void {
    this.at = this.#afterSpace(this.at);
  }

  #afterSpace(from: number): number {
    let at = from;
    while (at < this.#end) {
      const code = this.#text.charCodeAt(at);
      if (isSpace(code)) at++;
      else if (code === BACKSLASH) {
        const next = lineEndAt(this.#text, at + 1, this.#end, this.#options.crlf);
        if (next < 0) break;
        at = skipIndent(this.#text, next, this.#end);
      } else break;
    }
    return at;
  }

  #push(type: Token["tokenType"], length: number, payload: unknown): void {
    this.tokens.push(new Token(type, this.at, this.at + length, payload));
    this.at += length;
  }

  #scanToken(): void {
    const { at } = this;
    const character = this.#text.charAt(at);
    const pair = this.#text.slice(at, Math.min(at + 2, this.#end));
    const punctuation = PUNCTUATION.get(character);
    if (punctuation !== undefined) this.#push(punctuation, 1, null);
    else if (character === "$") this.#scanVariable();
    else if (character === "[" || character === '"' || character === "{") this.#scanEnclosed(character);
    else if (DOUBLED.has(pair)) this.#push(Infix, 2, pair);
    else if (character === "!" || character === "~") this.#push(Prefix, 1, character);
    else if (SIGNS.has(character)) this.#push(this.#afterOperand() ? Infix : Prefix, 1, character);
    else if (SINGLE_INFIX.has(character)) this.#push(Infix, 1, character);
    else if (character === "=") this.#halt("operator", 1);
    else if (this.#isWordOperator(at)) this.#push(Infix, 2, pair);
    else this.#scanWord();
  }

  /** Whether what stands before is an operand, so that `+` and `-` join two. */
  #afterOperand(): boolean {
    const last = this.tokens.at(-1)?.tokenType;
    if (last === ParenClose) return true;
    return last !== undefined && OPERANDS.has(last);
  }

  /** `eq`, `ne`, `in` and `ni` are operators where no further letter follows. */
  #isWordOperator(at: number): boolean {
    if (at + 2 < this.#end && isLetter(this.#text.charCodeAt(at + 2))) return false;
    return at + 2 <= this.#end && WORD_OPERATORS.has(this.#text.slice(at, at + 2));
  }

  #halt(kind: "character" | "dollar" | "operator" | "bareword", length: number): void {
    this.stop = { kind, start: this.at, end: this.at + length };
  }

  /* Numbers and words ---------------------------------------------------------------------------- */

  #scanWord(): void {
    const { at } = this;
    const number = readNumber(this.#text, at, this.#end);
    if (number !== null && this.#standsAlone(number)) {
      this.#push(NumberText, number.end - at, this.#text.slice(at, number.end));
      return;
    }
    let wordEnd = at;
    while (wordEnd < this.#end && isNameChar(this.#text.charCodeAt(wordEnd))) wordEnd++;
    if (wordEnd === at || this.#text[at] === "_") {
      const point = this.#text.codePointAt(at) as number;
      this.#halt("character", point > 0xffff ? 2 : 1);
      return;
    }
    const word = this.#text.slice(at, wordEnd);
    const next = this.#afterSpace(wordEnd);
    if (next < this.#end && this.#text.charCodeAt(next) === PAREN_OPEN)
      this.#push(FunctionName, word.length, word);
    else if (isBooleanWord(word)) this.#push(BooleanWord, word.length, word);
    else this.#halt("bareword", word.length);
  }

  /** A number with letters or digits directly behind it is part of a bareword, unless those are an operator. */
  #standsAlone(number: NumberReading): boolean {
    if (number.end >= this.#end || !isNameChar(this.#text.charCodeAt(number.end))) return true;
    if (number.floating) {
      for (let at = this.at; at < number.end; at++) if (!isNameChar(this.#text.charCodeAt(at))) return true;
    }
    return this.#isWordOperator(number.end);
  }

  /* Substitutions -------------------------------------------------------------------------------- */

  get #scripts(): ScriptScanner {
    this.#script ??= new ScriptScanner(this.#text, this.at, this.#end, this.#options, scriptGrammar());
    return this.#script;
  }

  #scanVariable(): void {
    const { at } = this;
    const reading = readDollar(this.#text, at, this.#end, this.#options.crlf);
    if (reading.kind === "text") {
      this.#halt("dollar", 1);
    } else if (reading.kind === "unclosed") {
      const kind = "missing-close-brace-for-variable";
      const tclMessage = "missing close-brace for variable name";
      this.stop = {
        kind: "failure",
        start: at + 1,
        end: at + 2,
        failure: { kind, start: at, end: at + 2, tclMessage },
      };
    } else {
      const variable =
        reading.kind === "scalar" ? reading.variable : this.#scripts.scanArray(at, reading.name);
      this.#pushScanned(Variable, variable, variable?.end ?? at);
    }
  }

  #scanEnclosed(opener: string): void {
    const { at } = this;
    const scripts = this.#scripts;
    if (opener === "[") this.#pushScanned(CommandResult, scripts.scanBracket(at), scripts.at);
    else if (opener === '"') this.#pushScanned(QuotedText, scripts.scanQuotes(at), scripts.at);
    else this.#pushScanned(BracedText, scripts.scanBracedText(at), scripts.at);
  }

  #pushScanned(type: Token["tokenType"], payload: unknown, end: number): void {
    const failure = this.#script?.failure ?? null;
    const problem = this.#script?.problems[0];
    if (problem !== undefined) {
      this.stop = { kind: "problem", start: problem.start, end: problem.start, problem };
    } else if (failure !== null) {
      // Tcl shows the opening character itself, which is the last one of the opener.
      this.stop = { kind: "failure", start: failure.end - 1, end: failure.end, failure };
    } else this.#push(type, end - this.at, payload);
  }
}

const OPERANDS: ReadonlySet<Token["tokenType"]> = new Set([
  NumberText,
  BooleanWord,
  BracedText,
  QuotedText,
  Variable,
  CommandResult,
]);
