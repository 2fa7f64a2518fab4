import { findSmallInteger } from "../convert.ts";
import { tclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";

/**
 * The frame that a level argument means (words[1]): `#N` counts from the top, `N` from here. `given` says that the
 * word must be a level; otherwise it is one when it looks like one. `used` is how many words it took.
 */
export function levelFrame(
  interp: Interpreter,
  words: readonly Value[],
  given: boolean,
): { frame: Frame; used: 0 | 1 } {
  const word = words[1] as Value;
  const text = toText(word);
  const level = levelOf(interp.frame.level, word, text);
  if (level !== null) return { frame: frameAt(interp, level, text), used: 1 };
  if (given || text.startsWith("#") || /^[0-9]/.test(text)) throw badLevel(text);
  return { frame: frameAt(interp, interp.frame.level - 1, "1"), used: 0 };
}

/** The frame one level up, where no level is given. */
export function callerFrame(interp: Interpreter): Frame {
  return frameAt(interp, interp.frame.level - 1, "1");
}

/** The number of the frame that a word means; null when it is no level. */
function levelOf(current: number, word: Value, text: string): number | null {
  const relative = findSmallInteger(word);
  if (relative !== null) return relative >= 0 ? current - relative : null;
  const absolute = text.startsWith("#") ? findSmallInteger(text.slice(1)) : null;
  return absolute !== null && absolute >= 0 ? absolute : null;
}

/** The frame of a number, 0 for the global one; `text` is what a script called it. Throws `bad level "text"`. */
export function frameAt(interp: Interpreter, level: number, text: string): Frame {
  for (let frame: Frame | null = interp.frame; frame !== null; frame = frame.caller) {
    if (frame.level === level) return frame;
  }
  throw badLevel(text);
}

function badLevel(text: string) {
  return tclError(`bad level "${text}"`, "TCL", "LOOKUP", "LEVEL", text);
}
