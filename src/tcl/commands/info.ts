import { parseScript } from "../../parser/index.ts";
import { SourceFile } from "../../source/index.ts";
import type { CommandSpec } from "../command.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import { stackList } from "../error-stack.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { infoCommandRows } from "./info-command.ts";
import { infoFrameRows } from "./info-frame.ts";
import { infoVariableRows } from "./info-variable.ts";
import { requireSelf } from "./interp.ts";
import { unavailable } from "./refused.ts";
import { subcommand } from "./subcommand.ts";

/** Whether a text is a whole script: no bracket, brace or quote is open, and no line goes on. */
function isComplete(interp: Interpreter, text: string): boolean {
  interp.step(1 + (text.length >> 5));
  const [problem] = parseScript(new SourceFile("script", text), 0, text.length, {
    nesting: interp.limits.nesting,
  }).errors;
  if (problem !== undefined) return !problem.kind.startsWith("missing");
  return !/(?:^|[^\\])(?:\\\\)*\\\n$/.test(text.slice(-1_000));
}

function runScript(interp: Interpreter, words: readonly Value[]): Value {
  if (words[2] !== undefined) interp.scriptName = toText(words[2]);
  return interp.scriptName;
}

/** The value of a variable that an interpreter starts with, and that a script may have changed. */
function globalValue(interp: Interpreter, name: string): Value {
  return interp.inFrame(interp.globalFrame, () => interp.getVariable(name));
}

function runLibrary(interp: Interpreter): Value {
  const name = interp.inFrame(interp.globalFrame, () => interp.readVariable("tcl_library"));
  if (name === undefined)
    throw tclError("no library has been specified for Tcl", "TCL", "LOOKUP", "VARIABLE", "tcl_library");
  return name;
}

function runErrorStack(interp: Interpreter, words: readonly Value[]): Value {
  requireSelf(words[2]);
  return stackList(interp, interp.errorStack);
}

const emptyText = () => "";

/** About the interpreter. What would tell of the machine is empty, so that a file gives the same result anywhere. */
const rows: readonly SubcommandSpec[] = [
  ...infoCommandRows,
  ...infoFrameRows,
  ...infoVariableRows,
  subcommand(
    "class",
    "subcommand ?arg ...?",
    "Not available: there are no classes.",
    (_interp, words, site) => {
      throw unavailable("info class", "without TclOO", null, words, site);
    },
  ),
  subcommand("complete", "command", "Whether a text is a whole script.", (interp, words) => {
    return isComplete(interp, toText(words[2] as Value)) ? 1 : 0;
  }),
  subcommand("coroutine", "", "Empty: there are no coroutines.", emptyText),
  subcommand("errorstack", "?interp?", "The calls that the last error passed.", runErrorStack),
  subcommand("hostname", "", "Empty: the machine does not matter.", emptyText),
  subcommand(
    "library",
    "",
    "The library folder, which a script may name: at first there is none.",
    runLibrary,
  ),
  subcommand("loaded", "?interp?", "Empty: nothing can be loaded.", (_interp, words) => {
    requireSelf(words[2]);
    return "";
  }),
  subcommand("nameofexecutable", "", "Empty: the machine does not matter.", emptyText),
  subcommand(
    "object",
    "subcommand ?arg ...?",
    "Not available: there are no objects.",
    (_interp, words, site) => {
      throw unavailable("info object", "without TclOO", null, words, site);
    },
  ),
  subcommand("patchlevel", "", "Version of Tcl with the patch level.", (interp) =>
    globalValue(interp, "tcl_patchLevel"),
  ),
  subcommand("script", "?filename?", "The file that is being read.", runScript),
  subcommand("sharedlibextension", "", "Ending of shared libraries.", () => ".so"),
  subcommand("tclversion", "", "Version of Tcl.", (interp) => globalValue(interp, "tcl_version")),
];

export const infoCommands: readonly CommandSpec[] = [ensemble("info", "Tells about the interpreter.", rows)];
