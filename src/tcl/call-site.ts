import { type BracedWord, literalText, type Word } from "../parser/index.ts";
import { type SourceFile, type Span, span } from "../source/index.ts";
import type { CommandEntry } from "./command-entry.ts";
import type { Code } from "./compile/code.ts";
import type { CompileContext } from "./compile/context.ts";
import { type ElementRange, elementRanges } from "./compile/list-elements.ts";
import { literalRange } from "./compile/literal-range.ts";
import type { SlotLayout } from "./frame.ts";
import type { Namespace } from "./namespace.ts";
import { shownText } from "./trace.ts";
import { toText, type Value } from "./value.ts";

/** The text that a script was compiled from. Only a real file gives places that people can look at. */
export interface ScriptSource {
  readonly file: SourceFile;
  readonly real: boolean;
  /** Where a script starts whose origin Tcl does not know: `info frame` counts its lines from here. */
  readonly unknownFrom?: number;
}

/** A compiled argument of a call: in the layout of the calling procedure, or for any frame. */
export interface ArgumentCode {
  readonly code: Code;
  readonly epoch: number;
}

/** One command in a script, as the commands that it calls see it: where its words stand, and what is cached. */
export class CallSite {
  readonly source: ScriptSource;
  readonly start: number;
  readonly end: number;
  /** Null when `{*}` makes the positions of words unknown; those that stand nowhere are undefined. */
  readonly words: readonly (Word | undefined)[] | null;
  readonly layout: SlotLayout | null;
  /** Where line 1 of the unit starts that the command stands in. */
  readonly unitStart: number;
  /** Whether that unit is a procedure's body. */
  readonly inProcedure: boolean;
  /** Whether Tcl compiles the command in place, so that its literal scripts belong to the unit around it. */
  readonly sharesUnit: boolean;
  /** Whether the command is one of a file, which Tcl does not compile: it then knows where literal arguments stand. */
  readonly direct: boolean;
  /** Whether the command stands in braces. */
  readonly nested: boolean;
  /** Where the script ends that the command is one of, as far as that is known. */
  readonly scriptEnd: number | undefined;
  command: CommandEntry | null = null;
  namespace: Namespace | null = null;
  epoch = -1;
  #arguments: Map<number, ArgumentCode> | null = null;
  #foreignArguments: Map<number, ArgumentCode> | null = null;
  #replaced: { readonly removed: number; readonly inserted: number; readonly site: CallSite } | null = null;
  #elements: readonly (ElementRange | null)[] | "none" | null = null;

  constructor(
    context: Pick<
      CompileContext,
      "source" | "layout" | "unitStart" | "inProcedure" | "direct" | "nested" | "scriptEnd"
    >,
    start: number,
    end: number,
    words: readonly (Word | undefined)[] | null,
    sharesUnit: boolean,
  ) {
    this.source = context.source;
    this.start = start;
    this.end = end;
    this.words = words;
    this.layout = context.layout;
    this.unitStart = context.unitStart;
    this.inProcedure = context.inProcedure ?? false;
    this.sharesUnit = sharesUnit;
    this.direct = context.direct ?? false;
    this.nested = context.nested ?? false;
    this.scriptEnd = context.scriptEnd;
  }

  /** Compiled script and expression arguments, by word or another key of the command's choice. */
  get arguments(): Map<number, ArgumentCode> {
    this.#arguments ??= new Map();
    return this.#arguments;
  }

  /** The same for frames of another layout. */
  get foreignArguments(): Map<number, ArgumentCode> {
    this.#foreignArguments ??= new Map();
    return this.#foreignArguments;
  }

  /** Where the elements of a word stand that holds a list; null when that cannot be said simply. */
  listElements(word: BracedWord): readonly (ElementRange | null)[] | null {
    this.#elements ??= elementRanges(this.source.file.text, word.contentStart, word.contentEnd) ?? "none";
    return this.#elements === "none" ? null : this.#elements;
  }

  /** Where the text of a word stands that is a literal with this value; null for others. */
  literalAt(index: number, value: Value): ElementRange | null {
    const word = this.words?.[index];
    return word !== undefined && literalText(word) === toText(value) ? literalRange(word) : null;
  }

  /**
   * The site as a command sees it that is called for this one with other words at the front: so many words of the
   * call were replaced by so many others.
   */
  replacing(removed: number, inserted: number): CallSite {
    const known = this.#replaced;
    if (known !== null && known.removed === removed && known.inserted === inserted) return known.site;
    const words = this.words && [...new Array<undefined>(inserted), ...this.words.slice(removed)];
    const site = new CallSite(this, this.start, this.end, words, false);
    this.#replaced = { removed, inserted, site };
    return site;
  }

  /** Whether a script among the words, run in a frame of this layout, belongs to the unit around the command. */
  sharesUnitIn(layout: SlotLayout | null): boolean {
    return this.sharesUnit && (this.layout === null || this.layout === layout);
  }

  /** The whole command. Null in text that a script made. */
  get span(): Span | null {
    return this.source.real ? span(this.source.file, this.start, this.end) : null;
  }

  /** The word at `index`, or the whole command where its place is not known. */
  wordSpan(index: number): Span | null {
    const word = this.words?.[index];
    return word && this.source.real ? span(this.source.file, word.start, word.end) : this.span;
  }

  /** Whether the word stands in the source as it is, without substitution. */
  isLiteral(index: number): boolean {
    const word = this.words?.[index];
    return word !== undefined && literalText(word) !== null;
  }

  /** Text of the command as Tcl shows it. */
  get text(): string {
    return shownText(this, this.start, this.end);
  }
}
