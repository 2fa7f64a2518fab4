import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

compareWithTclsh(
  "string: subcommands",
  caught`
    string
    string foo
    string ""
    string ind abc
    string le
    string ma a
    string to a
    string toup a
    string trim
    string wordend a
    string leng abc
  `,
);

compareWithTclsh(
  "string: length, index, range",
  caught`
    string length
    string length a b
    string length ""
    string length abc
    string length é
    string length 😀
    string length [list a b]
    string length 12
    string bytelength
    string bytelength ""
    string bytelength abc
    string bytelength é
    string bytelength \0
    string bytelength 😀
    string bytelength \u4e2d
    string index
    string index abc
    string index abc 0
    string index abc x
    proc f {s i} {string index $s $i}; list [f abc 0] [f abc 2] [f abc 3] [f abc -1] [f abc end] [f 1234 1] [f {} 0]
    proc f {s i} {string index $s $i}; list [catch {f abc x} m] $m $::errorInfo
    proc f {s} {string length $s}; list [f abc] [f {}] [f 12] [f [list a b]]
    proc f {} {string length}; f
    proc f {} {string index abc 1 2}; f
    proc f {} {string length [error deep]}; list [catch f m] $m $::errorInfo
    rename string text; proc string args {return mine}; proc f {} {string length abc}; f
    string index abc x y
    string index abc end
    string index abc end-1
    string index abc end+1
    string index abc -1
    string index abc 3
    string index abc 1+1
    string index abc 1.0
    string index 12345 2
    string index "" 0
    string range
    string range abc 1
    string range abc 1 x
    string range abc x 1
    string range abcdef 1 3
    string range abcdef end-2 end
    string range abcdef -2 99
    string range abcdef 3 2
    string range abcdef 9 9
    string range 12345 1 2
    string range a😀b 1 2
  `,
);

compareWithTclsh(
  "string compare and equal",
  caught`
    string equal a
    string equal a b
    string equal a a
    string equal a b c
    string equal -nocase a A
    string equal -noc a A
    string equal -length 2 abc abd
    string equal -len 2 abc abd
    string equal -foo a b
    string equal - a b
    string equal -length a b
    string equal -length x a b
    string equal -length 99999999999 a b
    string equal -length -1 a b
    string equal -length 0 a b
    string equal -length 2 -nocase abc ABd
    string equal 1 1.0
    string equal [list a b] {a b}
    string equal -nocase É é
    string equal -nocase İ i
    string compare a
    string compare a b
    string compare b a
    string compare a a
    string compare -length 1 a
    string compare -foo a b
    string compare -nocase -length 2 AB abc
    string compare -nocase -length 2 -nocase AB abc
    string compare -1 1
    string compare \u0080 a
    string compare a ab
    string compare "" a
    string compare -nocase É é
    string compare ab aB
    string compare -nocase ab aB
    string compare -length 1 ab aB
    string compare -length 5 ab abc
    string compare \0 a
    string compare "" \0
    string compare \0 \1
    string compare a😀 a\uffff
    string compare 10 9
  `,
);

compareWithTclsh(
  "string first and last",
  caught`
    string first a
    string first a b c d
    string first a bab
    string first x bab
    string first a bab 2
    string first a bab x
    string first "" abc
    string first a ""
    string first a babab -5
    string first a babab end
    string first b babab end-1
    string first abc aababcabc
    string first abc aababcabc 4
    string first abc aababcabc 99
    string last a
    string last a b c d
    string last "" abc
    string last a babab
    string last x babab
    string last a babab end-2
    string last a babab -2
    string last a babab 99
    string last a babab x
    string last ab abab 2
    string last ab abab 1
    string last ab abab 0
    string last abc aababcabc
    string last abc aababcabc 7
    string last abc ab
  `,
);

compareWithTclsh(
  "string: making texts",
  caught`
    string cat
    string cat a
    string cat a b c
    string cat [list a b] 5
    string repeat
    string repeat a
    string repeat a -1
    string repeat a x
    string repeat a 0
    string repeat a 1
    string repeat abc 3
    string repeat "" 1e9
    string repeat a 1e1
    string repeat a 99999999999999
    string repeat a 4294967295
    string repeat "" 999999999
    string repeat a 0x3
    string replace abc 1
    string replace abc 1 1
    string replace abc 1 1 XX
    string replace abc 1 1 XX YY
    string replace abc 2 1 XX
    string replace abc 5 6 XX
    string replace abc -1 0 XX
    string replace abc -5 -1 XX
    string replace abc 0 99 XX
    string replace abc x 99 XX
    string replace abc 0 x XX
    string replace "" 0 0 X
    string replace "" -1 0 X
    string replace abc 3 3 X
    string replace abc end+1 end+1 X
    string replace abc end end X
    string replace abc 0 end
    string replace abcdef 1 end-1 ""
    string reverse
    string reverse abc
    string reverse ""
    string reverse é
    string reverse 😀a
    string reverse a😀b😀
    string reverse 123
    string length [string reverse [string repeat ab 10000]]
    string index [string reverse x[string repeat ab 10000]] end
  `,
);

compareWithTclsh(
  "string: case",
  caught`
    string tolower
    string tolower a b c d
    string tolower ABC
    string tolower ABC 1
    string tolower ABCD 1 2
    string tolower ABCD end
    string tolower ABCD x
    string tolower ABCD 0 x
    string tolower ABCD 2 1
    string tolower ABCD -1 9
    string tolower ABCD 9
    string tolower ABCD -1
    string tolower ABCD -5 -2
    string tolower ABCD end-1 end+3
    string toupper abcd 1 2
    string toupper abcd 0
    string toupper ""
    string toupper straße
    string toupper éßÿŉǰ
    string tolower ΣΑΣ
    string tolower İI
    string toupper ıi
    string toupper ǆ
    string totitle ǆǅ
    string totitle aBCD 1 2
    string totitle aBCD 1
    string totitle aBCD
    string totitle "hello WORLD"
    string totitle éÉ
    string totitle ""
    string toupper 𐐨
    string toupper ა
    string totitle ა
    string length [string toupper [string repeat é 10000]]
  `,
);

compareWithTclsh(
  "string trim",
  caught`
    string trim
    string trim a b c
    string trim "  a b  "
    string trim "\t\n a\r\f\v"
    string trim "\u00a0\u2003a\u3000\ufeff"
    string trim "\0a\0"
    string trim xxaxx x
    string trim xyaxy yx
    string trim abc ""
    string trim abc abc
    string trim "" abc
    string trim 12321 1
    string trim " 5 "
    string trim éaé é
    string trim 😀a😀 😀
    string trimleft
    string trimleft xxaxx x
    string trimleft "  a "
    string trimright xxaxx x
    string trimright abc cb
    string trimright "  a "
    string trim a.b.c .
    string trim [a] {[]}
    string trim {[a]} {[]}
  `,
);

compareWithTclsh(
  "string wordend and wordstart",
  caught`
    string wordend "foo bar"
    string wordend "foo bar" 0
    string wordend "foo bar" 3
    string wordend "foo bar" 4
    string wordend "foo bar" 99
    string wordend "foo bar" -1
    string wordend "foo bar" end
    string wordend "foo bar" x
    string wordend "" 0
    string wordend "" -1
    string wordend "" end-2
    string wordstart "" -1
    string wordstart "" end-2
    string wordend "a_b-c" 0
    string wordend "é1‿x y" 0
    string wordstart "foo bar"
    string wordstart "foo bar" 5
    string wordstart "foo bar" 3
    string wordstart "foo bar" 0
    string wordstart "foo bar" 99
    string wordstart "foo bar" end
    string wordstart "foo bar" -1
    string wordstart "" 0
    string wordstart "foo" x
    string wordstart "a-b_c" end
  `,
);

compareWithTclsh(
  "string map",
  caught`
    string map
    string map a
    string map a b c d
    string map -noc {a b} A
    string map -nocase {a b} A
    string map -foo {a b} A
    string map {a} A
    string map {} abc
    string map {a b} ""
    string map {"" x} abc
    string map {"" x a y} abc
    string map {a b ab c} abab
    string map {ab c a b} abab
    string map "a \{" abc
    string map -nocase {aB x} xAbab
    string map -nocase {É x} aéÉ
    string map [dict create a 1 b 2] abab
    string map {a b b a} abab
    string map {abc 1 ab 2 a 3 1 0} 1abcaababcabababc
    string map {a {}} banana
    string map {ana x} banana
    string map {x y} banana
    string map {an AN na NA} banana
    string map {& &amp; < &lt; > &gt;} {<a & b>}
    string map {\n ,} "a\nb\nc"
    string map {1 one 2 two} 12321
    string map {😀 x} a😀b
    string map [list a [list x y]] abc
  `,
);

compareWithTclsh(
  "string match",
  caught`
    string match
    string match a
    string match a b c
    string match -noc a* A
    string match -nocase a* A
    string match -foo a b
    string match -nocase a
    string match a* abc
    string match *c abc
    string match a?c abc
    string match {[a-b]*} bcd
    string match {[^a]} b
    string match {\*} *
    string match {a\?} a?
    string match "" ""
    string match * ""
    string match ? ""
    string match -nocase {[A-B]} b
    string match {[} a
    string match 12 12
  `,
);

describe("limits", () => {
  it.each([
    ["string repeat x 1000000000", "-1 more than 67108864 bytes in one value"],
    [
      "string map [list x [string repeat y 100000]] [string repeat x 100000]",
      "-1 more than 67108864 bytes in one value",
    ],
    [
      "string map [list x [string repeat y 100000] z z] [string repeat x 100000]",
      "-1 more than 67108864 bytes in one value",
    ],
    ["string map {x y} [string repeat x 1000000]; string cat", "0 "],
    [
      "set s [string repeat x 60000000]; string length [string cat {*}[lrepeat 100 $s]]",
      "-1 more than 67108864 bytes in one value",
    ],
    [
      "set s [string repeat x 60000000]; string length [string replace $s 5 6 $s]",
      "-1 more than 67108864 bytes in one value",
    ],
  ])("%s", (script, expected) => {
    expect(runTcl(script)).toBe(expected);
  });

  it("searches hostile texts in linear time", () => {
    const script = `
      set hay [string repeat a 5000000]
      set needle [string repeat a 100000]b
      list [string first $needle $hay] [string last b[string repeat a 100000] $hay] [string first a[string repeat a 1000] $hay 5]`;
    expect(runTcl(script)).toBe("0 -1 -1 5");
  });

  it("charges for maps whose keys begin alike", () => {
    const script = `
      set map {}; for {set i 0} {$i < 10000} {incr i} {lappend map a$i x}
      string map $map [string repeat a 10000]`;
    const interp = createInterpreter({ limits: { steps: 1_000_000 } });
    expect(evaluateText(interp, script).text).toBe("more than 1000000 steps");
  });
});

compareWithTclsh(
  "string: -nocase, shortened",
  caught`
    string match - a b
    string match -n A a
    string match -x A a
    string map - a b
    string map - {a b} c
    string map -noc {A b} a
  `,
);

compareWithTclsh(
  "string totitle of Georgian",
  caught`
    string totitle \u10d0\u1c90
    string totitle \u1c90\u10d0
    string totitle a\u1c90B
    string tolower \u1c90
  `,
);
