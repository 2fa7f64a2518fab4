import { wrongCall } from "../arity.ts";
import type { CallSite, ScriptSource } from "../call-site.ts";
import { type CommandSpec, parameters, type Result } from "../command.ts";
import { compileScriptAt } from "../compile/script.ts";
import { asSmallInteger } from "../convert.ts";
import { ExitRequested, TclError, tclError } from "../errors.ts";
import type { SourceAnswer } from "../host.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { keyword } from "./keyword.ts";

/**
 * Runs a file in the current frame, as `source` does. `name` is what `info script` says inside; `outermost` that nothing
 * is around it.
 */
export function sourceFile(
  interp: Interpreter,
  source: ScriptSource,
  name: string,
  site: CallSite | null,
  outermost = false,
): Result {
  const { file } = source;
  const outer = interp.currentFile;
  const outerName = interp.scriptName;
  interp.currentFile = source;
  interp.scriptName = name;
  try {
    const code = compileScriptAt(
      { interp, source, layout: null, unitStart: 0, direct: true, outermost },
      0,
      file.text.length,
    );
    const result = interp.runUnit(code, site, (line) => `(file "${file.name}" line ${line})`);
    return interp.takeReturn(result);
  } catch (error) {
    if (error instanceof TclError && site?.span) {
      error.related.push({ message: "sourced from here", span: site.span });
    }
    throw error;
  } finally {
    interp.currentFile = outer;
    interp.scriptName = outerName;
  }
}

function readSource(interp: Interpreter, name: string, site: CallSite | null): ScriptSource {
  if (++interp.sourcesRead > interp.limits.sources) throw interp.limitReached("sources");
  const answer: SourceAnswer = interp.host.readSource?.(name, interp.currentFile?.file ?? null) ?? {
    problem: "reading files is not available here",
  };
  if ("file" in answer) {
    interp.step(1 + (answer.file.text.length >> 8));
    return { file: answer.file, real: true };
  }
  throw tclError(
    `couldn't read file "${name}": ${answer.problem}`,
    "POSIX",
    "ENOENT",
    answer.problem,
  ).explain({
    code: answer.code ?? "NS3029",
    help: answer.help,
    span: site?.wordSpan(site.words === null ? -1 : site.words.length - 1) ?? null,
  });
}

function sourceNamed(interp: Interpreter, name: string, site: CallSite | null): Result {
  return sourceFile(interp, readSource(interp, name, site), name, site);
}

function puts(interp: Interpreter, words: readonly Value[]): Result {
  const texts = words.slice(1).map(toText);
  let newline = true;
  if (texts[0] === "-nonewline" && texts.length > 1) {
    newline = false;
    texts.shift();
  }
  if (texts.length > 2) {
    throw tclError(
      'wrong # args: should be "puts ?-nonewline? ?channelId? string"',
      "TCL",
      "WRONGARGS",
    ).explain({
      code: "NS2002",
    });
  }
  const channel = texts.length === 2 ? (texts.shift() as string) : "stdout";
  if (channel !== "stdout" && channel !== "stderr") {
    throw tclError(`can not find channel named "${channel}"`, "TCL", "LOOKUP", "CHANNEL", channel).explain({
      code: "NS2007",
      help: "a sandboxed script can write to stdout and stderr only",
    });
  }
  interp.print(channel, newline ? `${texts[0]}\n` : (texts[0] as string));
  return "";
}

export const hostCommands: readonly CommandSpec[] = [
  {
    name: "puts",
    parameters: parameters("?-nonewline? ?channelId? string"),
    help: "Writes a line to stdout or stderr.",
    run: puts,
  },
  {
    name: "flush",
    parameters: parameters("channelId"),
    help: "Accepted: output is never held back.",
    run: () => "",
  },
  {
    name: "source",
    parameters: parameters("?-encoding encodingName? fileName"),
    usage: "?-encoding name? fileName",
    minimum: 1,
    maximum: 3,
    help: "Runs a file below the main file's folder.",
    run(interp, words, site) {
      if (words.length === 3) throw wrongCall(words, 1, "?-encoding name? fileName");
      if (words.length === 4) keyword(words[1] as Value, ["-encoding"], "option");
      return sourceNamed(interp, toText(words.at(-1) as Value), site);
    },
  },
  {
    name: "exit",
    parameters: parameters("?returnCode:integer?"),
    help: "Ends the evaluation.",
    run(_interp, words) {
      throw new ExitRequested(words[1] === undefined ? 0 : asSmallInteger(words[1]));
    },
  },
];
