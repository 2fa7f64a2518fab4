import { describe, expect, it } from "vitest";
import { findings, lintText, wholeFile } from "./lint.ts";

/** Findings of the one rule that the texts are made for. */
function unbraced(text: string): string[] {
  return findings(text).filter((finding) => finding.includes("NS5101"));
}

describe("every script of a file is looked at", () => {
  it.each([
    ["a procedure that nothing calls", "proc f {x} { expr $x + 1 }"],
    ["a branch that is not taken", "set x 1\nif {$x > 5} { expr $x + 1 }"],
    ["a bracket", "set x 1\nputs [list [expr $x + 1]]"],
    ["an expression", "set x 1\nif {[expr $x + 1] > 5} { puts $x }"],
    ["the index of an array", "set x 1\nset n(2) 3\nputs $n([expr $x + 1])"],
    ["a string", 'set x 1\nputs "next: [expr $x + 1]"'],
    ["the bodies of a switch in one list", "set x 1\nswitch $x { 1 { expr $x + 1 } default {} }"],
    ["the bodies of a switch in words", "set x 1\nswitch -exact -- $x 1 { expr $x + 1 } default {}"],
    ["a body inside of a body", "proc f {x} { foreach y $x { while {$y} { catch { expr $x + 1 } } } }"],
    ["a namespace", "namespace eval a { proc f {x} { expr $x + 1 } }"],
  ])("%s", (_title, text) => {
    expect(unbraced(text)).toEqual(["warning NS5101 |$x + 1|"]);
  });

  it("text that is no script is left alone", () => {
    expect(findings("set x 1\nset text {expr $x + 1}\nputs $text\nputs {expr $x + 1}")).toEqual([]);
  });

  it("bodies of any depth", () => {
    const depth = 400;
    const text = `proc f {x} {${"if {$x} {".repeat(depth)} expr $x + 1 ${"}".repeat(depth)}}`;
    expect(unbraced(text)).toEqual(["warning NS5101 |$x + 1|"]);
  });

  it("a problem in a loop is one finding", () => {
    const text = "foreach i {1 2 3} { set n($i) [$ns node]; tb-set-node-os $n($i) Ubunto$i }";
    expect(findings(text)).toEqual(["warning NS3019 |Ubunto$i|"]);
  });

  it("sixty problems in a loop are one finding with their number", () => {
    const text = "for {set i 0} {$i < 60} {incr i} { set n_$i [$ns node] }";
    const [only, ...others] = lintText(wholeFile(text)).diagnostics;
    expect(others).toEqual([]);
    expect(only?.message).toBe('"n_0" is no name for a node (and 59 more like it here)');
  });
});
