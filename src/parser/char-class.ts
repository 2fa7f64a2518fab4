import {
  BACKSLASH,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  CR,
  DOLLAR,
  isBlank,
  LF,
  PAREN_CLOSE,
  QUOTE,
  SEMICOLON,
} from "./chars.ts";

/** Classes of characters that may end a run of literal text; a mask of them says where a construct stops. */
export const BLANK = 1;
export const COMMAND_END = 2;
export const QUOTE_END = 4;
export const BRACKET_END = 8;
export const PAREN_END = 16;
export const ESCAPE = 32;
export const VARIABLE = 64;
export const COMMAND = 128;
export const CARRIAGE = 256;
export const SUBSTITUTIONS: number = ESCAPE | VARIABLE | COMMAND;

const CLASSES = new Uint16Array(128);
for (let code = 0; code < 128; code++) if (isBlank(code)) CLASSES[code] = BLANK;
CLASSES[CR] = BLANK | CARRIAGE;
CLASSES[LF] = COMMAND_END;
CLASSES[SEMICOLON] = COMMAND_END;
CLASSES[QUOTE] = QUOTE_END;
CLASSES[BRACKET_CLOSE] = BRACKET_END;
CLASSES[PAREN_CLOSE] = PAREN_END;
CLASSES[BACKSLASH] = ESCAPE;
CLASSES[DOLLAR] = VARIABLE;
CLASSES[BRACKET_OPEN] = COMMAND;

/** Offset of the first character in the range that belongs to one of the classes, else `end`. */
export function endOfRun(text: string, start: number, end: number, mask: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code < 128 && ((CLASSES[code] as number) & mask) !== 0) return at;
    at++;
  }
  return end;
}
