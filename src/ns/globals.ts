import { type Interpreter, TclList } from "../tcl/index.ts";
import type { ExperimentNames } from "../topology/index.ts";

/**
 * Gives the variables that a file sees on the testbed: the parser's namespace `GLOBALS`, where files look up what their
 * experiment is called, and the parser's own arguments.
 */
export function setGlobals(interp: Interpreter, names: ExperimentNames, file: string): void {
  const { project, group, experiment } = names;
  const gid = group ?? project;
  interp.createNamespacePath(interp.globalNamespace, ["GLOBALS"]);
  const globals = {
    pid: project,
    gid,
    eid: experiment,
    nsfile: file,
    verbose: "1",
    impotent: "0",
    anonymous: "0",
    passmode: "0",
  };
  for (const [name, value] of Object.entries(globals)) interp.setVariable(`::GLOBALS::${name}`, value);
  interp.setVariable("argv", new TclList([project, gid, experiment, file]));
  interp.setVariable("argc", "4");
  interp.setVariable("argv0", "parse-ns");
}
