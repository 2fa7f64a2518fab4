/** Character codes that Tcl's syntax gives a meaning. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const PAREN_OPEN = 0x28;
export const PAREN_CLOSE = 0x29;
export const STAR = 0x2a;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const BRACKET_OPEN = 0x5b;
export const BACKSLASH = 0x5c;
export const BRACKET_CLOSE = 0x5d;
export const BRACE_OPEN = 0x7b;
export const BRACE_CLOSE = 0x7d;

/** White space inside a command: space, tab, vertical tab, form feed, carriage return, and nothing from Unicode. */
export function isBlank(code: number): boolean {
  return code === SPACE || (code <= CR && code >= TAB && code !== LF);
}

/** White space between list elements and between the parts of an expression: blanks and newline. */
export function isSpace(code: number): boolean {
  return code === SPACE || (code <= CR && code >= TAB);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isOctalDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x37;
}

/** An ASCII letter. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** What a variable name without braces and a bareword of an expression are made of: `[A-Za-z0-9_]`. */
export function isNameChar(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f;
}

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(code: number): number {
  if (isDigit(code)) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
