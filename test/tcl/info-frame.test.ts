import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SourceFile } from "../../src/source/index.ts";
import { createInterpreter, evaluateFile } from "../../src/tcl/index.ts";
import { caught, withoutTclsh } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "info frame: errors",
  caught`
  info frame 0 1
  info frame x
  info frame 100
  info frame -100
`,
);

/** Scripts as texts that come from nowhere. */
function nowhere(scripts: readonly string[]): string[] {
  return scripts.map((script) => `eval [format %s {${script}}]`);
}

compareWithTclsh(
  "info frame: in texts",
  nowhere([
    "info frame",
    "info frame 0",
    "eval {info frame}",
    "eval {info frame 0}",
    "eval info frame 0",
    "eval [list info frame 0]",
    "eval [list eval {info frame 0}]",
    "set s {info frame 0}; eval $s",
    'set s "\\n\\ninfo frame 0"; eval $s',
    "proc f {} {info frame 0}; f",
    "proc f {} {info frame}; f",
    "proc f {} {\n\n  info frame 0\n}; f",
    "proc f {} {\n\n  g\n}; proc g {} {info frame -1}; f",
    "proc f {} {\n\n  eval {\n  info frame 0}\n}; f",
    "proc f {} {\n\n  set s {\n  info frame 0}\n  eval $s\n}; f",
    "proc f {} {proc g {} {\n\n info frame 0}; g}; f",
    "proc f s {uplevel 1 $s}; f {\n info frame 0}",
    "proc f s {uplevel 1 $s}; proc g {} {f {\n info frame 0}}; g",
    "proc f s {h $s}; proc h s {uplevel 2 $s}; proc g {} {f {\n info frame 0}}; g",
    'proc f s {uplevel 1 $s}; proc g {} {f "\\n\\n info frame 0"}; g',
    "proc f s {uplevel 1 $s}; proc g {} {f {info frame}}; g",
    "proc f s {uplevel #0 $s}; proc g {} {f {info frame}}; g",
    "proc f s {eval $s\\ 0}; f {info frame}",
    "namespace eval n {info frame 0}",
    "namespace eval n {info frame}",
    "namespace eval n {proc f {} {info frame 0}}; n::f",
    "proc f {} {namespace eval n {info frame 0}}; f",
    "apply {{} {\n info frame 0}}",
    "apply {{} {info frame}}",
    "set l {{} {\n info frame 0}}; apply $l",
    "proc f {} {apply {{} {\n\n info frame 0}}}; f",
    "if 1 {info frame 0}",
    "proc f {} {if 1 {\n info frame 0}}; f",
    "proc f {} {set s {info frame 0}; if 1 $s}; f",
    "proc f {} {foreach x 1 {return [info frame]}}; f",
    "proc f {} {catch {info frame} r; return $r}; f",
    "proc f {} {if {*}{1 {\n info frame 0}}}; f",
    'proc f {} {if {*}"1 {\\n info frame 0}"}; f',
    "proc f {} {set x {1 {info frame 0}}; if {*}$x}; f",
    "proc f {} {switch a {a {\n info frame 0}}}; f",
    "proc f {} {dict for {k v} {a 1} {return [info frame 0]}}; f",
    "proc f {} {try {info frame 0} finally {}}; f",
    "proc f {} {subst {[info frame 0]}}; f",
    "proc f {} {expr {[llength [info frame 0]]}}; f",
    "proc f {} {tailcall g}; proc g {} {info frame}; f",
    "dict keys [info frame 0]",
  ]),
);

/** Places in a file; `where` shows one without the folder. */
const FILE = String.raw`
proc where {frame} {
  if {[dict exists $frame file]} {dict set frame file [lindex [split [dict get $frame file] /] end]}
  puts $frame
}
where [info frame 0]
where [info frame 1]
puts [info frame]
if 1 {
  where [info frame 0]
}
proc p {} {where [info frame 0]}
p
proc run {body} {uplevel 1 $body}
run {where [info frame 0]}
proc q {} {
  run {
    where [info frame 0]
    where [info frame -1]
  }
}
q
proc options args {array set o $args; uplevel 1 $o(-body)}
options -body {
  where [info frame 0]
  proc inner {} {
    where [info frame 0]
  }
  inner
}
eval {
  where [info frame 0]
}
set body {
  where [info frame 0]
}
eval $body
run $body
namespace eval n {
  where [info frame 0]
}
namespace {*}{
  eval
  n
  {proc late {} {where [info frame 0]}}
}
n::late
set x \
  [where [info frame 0]]
apply {
  {a}
  {
    where [info frame 0]
  }
} 1
switch b {
  a {}
  b {where [info frame 0]}
}
subst {
  [where [info frame 0]]
}
`;

it.skipIf(withoutTclsh)("info frame: in a file, as in tclsh", () => {
  const folder = mkdtempSync(join(tmpdir(), "nsc-frame-"));
  try {
    const path = join(folder, "places.tcl");
    writeFileSync(path, FILE);
    const run = spawnSync("tclsh", [path], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    let printed = "";
    const interp = createInterpreter({ host: { print: (_channel, text) => (printed += text) } });
    expect(evaluateFile(interp, new SourceFile("places.tcl", FILE)).kind).toBe("done");
    expect(printed).toBe(run.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
