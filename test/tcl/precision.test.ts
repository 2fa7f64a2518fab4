import { expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

const VALUES = `0.1 1e23 5e-324 123456789012345678 25.0 35.0 0.5 1.5 2.5 -1e16 1e17 9.99e16 9.999e-5 1e-4 1e-5 0.3
  1.7976931348623157e308 2.2250738585072014e-308 9007199254740993 99999.5 999999.5 1234.5678 4503599627370497.5 1e15
  1e22 8.41e21 2.0 0.000125 3.0517578125e-05 -7.62939453125e-06 4.35 0.45 1e100 1e-299 0.0 -0.0 inf -inf`;

compareWithTclsh(
  "doubles of every precision",
  [...Array(18).keys()].map(
    (digits) => `set tcl_precision ${digits}; lmap value {${VALUES}} {expr {$value * 1.0}}`,
  ),
);

compareWithTclsh(
  "tcl_precision",
  caught`
    set tcl_precision
    set tcl_precision 5; list $tcl_precision [expr 1/3.]
    set tcl_precision 18
    set tcl_precision -1
    set tcl_precision abc
    set tcl_precision {}
    set tcl_precision 1.0
    set tcl_precision 017; set tcl_precision
    set tcl_precision { 3 }; list $tcl_precision [format %s [expr 1/3.]]
    incr tcl_precision 20
    append tcl_precision 1x
    foreach tcl_precision {4 5} {}; expr 1/3.
    proc p {} {upvar #0 tcl_precision z; set z 3}; p; expr 1/3.
    set tcl_precision 4; list [expr 2.0**64] [expr {1/3. == 0.3333}]
  `,
);

// tclsh shares the precision among all interpreters of a process, so these are not asked of it.
it.each([
  ["set tcl_precision 5; unset tcl_precision; list [info exists tcl_precision] $tcl_precision", "0 1 5"],
  ["namespace eval a {variable tcl_precision; set tcl_precision 7; expr 1/3.}", "0 0.3333333333333333"],
  ["proc p {} {set tcl_precision abc; expr 1/3.}; p", "0 0.3333333333333333"],
  ["set tcl_precision(a) 1", "1 can't set \"tcl_precision(a)\": variable isn't array"],
  ['set tcl_precision 4; expr {1/3. eq "0.3333"}', "0 1"],
])("%s", (script, expected) => {
  expect(runTcl(script)).toBe(expected);
});

it("each interpreter has a precision of its own", () => {
  const one = createInterpreter();
  evaluateText(one, "set tcl_precision 3");
  expect(runTcl("expr 1/3.")).toBe("0 0.3333333333333333");
  expect(evaluateText(one, "expr 1/3.").text).toBe("0.333");
});
