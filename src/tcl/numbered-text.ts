const ZERO = 48;
const NINE = 57;

/** Digits of a number that is surely small. */
const MOST_DIGITS = 9;
/** Longer beginnings take longer to compare than they save. */
const LONGEST_PREFIX = 48;

/** What stands before the number of a text such as `node-17`; null where the text is none, or only a number. */
export function numberedPrefix(text: string): string | null {
  let start = text.length;
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
  if (start === 0 || start > LONGEST_PREFIX || (start === 1 && text.startsWith("-"))) return null;
  return numberAfter(text, start) === NONE ? null : text.slice(0, start);
}

/** The number with which a text continues after `prefix`, as numbers are printed; -1 where it does not. */
export function numberBehind(text: string, prefix: string): number {
  const { length } = prefix;
  if (text.length <= length || text.length > length + MOST_DIGITS) return NONE;
  // From the end: what is alike begins alike.
  for (let i = length - 1; i >= 0; i--) if (text.charCodeAt(i) !== prefix.charCodeAt(i)) return NONE;
  return numberAfter(text, length);
}

const NONE = -1;

function numberAfter(text: string, start: number): number {
  const count = text.length - start;
  if (count === 0 || count > MOST_DIGITS) return NONE;
  if (count > 1 && text.charCodeAt(start) === ZERO) return NONE;
  let number = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return NONE;
    number = number * 10 + (code - ZERO);
  }
  return number;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
