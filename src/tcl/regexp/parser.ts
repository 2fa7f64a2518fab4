import { charWithCases, classEscape, negate, parseBracket } from "./bracket.ts";
import { allChars, type CharSet, without } from "./char-set.ts";
import { looksAtWords } from "./condition.ts";
import { RegexpSyntaxError } from "./errors.ts";
import { Lexer } from "./lexer.ts";
import type { Note } from "./notes.ts";
import { type RegexpOptions, settingsOf } from "./options.ts";
import { readPrefix } from "./prefix.ts";
import {
  type Alternation,
  type Atom,
  type Branch,
  type Expression,
  type Group,
  type Piece,
  type Quantifier,
  UNLIMITED,
} from "./syntax.ts";

/** The largest number in a bound. */
const LARGEST_BOUND = 255;
/** How deep parentheses may be nested: every level is a level of JavaScript's stack, several times over. */
const DEEPEST_NESTING = 500;
/** The most atoms of a pattern, and the most ranges of all its bracket expressions together. */
const MOST_ATOMS = 30_000;
const MOST_RANGES = 1_000_000;

const NEWLINE = 10;
const notNewline = without(allChars, NEWLINE);

/**
 * Reads a pattern. The notes collect what `regexp -about` tells about it. Throws RegexpSyntaxError.
 */
export function parseRegexp(pattern: string, options: RegexpOptions, notes: Set<Note>): Expression {
  const settings = settingsOf(options);
  const start = readPrefix(pattern, settings, notes);
  const parser = new Parser(new Lexer(pattern, start, settings, notes));
  const body = parser.alternation(false);
  return { body, groups: parser.groups, nocase: settings.nocase };
}

class Parser {
  readonly #lexer: Lexer;
  /** The capturing groups that are complete and that a back reference may mean. */
  readonly #closed = new Map<number, Group>();
  readonly #chars = new Map<number, CharSet>();
  #nesting = 0;
  /** How deep what was read of the current group goes, references to groups followed; and that of closed groups. */
  #depth = 0;
  readonly #depths = new Map<Group, number>();
  /** Whether the parentheses just outside are those of a lookahead. */
  #inLookahead = false;
  #atoms = 0;
  #ranges = 0;

  constructor(lexer: Lexer) {
    this.#lexer = lexer;
  }

  get groups(): number {
    return this.#lexer.groups;
  }

  /** Reads branches up to the end of the pattern, or in parentheses up to the closing one, which stays. */
  alternation(parenthesized: boolean): Alternation {
    if (++this.#nesting > DEEPEST_NESTING) throw new RegexpSyntaxError("REG_ETOOBIG");
    const lexer = this.#lexer;
    const branches = [this.#branch(parenthesized)];
    while (lexer.token.kind === "or") {
      lexer.next();
      branches.push(this.#branch(parenthesized));
    }
    if (parenthesized && lexer.token.kind !== "close") throw new RegexpSyntaxError("REG_EPAREN");
    this.#nesting--;
    return branches;
  }

  #nested(inLookahead: boolean): Alternation {
    const outside = this.#inLookahead;
    this.#inLookahead = inLookahead;
    const body = this.alternation(true);
    this.#inLookahead = outside;
    return body;
  }

  #branch(parenthesized: boolean): Branch {
    const lexer = this.#lexer;
    const pieces: Piece[] = [];
    let empty = true;
    this.#count(1, 0);
    for (;;) {
      const { kind } = lexer.token;
      if (kind === "or" || kind === "end" || (kind === "close" && parenthesized)) break;
      empty = false;
      const piece = this.#piece();
      if (piece !== null) pieces.push(piece);
    }
    if (empty) lexer.notes.add("REG_UUNSPEC");
    return pieces;
  }

  #count(atoms: number, ranges: number): void {
    this.#atoms += atoms;
    this.#ranges += ranges;
    if (this.#atoms > MOST_ATOMS || this.#ranges > MOST_RANGES) throw new RegexpSyntaxError("REG_ETOOBIG");
  }

  /** Reads an atom and its quantifier; null for one that `{0}` cancels. */
  #piece(): Piece | null {
    this.#count(1, 0);
    const atom = this.#constraint() ?? this.#atom();
    if (atom.kind === "assertion" || atom.kind === "lookahead") return { atom, quantifier: null };
    const quantifier = this.#quantifier();
    if (quantifier?.maximum === 0) {
      if (atom.kind === "group") this.#closed.delete(atom.number);
      return null;
    }
    return { atom, quantifier };
  }

  /** Reads something that matches no characters and takes no quantifier. */
  #constraint(): Atom | null {
    const lexer = this.#lexer;
    const { token } = lexer;
    if (token.kind === "assertion") {
      if (looksAtWords(token)) lexer.notes.add("REG_ULOCALE");
      lexer.next();
      return { kind: "assertion", assertion: token.assertion, multiline: lexer.settings.lineAnchor };
    }
    if (token.kind !== "lookahead") return null;
    lexer.next();
    const body = this.#nested(true);
    lexer.next();
    return { kind: "lookahead", positive: token.positive, body };
  }

  #atom(): Atom {
    const lexer = this.#lexer;
    const { token, settings } = lexer;
    switch (token.kind) {
      case "char":
        return this.#single(token.char);
      case "any":
        lexer.next();
        return { kind: "chars", set: settings.lineStop ? notNewline : allChars };
      case "classEscape": {
        lexer.next();
        const set = classEscape(token.name);
        return { kind: "chars", set: token.negated ? this.#fresh(negate(set, settings)) : set };
      }
      case "bracketOpen": {
        const set = this.#fresh(parseBracket(lexer, token.negated));
        lexer.next();
        return { kind: "chars", set };
      }
      case "open":
        return this.#group(token.capturing);
      case "backreference":
        return this.#backreference(token.group);
      case "close":
        if (settings.flavor !== "extended") throw new RegexpSyntaxError("REG_EPAREN");
        lexer.notes.add("REG_UPBOTCH");
        return this.#single(")".charCodeAt(0));
      default:
        throw new RegexpSyntaxError("REG_BADRPT");
    }
  }

  #single(char: number): Atom {
    let set = this.#chars.get(char);
    if (set === undefined) {
      set = charWithCases(char, this.#lexer.settings);
      this.#chars.set(char, set);
    }
    this.#lexer.next();
    return { kind: "chars", set };
  }

  #fresh(set: CharSet): CharSet {
    this.#count(0, set.length >> 1);
    return set;
  }

  #group(capturing: boolean): Group {
    const lexer = this.#lexer;
    // As in Tcl, only what stands directly in a lookahead does not capture; groups in its groups are counted.
    const number = capturing && !this.#inLookahead ? ++lexer.groups : 0;
    lexer.next();
    const depthOutside = this.#depth;
    this.#depth = 0;
    const group: Group = { kind: "group", number, body: this.#nested(false) };
    lexer.next();
    if (number > 0) this.#closed.set(number, group);
    this.#depths.set(group, this.#depth);
    this.#deepen(this.#depth + 1);
    this.#depth = Math.max(this.#depth, depthOutside);
    return group;
  }

  #backreference(number: number): Atom {
    const group = this.#inLookahead ? undefined : this.#closed.get(number);
    if (group === undefined) throw new RegexpSyntaxError("REG_ESUBREG");
    this.#deepen((this.#depths.get(group) ?? 0) + 1);
    this.#lexer.next();
    return { kind: "backreference", group };
  }

  #deepen(depth: number): void {
    if (depth > DEEPEST_NESTING) throw new RegexpSyntaxError("REG_ETOOBIG");
    this.#depth = Math.max(this.#depth, depth);
  }

  #quantifier(): Quantifier | null {
    const lexer = this.#lexer;
    const { token } = lexer;
    if (token.kind === "boundOpen") return this.#bound();
    if (token.kind !== "quantifier") return null;
    lexer.next();
    return {
      minimum: token.sign === "+" ? 1 : 0,
      maximum: token.sign === "?" ? 1 : UNLIMITED,
      preference: token.greedy ? "longest" : "shortest",
    };
  }

  #bound(): Quantifier {
    const lexer = this.#lexer;
    lexer.next();
    const minimum = this.#boundNumber();
    let maximum = minimum;
    const ranged = lexer.token.kind === "boundComma";
    if (ranged) {
      lexer.next();
      maximum = lexer.token.kind === "boundDigit" ? this.#boundNumber() : UNLIMITED;
    }
    const { token } = lexer;
    if (maximum < minimum || token.kind !== "boundClose") throw new RegexpSyntaxError("REG_BADBR");
    lexer.next();
    const preference = token.greedy ? "longest" : "shortest";
    return { minimum, maximum, preference: ranged ? preference : null };
  }

  #boundNumber(): number {
    const lexer = this.#lexer;
    let number = 0;
    while (lexer.token.kind === "boundDigit" && number < LARGEST_BOUND) {
      number = number * 10 + lexer.token.digit;
      lexer.next();
    }
    if (lexer.token.kind === "boundDigit" || number > LARGEST_BOUND) throw new RegexpSyntaxError("REG_BADBR");
    return number;
  }
}
