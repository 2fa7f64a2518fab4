import { isAlnum, isDigit, isSpace } from "./characters.ts";
import { RegexpSyntaxError } from "./errors.ts";
import { readEscape } from "./escape.ts";
import type { Note } from "./notes.ts";
import type { Settings } from "./options.ts";
import type { NameSign, Token } from "./token.ts";

/** What is being read: the expression, a bound, a bracket expression, or a name in one. */
type Context = "expression" | "bound" | "bracket" | NameSign;

const END: Token = { kind: "end" };
const OPEN: Token = { kind: "open", capturing: true };
const CLOSE: Token = { kind: "close" };
const LINE_START: Token = { kind: "assertion", assertion: "lineStart" };
const LINE_END: Token = { kind: "assertion", assertion: "lineEnd" };
const WORD_BRACKET = /^\[:[<>]:\]\]$/;

/**
 * Reads a pattern token by token. One token is read ahead, so that of two mistakes the one which Tcl finds first is
 * reported.
 */
export class Lexer {
  readonly #pattern: string;
  readonly settings: Settings;
  readonly notes: Set<Note>;
  /** Capturing parentheses that the parser has opened. */
  groups = 0;
  token: Token = END;
  #previous: Token | null = null;
  #at: number;
  #context: Context = "expression";

  constructor(pattern: string, start: number, settings: Settings, notes: Set<Note>) {
    this.#pattern = pattern;
    this.#at = start;
    this.settings = settings;
    this.notes = notes;
    this.#read(null);
  }

  next(): void {
    this.#read(this.token);
  }

  #read(previous: Token | null): void {
    this.#previous = previous;
    const { settings } = this;
    if (this.#context === "expression") this.#skipComments();
    else if (this.#context === "bound" && settings.expanded) this.#skipSpace();
    if (this.#at >= this.#pattern.length) {
      this.token = this.#end();
      return;
    }
    const letter = this.#pattern[this.#at++] as string;
    if (settings.flavor === "literal") this.token = { kind: "char", char: letter.charCodeAt(0) };
    else if (this.#context === "bound") this.token = this.#inBound(letter);
    else if (this.#context === "bracket") this.token = this.#inBracket(letter);
    else if (this.#context !== "expression") this.token = this.#inName(letter, this.#context);
    else if (settings.flavor === "basic") this.token = this.#basic(letter);
    else this.token = this.#extended(letter);
  }

  #end(): Token {
    if (this.#context === "expression") return END;
    throw new RegexpSyntaxError(this.#context === "bound" ? "REG_EBRACE" : "REG_EBRACK");
  }

  #skipSpace(): void {
    const pattern = this.#pattern;
    const start = this.#at;
    for (;;) {
      while (this.#at < pattern.length && isSpace(pattern.charCodeAt(this.#at))) this.#at++;
      if (pattern[this.#at] !== "#") break;
      while (this.#at < pattern.length && pattern[this.#at] !== "\n") this.#at++;
    }
    if (this.#at > start) this.notes.add("REG_UNONPOSIX");
  }

  /** Passes over all that means nothing: `(?#...)`, and in expanded syntax white space and `#` to the line's end. */
  #skipComments(): void {
    const { expanded, flavor } = this.settings;
    for (;;) {
      if (expanded) this.#skipSpace();
      if (flavor !== "advanced" || !this.#eat("(?#")) return;
      this.notes.add("REG_UNONPOSIX");
      const end = this.#pattern.indexOf(")", this.#at);
      this.#at = end < 0 ? this.#pattern.length : end + 1;
    }
  }

  /** Passes over the text if it comes next. */
  #eat(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  /** Passes over the `?` that makes a quantifier prefer the shortest match. */
  #greedy(): boolean {
    if (this.settings.flavor !== "advanced" || !this.#eat("?")) return true;
    this.notes.add("REG_UNONPOSIX");
    return false;
  }

  #extended(letter: string): Token {
    switch (letter) {
      case "|":
        return { kind: "or" };
      case "*":
      case "+":
      case "?":
        return { kind: "quantifier", sign: letter, greedy: this.#greedy() };
      case "{":
        return this.#brace();
      case "(":
        return this.#parenthesis();
      case ")":
        if (this.#previous?.kind === "open") this.notes.add("REG_UUNSPEC");
        return CLOSE;
      case "[":
        return this.#bracket();
      case ".":
        return { kind: "any" };
      case "^":
        return LINE_START;
      case "$":
        return LINE_END;
      case "\\":
        return this.#backslash();
      default:
        return char(letter);
    }
  }

  #brace(): Token {
    if (this.settings.expanded) this.#skipSpace();
    if (this.#at >= this.#pattern.length || !isDigit(this.#pattern.charCodeAt(this.#at))) {
      this.notes.add("REG_UBRACES").add("REG_UUNSPEC");
      return char("{");
    }
    this.notes.add("REG_UBOUNDS");
    this.#context = "bound";
    return { kind: "boundOpen" };
  }

  #parenthesis(): Token {
    if (this.settings.flavor !== "advanced" || !this.#eat("?")) return OPEN;
    this.notes.add("REG_UNONPOSIX");
    const sign = this.#pattern[this.#at++];
    switch (sign) {
      case ":":
        return { kind: "open", capturing: false };
      case "=":
      case "!":
        this.notes.add("REG_ULOOKAHEAD");
        return { kind: "lookahead", positive: sign === "=" };
      default:
        throw new RegexpSyntaxError("REG_BADRPT");
    }
  }

  #bracket(): Token {
    if (WORD_BRACKET.test(this.#pattern.slice(this.#at, this.#at + 6))) {
      const start = this.#pattern[this.#at + 2] === "<";
      this.#at += 6;
      this.notes.add("REG_UNONPOSIX");
      return { kind: "assertion", assertion: start ? "wordStart" : "wordEnd" };
    }
    this.#context = "bracket";
    return { kind: "bracketOpen", negated: this.#eat("^") };
  }

  #backslash(): Token {
    if (this.#at >= this.#pattern.length) throw new RegexpSyntaxError("REG_EESCAPE");
    if (this.settings.flavor === "advanced") return this.#escape();
    return this.#quoted();
  }

  /** A backslash and a character that it has no meaning for. */
  #quoted(): Token {
    const letter = this.#pattern[this.#at++] as string;
    if (isAlnum(letter.charCodeAt(0))) this.notes.add("REG_UBSALNUM").add("REG_UUNSPEC");
    return char(letter);
  }

  #escape(): Token {
    const { token, next } = readEscape(this.#pattern, this.#at, this.groups, this.notes);
    this.#at = next;
    return token;
  }

  #basic(letter: string): Token {
    const previous = this.#previous;
    const first = previous === null || previous.kind === "open";
    switch (letter) {
      case "*":
        if (first || previous === LINE_START) return char(letter);
        return { kind: "quantifier", sign: "*", greedy: true };
      case "[":
        return this.#bracket();
      case ".":
        return { kind: "any" };
      case "^":
        if (!first) return char(letter);
        if (previous !== null) this.notes.add("REG_UUNSPEC");
        return LINE_START;
      case "$":
        return this.#basicDollar();
      case "\\":
        return this.#basicBackslash();
      default:
        return char(letter);
    }
  }

  /** `$` is special at the end of the expression or of a group only. */
  #basicDollar(): Token {
    if (this.settings.expanded) this.#skipSpace();
    if (this.#at >= this.#pattern.length) return LINE_END;
    if (!this.#pattern.startsWith("\\)", this.#at)) return char("$");
    this.notes.add("REG_UUNSPEC");
    return LINE_END;
  }

  #basicBackslash(): Token {
    const letter = this.#pattern[this.#at++];
    switch (letter) {
      case undefined:
        throw new RegexpSyntaxError("REG_EESCAPE");
      case "{":
        this.#context = "bound";
        this.notes.add("REG_UBOUNDS");
        return { kind: "boundOpen" };
      case "(":
        return OPEN;
      case ")":
        return CLOSE;
      case "<":
      case ">":
        this.notes.add("REG_UNONPOSIX");
        return { kind: "assertion", assertion: letter === "<" ? "wordStart" : "wordEnd" };
      default:
        if (letter >= "1" && letter <= "9") {
          this.notes.add("REG_UBACKREF");
          return { kind: "backreference", group: Number(letter) };
        }
        this.#at--;
        return this.#quoted();
    }
  }

  #inBound(letter: string): Token {
    if (letter >= "0" && letter <= "9") return { kind: "boundDigit", digit: Number(letter) };
    if (letter === ",") return { kind: "boundComma" };
    const closes = this.settings.flavor === "basic" ? letter === "\\" && this.#eat("}") : letter === "}";
    if (!closes) throw new RegexpSyntaxError("REG_BADBR");
    this.#context = "expression";
    return { kind: "boundClose", greedy: this.#greedy() };
  }

  #inBracket(letter: string): Token {
    const first = this.#previous?.kind === "bracketOpen";
    switch (letter) {
      case "\\":
        return this.#bracketBackslash();
      case "-":
        if (first || this.#pattern[this.#at] === "]") return char(letter);
        return { kind: "range" };
      case "]":
        if (first) return char(letter);
        this.#context = "expression";
        return { kind: "bracketClose" };
      case "[":
        return this.#nameOpen();
      default:
        return char(letter);
    }
  }

  #bracketBackslash(): Token {
    this.notes.add("REG_UBBS");
    if (this.settings.flavor !== "advanced") return char("\\");
    this.notes.add("REG_UNONPOSIX");
    if (this.#at >= this.#pattern.length) throw new RegexpSyntaxError("REG_EESCAPE");
    const token = this.#escape();
    if (token.kind === "char" || (token.kind === "classEscape" && !token.negated)) return token;
    throw new RegexpSyntaxError("REG_EESCAPE");
  }

  #nameOpen(): Token {
    const sign = this.#pattern[this.#at];
    if (sign === undefined) throw new RegexpSyntaxError("REG_EBRACK");
    if (sign !== "." && sign !== "=" && sign !== ":") return char("[");
    this.#at++;
    this.#context = sign;
    if (sign !== ".") this.notes.add("REG_ULOCALE");
    return { kind: "nameOpen", sign };
  }

  #inName(letter: string, sign: NameSign): Token {
    if (letter !== sign || !this.#eat("]")) return char(letter);
    this.#context = "bracket";
    return { kind: "nameClose" };
  }
}

function char(letter: string): Token {
  return { kind: "char", char: letter.charCodeAt(0) };
}
