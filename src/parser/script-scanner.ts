import { lineEndAt } from "./brace.ts";
import { BLANK, BRACKET_END, COMMAND_END, endOfRun, SUBSTITUTIONS } from "./char-class.ts";
import {
  BACKSLASH,
  BRACE_CLOSE,
  BRACE_OPEN,
  BRACKET_CLOSE,
  CR,
  HASH,
  isBlank,
  isSpace,
  LF,
  QUOTE,
  SEMICOLON,
  STAR,
} from "./chars.ts";
import type { Frame } from "./frame.ts";
import { PartScanner } from "./part-scanner.ts";
import { extraCharacters } from "./problem.ts";
import type { NameRange } from "./script-grammar.ts";
import { CommentText, Expand, Separator, Space } from "./script-tokens.ts";
import type { CommandPart, Part, VariablePart } from "./syntax.ts";
import { Token } from "./token.ts";

/** Number of tokens after which whole commands are parsed and their tokens let go. */
const CHUNK = 8_192;

/** How much text behind a closer is looked at, in UTF-16 units. */
const LONGEST_EXTRA = 200;

/** Turns a range of text into the tokens of the script grammar: commands and their words. */
export class ScriptScanner extends PartScanner {
  /** Takes the tokens of whole commands of the outermost script when many have come together. */
  onChunk: ((tokens: Token[]) => void) | null = null;
  /** Where the current command of the outermost script starts. */
  commandStart = 0;
  /** Whether the current command of the outermost script is only what an earlier problem left. */
  #leftover = false;

  protected override scanCommands(frame: Frame): void {
    while (this.failure === null) {
      if (frame.progress === "command") {
        if (!this.#beginItem(frame)) return;
      } else if (frame.progress === "after-word") {
        if (!this.#leaveWord(frame)) return;
      }
      if (frame.progress === "word" && !this.#scanWord(frame)) return;
    }
  }

  /** Skips to the next command or comment; false when the frame has ended or failed. */
  #beginItem(frame: Frame): boolean {
    const { text, end } = this;
    let at = this.at;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (isSpace(code) || code === SEMICOLON) {
        at++;
        continue;
      }
      if (code !== BACKSLASH) break;
      const next = lineEndAt(text, at + 1, end, this.options.crlf);
      if (next < 0) break;
      at = next;
    }
    this.at = at;
    if (at >= end) return this.#endOfInput(frame);
    const code = text.charCodeAt(at);
    if (code === BRACKET_CLOSE && frame.kind === "bracket") return this.closeBracket(frame);
    if (this.depth === 1) this.#beginOutermostItem(frame, at);
    frame.itemMark = this.tokens.length;
    if (frame.items++ > 0) this.tokens.push(new Token(Separator, at, at, null));
    if (code === HASH) {
      this.at = this.#endOfComment(at);
      const stop = text.charCodeAt(this.at - 1) === CR && this.at < end ? this.at - 1 : this.at;
      this.tokens.push(new Token(CommentText, at, stop, null));
      return true;
    }
    frame.commands++;
    frame.progress = "word";
    return true;
  }

  #beginOutermostItem(frame: Frame, at: number): void {
    if (this.tokens.length >= CHUNK && this.onChunk !== null) {
      this.onChunk(this.tokens.splice(0));
      frame.items = 0;
    }
    this.commandStart = at;
    this.#leftover = this.problems.length > 0 && this.text.charCodeAt(at) === BRACE_CLOSE;
  }

  /** Whether the current command of the outermost script starts with a `}` that an earlier problem left over. */
  get isLeftover(): boolean {
    return this.#leftover;
  }

  /** Forgets the current command of the outermost script. */
  dropCommand(): void {
    const outermost = this.frames[0] as Frame;
    this.tokens.length = outermost.itemMark;
    outermost.commands--;
    outermost.items--;
    outermost.progress = "command";
    this.#leftover = false;
  }

  #endOfComment(start: number): number {
    const { text, end } = this;
    let at = start;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === LF) return at;
      if (code === BACKSLASH) {
        const next = lineEndAt(text, at + 1, end, this.options.crlf);
        at = next < 0 ? Math.min(at + 2, end) : next;
      } else at++;
    }
    return end;
  }

  #endOfInput(frame: Frame): boolean {
    if (frame.kind === "bracket") this.fail("missing-close-bracket", frame.start, frame.openerEnd);
    else {
      if (this.#leftover) this.dropCommand();
      this.pop();
    }
    return false;
  }

  /** After a word there must be white space, a separator or an end. False when the frame has ended or failed. */
  #leaveWord(frame: Frame): boolean {
    const { text, end } = this;
    const from = this.at;
    let at = from;
    for (;;) {
      while (at < end && isBlank(text.charCodeAt(at))) at++;
      if (at >= end || text.charCodeAt(at) !== BACKSLASH) break;
      const next = lineEndAt(text, at + 1, end, this.options.crlf);
      if (next < 0) break;
      at = next;
    }
    this.at = at;
    if (at >= end) return this.#endOfInput(frame);
    const code = text.charCodeAt(at);
    if (code === LF || code === SEMICOLON) {
      this.at = at + 1;
      frame.progress = "command";
      if (this.#leftover && this.depth === 1) this.dropCommand();
      return true;
    }
    if (code === BRACKET_CLOSE && frame.kind === "bracket") return this.closeBracket(frame);
    if (at === from && !this.#reportExtra(frame, at)) return false;
    this.tokens.push(new Token(Space, from, at, null));
    frame.progress = "word";
    return true;
  }

  /** Reports text after a closer; the scan goes on as if there were a space. False when it cannot. */
  #reportExtra(frame: Frame, at: number): boolean {
    if (this.wordQuoted && this.text.slice(this.wordStart, at).includes("\n")) {
      this.fail("extra-after-close-quote", this.wordStart, at);
      return false;
    }
    this.#reportExtraText(frame, this.wordQuoted ? "quote" : "brace");
    return true;
  }

  #reportExtraText(frame: Frame, by: "brace" | "quote"): void {
    const { text, at } = this;
    const stop = endOfRun(text, at, Math.min(this.end, at + LONGEST_EXTRA), wordEnds(frame));
    this.report((commandIndex) => extraCharacters(by, text, at, stop, commandIndex));
  }

  /** Goes on behind a quoted word that failed because of what follows it, as if there were a space. */
  resumeAfterQuote(): void {
    const { at } = this;
    this.failure = null;
    const frame = this.frames[this.depth - 1] as Frame;
    this.#reportExtraText(frame, "quote");
    this.tokens.push(new Token(Space, at, at, null));
    frame.progress = "word";
  }

  /* Words --------------------------------------------------------------------------------------- */

  /** Scans a word; false when a frame was opened for its inside. */
  #scanWord(frame: Frame): boolean {
    const { text } = this;
    const start = this.at;
    let at = start;
    if (this.#isExpand(at, frame)) {
      this.tokens.push(new Token(Expand, at, at + 3, null));
      at += 3;
    }
    frame.progress = "after-word";
    this.wordStart = start;
    const code = text.charCodeAt(at);
    if (code === BRACE_OPEN) {
      this.wordQuoted = false;
      return this.scanBraces(at);
    }
    if (code === QUOTE) {
      this.openQuotes(at);
      return false;
    }
    this.at = at;
    return this.scanParts(this.push("bare", at, at, wordEnds(frame) | SUBSTITUTIONS));
  }

  /** `{*}` expands the word behind it; followed by white space or an end it is an ordinary braced word. */
  #isExpand(at: number, frame: Frame): boolean {
    const { text, end } = this;
    if (text.charCodeAt(at) !== BRACE_OPEN || text.charCodeAt(at + 1) !== STAR) return false;
    if (at + 3 >= end || text.charCodeAt(at + 2) !== BRACE_CLOSE) return false;
    const next = text.charCodeAt(at + 3);
    if (isSpace(next) || next === SEMICOLON) return false;
    if (next === BRACKET_CLOSE) return frame.kind !== "bracket";
    return next !== BACKSLASH || lineEndAt(text, at + 4, end, this.options.crlf) < 0;
  }

  /* Single constructs, for expressions and subst -------------------------------------------------- */

  /** Runs until nothing is open, or something has no end. */
  finish(): void {
    this.run(0);
    while (this.failure?.kind === "extra-after-close-quote") {
      this.resumeAfterQuote();
      this.run(0);
    }
  }

  /** Scans `$name(index)` whose name is read already. Null when it has no end. */
  scanArray(dollar: number, name: NameRange): VariablePart | null {
    this.at = dollar;
    this.openNested("index", name.end + 1, name);
    this.finish();
    return this.failure === null ? (this.tokens.pop() as Token<VariablePart>).payload : null;
  }

  /** Scans `[script]`. Null when it has no end. */
  scanBracket(open: number): CommandPart | null {
    this.at = open;
    this.openNested("bracket", open + 1, null);
    this.finish();
    return this.failure === null ? (this.tokens.pop() as Token<CommandPart>).payload : null;
  }

  /** Scans `"text"`. Null when it has no end. */
  scanQuotes(open: number): Part[] | null {
    this.openQuotes(open);
    this.finish();
    if (this.failure !== null) return null;
    return this.grammar.run(this.grammar.substitution, this.tokens.splice(0).slice(1, -1));
  }

  /** Scans `{text}`. Null when it has no end. */
  scanBracedText(open: number): string | null {
    return this.scanBraces(open) ? (this.tokens.pop() as Token<string>).payload : null;
  }
}

/** What ends a word in a script, or between brackets. */
function wordEnds(frame: Frame): number {
  return frame.kind === "bracket" ? BLANK | COMMAND_END | BRACKET_END : BLANK | COMMAND_END;
}
