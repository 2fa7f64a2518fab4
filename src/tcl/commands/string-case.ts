import { asIndex } from "../convert.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { lowerCase, titleCase, upperCase } from "./letter-case.ts";
import { subcommand } from "./subcommand.ts";

/** Changes the case of the whole text, of one character, or of a range. */
function runCase(interp: Interpreter, words: readonly Value[], change: (text: string) => string): Value {
  const text = toText(words[2] as Value);
  if (words.length === 3) {
    interp.charge(text.length);
    chargeText(interp, text.length);
    return change(text);
  }
  const first = Math.max(0, asIndex(words[3] as Value, text.length));
  const last =
    words.length === 4 ? first : Math.min(text.length - 1, asIndex(words[4] as Value, text.length));
  if (last < first) return text;
  interp.charge(text.length);
  chargeText(interp, text.length);
  return text.slice(0, first) + change(text.slice(first, last + 1)) + text.slice(last + 1);
}

function row(name: string, help: string, change: (text: string) => string): SubcommandSpec {
  return subcommand(name, "string ?first:index? ?last:index?", help, (interp, words) =>
    runCase(interp, words, change),
  );
}

/** The subcommands that change case. */
export const stringCaseRows: readonly SubcommandSpec[] = [
  row("tolower", "The text in small letters.", lowerCase),
  row("totitle", "The text with a capital first and small letters after it.", titleCase),
  row("toupper", "The text in capitals.", upperCase),
];
