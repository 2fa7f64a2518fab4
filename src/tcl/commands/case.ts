import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result } from "../command.ts";
import { asList } from "../convert.ts";
import { tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { armLine } from "./switch.ts";

/** Whether a text matches one of the glob patterns in a list; a pattern without white space is not read as a list. */
function matchesAny(interp: Interpreter, pattern: Value, text: string): boolean {
  chargeText(interp, toText(pattern).length);
  const patterns = /[\s\\]/.test(toText(pattern)) ? asList(pattern) : [pattern];
  interp.step(patterns.length >> 3);
  return patterns.some((one) => globMatch(toText(one), text));
}

/** Index of the pattern whose body is to run, or -1. */
function findArm(interp: Interpreter, arms: readonly Value[], text: string): number {
  let otherwise = -1;
  for (let i = 0; i < arms.length; i += 2) {
    if (i + 1 === arms.length) throw tclError("extra case pattern with no body");
    const pattern = arms[i] as Value;
    if (toText(pattern) === "default") otherwise = i;
    else if (matchesAny(interp, pattern, text)) return i;
  }
  return otherwise;
}

function runCase(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  const first = words.length > 2 && toText(words[2] as Value) === "in" ? 3 : 2;
  const split = words.length - first === 1;
  const arms = split ? asList(words[first] as Value) : words.slice(first);
  const found = findArm(interp, arms, toText(words[1] as Value));
  if (found < 0) return "";
  const traceLine = armLine(toText(arms[found] as Value));
  if (split) return interp.evalText(toText(arms[found + 1] as Value), traceLine, site);
  return interp.evalArgument(words, first + found + 1, site, traceLine);
}

export const caseCommands: readonly CommandSpec[] = [
  {
    name: "case",
    parameters: parameters("string ?in? ?pattern body:script ...? ?default body:script?"),
    usage: "string ?in? ?pattern body ...? ?default body?",
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs the script that belongs to a pattern. An older form of `switch`.",
    run: runCase,
  },
];
