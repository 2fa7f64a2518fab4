import { SourceFile } from "../source/index.ts";
import { runNothing } from "./commands/procedure.ts";
import { findInteger } from "./convert.ts";
import { tclError } from "./errors.ts";
import type { Interpreter } from "./interpreter.ts";
import { usePrecision } from "./precision.ts";
import { Procedure, parseFormals } from "./procedure.ts";
import type { Value } from "./value.ts";
import type { Variable } from "./variable.ts";
import { createVariable } from "./variable-access.ts";

/** The machine that a script sees. It is always the same one, whichever nsc runs on. */
const PLATFORM = {
  byteOrder: "littleEndian",
  engine: "Tcl",
  machine: "x86_64",
  os: "Linux",
  osVersion: "",
  pathSeparator: ":",
  platform: "unix",
  pointerSize: 8,
  threaded: 0,
  user: "",
  wordSize: 8,
} as const;

/** Digits that tell every double from every other one. */
const MOST_DIGITS = 17;

/** Procedures that tclsh starts with. `unknown` only raises the error: there is nothing to load commands from. */
const PROCEDURES = [
  {
    name: "unknown",
    formals: "args",
    body: `
      set name [lindex $args 0]
      return -code error -errorcode [list TCL LOOKUP COMMAND $name] "invalid command name \\"$name\\""`,
  },
  {
    name: "parray",
    formals: "a {pattern *}",
    body: `
      upvar 1 $a array
      if {![array exists array]} {return -code error "\\"$a\\" isn't an array"}
      set names [lsort [array names array $pattern]]
      set width [expr {[string length $a] + 2 + [tcl::mathfunc::max 0 {*}[lmap name $names {string length $name}]]}]
      foreach name $names {puts [format "%-*s = %s" $width "$a\\($name)" $array($name)]}`,
  },
];

/** Gives an interpreter the variables and procedures that tclsh starts with. */
export function furnish(interp: Interpreter): void {
  interp.setVariable("tcl_version", "8.6");
  interp.setVariable("tcl_patchLevel", "8.6.13");
  interp.setVariable("tcl_interactive", 0);
  interp.setVariable("tcl_library", "");
  interp.setVariable("auto_path", "");
  interp.createArray("env");
  furnishPrecision(interp);
  for (const [name, value] of Object.entries(PLATFORM)) interp.setVariable(`tcl_platform(${name})`, value);
  interp.findNamespacePath(interp.globalNamespace, ["tcl", "mathop"])?.exports.push("*");
  for (const { name, formals, body } of PROCEDURES) {
    const source = { file: new SourceFile(name, body), real: false, start: 0, end: body.length };
    const { globalNamespace } = interp;
    const procedure = new Procedure(name, globalNamespace, parseFormals(formals), body, source);
    interp.putCommand(globalNamespace, name, runNothing, { procedure });
  }
  interp.ownUnknown = interp.findCommand("unknown", interp.globalNamespace);
}

/** Makes `tcl_precision`: it says how doubles are printed, takes no other value, and cannot be removed. */
function furnishPrecision(interp: Interpreter): void {
  const variable = createVariable(interp, interp.globalFrame, "tcl_precision") as Variable;
  Object.defineProperty(variable, "value", {
    get: () => interp.precision,
    set(value: Value | undefined) {
      if (value === undefined) return;
      const digits = findInteger(value);
      if (typeof digits !== "number" || digits < 0 || digits > MOST_DIGITS) {
        const message = `can't set "tcl_precision": improper value for precision`;
        throw tclError(message, "TCL", "WRITE", "VARNAME");
      }
      interp.precision = digits;
      usePrecision(digits);
    },
  });
}
