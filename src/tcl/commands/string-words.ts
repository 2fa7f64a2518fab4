import { isIn, WORD } from "../character-class.ts";
import { asIndex } from "../convert.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { subcommand } from "./subcommand.ts";

function wordEnd(interp: Interpreter, text: string, index: number): number {
  const start = Math.max(0, index);
  if (start >= text.length) return text.length;
  let at = start;
  while (at < text.length && isIn(text.charCodeAt(at), WORD)) at++;
  chargeText(interp, at - start);
  return at === start ? at + 1 : at;
}

function wordStart(interp: Interpreter, text: string, index: number): number {
  const start = Math.min(index, text.length - 1);
  let at = start;
  while (at >= 0 && isIn(text.charCodeAt(at), WORD)) at--;
  chargeText(interp, start - at);
  return Math.max(0, at === start ? at : at + 1);
}

function row(
  name: string,
  help: string,
  find: (interp: Interpreter, text: string, index: number) => number,
): SubcommandSpec {
  return subcommand(name, "string index:index", help, (interp, words) => {
    const text = toText(words[2] as Value);
    return find(interp, text, asIndex(words[3] as Value, text.length));
  });
}

/** The subcommands that find words: runs of letters, digits and connectors. */
export const stringWordRows: readonly SubcommandSpec[] = [
  row("wordend", "The index after the word that holds a character.", wordEnd),
  row("wordstart", "The index where the word begins that holds a character.", wordStart),
];
