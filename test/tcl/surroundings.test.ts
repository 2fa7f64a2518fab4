import { expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught, scriptLines } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

compareWithTclsh(
  "variables that are there from the start",
  caught`
    set tcl_platform(platform)
    list $tcl_platform(byteOrder) $tcl_platform(wordSize) $tcl_platform(pointerSize) $tcl_platform(engine)
    list $tcl_version $tcl_patchLevel $tcl_interactive
    list [array exists env] [info exists auto_path] [info exists tcl_library]
    set env(NSC_TEST) 1; set env(NSC_TEST)
    namespace which -variable env
    set tcl_library here; info library
    unset tcl_library; info library
    set tcl_version 9; info tclversion
    unset tcl_version; info tclversion
    set tcl_patchLevel 9.0; info patchlevel
    unset tcl_patchLevel; info patchlevel
  `,
);

compareWithTclsh(
  "procedures that are there from the start",
  caught`
    info args unknown
    info procs unknown
    nosuch 1 2
    rename unknown old; nosuch 1
    rename unknown {}; nosuch 1
    rename unknown old; proc unknown args {return "got $args"}; nosuch 1 {2 3}
    proc unknown args {return "got $args"}; namespace eval n {nosuch 1}
    parray nosuch
    parray
    namespace eval n {namespace import ::tcl::mathop::*; list [+ 1 2] [** 2 3] [in a {b a}]}
    namespace eval n {namespace import ::tcl::mathop::plus}
  `,
);

it("parray prints an array in the order of its keys", () => {
  let printed = "";
  const interp = createInterpreter({ host: { print: (_channel, text) => (printed += text) } });
  evaluateText(interp, "array set a {long 1 b {x y}}; parray a; parray a b*; parray a nosuch");
  expect(printed).toBe("a(b)    = x y\na(long) = 1\na(b) = x y\n");
});

it("the machine is the same everywhere", () => {
  const machine =
    "byteOrder engine machine os osVersion pathSeparator platform pointerSize threaded user wordSize";
  expect(runTcl("lsort [array names tcl_platform]")).toBe(`0 ${machine}`);
  expect(runTcl("list $tcl_platform(os) $tcl_platform(osVersion) $tcl_platform(user)")).toBe("0 Linux {} {}");
  for (const script of scriptLines`array size env
    llength $auto_path`) {
    expect(runTcl(script)).toBe("0 0");
  }
});

it("what an interpreter starts with costs the script no steps", () => {
  const answer = (steps: number) => evaluateText(createInterpreter({ limits: { steps } }), "set x 1");
  expect(answer(1)).toEqual({ code: -1, text: "more than 1 steps" });
  expect(answer(1_000)).toEqual({ code: 0, text: "1" });
});
