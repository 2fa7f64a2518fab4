import { asSmallInteger } from "../convert.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { checkNocase } from "./keyword.ts";
import { lowerCase } from "./letter-case.ts";
import { subcommand, wrongSubcommandArguments } from "./subcommand.ts";

const USAGE = "?-nocase? ?-length int? string1 string2";

/** The two texts of `string compare` and `string equal`, prepared as their options say. */
function readOperands(
  interp: Interpreter,
  words: readonly Value[],
  name: "compare" | "equal",
): [string, string] {
  let left = toText(words.at(-2) as Value);
  let right = toText(words.at(-1) as Value);
  if (words.length === 4) return [left, right];
  let nocase = false;
  let length = -1;
  const end = words.length - 2;
  for (let i = 2; i < end; i++) {
    const option = toText(words[i] as Value);
    if (option.length > 1 && "-nocase".startsWith(option)) nocase = true;
    else if (option.length > 1 && "-length".startsWith(option)) {
      if (++i >= end) throw wrongSubcommandArguments(words, `${name} ${USAGE}`);
      length = asSmallInteger(words[i] as Value);
    } else {
      const message = `bad option "${option}": must be -nocase or -length`;
      throw tclError(message, "TCL", "LOOKUP", "INDEX", "option", option);
    }
  }
  if (length >= 0) {
    left = left.slice(0, length);
    right = right.slice(0, length);
  }
  if (!nocase) return [left, right];
  chargeText(interp, left.length + right.length);
  return [lowerCase(left), lowerCase(right)];
}

function charge(interp: Interpreter, left: string, right: string): void {
  chargeText(interp, Math.min(left.length, right.length) / 16);
}

/** The subcommands that compare two texts. */
export const stringCompareRows: readonly SubcommandSpec[] = [
  subcommand(
    "compare",
    "string1 string2",
    "-1, 0 or 1, as the first text sorts before, with or after the second.",
    (interp, words) => {
      const [left, right] = readOperands(interp, words, "compare");
      charge(interp, left, right);
      return left < right ? -1 : left > right ? 1 : 0;
    },
    { usage: USAGE, minimum: 2, maximum: 5 },
  ),
  subcommand(
    "equal",
    "string1 string2",
    "Whether two texts are the same.",
    (interp, words) => {
      const [left, right] = readOperands(interp, words, "equal");
      if (left.length !== right.length) return 0;
      charge(interp, left, right);
      return left === right ? 1 : 0;
    },
    { usage: USAGE, minimum: 2, maximum: 5 },
  ),
  subcommand(
    "match",
    "pattern string",
    "Whether a text matches a pattern of *, ?, [set] and backslashes.",
    (_interp, words) => {
      const nocase = words.length === 5;
      if (nocase) checkNocase(words[2] as Value);
      return globMatch(toText(words.at(-2) as Value), toText(words.at(-1) as Value), nocase) ? 1 : 0;
    },
    { usage: "?-nocase? pattern string", minimum: 2, maximum: 3 },
  ),
];
