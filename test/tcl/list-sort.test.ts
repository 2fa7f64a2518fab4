import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

compareWithTclsh(
  "what is no number",
  caught`
    lsort -integer [list [expr {.5}] 1]
    lsort -integer {0.5 1}
    lsort -integer [list [string repeat x 60] 1]
    lsort -real [list [string repeat é 60] 1]
  `,
);

compareWithTclsh(
  "lsort: options",
  caught`
    lsort
    lsort -foo {a b}
    lsort -foo
    lsort foo bar
    lsort -i {a b}
    lsort -in {a b}
    lsort -ind {b a}
    lsort -u {b a}
    lsort -d {b a}
    lsort -dec {b a}
    lsort -c x {b a}
    lsort -dict -deC {b a}
    lsort "" {b a}
    lsort -index
    lsort -index {a b}
    lsort -command {a b}
    lsort -command
    lsort -stride {a b}
    lsort -increasing -decreasing {1 2}
    lsort -decreasing -increasing {1 2}
    lsort -ascii -integer {10 9}
    lsort -integer -ascii {10 9}
    lsort -command c -integer {10 9}
    lsort -nocase -dictionary {a B}
    lsort "a \{"
    lsort {}
    lsort a
    lsort -unique {}
    lsort -index 0 {}
    lsort { c  b a }
    set l {}; foreach i {5 -3 12 0 5 7 -3} {lappend l [expr {$i + 0}]}; lsort -integer $l
    set l {}; foreach i {5 -3 12 0 5 7 -3} {lappend l [expr {$i + 0}]}; lsort -integer -decreasing $l
    set l {}; foreach i {5 -3 12 0 5 7 -3} {lappend l [expr {$i + 0}]}; lsort -integer -unique -decreasing $l
    set l {}; foreach i {5 -3 12 0 5 7 -3} {lappend l [expr {$i + 0}]}; list [lsort -integer $l] $l
    set l {}; foreach i {5 0x5 05 123456789012345678901 5} {lappend l $i}; lsort -integer $l
    lsort -integer -unique -decreasing -indices {3 1 2 3}
  `,
);

compareWithTclsh(
  "lsort: orders",
  caught`
    lsort {b a c}
    lsort {10 9 1 2}
    lsort {a B c A}
    lsort [list a "" b]
    lsort [list b \0 \1 a]
    lsort -decreasing {c b a b}
    lsort -integer {3 2 1}
    lsort -integer {3 x 1}
    lsort -integer {x}
    lsort -integer {1.5 2}
    lsort -integer {1 1.0}
    lsort -integer {0x10 5 0o7 010}
    lsort -integer {99999999999 1}
    lsort -integer {99999999999999999999 1}
    lsort -integer {9223372036854775808 1}
    lsort -integer {-9223372036854775809 1}
    lsort -integer {-18446744073709551615 1}
    lsort -integer {-18446744073709551616 1}
    lsort -integer {08 1}
    lsort -integer {0x 1}
    lsort -integer [list [string repeat a 100] b]
    lsort -integer [list [string repeat é 40] b]
    lsort -integer [list [list a b] b]
    lsort -integer {{} 1}
    lsort -integer {{ 5 } 1}
    lsort -integer {1_0 1}
    lsort -integer {true 1}
    lsort -integer {9007199254740993 9007199254740992 9007199254740991}
    lsort -real {3.5 2 1e1}
    lsort -real {3.5 x}
    lsort -real {x}
    lsort -real {{} 1}
    lsort -real {NaN 1}
    lsort -real {inf -inf 0}
    lsort -real {08 1}
    lsort -real {08.5 1}
    lsort -real {99999999999999999999999 1}
    lsort -real {1e400 1}
    lsort -real {0x10 1}
    lsort -real [list [list a b] b]
    lsort -real [list [string repeat a 100] b]
    lsort -real [list [expr {2.5}] [expr {1}] 2]
    lsort -nocase {a A b B}
    lsort -nocase {B a C}
    lsort -decreasing -nocase {B a C b}
    lsort -nocase [list \u00c9 \u00e9 e]
    lsort {é e z ß}
  `,
);

compareWithTclsh(
  "lsort -dictionary",
  caught`
    lsort -dictionary {a10 a2 A1 a1}
    lsort -dictionary {bigBoy bigbang bigboy}
    lsort -dictionary {x10y x9y x11y}
    lsort -dictionary {a001 a01 a1 a0001}
    lsort -dictionary {a1b a01b a1a a01a}
    lsort -dictionary {a A b B}
    lsort -dictionary {A a B b}
    lsort -dictionary [list \u00c9 \u00e9 e E]
    lsort -dictionary {1 01 001 0 00 000}
    lsort -dictionary {-1 1 -10 -2}
    lsort -dictionary {a a- a1 aa}
    lsort -dictionary {{} a 1}
    lsort -dictionary {"1 " 1 "1a" 11}
    lsort -dictionary {x1y2 x1y10 X1y3}
    lsort -dictionary {a_b a^b aBb}
    lsort -dictionary {a[ aA a_ a~}
    lsort -dictionary {10000000000000000000000000001 10000000000000000000000000000 9}
    lsort -dictionary {node-10 node-9 Node-9 node-09 node-1a node-1}
    lsort -dictionary {a1A a01a A1a a1a}
    lsort -dictionary -decreasing {a10 a9 a1}
    lsort -dictionary -unique {a01 a1}
    lsort -dictionary -nocase {b A a B}
  `,
);

compareWithTclsh(
  "lsort -index, -indices, -unique and -stride",
  caught`
    lsort -index 1 {{a 2} {b 1}}
    lsort -index 2 {{a 2} {b 1}}
    lsort -index 2 {{a 2}}
    lsort -index {} {{a 2} {b 1}}
    lsort -index {1 0} {{a {2 1}} {b {1 0}}}
    lsort -index {1 1 1} {{a {2 1}} {b {1 0}}}
    lsort -index x {{a 2} {b 1}}
    lsort -index {0 x} {{a 2} {b 1}}
    lsort -index end {{a 2} {b 1}}
    lsort -index end-1 {{a 2} {b 1}}
    lsort -index end-2 {{a 2} {b 1}}
    lsort -index end-5 {{a 2} {b 1}}
    lsort -index -1 {{a 2} {b 1}}
    lsort -index 1-5 {{a 2} {b 1}}
    lsort -index 0+1 {{a 2} {b 1}}
    lsort -index 2147483647 {{a 2} {b 1}}
    lsort -index {end+1 -1} {{a 2} {b 1}}
    lsort -index {0 end+1} {{a 2} {b 1}}
    lsort -index 0 "{a \{} b"
    lsort -index 0 {"a \{" b}
    lsort -index "\{" {a b}
    lsort -index 0 -index {} {b a}
    lsort -index 0 -indices {{b 1} {a 2}}
    lsort -integer -index 0 {{x 1} {y 2}}
    lsort -integer -index 1 {{x 10} {y 9}}
    catch {lsort -integer -index 0 {{x 1} {y 2}}} m o; dict get $o -errorinfo
    catch {lsort -index {0 x} {{a 2} {b 1}}} m o; dict get $o -errorinfo
    catch {lsort -index {0 -1} {{a 2} {b 1}}} m o; dict get $o -errorinfo
    lsort -unique {b a b c a}
    lsort -unique {A a}
    lsort -unique -nocase {a A b B}
    lsort -unique -nocase {A a}
    lsort -unique -decreasing -nocase {B a C b}
    lsort -unique -integer {1 01 0x1 2}
    lsort -unique -real {1 1.0 2}
    lsort -unique -index 0 {{a 1} {a 2} {b 1}}
    lsort -decreasing -unique -index 0 {{a 1} {b 1} {a 2}}
    lsort -decreasing -index 0 {{a 1} {b 1} {a 2}}
    lsort -unique -indices {b a b c a}
    lsort -indices {c b a}
    lsort -indices -decreasing {c b a b}
    lsort -indices -unique -integer {3 1 3 2}
    lsort -stride 1 {a b}
    lsort -stride -5 {a b}
    lsort -stride 0 {a b}
    lsort -stride x {a b c d}
    lsort -stride 99999999999 {a b}
    lsort -stride 2 {a b c}
    lsort -stride 2 {a}
    lsort -stride 2 {a b c d}
    lsort -stride 3 {a b c}
    lsort -stride 3 {}
    lsort -stride 2 {d 1 b 2 c 3}
    lsort -stride 2 -stride 3 {c 1 2 a 1 2}
    lsort -stride 2 -index 1 {d 3 b 2 c 1}
    lsort -stride 2 -index 2 {d 3 b 2 c 1}
    lsort -stride 2 -index {} {d 3 b 2 c 1}
    lsort -stride 2 -index -1 {d 3 b 2 c 1}
    lsort -stride 2 -index end {d 3 b 2 c 1}
    lsort -stride 2 -index end-5 {a b}
    lsort -stride 2 -index {2 1} {}
    lsort -stride 2 -index {1 0} {d {3 x} b {2 y} c {1 z}}
    lsort -stride 2 -index {0 1} {{c 1} 1 a 2 b 3 c 4}
    lsort -stride 2 -indices {d 1 b 2 c 3}
    lsort -stride 2 -indices -index 1 {d 3 b 2 c 1}
    lsort -stride 2 -unique {d 1 b 2 d 3}
    lsort -stride 2 -unique -indices {d 1 b 2 d 3}
    lsort -stride 2 -index {0 0} -unique {{c 1} 1 a 2 b 3 c 4}
    lsort -stride 2 -integer {10 a 9 b}
    lsort -stride 2 -index 1 -integer -decreasing {a 1 b 3 c 2}
  `,
);

compareWithTclsh(
  "lsort -command",
  caught`
    lsort -command {string compare} {b a c}
    lsort -command {string compare -nocase} {b A c}
    lsort -command cmp {b a c}
    lsort -command cmp {a}
    lsort -command cmp {}
    lsort -command {list x} {b a c}
    lsort -command "a \{" {a b}
    lsort -command "a \{" {a}
    lsort -command "\{" {}
    lsort -command "" {b a}
    lsort -command {error "x"} {a b}
    lsort -command {return -code error oops; list} {b a c}
    proc c {a b} {return x}; lsort -command c {b a c}
    proc c {a b} {return 1.5}; lsort -command c {b a c}
    proc c {a b} {return 99999999999}; lsort -command c {b a c}
    proc c {a b} {return 0x10}; lsort -command c {b a c}
    proc c {a b} {error oops}; lsort -command c {b a c}
    proc c {a b} {error oops}; catch {lsort -command c {b a c}} m o; dict get $o -errorinfo
    catch {lsort -command {string foo} {b a c}} m o; dict get $o -errorinfo
    proc c {a b} {return x}; catch {lsort -command c {b a c}} m o; dict get $o -errorinfo
    proc c {a b} {return -code break x}; list [catch {lsort -command c {b a c}} m] $m
    proc c {a b} {return -code continue x}; list [catch {lsort -command c {b a c}} m] $m
    proc c {a b} {return -code return x}; list [catch {lsort -command c {b a c}} m] $m
    proc c {a b} {return -code 9 x}; list [catch {lsort -command c {b a c}} m] $m
    proc c {a b} {lappend ::l $a$b; string compare $a $b}; set ::l {}; lsort -command c {d b a c e}; set l
    proc c {a b} {lappend ::l $a$b; string compare $a $b}; set ::l {}; lsort -command c -index 0 -decreasing {d b a c e}; set l
    proc c {a b} {lappend ::l $a$b; string compare $a $b}; set ::l {}; lsort -command c {d b a c e g f h i j k l m}; set l
    proc c {a b} {lappend ::l $a$b; string compare $a $b}; set ::l {}; lsort -unique -command c {d b a b c e d g}; set l
    proc c {a b} {lappend ::l $a$b; string compare $a $b}; set ::l {}; list [lsort -unique -command c {d b a b c e d g b b}] $l
    proc c {a b} {lappend ::l $a.$b; string compare $a $b}; set ::l {}; list [lsort -stride 2 -command c {c 1 a 2 b 3}] $l
    proc c {a b} {lappend ::x z; string compare $a $b}; set x {c b a}; list [lsort -command c $x] $x
    proc c {a b} {lset ::x 0 z; string compare $a $b}; set x [list c b a]; list [lsort -command c $x] $x
    proc c {a b} {lappend ::l $a$b; string compare $a $b}; set l {}; catch {lsort -command c -index 0 "{b} {a} {x \{"} m; list $m $l
    lsort -unique -command {string compare -nocase} {a B A b}
    lsort -indices -command {string compare} {c a b}
    lsort -index 1 -stride 2 -command {string compare} {c 1 a 0}
    lsort -command {apply {{a b} {expr {$a - $b}}}} {10 9 8 7 100}
    lsort -command {apply {{a b} {lsort {b a}; expr {$a - $b}}}} {10 9 8 7 100}
  `,
);

describe("lsort of much", () => {
  it("sorts a long list", () => {
    const script = `
      set l {}; set x 1
      for {set i 0} {$i < 100000} {incr i} {set x [expr {($x * 16807) % 2147483647}]; lappend l $x}
      set s [lsort -integer $l]
      list [llength $s] [lindex $s 0] [lindex $s end]`;
    const numbers: number[] = [];
    for (let i = 0, x = 1; i < 100_000; i++) {
      x = (x * 16807) % 2147483647;
      numbers.push(x);
    }
    expect(runTcl(script)).toBe(`0 100000 ${Math.min(...numbers)} ${Math.max(...numbers)}`);
  });

  it("charges for comparing long texts", () => {
    const script = `
      set a [string repeat a 100000]; set l {}
      for {set i 0} {$i < 400} {incr i} {lappend l $a$i}
      lsort ORDER $l`;
    for (const order of ["-ascii", "-nocase", "-dictionary"]) {
      const interp = createInterpreter({ limits: { steps: 1_000_000 } });
      expect(evaluateText(interp, script.replace("ORDER", order)).text).toBe("more than 1000000 steps");
    }
  });
});
