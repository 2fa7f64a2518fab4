import { wrongCall } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result, SIGNAL } from "../command.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { retain } from "../retain.ts";
import { endUnit } from "../trace.ts";
import { toText, type Value } from "../value.ts";

const USAGE = "varList list ?varList list ...? command";

interface Iteration {
  readonly names: readonly string[];
  readonly items: readonly Value[];
}

function iterationsOf(words: readonly Value[]): Iteration[] {
  const iterations: Iteration[] = [];
  for (let i = 1; i < words.length - 1; i += 2) {
    const names = asList(words[i] as Value).map(toText);
    if (names.length === 0) throw tclError("lmap varlist is empty", "TCL", "OPERATION", "LMAP", "NEEDVARS");
    // Held, because the body may change the variable that the list comes from.
    iterations.push({ names, items: asList(retain(words[i + 1] as Value)) });
  }
  return iterations;
}

/** Sets the variables of one round; where Tcl compiles the command in place it does not name one that cannot be set. */
function setVariables(
  interp: Interpreter,
  iterations: readonly Iteration[],
  round: number,
  inPlace: boolean,
): void {
  for (const { names, items } of iterations) {
    interp.step(names.length);
    let at = round * names.length;
    for (const name of names) {
      try {
        interp.setVariable(name, items[at++] ?? "");
      } catch (error) {
        if (error instanceof TclError && !inPlace) endUnit(error, `(setting lmap loop variable "${name}")`);
        throw error;
      }
    }
  }
}

function runLmap(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  if (words.length % 2 !== 0) throw wrongCall(words, 1, USAGE);
  const iterations = iterationsOf(words);
  let rounds = 0;
  for (const { names, items } of iterations)
    rounds = Math.max(rounds, Math.ceil(items.length / names.length));
  const results: Value[] = [];
  const held = interp.hold(results);
  for (let round = 0; round < rounds; round++) {
    setVariables(interp, iterations, round, site?.sharesUnit === true);
    const result = interp.evalArgument(words, words.length - 1, site, "lmap");
    if (result !== SIGNAL) {
      results.push(retain(result));
      continue;
    }
    const { code } = interp.completion;
    if (code === 3) break;
    if (code === 4) continue;
    interp.release(held);
    return SIGNAL;
  }
  interp.release(held);
  interp.chargeItems(results.length);
  return results.length === 0 ? "" : new TclList(results);
}

export const listMapCommands: readonly CommandSpec[] = [
  {
    name: "lmap",
    parameters: parameters("varList:list list:list ?arg:any ...? command:script"),
    usage: USAGE,
    minimum: 3,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script for each element of one or more lists; gives back the results.",
    run: runLmap,
  },
];
