import { type Related, type SourceFile, type Span, span } from "../source/index.ts";
import type { CallSite, Frame, Interpreter } from "../tcl/index.ts";

/** Callers that a finding names at most. */
const MOST_CALLERS = 10;

/**
 * Where things stand for people. Commands in text that a script made have no place of their own: theirs is the
 * nearest command around them that stands in a file.
 */
export class Places {
  readonly #interp: Interpreter;
  readonly #file: SourceFile;
  /** Commands that run such text at the moment, with the level of the frame that they were called in. */
  readonly #around: { readonly span: Span; readonly level: number }[] = [];

  constructor(interp: Interpreter, file: SourceFile) {
    this.#interp = interp;
    this.#file = file;
  }

  /** Runs `action` as what the command at `site` does. */
  inside<T>(site: CallSite | null, action: () => T): T {
    const place = site?.span ?? null;
    if (place === null) return action();
    this.#around.push({ span: place, level: this.#interp.frame.level });
    try {
      return action();
    } finally {
      this.#around.pop();
    }
  }

  /** The place of a word of a call, or of the whole call. */
  of(site: CallSite | null, word?: number): Span {
    const own = word === undefined ? site?.span : site?.wordSpan(word);
    return own ?? this.#nearest();
  }

  /** The calls of procedures that led here, innermost first. */
  callers(): Related[] {
    const callers: Related[] = [];
    for (let frame: Frame | null = this.#interp.frame; frame !== null; frame = frame.caller) {
      const place = frame.site?.span;
      if (frame.procedure === null || !place) continue;
      callers.push({ message: `called from here, in "${frame.procedure.name}"`, span: place });
      if (callers.length === MOST_CALLERS) break;
    }
    return callers;
  }

  #nearest(): Span {
    const around = this.#around.at(-1);
    for (let frame: Frame | null = this.#interp.frame; frame !== null; frame = frame.caller) {
      if (around !== undefined && around.level >= frame.level) return around.span;
      if (frame.site?.span) return frame.site.span;
    }
    return around?.span ?? span(this.#file, 0);
  }
}
