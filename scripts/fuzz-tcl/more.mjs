import { tree } from "./tree.mjs";

/*
 * What programs are made of beside expressions, basic texts, lists and loops: options of commands in combination,
 * variables of other frames, namespaces, ensembles, ways to end. Each function takes the grammar and gives ways to
 * make a tree of one kind.
 */

const CLASSES = [
  "integer",
  "double",
  "alpha",
  "space",
  "boolean",
  "list",
  "digit",
  "wideinteger",
  "entier",
  "true",
];
const NAMES = ["i", "s", "l", "d", "a", "a(x)", "zz", "::i", "::q::l", "q::l", "nowhere::x", "::s"];
const QUALIFIED = ["a::b", "::a::b", "::", "a", "", "a::", "::a", "a:::b", "a:b", "::a::b::c", "q::l"];
const FORMATS = [
  "%s|%5s|%-5s",
  "%d %s %x",
  "%2$s %1$s",
  "%*d|%s",
  "%-*s|%d",
  "%.*f|%s",
  "%c%c",
  "%05.1f|%s",
  "%+d % d",
  "%#o %#b",
  "%hd %ld",
  "%llu",
  "%3$s",
  "%e %g",
  "%%|%5%|%s",
  "%.3s|%s",
];
const SCANS = [
  "%d",
  "%d%n",
  "%5c",
  "%*d %s",
  "%2d%3d",
  "%[a-z]%s",
  "%[^a-z]%s",
  "%[]x-]%s",
  "%f %e",
  "%lld",
  "%i %x %o",
  "%2$s %1$d",
  "a%s",
  " %c",
  "%s%s%s",
  "%u",
  "%b",
  "%%%d",
];
const PATTERNS = [
  "(a|ab)(c|bcd)?",
  "a.*?b",
  "(a*)+b?",
  "\\ma",
  "a\\M",
  "\\y",
  "[[:space:]]+",
  "[^[:alnum:]]",
  "(.)\\1",
  "a(?=b)",
  "a(?!b)",
  "^",
  "$",
  "(?n)^.",
  "(?x) a b",
  "***=a.",
  "a{2,}",
  "(?:a|b){2}",
  "()",
  "(((a)))",
  "[a-c-]+",
  "\\D+",
  "(a)|(b)",
  "(",
  "[a",
  "a**",
  "\\x61",
  "a|",
];

/** So many of these options, each at most once. */
function some(random, options, most) {
  const left = [...options];
  const chosen = [];
  for (let count = random.integer(0, most); count > 0 && left.length > 0; count--) {
    chosen.push(left.splice(random.integer(0, left.length - 1), 1)[0]);
  }
  return chosen.map((option) => `${option} `).join("");
}

function sortOptions({ random }) {
  return some(
    random,
    [
      "-decreasing",
      "-increasing",
      "-unique",
      "-dictionary",
      "-nocase",
      "-integer",
      "-real",
      "-ascii",
      "-indices",
      "-index 0",
      "-index {0 1}",
      "-index end",
      "-stride 2",
      "-command {string compare}",
      "-command {apply {{a b} {expr {[string length $a] - [string length $b]}}}}",
    ],
    4,
  );
}

function searchOptions({ random }) {
  return some(
    random,
    [
      "-exact",
      "-glob",
      "-regexp",
      "-sorted",
      "-all",
      "-inline",
      "-not",
      "-nocase",
      "-integer",
      "-real",
      "-dictionary",
      "-decreasing",
      "-bisect",
      "-start 1",
      "-start end-1",
      "-index 0",
      "-index {0 0}",
      "-subindices",
    ],
    4,
  );
}

function regexpOptions({ random }, more) {
  return some(
    random,
    ["-nocase", "-line", "-expanded", "-lineanchor", "-linestop", "-all", "-start 1", ...more],
    3,
  );
}

export function numbers(g) {
  const { random } = g;
  return [
    () => tree("number", `[lsearch ${searchOptions(g)}`, g.list(), " ", g.text(), "]"),
    () => tree("number", `[info exists ${random.pick(NAMES)}]`),
    () => tree("number", `[regexp ${regexpOptions(g, [])}-- {${random.pick(PATTERNS)}} `, g.text(), "]"),
    () => tree("number", `[string ${random.pick(["wordstart", "wordend"])} `, g.text(), " ", g.index(), "]"),
    () => tree("number", "[string first ", g.text(), " ", g.text(), " ", g.index(), "]"),
    () => tree("number", "[array size a]"),
    () => tree("number", "[info level]"),
    () => tree("number", "[info complete ", g.text(), "]"),
    () =>
      tree(
        "number",
        `[tcl::mathfunc::${random.pick(["abs", "int", "double", "round", "entier"])} `,
        g.number(),
        "]",
      ),
    () =>
      tree(
        "number",
        `[tcl::mathop::${random.pick(["!", "~", "-", "+", "**", "<<", "%", "&", "|", "^", "in", "ne", "<="])} `,
        g.number(),
        random.chance(0.7) ? " " : "",
        random.chance(0.7) ? g.number() : "",
        "]",
      ),
    () => tree("number", `[string is ${random.pick(CLASSES)} -failindex i `, g.text(), "]"),
    () => tree("number", "[apply {{x {y 2} args} {", g.body(), "; expr {$x}}} ", g.number(), "]"),
    () => tree("number", "[catch {", g.body(), "}]"),
  ];
}

export function texts(g) {
  const { random } = g;
  return [
    () => tree("text", `[format {${random.pick(FORMATS)}} `, g.number(), " ", g.text(), " ", g.number(), "]"),
    () =>
      tree(
        "text",
        `[regsub ${regexpOptions(g, [])}-- {${random.pick(PATTERNS)}} `,
        g.text(),
        ` ${random.pick(["{[&]}", "{\\1\\2\\0}", "{}", "x", "{\\\\\\&}", "{\\9}"])}]`,
      ),
    () => tree("text", `[string map ${random.pick(["", "-nocase "])}`, g.list(), " ", g.text(), "]"),
    () =>
      tree(
        "text",
        `[namespace ${random.pick(["tail", "qualifiers"])} ${random.pick(QUALIFIED.filter(Boolean))}]`,
      ),
    () => tree("text", "[namespace current]"),
    () =>
      tree(
        "text",
        `[namespace which ${random.pick(["", "-command ", "-variable "])}${random.pick(["set", "p0", "i", "::l", "nope"])}]`,
      ),
    () =>
      tree(
        "text",
        `[string ${random.pick(["toupper", "tolower", "totitle"])} `,
        g.text(),
        " ",
        g.index(),
        " ",
        g.index(),
        "]",
      ),
    () => tree("text", `[array get a ${random.pick(["x", "*", "y*", ""])}]`),
    () => tree("text", "[lindex ", g.list(), " {", g.index(), " ", g.index(), "}]"),
    () => tree("text", "[expr {", g.expression(), " ? $s : $t}]"),
    () =>
      tree(
        "text",
        `[subst ${some(random, ["-nocommands", "-novariables", "-nobackslashes"], 2)}{$s [set t] \\x41\\n $l([break]) [continue]x [return y]}]`,
      ),
    () => tree("text", "[subst {<$i> [", g.command(), "]}]"),
    () => tree("text", `[dict get [dict create x `, g.value(), "] x]"),
    () => tree("text", "[set a(", g.text(), ")]"),
    () => tree("text", "[concat ", g.text(), " ", g.text(), "]"),
    () => tree("text", "[eval ", g.text(), "]"),
  ];
}

export function lists(g) {
  const { random } = g;
  return [
    () => tree("list", `[lsort ${sortOptions(g)}`, g.list(), "]"),
    () => tree("list", `[lsearch ${searchOptions(g)}`, g.list(), " ", g.text(), "]"),
    () =>
      tree(
        "list",
        `[regexp ${regexpOptions(g, ["-indices"])}-inline -- {${random.pick(PATTERNS)}} `,
        g.text(),
        "]",
      ),
    () => tree("list", "[scan ", g.text(), ` {${random.pick(SCANS)}}]`),
    () => tree("list", "[lmap {x y} ", g.list(), " z ", g.list(), " {", g.body(), "; list $x $y $z}]"),
    () => tree("list", "[lrange ", g.list(), " ", g.index(), " ", g.index(), "]"),
    () =>
      tree("list", "[lreplace ", g.list(), " ", g.index(), " ", g.index(), " ", g.text(), " ", g.text(), "]"),
    () => tree("list", "[split ", g.text(), ` ${random.pick(["{}", '""', "ab", "{ -}", "x"])}]`),
    () => tree("list", "[lsort [array names a]]"),
    () => tree("list", "[list {*}", g.list(), " {*}", g.dict(), "]"),
    () => tree("list", "[info args p0]"),
    () => tree("list", "[dict keys ", g.dict(), ` ${random.pick(["a*", "?", "*"])}]`),
    () => tree("list", "[concat {*}", g.list(), "]"),
    () => tree("list", "[linsert ", g.list(), " ", g.index(), " {*}", g.list(), "]"),
  ];
}

export function commands(g) {
  const { random } = g;
  const name = () => random.pick(NAMES);
  const options =
    "[list [dict get $o -code] [dict get $o -level]] [expr {[dict get $o -code] == 1 ? [dict get $o -errorcode] : {}}]";
  return [
    () => tree("command", "catch {", g.body(), `} r o; lappend ::out $r ${options}`),
    () => tree("command", "try {", g.body(), "} on error {r o} {", g.body(), "} finally {", g.body(), "}"),
    () =>
      tree(
        "command",
        "try {",
        g.body(),
        `} ${random.pick(["trap {TCL LOOKUP}", "trap {ARITH DIVZERO}", "trap {A}", "trap {}", "on break", "on return", "on 7", "on continue"])} {r o} `,
        random.chance(0.2) ? "-" : "{lappend ::out $r}",
        " on error {r} {lappend ::out caught $r}",
      ),
    () =>
      tree(
        "command",
        "return -code ",
        random.pick(["ok", "error", "return", "break", "continue", "5"]),
        " -level ",
        g.small(0, 2),
        " ",
        g.text(),
      ),
    () => tree("command", "return -options {-code 1 -level 0 -errorcode {X Y}} ", g.text()),
    () => tree("command", `foreach {x y} `, g.list(), " {if {[incr n] > 3} break; ", g.body(), "}"),
    () => tree("command", "while 1 {if {[incr i] > 5} break; if {$i == 3} continue; ", g.body(), "; break}"),
    () => tree("command", "uplevel ", random.pick(["0", "1", "#0"]), " {", g.body(), "}"),
    () => tree("command", "uplevel ", random.pick(["0", "#0"]), " [list set s ", g.value(), "]"),
    () =>
      tree(
        "command",
        `apply {{} {upvar ${random.pick(["1", "#0", "0", "2"])} ${name()} x; `,
        g.body(),
        "; lappend ::out [info exists x]}}",
      ),
    () => tree("command", `apply {{} {upvar 1 l x; lappend x `, g.text(), "; unset -nocomplain x}}"),
    () =>
      tree(
        "command",
        `apply {args {global ${random.pick(["i", "s l", "zz", "a"])}; `,
        g.body(),
        "; lappend ::out [info locals] $args}} ",
        g.value(),
        " ",
        g.value(),
      ),
    () =>
      tree(
        "command",
        `namespace eval q {variable v `,
        g.value(),
        "; proc f {x} {variable v; append v $x; return $v}}; lappend ::out [q::f ",
        g.text(),
        "] [set q::v]",
      ),
    () =>
      tree(
        "command",
        "namespace eval q::r {",
        g.body(),
        "; lappend ::out [namespace current] [namespace parent]}",
      ),
    () =>
      tree(
        "command",
        `namespace eval q {namespace export f*; namespace ensemble create}; lappend ::out [q ${random.pick(["f", "g", "fo"])} `,
        g.text(),
        "]",
      ),
    () => tree("command", "namespace upvar ::q v w; lappend ::out [info exists w]; unset -nocomplain w"),
    () =>
      tree(
        "command",
        `interp alias {} al {} ${random.pick(["list 1", "lindex", "p0", "string length"])}; lappend ::out [al `,
        g.value(),
        "]",
      ),
    () => tree("command", `set ${name()} `, g.value()),
    () => tree("command", `lappend ::out [set ${name()}]`),
    () => tree("command", `append ${name()} `, g.text(), " ", g.text()),
    () => tree("command", `lappend ${name()} `, g.value()),
    () => tree("command", `incr ${name()} `, g.number()),
    () => tree("command", `unset ${random.pick(["", "-nocomplain "])}${name()} ${name()}`),
    () =>
      tree(
        "command",
        `array unset a ${random.pick(["x", "*", "[xy]", "nope"])}; lappend ::out [array size a]`,
      ),
    () =>
      tree(
        "command",
        "array set a ",
        g.dict(),
        "; foreach k [lsort [array names a]] {lappend ::out $k $a($k)}",
      ),
    () => tree("command", "foreach {k v} [array get a x] {lappend ::out $k $v}"),
    () => tree("command", `lset l `, random.chance(0.5) ? "{}" : g.list(), " ", g.value()),
    () =>
      tree("command", `lset l ${random.pick(["0 0", "end end", "{0 1}", "end+1", "0 end+1"])} `, g.value()),
    () => tree("command", "lassign ", g.list(), ` ${random.pick(["i", "i j", "a(x) s", "d e l m", ""])}`),
    () => tree("command", "dict set d ", g.text(), " ", g.text(), " ", g.value()),
    () => tree("command", "dict unset d ", g.text(), " ", g.text()),
    () => tree("command", "dict update d a i b s zz t {", g.body(), "; unset -nocomplain i}"),
    () => tree("command", "dict with d a {", g.body(), "}"),
    () => tree("command", "dict map {k v} ", g.dict(), " {if {$v eq {1}} continue; ", g.body(), "}"),
    () =>
      tree(
        "command",
        "lappend ::out [lsort -stride 2 [dict filter ",
        g.dict(),
        " script {k v} {",
        g.body(),
        "; expr {$v ne {}}}]]",
      ),
    () =>
      tree(
        "command",
        `switch ${random.pick(["-regexp -matchvar m -indexvar n --", "-regexp -nocase --", "-glob -nocase --"])} `,
        g.text(),
        ` {"(a)(b)?" - {[A-C]+} {`,
        g.body(),
        "; lappend ::out [info exists m]} default {",
        g.body(),
        "}}",
      ),
    () => tree("command", "switch ", g.text(), " a {", g.body(), "} b - c {", g.body(), "}"),
    () =>
      tree(
        "command",
        `regexp ${regexpOptions(g, ["-indices"])}-- {${random.pick(PATTERNS)}} `,
        g.text(),
        " r q w; foreach x {r q w} {if {[info exists $x]} {lappend ::out [set $x]}}",
      ),
    () =>
      tree(
        "command",
        `regsub ${regexpOptions(g, [])}-- {${random.pick(PATTERNS)}} `,
        g.text(),
        " <\\\\0> s; lappend ::out $s",
      ),
    () => tree("command", "scan ", g.text(), ` {${random.pick(SCANS)}} i t s; lappend ::out $i $t`),
    () =>
      tree(
        "command",
        "if ",
        g.number(),
        " then {",
        g.body(),
        "} elseif ",
        g.number(),
        " {",
        g.body(),
        "} {",
        g.body(),
        "}",
      ),
    () =>
      tree(
        "command",
        "expr ",
        g.number(),
        ` ${random.pick(["+", "-", "*", "<", "==", "&&", "eq"])} `,
        g.number(),
      ),
    () => tree("command", `expr ${random.pick(['"$s"', "$i+$n", "{$s}", '"1 + $n"', "$l"])}`),
    () => tree("command", "rename p0 p9; catch {p9 1} r; lappend ::out $r; rename p9 p0"),
    () =>
      tree(
        "command",
        "proc loop {n} {if {$n <= 0} {",
        g.body(),
        "}; incr n -1; tailcall loop $n}; loop ",
        g.small(0, 4),
      ),
    () =>
      tree(
        "command",
        "proc rec {n} {if {$n <= 0} {return [list ",
        g.value(),
        "]}; return [list $n {*}[rec [expr {$n - 1}]]]}; lappend ::out [rec ",
        g.small(0, 4),
        "]",
      ),
    () =>
      tree(
        "command",
        `lappend ::out [info ${random.pick(["body p0", "args p0", "default p0 i x", "level", "exists a(x)"])}]`,
      ),
    () => tree("command", "eval {", g.body(), "} {;} {lappend ::out e}"),
    () => tree("command", "eval ", g.list()),
    () => tree("command", `for {set k 0} {$k < 3} {incr k; `, g.command(), "} {", g.body(), "}"),
    () => tree("command", "error ", g.text(), " {} ", g.list()),
    () => tree("command", "throw ", g.list(), " ", g.text()),
    () =>
      tree(
        "command",
        "set x [list ",
        g.value(),
        " ",
        g.value(),
        "]; lappend ::out [lindex $x 1] [llength $x] $x",
      ),
    () => tree("command", "time {incr n} 2; lappend ::out $n"),
  ];
}
