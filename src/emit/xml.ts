import { possibleText } from "../topology/index.ts";

/** What is written as a reference: markup, and whitespace and control characters that a reader might change. */
const SPECIAL = /[&<>"'\]\t\n\r\u007f-\u009f]/g;

/**
 * A text as it stands in an element or in a quoted attribute. A reader gets the same text back, except that U+FFFD
 * stands for characters that XML 1.0 cannot hold.
 */
export function escapeXml(text: string): string {
  return possibleText(text).replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}
