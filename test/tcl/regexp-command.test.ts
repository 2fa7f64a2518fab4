import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "regexp",
  caught`
    regexp
    regexp a
    regexp a b
    regexp a a
    regexp {} {}
    regexp "" a
    regexp -- -a -a
    regexp -- a
    regexp --
    regexp -
    regexp - -
    regexp -a a b
    regexp -l a b
    regexp -foo a b
    regexp -a* x
    regexp -all a
    regexp -all -all a
    regexp -start
    regexp -start 1
    regexp -start end
    regexp -start a
    regexp -start x a b
    regexp -start 1e a b
    regexp -start 1+1 a bba
    regexp -start -5 a bba
    regexp -start end a bba
    regexp -start end-1 a bba
    regexp -start 08 a bba
    regexp -start 99 {} bba
    regexp -inline a b c
    regexp -inline a
    regexp -about
    regexp -about a
    regexp -about {(a)\1}
    regexp -about a b c
    regexp -about -inline a b c
    regexp -about -inline a
    regexp -inline -about (
    regexp -about (
    regexp ( a
    regexp {a{3,2}} a
    regexp {[z-a]} a
    regexp {\q} a
    regexp {(?z)a} a
    regexp -inline {(a)(b)?} ac
    regexp -inline -indices {(a)(b)?} ac
    regexp -inline {x} ac
    regexp -inline -all {[a-z]([0-9])} {a1 b2 c3}
    regexp -inline -all -indices {[a-z]([0-9])?} {a1 b c3}
    regexp -all {[a-z]} {a1 b2 c3}
    regexp -all {x} {a1 b2 c3}
    regexp -all {} abc
    regexp -all -inline {} abc
    regexp -all -inline -indices {} abc
    regexp -all -inline -indices {$} abc
    regexp -all -inline -indices {^} "ab\ncd"
    regexp -all -inline -indices {^} "\n\ncd"
    regexp -all -inline -indices -line {^} "ab\ncd\n"
    regexp -all -inline -indices -line {$} "ab\ncd\n"
    regexp -all -inline -indices {\m} {ab cd}
    regexp -all -inline -indices {\A} abc
    regexp -all -inline -indices {a*} baac
    regexp -all -inline {(?=a)} aaa
    regexp -inline -indices -start 5 {$} ab
    regexp -inline -indices -all -start 5 {} ab
    regexp -inline -indices -start 2 {^} ab
    regexp -inline -indices -start 1 {^b} "\nb"
    regexp -inline -indices -start 1 {(x)?b} ab
    regexp -nocase ABC abc
    regexp -expanded {a b} ab
    regexp -line {^b$} "a\nb\nc"
    regexp -linestop a.b "a\nb"
    regexp -lineanchor {^b} "a\nb"
    regexp -line -linestop -lineanchor -nocase -expanded {^ B $} "a\nb"
    regexp {(a)(b)} ab x; set x
    regexp {(a)(b)} ab x y z w; list $x $y $z $w
    regexp -indices {(a)(b)?} a x y z w; list $x $y $z $w
    set x old; regexp b a x; set x
    regexp -all {(.)b} abcb x y; list $x $y
    regexp -start 2 {(a)|(b)} xxb x y z; list $x $y $z
    regexp -start 9 {(a)?} xxb x y; list $x $y
    set x 1; regexp a a x(1)
    set x(1) 1; regexp a a x
    regexp {(a)} a x(b) x(c); lsort [array get x]
    regexp b a nosuch::x
    regexp a a nosuch::x
    regexp {\d+} 12345 n; expr {$n + 1}
    regexp {^(\S+)\s+(\S+)$} "one  two" -> a b; list $a $b
    regexp -inline {^([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)$} 10.1.2.30
    regexp -inline -- {-(\w+)} {a -foo}
    regexp [list a b] {xa bx}
    regexp é é
    regexp -nocase É é
    regexp -inline . \U1F600
    switch -regexp -- foobar {^b {set r 1} o+ {set r 2}}
    lsearch -regexp {abc bcd cde} ^b
    lsearch -all -inline -regexp {abc bcd cde} {[ce]}
    lsearch -nocase -regexp {abc bcd cde} ^B
    lsearch -regexp {a b} (
    array set q {ab 1 bc 2}; lsort [array names q -regexp ^a]
  `,
);

compareWithTclsh(
  "regsub",
  caught`
    regsub
    regsub a b
    regsub a b c d e
    regsub -foo a b c
    regsub -n a b c
    regsub -inline a b c
    regsub -start
    regsub -start 1
    regsub -start 1 2 3
    regsub -start x a b c
    regsub -- a b c
    regsub -- -a -ab c
    regsub -all
    regsub ( b c
    regsub -all {[} b c
    regsub a bab x
    regsub a bab x r; set r
    regsub q bab x r; list $r
    regsub q bab x r
    regsub -all a banana x r
    regsub -all a banana x r; set r
    regsub -all {} abc x
    regsub {} abc x
    regsub -all {} {} x
    regsub {} {} x
    regsub -all {x*} abc -
    regsub -all {b*} abbc <&>
    regsub -all {b*$} abb <&>
    regsub -all {^} "a\nb" -
    regsub -all -line {^} "a\nb\n\nc\n" -
    regsub -all -line {$} "a\nb\n\nc\n" -
    regsub -all {\A} abcd x
    regsub -all -start 1 {\A} abcd x
    regsub -all {(?=a)} banana <>
    regsub -start 1 b abcb -
    regsub -all -start 1 b abcb -
    regsub -all -start end b abcb -
    regsub -all -start -1 b abcb -
    regsub -start 9 {$} ab x
    regsub -start 2 {$} ab x
    regsub -all -start 1 {^b} "a\nb" x
    regsub -all {(a)|(b)} abc {<\1|\2|&|\0|\\|\&|\9|\a|}
    regsub -all a aaa "\\"
    regsub a b "\\"
    regsub a a {\\\\&\&}
    regsub {(a)(b)(c)} abc {\3\2\1\4&\0}
    regsub {(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)} abcdefghij {\9\10}
    regsub -nocase -all A aAb x
    regsub -all -nocase ab xAbaBX {}
    regsub -all -expanded { a } aba x
    regsub -expanded { a } aba x
    regsub -all -expanded { a* } aba x
    regsub -all aa aaaaa b
    regsub -all . "a\nb" x
    regsub -line -all . "a\nb" x
    regsub -all {[aeiou]} {hello world} {[&]}
    regsub -all {\s+} "a  b \t c" { }
    regsub {^\s*(.*?)\s*$} "  trim me  " {\1}
    regsub -all {([a-z])([0-9])} a1b2 {\2\1}
    regsub -all {(\w+) (\w+)} {a b c d} {\2 \1}
    set r 1; regsub a a b r(1)
    regsub a a b r(1); array get r
    regsub -all é éaé e
    regsub -all -nocase \u0130 i\u0130I -
    regsub -all [list a] aba {}
  `,
);

describe("limits", () => {
  const run = (script: string, limits = {}) => evaluateText(createInterpreter({ limits }), script);

  it("ends a match that tries too much; no script can catch that", () => {
    const script = String.raw`catch {regexp {^(a*)(a*)(a*)(a*)\4\3\2\1b\1c$} [string repeat a 100]bc}; set x 1`;
    expect(run(script)).toEqual({
      code: -1,
      text: "more than 10000000 matcher steps in one regular expression match",
    });
    expect(run(script, { regexp: 1_000 }).text).toContain("1000 matcher steps");
  });

  it("counts all matches of a script together", () => {
    const script = "while 1 {regexp {^(?:a|b)*c} $text}";
    expect(run(`set text [string repeat ab 10000]; ${script}`, { steps: 100_000 }).text).toContain("steps");
  });

  it("counts the compiling of patterns", () => {
    const script = 'while 1 {incr i; catch {regexp "((a$i{255}){255}){255}" a}}';
    expect(run(script, { steps: 100_000 }).text).toContain("100000 steps");
  });

  it("bounds what regsub makes", () => {
    const script = "regsub -all . [string repeat a 1000] [string repeat & 1000]";
    expect(run(script, { bytes: 10_000 }).text).toContain("bytes");
    expect(run("regsub -all a [string repeat a 1000] [string repeat b 1000]", { bytes: 10_000 }).code).toBe(
      -1,
    );
  });

  it("bounds what regexp gives", () => {
    expect(run("regexp -all -inline . [string repeat a 1000]", { items: 100 }).text).toContain("items");
  });

  it("forgets patterns, and still answers right when they come back", () => {
    const script = `
      set right 0
      for {set round 0} {$round < 3} {incr round} {
        for {set i 0} {$i < 200} {incr i} {incr right [regexp "^x$i\\$" x$i]}
      }
      set right`;
    expect(run(script)).toEqual({ code: 0, text: "600" });
  });
});

compareWithTclsh(
  "regexp -nocase can be shortened where Tcl compiles the call",
  caught`
    regexp -n A a
    regexp -no -- A a
    regexp -n -nocase A a
    regexp -- -n A
    regexp -n -n A
    regexp -n A
    regexp -n A a x
    regexp -n -line A a
    regexp "-n" A a
    set n -n; regexp $n A a
    set c regexp; $c -n A a
    regsub -n A a b
  `,
);

compareWithTclsh(
  "what expanded patterns and long escapes are",
  caught`
    regexp -about -expanded {a b}
    regexp -about -expanded abc
    regexp -about -expanded { a}
    regexp -about -expanded {[ a]}
    regexp -about -expanded {a\ b}
    regexp -about -expanded {a{1, 2}}
    regexp -about -expanded "a#b"
    regexp -about {(?x)a b}
    regexp {a\U1000000x} a\ufffd0x
    regexp {a\U110000x} a\ufffd0x
    regexp {a\U00001234x} a\u1234x
    regexp {a\U0010ffffx} a\ufffdx
    regexp {a\Uffffffffx} a\ufffdx
    regexp {a\Uffffffffx} a\ufffdfffx
  `,
);
