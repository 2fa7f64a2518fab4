import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText, type Limits } from "../../src/tcl/index.ts";
import { scriptLines } from "./caught.ts";

/** Scripts that reach a limit, with the limits that they run under. */
const TRIGGERS: readonly (readonly [name: string, limits: Partial<Limits>, script: string])[] = [
  ["steps", { steps: 20_000 }, "while 1 {}"],
  ["depth", { depth: 60 }, "proc deeper {} {deeper}; deeper"],
  ["nesting", { nesting: 10 }, "expr [string repeat ( 20]1[string repeat ) 20]"],
  ["bytes", { bytes: 1_000 }, "set x [string repeat ab 1000]"],
  ["items", { items: 100 }, "set x [lrepeat 1000 a]"],
  ["memory", { memory: 1_000_000 }, "while 1 {lappend kept [incr n][string repeat x 100000]}"],
  ["output", { output: 10 }, "puts 0123456789abc"],
  ["regexp", { regexp: 1_000 }, "regexp {(a{1,100}){1,100}b} [string repeat a 1000]"],
];

/** What tries to go on after it; TRIGGER stands for the script, and the variable `on` tells of success. */
const NETS = scriptLines`
  catch {TRIGGER}; set on 1
  catch {catch {catch {TRIGGER}}} a b; set on 1
  proc p {} {catch {TRIGGER} r o}; p; set on 1
  try {TRIGGER} on error {} {set on 1} on break {} {set on 1}
  try {TRIGGER} trap {} {} {set on 1}
  try {TRIGGER} finally {set on 1}
  try {error x} on error {} {TRIGGER} finally {set on 1}
  try {error x} finally {catch {TRIGGER}; set on 1}
  proc p {} {try {TRIGGER} finally {set ::on 1}}; catch p; set on 1
  proc unknown args {TRIGGER}; catch {nothing}; set on 1
  proc unknown args {set ::on 1}; TRIGGER; nothing
  namespace unknown {apply {args {TRIGGER}}}; catch {nothing}; set on 1
  proc order {a b} {TRIGGER}; catch {lsort -command order {1 2 3}}; set on 1
  interp alias {} a {} catch; a {TRIGGER}; set on 1
  interp alias {} a {} eval; catch {a {TRIGGER}}; set on 1
  rename catch net; net {TRIGGER}; set on 1
  rename set old; proc set args {uplevel 1 old $args}; catch {TRIGGER}; old on 1
  proc catch args {uplevel 1 [lindex $args 0]; set ::on 1}; catch {TRIGGER}
  catch {uplevel #0 {TRIGGER}}; set on 1
  catch {eval {TRIGGER}}; set on 1
  catch {apply {{} {TRIGGER}}}; set on 1
  catch {namespace eval a {TRIGGER}}; set on 1
  catch {subst {[TRIGGER]}}; set on 1
  catch {expr {[eval {TRIGGER}] + 1}}; set on 1
  catch {foreach x {1 2} {TRIGGER}}; set on 1
  catch {lmap x {1 2} {TRIGGER}}; set on 1
  catch {dict for {k v} {1 2} {TRIGGER}}; set on 1
  catch {dict filter {1 2} script {k v} {TRIGGER}}; set on 1
  set d {a 1}; catch {dict with d {TRIGGER}}; set on 1
  set d {a 1}; catch {dict update d a x {TRIGGER}}; set on 1
  catch {switch a {a {TRIGGER}}}; set on 1
  catch {time {TRIGGER}}; set on 1
  catch {if 1 {TRIGGER}}; set on 1
  proc p {} {tailcall eval {TRIGGER}}; catch {p}; set on 1
  namespace eval e {namespace ensemble create -unknown h}; proc h args {TRIGGER}; catch {e x}; set on 1
  catch {interp eval {} {TRIGGER}}; set on 1
  catch {try {return [TRIGGER]} on return {} {}}; set on 1
`;

describe.each(TRIGGERS)("the limit %s ends the evaluation", (name, limits, script) => {
  it.each(NETS)("%s", (net) => {
    const interp = createInterpreter({ limits, host: { print: () => {}, now: () => 0 } });
    const { code, text } = evaluateText(interp, net.replaceAll("TRIGGER", script));
    expect({ code, text, on: interp.readVariable("on") }).toEqual({
      code: -1,
      text: expect.stringMatching(/^more than \d+ /),
      on: undefined,
    });
    expect(text, name).toContain(String(limits[name as keyof Limits]));
  });
});

/** Texts that evaluate themselves, in each way in which a command may do that. */
const SELF_EVALUATING = scriptLines`
  set x {[subst $x]}; subst $x
  set x {[[subst $x]]}; subst $x
  set x {[expr $x]}; expr $x
  set x {[if $x {}]}; if $x {}
  set x {[while $x {}]}; while $x {}
  set x {eval $x}; eval $x
  set x {[eval $x]}; eval $x
  set x {catch $x}; catch $x
  set x {uplevel 0 $x}; uplevel 0 $x
  set x {namespace eval :: $x}; eval $x
  set x {try {} finally $x}; eval $x
  set x {{} {apply $::x}}; apply $x
  proc c {a b} {lsort -command c {1 2}; return 0}; c 1 2
  proc ::tcl::mathfunc::f {} {expr {f()}}; expr {f()}
  proc unknown args {foo}; foo
`;

describe("the depth of texts that evaluate themselves", () => {
  it.each(SELF_EVALUATING)("%s", (script) => {
    const interp = createInterpreter({ limits: { depth: 200 }, host: { print: () => {}, now: () => 0 } });
    expect(evaluateText(interp, script).text).toBe("more than 200 nested calls");
  });
});

/** Commands that take long, and how often one may run within 100,000 steps at most. */
const DEAR: readonly (readonly [most: number, script: string])[] = [
  [10, "binary format a100000 x"],
  [100, "binary format H10000 [string repeat ab 5000]"],
  [100, "binary format d* $numbers"],
  [100, "binary scan $text H* v"],
  [100, "encoding convertto unicode $text"],
  [4_000, "clock format 1000000 -format {%A %B %c %D %r}"],
  [4_000, "clock format 1000000"],
  [4_000, "clock scan {2026-01-01 10:00:00} -format {%Y-%m-%d %H:%M:%S}"],
  [8_000, "format %.400f 1.5"],
  [100, "string map {a bb b aa} $text"],
  [100, "lsort -integer $numbers"],
];

describe("steps of what takes long", () => {
  it.each(DEAR)("at most %i times: %s", (most, script) => {
    const interp = createInterpreter({ limits: { steps: 100_000 }, host: { print: () => {}, now: () => 0 } });
    const values = "set text [string repeat ab 25000]; set numbers [lrepeat 2000 17]";
    expect(evaluateText(interp, `${values}; while 1 {incr turns; ${script}}`).text).toMatch(/steps/);
    expect(Number(interp.readVariable("turns"))).toBeLessThanOrEqual(most);
  });
});

describe("memory", () => {
  /** So much is made in all, of which the script keeps what the test is about. */
  const endOf = (script: string, memory: number) =>
    evaluateText(createInterpreter({ limits: { memory } }), script);

  it("counts equal long texts once, and keeps one of them only", () => {
    const script = "for {set i 0} {$i < 300} {incr i} {lappend l [string repeat x 1000000]}; llength $l";
    expect(endOf(script, 10_000_000)).toEqual({ code: 0, text: "300" });
    const before = process.memoryUsage.rss();
    endOf(
      "for {set i 0} {$i < 3000} {incr i} {lappend l [string toupper [string repeat x 1000000]]}",
      10_000_000,
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(2_000_000_000);
  });

  it("counts two bytes a character", () => {
    const script = "for {set i 0} {$i < 80} {incr i} {lappend l $i[string repeat \\u1234 2000000]}";
    expect(endOf(script, 220_000_000).text).toMatch(/bytes of live values/);
  });
});
