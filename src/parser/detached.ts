/** Parts of shorter texts keep so little alive that copying them is not worth it. */
const SHORT_WHOLE = 256;

/** V8 copies shorter parts by itself. */
const SHORT_PART = 13;

/** A text again, as a string that is no part of a longer one. */
export function copied(text: string): string {
  return ` ${text}`.slice(1);
}

/**
 * A part of a text as a string of its own. JavaScript engines let a part refer to the whole, which then stays in
 * memory as long as the part, unseen by the `memory` limit.
 */
export function detached(part: string, whole: string): string {
  if (whole.length < SHORT_WHOLE || part.length < SHORT_PART || part.length === whole.length) return part;
  return copied(part);
}
