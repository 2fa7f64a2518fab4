import type { Budget } from "./budget.ts";
import { facts } from "./facts.ts";
import { TextMatcher } from "./matcher.ts";
import { type Note, noteNames } from "./notes.ts";
import type { RegexpOptions } from "./options.ts";
import { parseRegexp } from "./parser.ts";
import { isAnchored, literalPrefix } from "./prefilter.ts";
import { Program } from "./program.ts";

/** A regular expression that is ready to match. */
export class CompiledRegexp {
  /** How many groups capture. */
  readonly groups: number;
  /** Whether back references compare without regard to case. */
  readonly nocase: boolean;
  /** Whether it can only match where matching starts. */
  readonly anchored: boolean;
  /** What every match begins with. */
  readonly literal: string;
  readonly program: Program;
  readonly #notes: ReadonlySet<Note>;

  constructor(pattern: string, options: RegexpOptions) {
    const notes = new Set<Note>();
    const expression = parseRegexp(pattern, options, notes);
    this.groups = expression.groups;
    this.nocase = expression.nocase;
    this.anchored = isAnchored(expression.body);
    this.literal = literalPrefix(expression.body);
    this.program = new Program(expression.body);
    this.#notes = notes;
  }

  /** What `regexp -about` tells beside the number of groups. */
  about(): Note[] {
    const all = new Set([...this.#notes, ...facts(this.program)]);
    return noteNames.filter((name) => all.has(name));
  }
}

/** Compiles a pattern. Throws RegexpSyntaxError with Tcl's message. */
export function compileRegexp(pattern: string, options: RegexpOptions = {}): CompiledRegexp {
  return new CompiledRegexp(pattern, options);
}

/** One match, as `TextMatcher.match` gives it. */
export function match(
  compiled: CompiledRegexp,
  text: string,
  start: number,
  flags: { readonly notBeginning?: boolean },
  budget: Budget,
): Int32Array | null {
  return new TextMatcher(compiled, text).match(start, flags.notBeginning ?? false, budget);
}
