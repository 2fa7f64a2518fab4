import { possibleText } from "../../topology/index.ts";

/** A quoted string of the DOT language; in it Graphviz would read backslashes as escapes, and `&name;` as a letter. */
export function quote(text: string): string {
  const escaped = printable(text)
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/&/g, "&amp;")
    .replace(/\n/g, "\\n");
  return `"${escaped}"`;
}

/** Text inside a label that is made of markup, where backslashes are escapes as well. */
export function escapeHtml(text: string): string {
  return printable(text.replace(/\s+/g, " "))
    .replace(/[&<>"'[\]]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\\/g, "\\\\");
}

/** Without what XML cannot hold, or a picture cannot show. */
function printable(text: string): string {
  return possibleText(text)
    .replace(/[\r\u007f-\u009f]/g, "\ufffd")
    .replace(/\t/g, " ");
}
