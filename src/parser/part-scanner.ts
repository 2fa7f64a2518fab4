import { BraceFinder, bracedText, lineEndAt } from "./brace.ts";
import { CARRIAGE, COMMAND, endOfRun, PAREN_END, QUOTE_END, SUBSTITUTIONS } from "./char-class.ts";
import { BACKSLASH, BRACKET_OPEN, CR, DOLLAR, LF } from "./chars.ts";
import { readEscape, skipIndent } from "./escape.ts";
import { Frame, type FrameKind } from "./frame.ts";
import { COMMENT_GUESS, TCL_MESSAGES, tooDeep } from "./problem.ts";
import type { Failure, ScanOptions } from "./scan.ts";
import type { ScriptGrammar } from "./script-grammar.ts";
import {
  ArrayClose,
  ArrayOpen,
  ArrayVariable,
  Braces,
  BracketClose,
  BracketOpen,
  CommandSubstitution,
  QuoteClose,
  QuoteOpen,
  Scalar,
  Text,
} from "./script-tokens.ts";
import type { SyntaxProblem } from "./syntax.ts";
import { Token } from "./token.ts";
import { readDollar } from "./variable-name.ts";

const NO_PROBLEMS: readonly SyntaxProblem[] = [];

/**
 * Turns text into the tokens of the script grammar: what stands inside words. Open constructs are kept on a stack of
 * its own; when a bracket or an array index closes, its tokens are parsed and replaced by one, so depth costs no call
 * stack.
 */
export abstract class PartScanner {
  readonly text: string;
  readonly end: number;
  readonly options: ScanOptions;
  readonly tokens: Token[] = [];
  readonly frames: Frame[] = [];
  /** Number of open frames. */
  depth = 0;
  at: number;
  failure: Failure | null = null;
  /** All problems in the order in which they were met. */
  problems: SyntaxProblem[] = [];
  protected readonly grammar: ScriptGrammar;
  /** Where the last word started, and whether it was quoted. */
  protected wordStart = 0;
  protected wordQuoted = false;
  readonly #braces: BraceFinder;
  /** From here on no `}` follows. */
  #noBraceFrom = Number.POSITIVE_INFINITY;
  /** Brackets and indexes that are open. */
  #nested = 0;

  constructor(text: string, start: number, end: number, options: ScanOptions, grammar: ScriptGrammar) {
    this.text = text;
    this.end = end;
    this.at = start;
    this.options = options;
    this.grammar = grammar;
    this.#braces = new BraceFinder(text, end, options.nesting);
  }

  /** Scans commands until a frame opens inside, the frame ends, or something fails. */
  protected abstract scanCommands(frame: Frame): void;

  /** Opens a frame for what starts at `start`. */
  push(kind: FrameKind, start: number, openerEnd: number, stops: number): Frame {
    const depth = this.depth++;
    let frame = this.frames[depth];
    if (frame === undefined) {
      frame = new Frame();
      this.frames.push(frame);
    }
    frame.kind = kind;
    frame.start = start;
    frame.openerEnd = openerEnd;
    frame.mark = this.tokens.length;
    frame.stops = stops;
    frame.progress = "command";
    frame.items = 0;
    frame.commands = 0;
    frame.problems = null;
    return frame;
  }

  /** Drops all frames above the first `count`, as after a failure. */
  unwind(count: number): void {
    while (this.depth > count) this.pop();
    this.failure = null;
  }

  protected pop(): void {
    const frame = this.frames[--this.depth] as Frame;
    if (frame.kind === "bracket" || frame.kind === "index") this.#nested--;
  }

  /** Scans until only `base` frames are open, or `failure` is set. */
  run(base: number): void {
    while (this.depth > base && this.failure === null) {
      const frame = this.frames[this.depth - 1] as Frame;
      if (frame.kind === "script" || frame.kind === "bracket") this.scanCommands(frame);
      else this.scanParts(frame);
    }
  }

  protected fail(
    kind: Failure["kind"],
    start: number,
    end: number,
    tclMessage: string = TCL_MESSAGES[kind],
  ): void {
    this.failure = { kind, start, end, tclMessage };
  }

  /**
   * Enters a problem into the list of the whole scan, into the innermost open script, and into the scripts around
   * that one that have no problem yet: each script's first problem says how far Tcl would run it.
   */
  report(make: (commandIndex: number) => SyntaxProblem): void {
    this.problems.push(make(Math.max(0, (this.frames[0]?.commands ?? 0) - 1)));
    let innermost = true;
    for (let i = this.depth - 1; i >= 0; i--) {
      const frame = this.frames[i] as Frame;
      if (frame.kind !== "bracket") continue;
      if (frame.problems === null) frame.problems = [];
      else if (!innermost) return;
      frame.problems.push(make(Math.max(0, frame.commands - 1)));
      innermost = false;
    }
  }

  /* Words with an end of their own -------------------------------------------------------------- */

  protected openQuotes(at: number): void {
    this.push("quoted", at, at + 1, QUOTE_END | SUBSTITUTIONS | this.#carriage());
    this.tokens.push(new Token(QuoteOpen, at, at + 1, null));
    this.at = at + 1;
  }

  #carriage(): number {
    return this.options.crlf ? CARRIAGE : 0;
  }

  /** Scans a braced word as one token; false when it has no end. */
  protected scanBraces(open: number): boolean {
    const range = this.#braces.find(open);
    if (range.close < 0) {
      const guess = this.#braces.commentGuess(open) ? COMMENT_GUESS : "";
      this.fail("missing-close-brace", open, open + 1, TCL_MESSAGES["missing-close-brace"] + guess);
      return false;
    }
    const { tooDeep: deep, close } = range;
    if (deep >= 0) {
      const { nesting } = this.options;
      this.report((commandIndex) => tooDeep("braces", nesting, deep, deep + 1, commandIndex));
    }
    const { crlf } = this.options;
    const plain = this.text.slice(open + 1, close);
    const mended = range.continued || (crlf && plain.includes("\r\n"));
    const value = mended ? bracedText(this.text, open + 1, close, crlf) : plain;
    this.tokens.push(new Token(Braces, open, close + 1, value));
    this.at = close + 1;
    return true;
  }

  /* Parts --------------------------------------------------------------------------------------- */

  /** Scans text and substitutions up to the frame's end; false when another frame was opened, or on failure. */
  protected scanParts(frame: Frame): boolean {
    const { text, end, tokens } = this;
    const { stops } = frame;
    let at = this.at;
    let start = at;
    let from = at;
    let value = "";
    for (;;) {
      at = endOfRun(text, at, end, stops);
      const code = at < end ? text.charCodeAt(at) : -1;
      if (code === BACKSLASH) {
        const next = lineEndAt(text, at + 1, end, this.options.crlf);
        if (next >= 0 && frame.kind === "bare") break;
        if (next >= 0) {
          value += `${text.slice(from, at)} `;
          at = skipIndent(text, next, end);
        } else {
          const sequence = readEscape(text, at, end);
          value += text.slice(from, at) + sequence.value;
          at = sequence.end;
        }
        from = at;
        continue;
      }
      if (code === CR && frame.kind !== "bare") {
        if (text.charCodeAt(at + 1) === LF && at + 1 < end) {
          value += text.slice(from, at);
          from = at + 1;
        }
        at++;
        continue;
      }
      if (code === DOLLAR) {
        const reading = readDollar(text, at, end, this.options.crlf, this.#noBraceFrom);
        if (reading.kind === "text") {
          at++;
          continue;
        }
        this.#pushText(start, at, value + text.slice(from, at));
        if (reading.kind === "scalar") {
          at = reading.variable.end;
          tokens.push(new Token(Scalar, reading.variable.start, at, reading.variable));
          start = at;
          from = at;
          value = "";
          continue;
        }
        this.at = at;
        if (reading.kind === "array") return this.openNested("index", reading.name.end + 1, reading.name);
        this.#noBraceFrom = Math.min(at, this.#noBraceFrom);
        this.fail("missing-close-brace-for-variable", at, at + 2);
        return false;
      }
      break;
    }
    this.#pushText(start, at, value + text.slice(from, at));
    this.at = at;
    if (at < end && text.charCodeAt(at) === BRACKET_OPEN && frame.stops & COMMAND) {
      return this.openNested("bracket", at + 1, null);
    }
    return this.#endParts(frame);
  }

  #pushText(start: number, end: number, value: string): void {
    if (end > start) this.tokens.push(new Token(Text, start, end, value));
  }

  /** Opens a bracket, or the index of `$name(`; always false, as the frame before it has not ended. */
  protected openNested(kind: "bracket" | "index", openerEnd: number, payload: unknown): false {
    const start = this.at;
    const { nesting } = this.options;
    if (++this.#nested > nesting) {
      this.#nested--;
      this.fail("nesting-limit", start, openerEnd);
      return false;
    }
    const stops = kind === "index" ? PAREN_END | SUBSTITUTIONS | this.#carriage() : 0;
    this.push(kind, start, openerEnd, stops);
    this.tokens.push(new Token(kind === "index" ? ArrayOpen : BracketOpen, start, openerEnd, payload));
    this.at = openerEnd;
    return false;
  }

  #endParts(frame: Frame): boolean {
    const { at, end } = this;
    switch (frame.kind) {
      case "quoted":
        if (at >= end) {
          this.fail("missing-quote", frame.start, frame.openerEnd);
          return false;
        }
        this.tokens.push(new Token(QuoteClose, at, at + 1, null));
        this.at = at + 1;
        this.wordStart = frame.start;
        this.wordQuoted = true;
        break;
      case "index": {
        if (at >= end) {
          this.fail("missing-close-paren", frame.start, frame.openerEnd);
          return false;
        }
        this.tokens.push(new Token(ArrayClose, at, at + 1, null));
        this.at = at + 1;
        const inner = this.tokens.splice(frame.mark);
        const part = this.grammar.run(this.grammar.arrayVariable, inner);
        this.tokens.push(new Token(ArrayVariable, part.start, part.end, part));
        break;
      }
    }
    this.pop();
    return true;
  }

  /** Parses what stands between the brackets; always false, as the frame has ended. */
  protected closeBracket(frame: Frame): false {
    const at = this.at++;
    const problems = frame.problems ?? NO_PROBLEMS;
    this.pop();
    this.tokens.push(new Token(BracketClose, at, at + 1, problems));
    const inner = this.tokens.splice(frame.mark);
    const part = this.grammar.run(this.grammar.commandSubstitution, inner);
    this.tokens.push(new Token(CommandSubstitution, part.start, part.end, part));
    return false;
  }
}
