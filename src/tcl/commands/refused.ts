import type { CallSite } from "../call-site.ts";
import type { CommandSpec } from "../command.ts";
import { type TclError, tclError } from "../errors.ts";
import type { Value } from "../value.ts";

/**
 * The error of a command that the sandbox leaves out. It can be caught, so that a script may go on without; `why`
 * completes `nsc evaluates files in a sandbox …`.
 */
export function unavailable(
  name: string,
  why: string,
  help: string | null,
  words: readonly Value[],
  site: CallSite | null,
): TclError {
  const error = tclError(
    `${name} is not available here: nsc evaluates files in a sandbox ${why}`,
    "NSC",
    "SANDBOX",
    ...name.split(" "),
  );
  const span = words.length > 0 ? (site?.wordSpan(0) ?? null) : null;
  return error.explain({ code: "NS2007", span, ...(help === null ? {} : { help }) });
}

interface Family {
  readonly names: readonly string[];
  /** Completes `in a sandbox …`. */
  readonly why: string;
  readonly help: string;
}

const families: readonly Family[] = [
  {
    names: ["exec", "pid"],
    why: "without processes",
    help: "run the program before nsc, and write what it prints into the file",
  },
  {
    names: [
      "chan",
      "close",
      "eof",
      "fblocked",
      "fconfigure",
      "fcopy",
      "fileevent",
      "gets",
      "open",
      "read",
      "seek",
      "tell",
    ],
    why: "without files and channels",
    help: "write the data into the file itself, or into one that `source` reads",
  },
  {
    names: ["cd", "glob", "pwd"],
    why: "without access to folders",
    help: "build names as text: `string`, `split` and `join` are there",
  },
  {
    names: ["socket"],
    why: "without a network",
    help: "fetch the data before nsc, and write it into the file",
  },
  {
    names: ["after", "bgerror", "history", "update", "vwait"],
    why: "without an event loop",
    help: "do the work right away, in the order in which it stands",
  },
  {
    names: [
      "auto_execok",
      "auto_import",
      "auto_load",
      "auto_load_index",
      "auto_mkindex",
      "auto_qualify",
      "auto_reset",
      "load",
      "pkg_mkIndex",
      "tcl_findLibrary",
      "unload",
    ],
    why: "without libraries",
    help: "put the procedures into the file, or into one that `source` reads",
  },
  {
    names: ["coroutine", "yield", "yieldto"],
    why: "without coroutines",
    help: "collect the values in a list, or call a procedure for each",
  },
  {
    names: ["oo::class", "oo::copy", "oo::define", "oo::objdefine", "oo::object"],
    why: "without TclOO",
    help: "`Class` of OTcl is there in NS files, and with --otcl",
  },
  {
    names: ["assemble", "corotype", "disassemble", "getbytecode", "inject", "representation", "timerate"].map(
      (name) => `tcl::unsupported::${name}`,
    ),
    why: "without Tcl's own inner workings",
    help: "leave the call out: it changes nothing that a script computes",
  },
  {
    names: ["trace"],
    why: "without traces",
    help: "call a procedure where the variable is set",
  },
  {
    names: ["zlib"],
    why: "without compressed data",
    help: "uncompress the data before nsc",
  },
];

function refuse({ why, help }: Family, name: string): CommandSpec {
  return {
    name,
    parameters: [{ name: "arg", kind: "any", optional: true, rest: true }],
    help: `Not available: nsc evaluates files in a sandbox ${why}.`,
    run(_interp, words, site) {
      throw unavailable(name, why, help, words, site);
    },
  };
}

/** The commands of Tcl that reach outside or wait for something: known, and refused when called. */
export const refusedCommands: readonly CommandSpec[] = families.flatMap((family) =>
  family.names.map((name) => refuse(family, name)),
);
