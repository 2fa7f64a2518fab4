import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result } from "../command.ts";
import { expressionArgument } from "../compile/expression-argument.ts";
import { concatenate } from "../concatenate.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { bodyLine, type TraceLine } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import { runCommandList } from "./command-list.ts";
import { levelFrame } from "./level.ts";

/** Runs a value as a script: a list that has no text yet is run as the command that it is. */
export function evaluateWord(
  interp: Interpreter,
  script: Value,
  traceLine: TraceLine | null,
  site: CallSite | null,
): Result {
  if (script instanceof TclList && script.knownText === null)
    return runCommandList(interp, script, traceLine, site);
  return interp.evalText(toText(script), traceLine, site);
}

/** The same for an argument of a command, which may be a literal. */
export function evaluateArgument(
  interp: Interpreter,
  words: readonly Value[],
  index: number,
  traceLine: TraceLine | null,
  site: CallSite | null,
): Result {
  const script = words[index] as Value;
  if (typeof script === "string") return interp.evalArgument(words, index, site, traceLine);
  return evaluateWord(interp, script, traceLine, site);
}

function joinedExpression(words: readonly Value[]): string {
  return words.slice(1).map(toText).join(" ");
}

export const evaluateCommands: readonly CommandSpec[] = [
  {
    name: "eval",
    parameters: parameters("arg:script ?arg:script ...?"),
    usage: "arg ?arg ...?",
    help: "Runs its arguments, joined, as a script.",
    run(interp, words, site) {
      if (words.length === 2) return evaluateArgument(interp, words, 1, bodyLine("eval"), site);
      return interp.evalText(concatenate(interp, words.slice(1)), bodyLine("eval"), site);
    },
  },
  {
    name: "uplevel",
    parameters: parameters("?level? command:script ?arg ...?"),
    usage: "?level? command ?arg ...?",
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script in the frame of a caller.",
    run(interp, words, site) {
      const { frame, used } = levelFrame(interp, words, false);
      const first = 1 + used;
      if (first >= words.length) {
        throw tclError(
          'wrong # args: should be "uplevel ?level? command ?arg ...?"',
          "TCL",
          "WRONGARGS",
        ).explain({
          code: "NS2002",
        });
      }
      const before = interp.switchFrame(frame);
      try {
        if (first < words.length - 1) {
          return interp.evalText(concatenate(interp, words.slice(first)), bodyLine("uplevel"), site);
        }
        return evaluateArgument(interp, words, first, bodyLine("uplevel"), site);
      } finally {
        interp.restoreFrame(before);
      }
    },
  },
  {
    name: "expr",
    parameters: parameters("arg:expression ?arg ...?"),
    help: "Computes an expression.",
    run(interp, words, site) {
      if (words.length === 2) return interp.runExpression(expressionArgument(interp, words, 1, site));
      return interp.expressionText(joinedExpression(words));
    },
  },
];
