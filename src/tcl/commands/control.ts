import { toCondition } from "../arithmetic.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result, SIGNAL } from "../command.ts";
import { expressionArgument } from "../compile/expression-argument.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { retain } from "../retain.ts";
import { addLine } from "../trace.ts";
import { toText, type Value } from "../value.ts";

function wrongIf(message: string): TclError {
  return tclError(`wrong # args: ${message}`, "TCL", "WRONGARGS").explain({ code: "NS2002" });
}

/** The truth of words[index] as a condition. */
export function condition(
  interp: Interpreter,
  words: readonly Value[],
  index: number,
  site: CallSite | null,
): boolean | typeof SIGNAL {
  const value = interp.runExpression(expressionArgument(interp, words, index, site));
  return value === SIGNAL ? SIGNAL : toCondition(value);
}

/** Runs a loop body: "next" to go on, "end" after `break`, or a signal to pass on. */
export function runBody(interp: Interpreter, action: () => Result): "next" | "end" | typeof SIGNAL {
  if (action() !== SIGNAL) return "next";
  const { code } = interp.completion;
  return code === 3 ? "end" : code === 4 ? "next" : SIGNAL;
}

/** The whole command is looked at before a script runs: words that are too many are an error in any case. */
function runIf(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  const textAt = (index: number) => (index < words.length ? toText(words[index] as Value) : "");
  let keyword = textAt(0);
  let chosen = 0;
  let i = 1;
  for (;;) {
    if (i >= words.length) throw wrongIf(`no expression after "${keyword}" argument`);
    const truth = chosen > 0 ? false : condition(interp, words, i, site);
    if (truth === SIGNAL) return SIGNAL;
    i++;
    if (textAt(i) === "then" && i < words.length) i++;
    if (i >= words.length) throw wrongIf(`no script following "${textAt(i - 1)}" argument`);
    if (truth) chosen = i;
    i++;
    if (i >= words.length) return chosen > 0 ? interp.evalArgument(words, chosen, site) : "";
    if (textAt(i) !== "elseif") break;
    keyword = "elseif";
    i++;
  }
  if (textAt(i) === "else") {
    i++;
    if (i >= words.length) throw wrongIf('no script following "else" argument');
  }
  if (i < words.length - 1) throw wrongIf('extra words after "else" clause in "if" command');
  return interp.evalArgument(words, chosen > 0 ? chosen : i, site);
}

function setLoopVariable(interp: Interpreter, name: string, value: Value): void {
  try {
    interp.setVariable(name, value);
  } catch (error) {
    if (error instanceof TclError) addLine(error, `(setting foreach loop variable "${name}")`);
    throw error;
  }
}

function runForeach(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  if (words.length % 2 !== 0) {
    throw tclError(
      'wrong # args: should be "foreach varList list ?varList list ...? command"',
      "TCL",
      "WRONGARGS",
    ).explain({ code: "NS2002" });
  }
  const iterations: { names: readonly Value[]; items: readonly Value[] }[] = [];
  let rounds = 0;
  for (let i = 1; i < words.length - 1; i += 2) {
    const names = asList(words[i] as Value);
    if (names.length === 0) {
      throw tclError("foreach varlist is empty", "TCL", "OPERATION", "FOREACH", "NEEDVARS");
    }
    const items = asList(retain(words[i + 1] as Value));
    iterations.push({ names, items });
    rounds = Math.max(rounds, Math.ceil(items.length / names.length));
  }
  let result: Result = "";
  const held = interp.hold(words);
  for (let round = 0; round < rounds; round++) {
    for (const { names, items } of iterations) {
      interp.step(names.length);
      names.forEach((name, position) => {
        setLoopVariable(interp, toText(name), items[round * names.length + position] ?? "");
      });
    }
    const outcome = runBody(interp, () => interp.evalArgument(words, words.length - 1, site, "foreach"));
    if (outcome === SIGNAL) result = SIGNAL;
    if (outcome !== "next") break;
  }
  interp.release(held);
  return result;
}

/** The control structures as ordinary commands: for words that are not literal, and for `eval`. */
export const controlCommands: readonly CommandSpec[] = [
  {
    name: "if",
    parameters: parameters("test:expression ?then? body:script ?elseif:any ...?"),
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script when a condition holds.",
    run: runIf,
  },
  {
    name: "while",
    parameters: parameters("test:expression command:script"),
    help: "Runs a script as long as a condition holds.",
    run(interp, words, site) {
      words.forEach(retain);
      for (;;) {
        const truth = condition(interp, words, 1, site);
        if (truth === SIGNAL) return SIGNAL;
        if (!truth) return "";
        interp.step();
        const outcome = runBody(interp, () => interp.evalArgument(words, 2, site, "while"));
        if (outcome === SIGNAL) return SIGNAL;
        if (outcome === "end") return "";
      }
    },
  },
  {
    name: "for",
    parameters: parameters("start:script test:expression next:script command:script"),
    help: "Counts: runs a start script, then a body and a next script as long as a condition holds.",
    run(interp, words, site) {
      words.forEach(retain);
      if (interp.evalArgument(words, 1, site, () => '("for" initial command)') === SIGNAL) return SIGNAL;
      for (;;) {
        const truth = condition(interp, words, 2, site);
        if (truth === SIGNAL) return SIGNAL;
        if (!truth) return "";
        interp.step();
        const outcome = runBody(interp, () => interp.evalArgument(words, 4, site, "for"));
        if (outcome === SIGNAL) return SIGNAL;
        if (outcome === "end") return "";
        const next = runBody(interp, () =>
          interp.evalArgument(words, 3, site, () => '("for" loop-end command)'),
        );
        if (next === SIGNAL || next === "end") return next === "end" ? "" : SIGNAL;
      }
    },
  },
  {
    name: "foreach",
    parameters: parameters("varList:list list:list ?varList:list ...? command:script"),
    usage: "varList list ?varList list ...? command",
    minimum: 3,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script for each element of one or more lists.",
    run: runForeach,
  },
  {
    name: "break",
    parameters: [],
    help: "Ends the innermost loop.",
    run(interp) {
      interp.completion.set(3, "");
      return SIGNAL;
    },
  },
  {
    name: "continue",
    parameters: [],
    help: "Goes on with the next turn of the innermost loop.",
    run(interp) {
      interp.completion.set(4, "");
      return SIGNAL;
    },
  },
];
