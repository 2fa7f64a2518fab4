import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText, installOtcl } from "../../src/tcl/index.ts";
import { scriptLines } from "./caught.ts";
import { compareWithOtclsh, END_OF_WORLD, type OtclRow, runOtcl } from "./otcl-oracle.ts";

/** A class with a few methods, an object of it, and a class below with an object. */
const WORLD = `
Class Foo
Foo instproc init args { $self set made 1; eval $self next $args }
Foo instproc who {} { return "$self|$class|$proc" }
Foo instproc sum {a {b 2} args} { expr {$a + $b + [llength $args]} }
Foo instproc fail {} {
  set here 1
  error boom info CODE
}
Foo x
Class Bar -superclass Foo
Bar instproc who {} { return "Bar:[$self next]" }
Bar y
${END_OF_WORLD}`;

/** The scripts of lines, each after the world. */
function inWorld(lines: TemplateStringsArray): string[] {
  return scriptLines(lines).map((line) => `${WORLD}${line}`);
}

/** The same, with the trace of the error that each raises. */
function traces(lines: TemplateStringsArray): string[] {
  return scriptLines(lines).map(
    (line) => `${WORLD}list [catch {${line}} result] $result $::errorInfo $::errorCode`,
  );
}

compareWithOtclsh(
  "classes and objects",
  inWorld`
    Class A
    Class create A
    list [Class A] [A a] [A create b] [a info class] [A info class]
    Foo create z; list [z info class] [z set made]
    list [x who] [y who]
    list [x sum 1] [x sum 1 5] [x sum 1 5 a b c]
    Foo create z -set {made}; z set made
    Foo create z -set made -unset made; z info vars
    Foo create z unset made; z info vars
    Class B -superclass {Foo}; list [B info superclass] [B info heritage]
    Class B -superclass Foo -superclass Bar; B info superclass
    Class B -superclass {}; list [B info superclass] [B info heritage]
    Foo instproc init {a b} {$self set got [list $a $b]}; Foo create z 1 {2 3}; z set got
    Foo instproc init {a b} {$self set got [list $a $b]}; Foo z "a b" {$x}; z set got
    Foo proc make {n} {$self create $n}; list [Foo make z] [Bar info class]
    Foo proc make {n} {list $self $class $proc}; Foo make z
    x proc own {} {list $self $class $proc}; x own
    x proc who {} {return own:[$self next]}; x who
    ::x who
    namespace eval q {x who}
    namespace eval q {Class InQ; Foo create o}; list [info commands ::InQ] [info commands ::o] [info commands ::q::*]
    namespace eval q {Foo create ::q::o; Foo create r::p}; list [q::o who] [q::r::p who]
    namespace eval q {Foo create ::q::o; o who}
    Foo create :::o; o who
    set n [Foo create z]; $n who
    Object create o; o set a 1; o info class
    Object instproc greet {} {return "hi $self"}; list [x greet] [Foo greet] [Class greet]
    Class instproc kind {} {return class}; list [Foo kind] [catch {x kind} m] $m
    Class Meta -superclass Class; Meta M; M m; list [m info class] [M info class] [Meta info superclass]
    Class Meta -superclass Class; Meta instproc create args {lappend ::log $args; eval $self next $args}; Meta M; M m; set ::log
    Class W; W proc alloc {n args} {Object alloc $n; return "1 {2 3}"}; W instproc init args {$self set got $args}; W w a; w set got
    Class W; W proc alloc {n args} {return $args}; W w a
    Object alloc o 1 {2 3}
    Class alloc K; list [K info class] [K info superclass]
    Foo instproc x {a} {return $a}; x x y
    Foo instproc {odd name} {} {return $proc}; x {odd name}
    Foo instproc {} {} {return empty}; x {}
    Foo instproc set {args} {return "set $args"}; list [x set a b] [Foo info instprocs set]
    Foo instproc p {} {return [list [namespace current] [info level] [info level 0]]}; x p
    Foo instproc p {a args} {info level 0}; x p 1 2 {3 4}
    Foo instproc p {} {uplevel 1 {set here 7}}; x p; set here
    Foo instproc p {v} {upvar $v w; incr w}; set k 4; x p k; set k
    Foo instproc p {} {info locals}; x p
    Foo instproc p {a} {set self 1; set class 2; info locals}; x p 1
    Foo instproc p {class} {return $class}; x p arg
    Foo instproc p {} {proc inner {} {return in}; inner}; list [x p] [info commands inner]
    Foo instproc p {} {return -code break}; set n 0; foreach i {1 2 3} {incr n; x p}; set n
    Foo instproc p {} {return -code continue}; set n 0; foreach i {1 2 3} {x p; incr n}; set n
    Foo instproc p {} {return -code return 5}; proc q {} {x p; return 6}; q
    Foo instproc p {} {tailcall list a b}; x p
    Foo instproc p {n} {if {$n} {$self p [expr {$n - 1}]} else {info level}}; x p 50
    foreach i {1 2 3} {Foo o$i; lappend l [o$i who]}; set l
  `,
);

compareWithOtclsh(
  "next and the order of classes",
  inWorld`
    y who
    Class A; Class B -superclass A; Class C -superclass A; Class D -superclass {B C}; D info heritage
    Class A; Class B -superclass A; Class X; Class Y -superclass {B X}; Y info heritage
    Class P; Class Q; Class R -superclass {P Q}; Class S -superclass {Q P}; Class T -superclass {R S}; T info heritage
    foreach c {A B C D} {Class $c; $c instproc m args "lappend ::log \$class \$args; eval \$self next \$args"}; B superclass A; C superclass A; D superclass {B C}; D d; d m 1 2; set ::log
    foreach c {A B C D} {Class $c; $c instproc init args "lappend ::log \$class \$args; eval \$self next \$args"}; B superclass A; C superclass A; D superclass {B C}; D d -set log; set ::log
    Foo instproc p args {list Foo $args}; Bar instproc p args {list Bar [$self next]}; y p 1 2
    Foo instproc p args {list Foo $args}; Bar instproc p args {list Bar [eval $self next $args]}; y p 1 2
    Foo instproc p args {list Foo $args}; Bar instproc p args {list Bar [$self next 3]}; y p 1 2
    Bar instproc p args {list Bar [$self next 3]}; y p 1 2
    Bar instproc info args {list Bar [eval $self next $args]}; y info class
    Bar instproc set args {list Bar [eval $self next $args]}; y set k 3
    y proc who {} {return y:[$self next]}; y class Foo; y who
    Foo instproc p {} {set class Foo; set proc who; $self next}; y p
    Foo instproc p {} {set class Bar; set proc who; $self next}; y p
    Foo instproc p {} {set class ""; set proc who; $self next}; y p
    Foo instproc p {} {set class Zork; $self next}; y p
    Foo instproc p {} {set proc nothing; $self next}; y p
    Class Z; Foo instproc p {} {set class Z; set proc who; $self next}; y p
    x next
    proc p {} {x next}; p
    proc p {} {set class Bar; set proc who; y next}; p
    Bar superclass {Foo Object}; list [Bar info superclass] [Bar info heritage]
    Bar superclass {Object Foo}
    Bar superclass {Foo Foo}
    Bar superclass Bar
    Foo superclass Bar
    list [catch {Foo superclass Bar}] [Foo info heritage] [Bar info heritage]
    Class B2 -superclass Bar; list [catch {Foo superclass {Object B2}} m] $m [Foo info superclass] [B2 info heritage]
    Bar superclass Zork
    Bar superclass "a \{"
    Bar superclass {}; list [catch {y set a} m] $m
    Class N; N instproc who {} {return N:[$self next]}; Bar superclass {N Foo}; list [y who] [Bar info heritage]
  `,
);

compareWithOtclsh(
  "instance variables",
  inWorld`
    x set a 5; list [x set a] [catch {set a} m] $m
    x set a(1) 5; x set a(2) 6; list [x set a(1)] [lsort [x array names a]] [x array size a] [x array exists a]
    x array set a {1 2 3 4}; lsort [x array get a]
    x array get nothing
    x set a(1) 5; x set a
    x set a 1; x set a(1) 5
    x set nope
    x unset nope
    x set a 1; x set b 2; x unset a b; x info vars
    x set a 1; catch {x unset a nope}; x info vars
    lsort [x info vars]
    x set ab 1; x set ac 1; x set b 1; lsort [x info vars a*]
    x set ::g 3; set ::g
    x set nowhere::v 3
    Foo instproc p {} {$self instvar made; incr made}; list [x p] [x p] [x set made]
    Foo instproc p {} {$self instvar {made m} {a(1) one}; incr m; set one 7}; x p; list [x set made] [x set a(1)]
    Foo instproc p {} {$self instvar arr; set arr(k) v; array size arr}; list [x p] [x set arr(k)]
    Foo instproc p {} {$self instvar a b c; set a 1; set b 2; list [info exists c] [info locals]}; x p
    Foo instproc p {} {$self instvar made made {made m}; incr m; set made}; x p
    Foo instproc p {} {set made 1; $self instvar made}; x p
    Foo instproc p {} {$self instvar {a b c}}; x p
    Foo instproc p {} {$self instvar {}}; x p
    Foo instproc p {} {$self instvar "a \{"}; x p
    Foo instproc p {} {$self instvar a(1)}; x p
    Foo instproc p {} {$self instvar {a b(1)}}; x p
    Foo instproc p {} {$self instvar ::g}; x p
    Foo instproc p {} {$self instvar a; unset a}; x p
    Foo instproc p {} {$self instvar made; unset made; info exists made}; list [x p] [x info vars]
    proc p {} {x instvar made; incr made}; list [p] [x set made]
    x instvar made
    Foo instproc p {} {foreach v {a b} {$self instvar $v; set $v $v}}; x p; lsort [x info vars]
    foreach n {__proto__ constructor toString {} {a b} é} {x set $n 1; Foo instproc $n {} {return $proc}; lappend l [x set $n] [x $n]}; set l
    Class __proto__; __proto__ constructor; constructor set toString 1; list [constructor info vars] [constructor info class] [__proto__ info instances]
    Foo set shared 1; Foo proc count {} {$self instvar shared; incr shared}; list [Foo count] [Foo count] [Foo info vars] [catch {x set shared} m] $m
  `,
);

compareWithOtclsh(
  "info",
  inWorld`
    list [x info class] [x info class Foo] [x info class Object] [x info class Bar] [y info class Foo]
    x info class Zork
    lsort [Foo info instprocs]
    lsort [Foo info instprocs *i*]
    lsort [Foo info instcommands]
    lsort [Object info instcommands]
    lsort [Class info instcommands]
    list [Object info instprocs] [Class info instprocs] [Object info commands] [Class info commands] [Class info procs]
    list [Object info instargs array] [Class info instargs unknown]
    list [Foo info instargs sum] [Foo info instargs who]
    Foo info instbody who
    list [Foo info instdefault sum b v] $v [Foo info instdefault sum a v] $v
    Foo info instdefault sum zork v
    Foo info instargs nope
    Foo info instbody set
    Object info instargs set
    x proc own {a {b 1}} {return 1}; list [x info procs] [x info commands] [x info args own] [x info body own] [x info default own b v] $v
    x info args nope
    list [lsort [Foo info instances]] [Foo info instances q*] [Bar info instances]
    lsort [Foo info subclass]
    list [Foo info subclass Bar] [Bar info subclass Foo] [Foo info subclass Foo] [Foo info superclass Object] [Foo info superclass Bar]
    Foo info subclass Zork
    Foo info superclass Zork
    list [Bar info heritage] [Bar info heritage O*] [Class info heritage] [Object info heritage] [Object info superclass]
    Foo info class Class
    list [Object info class] [Class info class] [Class info superclass]
    Foo info nope
    x info nope
    x info superclass
    x info {}
    x info instances
    Foo info "a b"
    lmap o {superclass subclass heritage instances instcommands instprocs instargs instdefault instbody class commands procs args default body vars} {list [catch {Foo info $o 1 2 3 4 5} m] $m}
    lmap o {class commands procs args default body vars} {list [catch {x info $o 1 2 3 4 5} m] $m}
    Foo instproc who {} {}; list [lsort [Foo info instprocs]] [catch {x who} m] $m [y who]
    Foo instproc gone {} {}; lsort [Foo info instprocs]
    x proc own {} {return 1}; x proc own {} {}; list [x info procs] [catch {x own} m] $m
    llength [info commands ::otcl::*]
  `,
);

compareWithOtclsh(
  "the end of objects, other classes, other names",
  inWorld`
    x destroy; info commands x
    x destroy; x who
    y set a 1; y destroy; list [Bar info instances] [Foo info instances]
    Foo instproc destroy {} {lappend ::log $self; $self next}; x destroy; list $::log [info commands x]
    Foo instproc destroy {} {lappend ::log $self}; x destroy; list $::log [info commands x]
    Foo instproc destroy {} {lappend ::log $self; $self next}; rename x {}; list $::log [Foo info instances]
    Foo instproc destroy {} {lappend ::log $self; $self next}; proc x {} {}; list $::log [Foo info instances]
    Foo instproc destroy {} {lappend ::log $self; $self next}; Foo x; list $::log [Foo info instances] [x who]
    Foo instproc destroy {} {lappend ::log $self}; rename x {}; list $::log [Foo info instances] [info commands x]
    Foo instproc p {} {$self destroy; return "gone $self"}; list [x p] [info commands x]
    Foo instproc p {} {$self instvar made; $self destroy; info exists made}; x p
    rename x z; list [z who] [Foo info instances] [catch {x who}]
    rename x ::q; q proc p {} {return $self}; list [q p] [q set made]
    namespace eval n {}; rename x n::o; list [n::o who] [Foo info instances]
    x class Object; list [x info class] [catch {x who} m] $m [x set made]
    x class Bar; list [x who] [lsort [Bar info instances]] [Foo info instances]
    x class Zork
    x class Class; x instproc a {} {}
    x class Class; x create a
    Foo class Bar; list [Foo info class] [catch {Foo create z} m] $m
    Bar destroy; list [info commands y] [info commands Bar] [Foo info subclass]
    Foo destroy; list [info commands x] [info commands Foo] [Bar info superclass] [Bar info heritage]
    Foo destroy; y set a 1
    Foo destroy; y unknown
    Class Sub -superclass {Foo Bar2}
    Class Other; Bar superclass {Foo Other}; Foo destroy; list [Bar info superclass] [y info class]
    Foo instproc unknown {m args} {list unknown $m $args $self $class $proc}; list [x zork 1 {2 3}] [y zork] [x who]
    x proc unknown {m args} {list own $m $args $class}; x zork 1
    Foo instproc unknown {m args} {$self next}; x zork
    Foo proc unknown {m args} {list made $m $args}; Foo zork a b
    Foo instproc lazy auto {Foo instproc lazy {a} {return "lazy $a"}}; list [Foo info instprocs lazy] [x lazy 1] [x lazy 2]
    Foo instproc lazy auto {set z 1}; x lazy
    Foo instproc lazy auto {error hmm}; x lazy
    x proc lazy auto {error hmm}; x lazy
    x proc lazy auto {x proc lazy {} {return ok}}; x lazy
    Foo instproc lazy auto {set z 1}; Foo info instbody lazy
  `,
);

compareWithOtclsh(
  "errors and their traces",
  traces`
    x
    Foo
    x nope
    x nope a b
    ::x nope
    x sum
    x who 1
    x fail
    y fail
    x set
    x set a b c
    x set nope
    x unset
    x instvar
    x class
    x class a b
    x proc
    x proc a
    x proc a b c d
    x proc p {{a b c}} x; x p
    x destroy 1
    x info
    x array
    Foo create
    Foo superclass
    Foo superclass a b
    Foo instproc
    Foo instproc a b
    Foo instproc a b c d
    Foo unknown
    Foo create z 1
    Foo create z -nope 1
    Foo create z -set nope
    Foo create z -- 1
    Foo create z {} 1
    x init 1
    x init -nope 1
    Class create A -superclass
    Class create A -superclass Zork
    Class create A -superclass {Foo Foo}
    Object alloc
    Class alloc
    Foo instproc p {} {$self set zork}; x p
    Foo instproc p {} { while 1 { \n\n $self nope }}; x p
    Foo instproc p {} {\n\n\n  $self q\n}; Foo instproc q {} {\n set k 1\n  expr {$k + $zork}\n}; x p
    Foo instproc p {x} {\n\n\n error deep\n}; Bar instproc p {x} {\n  $self next $x\n}; y p 1
    Foo instproc p {x} {\n $self set nope\n}; Bar instproc p {x} {\n  $self next $x\n}; y p 1
    Foo instproc p {x} {\n $self set nope\n}; Bar instproc p {x} {\n  $self next\n}; y p 1
    Foo instproc init {} {\n\n error "in init"\n}; Foo create z
    Foo instproc init {} {\n\n $self nope\n}; proc make {} {\n  Foo create z\n}; make
    Foo instproc unknown {m args} {\n  error "no $m"\n}; x zork 1 2
    x proc unknown {m args} {\n  error "no $m"\n}; x zork 1 2
    x proc p {} {\n  error own\n}; x p
    Foo instproc p {} {break}; x p
    Foo instproc p {} {return -code error -errorinfo told -errorcode {A B} msg}; x p
    Foo instproc destroy {} {error "never"}; x destroy
    Foo instproc lazy auto {error hmm}; x lazy
    Foo instproc p {} "a \{"; x p
    Foo instproc p "a \{" x
    Foo instproc p {{}} x
    Foo instproc p {a(1)} x
    Class ThisIsAVeryLongClassNameThatExceedsFortyCharacters; ThisIsAVeryLongClassNameThatExceedsFortyCharacters instproc anEvenLongerMethodNameThatExceedsFortyCharacters {} {error e}; ThisIsAVeryLongClassNameThatExceedsFortyCharacters l; l anEvenLongerMethodNameThatExceedsFortyCharacters
    Class ThisIsAVeryLongClassNameThatExceedsFortyCharacters; ThisIsAVeryLongClassNameThatExceedsFortyCharacters instproc unknown args {error e}; ThisIsAVeryLongClassNameThatExceedsFortyCharacters l; l z
    eval x nope [list [string repeat q 200]]
    Bar superclass {Object Foo}
    Foo superclass Bar
    next
  `.map((script) => script.replaceAll("\\n", "\n")),
);

const onPurpose: readonly OtclRow[] = [
  {
    script: "Object create {a b}",
    differs: { reason: "names are words, not parts of a script", expected: "0 a b" },
  },
  {
    script: `${WORLD}Foo instproc p {} {$self instvar q; $self info vars}; x p`,
    differs: { reason: "a variable without a value does not exist", expected: "0 made" },
  },
  {
    script: `${WORLD}Foo instproc init {} {error e}; catch {Foo z}; lindex [split $::errorInfo \\n] 12`,
    differs: {
      reason: "the method unknown of classes is written in other words",
      expected: '0 "eval [list $self create $m] $args"',
    },
  },
];

compareWithOtclsh("differences on purpose", onPurpose);

/** Pseudo-random numbers below `limit`, the same for the same seed. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}

/**
 * Random graphs of classes, changed while objects exist: orders, inherited and replaced methods, refused changes. There
 * are no circles: once OTcl has refused one, its orders of precedence lose classes.
 */
function randomScript(seed: number): string {
  const random = generator(seed);
  const lines = ["set log {}"];
  const count = 3 + random(5);
  const name = () => `C${random(count)}`;
  const below = (i: number) => `C${random(i)}`;
  const some = (i: number) => Array.from({ length: 1 + random(3) }, () => below(i)).join(" ");
  for (let i = 0; i < count; i++) {
    lines.push(`Class C${i}`);
    if (i > 0)
      lines.push(`catch {C${i} superclass {${i > 1 && random(2) ? `C${random(i)} ` : ""}C${random(i)}}}`);
    if (random(3)) {
      lines.push(`C${i} instproc m args {lappend ::log $class $args; eval $self next $args $class}`);
    }
  }
  for (let i = 0; i < 12; i++) {
    const object = `o${random(3)}`;
    const index = 1 + random(count - 1);
    const line = [
      `${name()} create ${object}`,
      `C${index} superclass {${some(index)}}`,
      `${object} m ${i}`,
      `${object} class ${name()}`,
      `${name()} instproc m args {lappend ::log again $class; $self next}`,
      `${name()} instproc m {} {}`,
      `${object} proc m args {lappend ::log own; eval $self next $args}`,
      `${name()} info heritage`,
      `${object} destroy`,
      `${name()} info superclass ${name()}`,
    ][random(10)];
    lines.push(`lappend log [catch {${line}} r] $r`);
  }
  for (let i = 0; i < count; i++)
    lines.push(`lappend log [C${i} info heritage] [lsort [C${i} info instances]]`);
  lines.push("set log");
  return lines.join("\n");
}

compareWithOtclsh(
  "random graphs of classes",
  Array.from({ length: 150 }, (_, seed) => randomScript(seed + 1)),
);

describe("new and delete", () => {
  it.each([
    ["Class A; list [new A] [new A] [A info instances]", "0 _o1 _o2 {_o1 _o2}"],
    ["Class A; A instproc init {a b} {$self set s $a$b}; [new A 1 2] set s", "0 12"],
    ["Class A; set a [new A]; delete $a; info commands $a", "0 "],
    ["Class A; A instproc destroy {} {lappend ::log $self; $self next}; delete [new A]; set log", "0 _o1"],
    ["new Zork", '1 class Zork: constructor failed: invalid command name "Zork"'],
    ["Class A; A instproc init {} {error no}; new A", "1 class A: constructor failed: no"],
    ["new", '1 wrong # args: should be "new className ?arg ...?"'],
    ["delete zork", '1 "zork" is no object'],
    ["delete", '1 wrong # args: should be "delete object"'],
  ])("%s", (script, expected) => {
    expect(runOtcl(script)).toBe(expected);
  });
});

describe("the roots stay", () => {
  it.each([
    ["Object destroy", '1 can\'t destroy the class "Object"'],
    ["Class destroy", '1 can\'t destroy the class "Class"'],
    ["rename Object {}; Class A; A a; list [a info class] [A info superclass]", "0 A Object"],
    ["Class Object; Class A; A a; list [a info class] [A info superclass]", "0 A Object"],
    ["Class create Class; Object create o; o info class", "0 Object"],
    ["proc Class args {}; Object create o; o set a 1", "0 1"],
    ["Class A; namespace delete ::otcl; A instproc m {} {return $self}; A a; a m", "0 a"],
    ["Class A; A instproc m {} {return $self}; A a; namespace delete ::otcl; a m", "0 a"],
  ])("%s", (script, expected) => {
    expect(runOtcl(script)).toBe(expected);
  });
});

describe("limits", () => {
  /** What a script ends with under small limits. */
  function ending(script: string): string {
    const interp = createInterpreter({ limits: { steps: 200_000, memory: 8_000_000, depth: 100 } });
    installOtcl(interp);
    const { code, text } = evaluateText(interp, script);
    return `${code} ${text}`;
  }

  it.each([
    ["Class A; A instproc m {} {$self m}; A a; catch {a m}", "nested calls"],
    ["Class A; A instproc init {} {[$self info class] create $self}; catch {A a}", "nested calls"],
    ["Class A; A instproc unknown args {eval $self $args}; A a; catch {a b}", "nested calls"],
    [
      "set p Class; for {set i 0} {$i < 200} {incr i} {$p create M$i -superclass Class; set p M$i}; M0 destroy",
      "nested calls",
    ],
    ["Class A; while 1 {A create o[incr i]}", "steps"],
    ["set p Object; while 1 {Class C[incr i] -superclass $p; set p C$i}", "steps"],
    ["Class A; while 1 {A instproc m[incr i] {a b} {}}", "steps"],
    ["Object create o; while 1 {o set v[incr i] $i}", "steps"],
  ])("%s", (script, unit) => {
    expect(ending(script)).toMatch(new RegExp(`^-1 more than \\d+ ${unit}$`));
  });

  it("counts what objects hold", () => {
    const interp = createInterpreter({ limits: { memory: 100_000_000 } });
    installOtcl(interp);
    const script = "Object create o; while 1 {o set v[incr i] [string repeat x 1000000]$i}";
    expect(evaluateText(interp, script).text).toMatch(/bytes of live values/);
  });

  it("long chains of classes are searched in bounded time", () => {
    const interp = createInterpreter({ limits: { steps: 3_000_000 } });
    installOtcl(interp);
    const script = `
      set p Object
      for {set i 0} {$i < 500} {incr i} {Class C$i -superclass $p; set p C$i}
      $p create o
      while 1 {catch {o nothing}; o info class Object}`;
    expect(evaluateText(interp, script).text).toBe("more than 3000000 steps");
  });
});
