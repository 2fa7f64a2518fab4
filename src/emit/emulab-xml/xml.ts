/** What XML 1.0 has no way to hold: most control characters, halves of surrogate pairs, and two noncharacters. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What is written as a reference: markup, and whitespace and control characters that a reader might change. */
const SPECIAL = /[&<>"'\]\t\n\r\u007f-\u009f]/g;

/**
 * A text as it stands in an element or in a quoted attribute. A reader gets the same text back, except that U+FFFD
 * stands for characters that XML 1.0 cannot hold.
 */
export function escapeXml(text: string): string {
  return possibleXml(text).replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** The text with U+FFFD in place of characters that XML 1.0 cannot hold. */
export function possibleXml(text: string): string {
  return text.replace(IMPOSSIBLE, "\ufffd");
}
