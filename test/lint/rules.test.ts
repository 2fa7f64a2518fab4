import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { repositoryPath } from "../goldens.ts";
import { findings, lintText } from "./lint.ts";

/** Findings of one rule in the middle of a file. */
const of = (code: string, text: string): string[] =>
  findings(text).flatMap((finding) => (finding.includes(code) ? [finding.replace(/^\w+ NS\d+ /, "")] : []));

describe("good code gives nothing", () => {
  it("idioms of experiment files", () => {
    const text = readFileSync(repositoryPath("testdata/lint/idioms.ns"), "utf8");
    expect(lintText(text).diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it.each([
    [
      "set by a procedure through upvar",
      "proc put {name} { upvar $name x; set x 1 }\nput later\nputs $later",
    ],
    ["set through eval", "eval {set later 1}\nputs $later"],
    ["asked for before it is read", "if {[info exists later]} { puts $later }"],
    [
      "set in one branch",
      "if {[info exists ::verbose]} { set later 1 }\nif {[info exists ::verbose]} { puts $later }",
    ],
    ["set in an earlier turn", "foreach i {1 2} { if {$i > 1} { puts $later }; set later $i }"],
    [
      "set by what another command runs",
      "proc repeat {n body} { uplevel 1 $body }\nrepeat 2 { set later 1 }\nputs $later",
    ],
    ["set as a global by a procedure", "proc put {} { global later; set later 1 }\nput\nputs $later"],
    ["an element", "foreach i {1 2} { set n($i) $i }\nputs $n(1)"],
    ["by catch", "catch { set later 1 } result\nputs $later$result"],
    ["by regexp", "regexp {(.)} abc all first\nputs $all$first"],
  ])("a variable that is set: %s", (_title, text) => {
    expect(findings(text)).toEqual([]);
  });

  it.each([
    ["the value that a procedure returns", "proc five {} { set x 5 }\nputs [five]"],
    [
      "read in a string that an event gets",
      'set when 5\nset l [$ns duplex-link $a $b 1Mb 0ms DropTail]\n$ns at $when "$l down"\n$ns duplex-link $b $c 1Mb 0ms DropTail\n$ns rtproto Static',
    ],
    ["read by another name", "set x 1\nproc show {name} { upvar $name v; puts $v }\nshow x"],
    ["options of the environment", "set opt(rate) 5"],
    ["an array that is gone through", "set n(1) 1\nforeach k [array names n] { puts $k }"],
    ["names of variables in a list", "foreach node {web db} { set $node [$ns node] }\nputs $web"],
  ])("a variable that is read: %s", (_title, text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe("unreachable commands", () => {
  it.each([
    ["proc f {x} { if {$x} { return 1 } else { error no }\nputs a }\nf 1", ["|puts a|"]],
    ["proc f {x} { if {$x} { return 1 } elseif {$x > 5} { return 2 }\nputs a }\nf 1", []],
    ["proc f {x} { if {$x} { return 1 } else { puts b }\nputs a }\nf 1", []],
    [
      "proc f {x} { if {$x} { if {$x} { return 1 } else { return 2 } } else { return 3 }\nputs a }\nf 1",
      ["|puts a|"],
    ],
  ])("%s", (text, expected) => {
    expect(of("NS5103", text)).toEqual(expected);
  });
});

describe("conditions that are always the same", () => {
  it.each([
    ["$x == $x", 1],
    ["$x < 3 && $x > 5", 1],
    ["$x < 5 && $x > 3", 0],
    ["$x > 3 || $x < 5", 1],
    ["$x > 5 || $x < 3", 0],
    ["$x == 1 && $x == 2", 1],
    ["$x == 1 || $x == 2", 0],
    ["$x != 1 || $x != 1", 0],
    ["$x <= 5 && $x >= 5", 0],
    ["5 >= $x && 5 < $x", 1],
    ['"a" == "b"', 1],
    ["!($x && 0)", 1],
    ["$x + 0 == $x", 0],
    ["[f] == [f]", 0],
    ["$x", 0],
  ])("%s", (condition, count) => {
    expect(of("NS5110", `proc f {} { return 1 }\nf\nset x 1\nif {${condition}} { puts a }`)).toHaveLength(
      count,
    );
  });
});

describe("units", () => {
  const link = (bandwidth: string, delay: string) => `$ns duplex-link $a $b ${bandwidth} ${delay} DropTail`;
  it.each([
    [link("100000", "0ms"), "NS5212", 1],
    [link("100kb", "0ms"), "NS5212", 0],
    [link("*", "0"), "NS5212", 0],
    [link("1Mb", "20"), "NS5213", 1],
    [link("1Mb", "0.02"), "NS5213", 0],
    [link("1Mb", "0"), "NS5213", 0],
    [link("1.544Mb", "2.0ms"), "NS5214", 0],
    [link("1.5445Mb", "2ms"), "NS5214", 1],
    [link("10.5kb", "2ms"), "NS5214", 1],
    [link("1Mb", "15.7ms"), "NS5214", 1],
    [link("1Mb", "0.0155s"), "NS5214", 1],
    [`set l [${link("1Mb", "2ms")}]\ntb-set-link-loss $l 1.0`, "NS5223", 1],
    [`${link("1Mb", "2ms")}\ntb-set-link-loss $a $b 1`, "NS5223", 1],
    [`${link("1Mb", "2ms")}\ntb-set-link-loss $a $b 0.1`, "NS5223", 0],
  ])("%s %s", (text, code, count) => {
    expect(of(code, text)).toHaveLength(count);
  });
});

describe("trailing comments", () => {
  it.each([
    ["lappend x a # why\nputs $x", 1],
    ["$ns duplex-link $a $b 1Mb 0ms DropTail # core", 1],
    ["puts [string first # a#b]", 0],
    ["uplevel #0 { puts a }", 0],
    ["puts [split a#b #]", 0],
    ["puts a ;# why", 0],
  ])("%s", (text, count) => {
    expect(of("NS5106", text)).toHaveLength(count);
  });
});
