import type { AssertionKind } from "./token.ts";

/** What lies on one side of a position. */
export const OTHER = 0;
export const NEWLINE = 1;
export const WORD = 2;
/** The end of the text, or its beginning where lines begin. */
export const EDGE = 3;
/** The beginning of the text where `^` was told not to match. */
export const INNER_EDGE = 4;

/** Something that must hold at a position. `multiline`: newlines end and begin lines. */
export interface Condition {
  readonly assertion: AssertionKind;
  readonly multiline: boolean;
}

export function looksAtLines({ assertion, multiline }: Condition): boolean {
  return multiline && (assertion === "lineStart" || assertion === "lineEnd");
}

export function looksAtWords({ assertion }: Pick<Condition, "assertion">): boolean {
  return (
    assertion === "wordStart" ||
    assertion === "wordEnd" ||
    assertion === "boundary" ||
    assertion === "notBoundary"
  );
}

export function looksBehind({ assertion }: Condition): boolean {
  return assertion !== "lineEnd" && assertion !== "textEnd";
}

/** Whether the condition holds between what is before and what is after a position. */
export function holds(condition: Condition, before: number, after: number): boolean {
  switch (condition.assertion) {
    case "lineStart":
      return before === EDGE || (condition.multiline && before === NEWLINE);
    case "lineEnd":
      return after === EDGE || (condition.multiline && after === NEWLINE);
    case "textStart":
      return before === EDGE || before === INNER_EDGE;
    case "textEnd":
      return after === EDGE;
    case "wordStart":
      return before !== WORD && after === WORD;
    case "wordEnd":
      return before === WORD && after !== WORD;
    case "boundary":
      return (before === WORD) !== (after === WORD);
    case "notBoundary":
      return (before === WORD) === (after === WORD);
  }
}
