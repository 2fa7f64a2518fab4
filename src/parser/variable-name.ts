import { BRACE_CLOSE, BRACE_OPEN, COLON, isNameChar, PAREN_OPEN } from "./chars.ts";
import type { NameRange } from "./script-grammar.ts";
import type { Part, VariablePart } from "./syntax.ts";

/** Offset after a variable name as it may stand behind `$`: letters, digits, `_`, and runs of two or more colons. */
export function endOfName(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isNameChar(code)) at++;
    else if (code === COLON && at + 1 < end && text.charCodeAt(at + 1) === COLON) {
      at += 2;
      while (at < end && text.charCodeAt(at) === COLON) at++;
    } else break;
  }
  return at;
}

/** What stands at a dollar sign. */
export type DollarReading =
  | { readonly kind: "scalar"; readonly variable: VariablePart }
  | { readonly kind: "array"; readonly name: NameRange }
  | { readonly kind: "unclosed" }
  | { readonly kind: "text" };

const UNCLOSED: DollarReading = { kind: "unclosed" };
const TEXT: DollarReading = { kind: "text" };

/**
 * Reads what the dollar sign at `dollar` starts. A lone one is text. With `crlf`, CR LF in a name is a newline. From `noBraceFrom` on it is known that no
 * closing brace follows.
 */
export function readDollar(
  text: string,
  dollar: number,
  end: number,
  crlf: boolean,
  noBraceFrom: number = Number.POSITIVE_INFINITY,
): DollarReading {
  const start = dollar + 1;
  if (start < end && text.charCodeAt(start) === BRACE_OPEN) {
    if (dollar >= noBraceFrom) return UNCLOSED;
    let close = start + 1;
    while (close < end && text.charCodeAt(close) !== BRACE_CLOSE) close++;
    if (close >= end) return UNCLOSED;
    return { kind: "scalar", variable: bracedName(text, dollar, close, crlf) };
  }
  const nameEnd = endOfName(text, start, end);
  const name = text.slice(start, nameEnd);
  if (nameEnd < end && text.charCodeAt(nameEnd) === PAREN_OPEN) {
    return { kind: "array", name: { start, end: nameEnd, name } };
  }
  if (nameEnd === start) return TEXT;
  return {
    kind: "scalar",
    variable: { kind: "variable", start: dollar, end: nameEnd, name, nameStart: start, nameEnd, index: null },
  };
}

/** `${name}`, where `${array(index)}` names an element and nothing in it is substituted. */
function bracedName(text: string, dollar: number, close: number, crlf: boolean): VariablePart {
  const lineEnds = (part: string): string => (crlf ? part.replaceAll("\r\n", "\n") : part);
  const nameStart = dollar + 2;
  const whole = text.slice(nameStart, close);
  const paren = whole.endsWith(")") ? whole.indexOf("(") : -1;
  if (paren < 0) {
    return {
      kind: "variable",
      start: dollar,
      end: close + 1,
      name: lineEnds(whole),
      nameStart,
      nameEnd: close,
      index: null,
    };
  }
  const start = nameStart + paren + 1;
  const value = lineEnds(whole.slice(paren + 1, -1));
  const index: Part[] = value === "" ? [] : [{ kind: "text", start, end: close - 1, value }];
  return {
    kind: "variable",
    start: dollar,
    end: close + 1,
    name: lineEnds(whole.slice(0, paren)),
    nameStart,
    nameEnd: start - 1,
    index,
  };
}
