import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "interp: aliases",
  caught`
    interp
    interp foo
    interp a
    interp alias
    interp alias {}
    interp alias {} a
    interp alias {} a {}
    interp alias foo x
    interp alias {} x foo y
    interp alias {} x {} list 1 2
    interp alias {} x {} list 1 2; x 3
    interp alias {} x {} list 1 2; list [interp alias {} x] [interp aliases] [interp aliases {}]
    interp alias {} x {} list; interp alias {} x {}; x
    interp alias {} x {} list; rename x y; list [y 1] [interp aliases] [interp alias {} x]
    interp alias {} x {} list; rename x {}; interp aliases
    interp alias {} x {} list; proc x {} {return own}; list [x] [interp aliases]
    interp alias {} x {} list; interp alias {} x {} lindex; list [x {a b} 0] [interp aliases]
    interp alias {} string {} list; string length a
    interp alias {} ::n::x {} list; list [n::x 1] [interp aliases]
    interp alias {} n::x {} list; list [n::x 1] [interp aliases]
    namespace eval n {proc list args {return own}; interp alias {} nx {} list; nx 1}
    interp alias {} x {} x
    interp alias {} x {} y; interp alias {} y {} x
    interp alias {} x {} y 1; interp alias {} y {} z 2; interp alias {} z {} list 3; x 0
    interp alias {} x {} nosuch; catch {x}; proc nosuch {} {return now}; x
    proc p {a b} {}; interp alias {} q {} p 1; q
    proc p {a b} {}; interp alias {} q {} p 1; q 2 3
    interp alias {} q {} string index; q
    interp alias {} q {} string index; interp alias {} r {} q; r
    interp alias {} q {} dict; q get
    proc lev {} {uplevel 1 {set loc}}; interp alias {} al {} lev; proc f {} {set loc 7; al}; f
    proc lev {} {info level 0}; interp alias {} al {} lev; al
    interp alias {} x {} error; catch {x boo}; set errorInfo
    interp alias {} x {} list; namespace which x
    interp alias {} x {} list; info body x
    interp alias {} run {} eval; proc f {} {set v 1; run {incr v}; run {incr v 2}}; f
    interp alias {} a {} catch; set r [a {error boo} m]; list $r $m
    interp target {} x
    interp target
    interp alias {} x {} list; interp target {} x
  `,
);

compareWithTclsh(
  "interp: the one interpreter",
  caught`
    interp exists
    interp exists {}
    interp exists foo
    interp exists {} {}
    interp issafe
    interp issafe foo
    interp slaves
    interp children {}
    interp children foo
    interp hidden
    interp eval
    interp eval {}
    interp eval {} set
    interp eval {} {set x 5}
    interp eval {} set x 6
    interp eval foo x
    proc f {} {set x 1; interp eval {} {set x 2}; set x}; f
    interp eval {} {error boo}
    catch {interp eval {} {error boo}}; set errorInfo
    interp eval {} {return 5}
  `,
);

describe("interp", () => {
  it("counts what aliases hold", () => {
    const interp = createInterpreter({ limits: { memory: 64 * 1024 * 1024 } });
    const script = "for {set i 0} {1} {incr i} {interp alias {} x$i {} list [string repeat $i 100000]}";
    expect(evaluateText(interp, script).text).toContain("bytes of live values");
  });

  it("does not follow a long chain of aliases without bound", () => {
    const script =
      "for {set i 0} {$i < 5000} {incr i} {interp alias {} x$i {} x[expr {$i + 1}]}; catch {x0}; set done";
    expect(evaluateText(createInterpreter(), script).text).toContain("nested calls");
  });
});
