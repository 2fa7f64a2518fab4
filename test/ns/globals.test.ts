import { describe, expect, it } from "vitest";
import { SourceFile } from "../../src/source/index.ts";
import type { Host } from "../../src/tcl/index.ts";
import { accepted, brief, evaluateBody, findings, named } from "./evaluate.ts";

/** The value of a Tcl expression in an NS file, read back from a node's attribute. */
function valueIn(script: string, host: Host = {}): string | undefined {
  const { nodes } = accepted(`set n [$ns node]\ntb-add-node-attribute $n value [${script}]`, { host });
  return named(nodes, "n").attributes[0]?.value;
}

describe("what a file sees of the testbed's parser", () => {
  it.each([
    ["set x ${GLOBALS::pid}/${::GLOBALS::gid}/$GLOBALS::eid", "proj/proj/exp"],
    ["list $argc $argv", "4 {proj proj exp exp.ns}"],
    ["lindex $argv 2", "exp"],
    ["list $GLOBALS::nsfile [info script]", "exp.ns exp.ns"],
    ["info exists ::GLOBALS::pid", "1"],
    ["list $GLOBALS::verbose $GLOBALS::impotent", "1 0"],
    ["pwd", "."],
  ])("%s", (script, value) => {
    expect(valueIn(script)).toBe(value);
  });

  it("names of commands that tclsh only loads when they are called are free", () => {
    for (const name of ["history", "memory", "parray", "bgerror"]) {
      expect(accepted(`set ${name} [$ns node]`).nodes).toMatchObject([{ name }]);
    }
    expect(findings("set unknown [$ns node]")).toEqual(["error NS3014 |unknown|"]);
    expect(findings("proc history {} {}\nset history [$ns node]")).toEqual(["error NS3014 |history|"]);
  });
});

describe("files that a script asks for", () => {
  const host: Host = {
    readSource: (name) =>
      name === "lib/more.tcl"
        ? { file: new SourceFile(name, "set ::where [info script]\n") }
        : { problem: "no such file" },
    fileKind: (name) => (name === "lib" ? "directory" : name === "lib/more.tcl" ? "file" : null),
  };

  it.each([
    ["file exists lib/more.tcl", "1"],
    ["file exists lib", "1"],
    ["file isfile lib", "0"],
    ["file isdirectory lib", "1"],
    ["file readable gone.tcl", "0"],
    ["file normalize lib/../lib/./more.tcl", "lib/more.tcl"],
    ["file normalize /a//b/../../../c", "/c"],
    ["file normalize .", "."],
    ["file normalize ../x", "../x"],
    ["source lib/more.tcl", "lib/more.tcl"],
    ["expr {[file exists gone.tcl] ? 1 : [catch {source gone.tcl}]}", "1"],
  ])("%s", (script, value) => {
    expect(valueIn(script, host)).toBe(value);
  });

  it("tb_compat.tcl may stand with its folder, which counts as a source file", () => {
    const { value, diagnostics } = evaluateBody("source ./tb_compat.tcl");
    expect(diagnostics).toEqual([]);
    expect(value?.sourcedFiles).toEqual(["./tb_compat.tcl"]);
  });
});

describe("channels", () => {
  it("that are written to swallow it, with a warning each", () => {
    const body = [
      "set nf [open out.nam w]",
      "$ns namtrace-all $nf",
      'puts $nf "one"',
      "puts -nonewline $nf two",
      "flush $nf",
      "fconfigure $nf -buffering line",
      "close $nf",
    ];
    const { value, diagnostics } = evaluateBody(body.join("\n"));
    expect(value).not.toBeNull();
    expect(brief(diagnostics)).toEqual(["warning NS3028 |open out.nam w|", "warning NS3003 |namtrace-all|"]);
  });

  it.each([
    ["close [open x w]\nset c [open x a]\nclose $c\nputs $c more", "puts $c more"],
    ["open x", "open"],
    ['open "|ls" w', "open"],
    ["close stdout2", "close"],
  ])("%s", (body, underlined) => {
    expect(brief(evaluateBody(body).diagnostics).filter((line) => line.startsWith("error"))).toEqual([
      expect.stringContaining(`|${underlined}`),
    ]);
  });

  it("are limited in number", () => {
    expect(brief(evaluateBody("while 1 {open x w}").diagnostics).at(-1)).toContain("error NS2000");
  });
});
