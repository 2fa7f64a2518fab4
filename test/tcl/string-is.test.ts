import { describe, expect, it } from "vitest";
import * as character from "../../src/tcl/character-class.ts";
import { isIn } from "../../src/tcl/character-class.ts";
import { lowerCase, titleCase, upperCase } from "../../src/tcl/commands/letter-case.ts";
import { caught, withoutTclsh } from "./caught.ts";
import { askTclsh, compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "string is: options",
  caught`
    string is
    string is foo a
    string is alpha
    string is alpha a b
    string is alpha -foo ab1
    string is alpha -strict
    string is alpha -strict ""
    string is alpha ""
    string is alpha -failindex v
    string is alpha -failindex v "ab1"
    string is alpha -failindex v -strict "ab1"; set v
    string is alpha -strict -failindex v "ab1"; set v
    string is alpha -s -f v "ab1"; set v
    string is alpha -strict -strict -strict x
    string is alpha -failindex v -strict x y
    string is al "ab1"
    string is a "ab1"
    string is "" "ab1"
    string is alp abc
    string is alpha -failindex v ""; info exists v
    string is alpha -strict -failindex v ""; set v
    string is alpha -failindex v abc; info exists v
    string is integer -failindex a(1) abc; set a(1)
    set a 1; string is integer -failindex a(1) abc
  `,
);

compareWithTclsh(
  "string is: characters",
  caught`
    string is alnum aé1
    string is alnum a_1
    string is alpha aéж
    string is alpha a1
    string is ascii abc~
    string is ascii é
    string is control \x01\x1f\x7f
    string is control a
    string is digit 0123
    string is digit ٣
    string is digit 1a
    string is graph a!é
    string is graph "a b"
    string is lower aé
    string is lower aB
    string is print "a b"
    string is print a\n
    string is punct .,!
    string is punct +
    string is space " \t\n\u00a0"
    string is space ""
    string is space -failindex v " a"; set v
    string is upper AÉ
    string is upper Aa
    string is wordchar a_1‿
    string is wordchar a-b
    string is xdigit 09afAF
    string is xdigit aFg
    string is digit 12345
    string is alpha 12345
    string is alpha 😀
    string is graph 😀
    string is control 😀
  `,
);

compareWithTclsh(
  "string is: integers",
  caught`
    string is integer 1
    string is integer -strict 1
    string is integer ""
    string is integer -strict ""
    string is integer 4294967296
    string is integer 4294967295
    string is integer -4294967295
    string is integer -4294967296
    string is integer [expr {1+1}]
    string is integer [expr {1.5}]
    string is integer [list 1]
    string is integer [list 1 2]
    string is integer -failindex v 4294967296; set v
    string is integer -failindex v 99999999999999999999; set v
    string is integer -failindex v 12x; set v
    string is integer -failindex v " 12 "; info exists v
    string is integer -failindex v " 12 x"; set v
    string is integer -failindex v "0x"; set v
    string is integer -failindex v "0xg"; set v
    string is integer -failindex v "0x1F"; info exists v
    string is integer -failindex v "08"; set v
    string is integer -failindex v "079"; set v
    string is integer -failindex v "0o8"; set v
    string is integer -failindex v "0o"; set v
    string is integer -failindex v "0b2"; set v
    string is integer -failindex v "0b1 x"; set v
    string is integer -failindex v "+"; set v
    string is integer -failindex v "+5"; info exists v
    string is integer -failindex v "- 1"; set v
    string is integer -failindex v ""; info exists v
    string is integer -strict -failindex v ""; set v
    string is integer -strict -failindex v " "; set v
    string is integer -failindex v "  "; set v
    string is integer -failindex v "1.5"; set v
    string is integer -failindex v "1e5"; set v
    string is integer -failindex v "é1"; set v
    string is integer -failindex v "1é"; set v
    string is integer -failindex v "inf"; set v
    string is integer nan
    string is wide 5
    string is wideinteger -failindex v 9223372036854775808; info exists v
    string is wideinteger -failindex v 18446744073709551615
    string is wideinteger -failindex v -9223372036854775808
    string is wideinteger -failindex v 18446744073709551616; set v
    string is wideinteger -failindex v 1.0; set v
    string is entier 99999999999999999999999
    string is entier -failindex v 9999999999999999999x; set v
    string is entier -failindex v 1.0; set v
    string is entier ""
    string is entier -strict ""
  `,
);

compareWithTclsh(
  "string is: doubles",
  caught`
    string is double ""
    string is double -strict ""
    string is double 08
    string is double [expr {1.5}]
    string is double [expr {10**30}]
    string is double -failindex v 1.5x; set v
    string is double -failindex v 1e; set v
    string is double -failindex v 1e+; set v
    string is double -failindex v 1e+x; set v
    string is double -failindex v 1e5.5; set v
    string is double -failindex v 1e400; info exists v
    string is double -failindex v 1e-400; info exists v
    string is double -failindex v 1.; info exists v
    string is double -failindex v .5; info exists v
    string is double -failindex v .; set v
    string is double -failindex v .e5; set v
    string is double -failindex v .5.; set v
    string is double -failindex v 1.e; set v
    string is double -failindex v 1.e5x; set v
    string is double -failindex v inf; info exists v
    string is double -failindex v -INF; info exists v
    string is double -failindex v infinit; set v
    string is double -failindex v Infinity; info exists v
    string is double -failindex v Infinityx; set v
    string is double -failindex v in; set v
    string is double -failindex v nan; info exists v
    string is double -failindex v nan(123); info exists v
    string is double -failindex v "nan("; set v
    string is double -failindex v "nan(12"; set v
    string is double -failindex v "nan(12g)"; set v
    string is double -failindex v "nan()"; set v
    string is double -failindex v "1 2"; set v
    string is double -failindex v "1  x"; set v
    string is double -failindex v " +inf x"; set v
    string is double -failindex v " 1 "; info exists v
    string is double -failindex v 0x1p3; set v
    string is double -failindex v 0x1.5; set v
    string is double -failindex v 0x10; info exists v
    string is double -failindex v 08; set v
    string is double -failindex v 0899; set v
    string is double -failindex v 08e5; info exists v
    string is double -failindex v 08e; set v
    string is double -failindex v 079; set v
    string is double -failindex v 079.5; info exists v
    string is double -failindex v 0; info exists v
    string is double -failindex v 00x1; set v
    string is double -failindex v 0X; set v
    string is double -failindex v 0XfG; set v
    string is double -failindex v 0b; set v
    string is double -failindex v 0b12; set v
    string is double -failindex v 0o79; set v
    string is double -failindex v +-1; set v
    string is double -failindex v é; set v
    string is double -failindex v "  "; set v
    string is double -failindex v 1_000; set v
    string is double -failindex v 99999999999999999999; info exists v
  `,
);

compareWithTclsh(
  "string is: booleans and lists",
  caught`
    string is boolean -strict ""
    string is boolean TrUe
    string is boolean 1.0
    string is boolean 01
    string is boolean [expr {5}]
    string is boolean [expr {1}]
    string is boolean -failindex v yess; set v
    string is boolean -failindex v ye; info exists v
    string is boolean -failindex v o; set v
    string is boolean -failindex v "1 "; set v
    string is boolean -failindex v " 1"; set v
    string is boolean -failindex v 2; set v
    string is true yes
    string is true no
    string is true ""
    string is true -strict ""
    string is true -failindex v no; set v
    string is true -failindex v no2; set v
    string is true -failindex v 5; set v
    string is true -failindex v 0x1; set v
    string is false 0
    string is false off
    string is false -failindex v 0.0; set v
    string is list "a b"
    string is list ""
    string is list -strict ""
    string is list [list a "\{"]
    string is list -failindex v "a {b"; set v
    string is list -failindex v "a \{b\}c d"; set v
    string is list -failindex v "a \"b\"c d"; set v
    string is list -failindex v "  a b {c d"; set v
    string is list -failindex v "é {c d"; set v
    string is list -failindex v "a b \"c d"; set v
    string is list -failindex v "a \\{b"; info exists v
    string is list -failindex v "a {b}x"; set v
    string is list -failindex v "a {b {c} d} {e}{f}"; set v
    string is list -failindex v "\"a\\\"b\"c"; set v
    string is list -failindex v "a\\ b {c}d"; set v
    string is list -failindex v "\ta\n{"; set v
    string is list -failindex v "a\\\n b {"; set v
    string is list -failindex v "a{ {"; set v
    string is list -failindex v "{a\\}b} {c\\{}d"; set v
  `,
);

describe.skipIf(withoutTclsh)("every character of the basic plane", () => {
  const classes: readonly (readonly [string, number])[] = [
    ["alnum", character.ALPHA | character.DIGIT],
    ["alpha", character.ALPHA],
    ["control", character.CONTROL],
    ["digit", character.DIGIT],
    ["graph", character.GRAPH],
    ["lower", character.LOWER],
    ["print", character.PRINT],
    ["punct", character.PUNCT],
    ["space", character.SPACE],
    ["upper", character.UPPER],
    ["wordchar", character.WORD],
  ];

  /** Runs of code units for which the script's last value is true, as `first last first last …`. */
  const runs = (test: string) => `
    set runs {}; set inside 0
    for {set i 0} {$i <= 65536} {incr i} {
      set c [format %c $i]
      set now [expr {$i < 65536 && (${test})}]
      if {$now != $inside} {lappend runs [expr {$i - $inside}]; set inside $now}
    }
    set runs`;

  const ownRuns = (test: (unit: number) => boolean) => {
    const found: number[] = [];
    let inside = false;
    for (let unit = 0; unit <= 0x10000; unit++) {
      const now = unit < 0x10000 && test(unit);
      if (now !== inside) found.push(inside ? unit - 1 : unit);
      inside = now;
    }
    return found.join(" ");
  };

  const mappings: readonly (readonly [string, (text: string) => string])[] = [
    ["tolower", lowerCase],
    ["toupper", upperCase],
    ["totitle", titleCase],
  ];

  const mapped = (subcommand: string) => `
    set changes {}
    for {set i 0} {$i < 65536} {incr i} {
      scan [string ${subcommand} [format %c $i]] %c j
      if {$i != $j} {lappend changes $i $j}
    }
    set changes`;

  const ownChanges = (change: (text: string) => string) => {
    const changes: number[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const result = change(String.fromCharCode(unit)).charCodeAt(0);
      if (result !== unit) changes.push(unit, result);
    }
    return changes.join(" ");
  };

  it("has Tcl's classes and cases", () => {
    const answers = askTclsh([
      ...classes.map(([name]) => runs(`[string is ${name} -strict $c]`)),
      ...mappings.map(([name]) => mapped(name)),
    ]);
    const own = [
      ...classes.map(([, bits]) => ownRuns((unit) => isIn(unit, bits))),
      ...mappings.map(([, change]) => ownChanges(change)),
    ];
    const names = [...classes, ...mappings].map(([name]) => name);
    names.forEach((name, index) => {
      expect(`${name} 0 ${own[index]}`).toBe(`${name} ${answers[index]}`);
    });
  });
});
