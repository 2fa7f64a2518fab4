import * as more from "./more.mjs";
import { script, textOf, tree } from "./tree.mjs";

const INTEGERS = `0 1 2 3 7 10 -1 -2 -7 100 255 0x1F 0b101 0o17 010 2147483647 -2147483648 4294967296
  9223372036854775807 -9223372036854775808 9223372036854775808 18446744073709551616
  123456789012345678901234567890 -123456789012345678901234567890`.split(/\s+/);
const DOUBLES = `0.0 -0.0 1.0 0.5 -2.5 3.25 1e3 1e15 1e16 1e17 1e-5 1.5e300 -1e-300 .5 5. 1e22 123456789.125
  0.1`.split(/\s+/);
const TEXTS = [
  ..."a b abc ABC aXbXc hello foo-bar x=1;y=2 a.b.c 12 0x10 010 1e3 1.0 true yes off end end-1 -1 a* {a[bc]} é ß Ω \u0130".split(
    " ",
  ),
  "",
  " ",
  "a b",
  " 12 ",
  "a\nb",
  "a\tb",
  "{",
  "}",
  "\\",
  "$x",
  "[",
  "]",
  "#",
  "#a",
  '"',
  "a\\",
  "{a}b",
  "a{",
  ";",
  "a\u0000b",
  "ab ba ab",
  "The Quick",
  "-",
  "--",
  "%d",
  "&",
  "\\1",
];
const PATTERNS = [
  "a",
  "a*",
  "[a-c]+",
  "(a)(b)?",
  "^a",
  "b$",
  "\\d+",
  "\\w+",
  "(.)(.)",
  "x|y|ab",
  "[^a]+",
  "a??",
  "(a+)(a*)",
  "\\m\\w",
  ".",
  "\\s",
  "(?:ab)+",
  "(?i)A",
  "a{1,2}",
  "[[:alpha:]]+",
];
const GLOBS = ["a*", "?", "*b*", "[a-c]*", "*", "\\\\**", "ab", "[!a]", ""];
const INDICES = ["0", "1", "2", "-1", "end", "end-1", "end+1", "1+1", "5", "0x1", "end-9"];
const VARIABLES = { number: ["i", "j", "n"], text: ["s", "t"], list: ["l", "m"], dict: ["d", "e"] };
const FORMATS = [
  "%d",
  "%5d|",
  "%-5d|",
  "%05d",
  "%+d",
  "%x",
  "%X",
  "%#x",
  "%o",
  "%b",
  "%lld",
  "%llx",
  "%c",
  "%i",
  "%u",
  "%.3d",
  "% d",
];
const REAL_FORMATS = ["%f", "%.2f", "%e", "%g", "%10.3f|", "%-10.1e|", "%.10g", "%#g", "%+.0f", "%G"];
const TEXT_FORMATS = ["%s", "%5s|", "%-5s|", "%.2s", "%%%s", "%1\\$s%1\\$s", "%*s", "%-*s|"];
const BINARY = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "<",
  ">",
  "<=",
  ">=",
  "==",
  "!=",
  "&",
  "|",
  "^",
  "&&",
  "||",
  "eq",
  "ne",
  "+",
  "-",
  "*",
];
const CLASSES =
  "alnum alpha ascii boolean digit double entier false graph integer list lower print punct space true upper wideinteger wordchar xdigit".split(
    " ",
  );

/** Writes a text as a word of Tcl. */
export function word(text) {
  if (/^[A-Za-z0-9_.*=+-]+$/.test(text)) return text;
  const escaped = text.replace(/[\\"$[\]{};#\s\0]/g, (character) =>
    character === " " ? " " : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

/** Makes random programs that end: loops and recursion are bounded, and what grows grows little. */
export class Grammar {
  constructor(random) {
    this.random = random;
    this.depth = 0;
    this.procedures = [];
    this.loops = 0;
  }

  program() {
    this.procedures = [];
    // What variables begin with is plain: most of it cannot fail.
    this.depth = 4;
    const prelude = script([
      tree("command", "set i ", this.integer()),
      tree("command", "set j ", this.integer()),
      tree("command", "set n ", this.number()),
      tree("command", "set s ", this.text()),
      tree("command", "set t ", this.text()),
      tree("command", "set l ", this.list()),
      tree("command", "set m ", this.list()),
      tree("command", "set d ", this.dict()),
      tree("command", "set e ", this.dict()),
    ]);
    this.depth = 0;
    const definitions = Array.from({ length: this.random.integer(0, 2) }, () => this.procedure());
    const commands = Array.from({ length: this.random.integer(2, 8) }, () => this.#whole());
    return script([...prelude.parts, ...definitions, ...commands]);
  }

  /** A command whose error ends the program, or is noted. */
  #whole() {
    const command = this.command();
    return this.random.chance(0.4) ? command : tree("command", "catch {", command, "} r; lappend ::out $r");
  }

  /** One of several ways; only the first few, which nest no deeper, when it is deep already. */
  #choose(simple, nested) {
    const leaf = this.depth > 3 || this.random.chance(0.35);
    this.depth++;
    const made = this.random.pick(leaf ? simple : nested)();
    this.depth--;
    return made;
  }

  integer() {
    return tree(
      "number",
      this.random.chance(0.6) ? String(this.random.integer(-20, 20)) : this.random.pick(INTEGERS),
    );
  }

  small(low, high) {
    return String(this.random.integer(low, high));
  }

  variable(type) {
    const name = this.random.pick(VARIABLES[this.random.chance(0.04) ? "text" : type]);
    return tree(type, `$${name}`);
  }

  /** A word that is a number, most of the time. */
  number() {
    if (this.random.chance(0.02)) return tree("number", this.text());
    return this.#choose(
      [
        () => this.integer(),
        () => this.integer(),
        () => tree("number", this.random.pick(DOUBLES)),
        () => this.variable("number"),
      ],
      [
        () => this.variable("number"),
        () => tree("number", "[expr {", this.expression(), "}]"),
        () => tree("number", "[expr {", this.expression(), "}]"),
        () => tree("number", "[llength ", this.list(), "]"),
        () => tree("number", "[string length ", this.text(), "]"),
        () => tree("number", `[string first `, this.text(), " ", this.text(), "]"),
        () => tree("number", `[string last `, this.text(), " ", this.text(), " ", this.index(), "]"),
        () =>
          tree(
            "number",
            `[string compare ${this.random.pick(["", "-nocase ", "-length 2 "])}`,
            this.text(),
            " ",
            this.text(),
            "]",
          ),
        () =>
          tree(
            "number",
            `[string is ${this.random.pick(CLASSES)} ${this.random.pick(["", "-strict "])}`,
            this.text(),
            "]",
          ),
        () =>
          tree(
            "number",
            `[string match ${this.random.pick(["", "-nocase "])}${word(this.random.pick(GLOBS))} `,
            this.text(),
            "]",
          ),
        () => tree("number", "[lsearch ", this.searchOptions(), this.list(), " ", this.text(), "]"),
        () => tree("number", "[dict size ", this.dict(), "]"),
        () => tree("number", "[dict exists ", this.dict(), " ", this.text(), "]"),
        () =>
          tree(
            "number",
            `[regexp ${this.random.pick(["", "-nocase ", "-all ", "-line "])}-- {${this.random.pick(PATTERNS)}} `,
            this.text(),
            "]",
          ),
        () => tree("number", "[scan ", this.text(), ` ${this.random.pick(["%d", "%x", "%i", "%o"])}]`),
        () =>
          tree(
            "number",
            `[tcl::mathop::${this.random.pick(["+", "*", "-", "/", "<", "==", "eq"])} `,
            this.number(),
            " ",
            this.number(),
            "]",
          ),
        () => this.call("number"),
        ...more.numbers(this),
      ],
    );
  }

  searchOptions() {
    return this.random.pick([
      "",
      "-exact ",
      "-glob ",
      "-nocase ",
      "-all ",
      "-inline ",
      "-not ",
      "-integer ",
      "-real ",
      "-sorted ",
      "-dictionary ",
      "-all -inline ",
      "-start 1 ",
      "-index 0 ",
      "-all -not -inline ",
      "-bisect ",
    ]);
  }

  index() {
    return tree("index", this.random.pick(INDICES));
  }

  /** An operand inside an expression. */
  operand() {
    return this.#choose(
      [
        () => tree("operand", this.random.pick(INTEGERS)),
        () => tree("operand", this.small(-9, 9)),
        () => tree("operand", this.random.pick(DOUBLES)),
        () => tree("operand", this.variable("number")),
      ],
      [
        () => tree("operand", this.number()),
        () => tree("operand", "(", this.expression(), ")"),
        () => tree("operand", "(", this.expression(), ")"),
        () => tree("operand", this.variable("text")),
        () =>
          tree(
            "operand",
            this.random.pick(["true", "false", "yes", '"a"', "{b c}", '" 12 "', '"0x1f"', '""', "Inf"]),
          ),
        () => tree("operand", "[", this.command(), "]"),
      ],
    );
  }

  expression() {
    return this.#choose(
      [() => this.operand()],
      [
        () => tree("operand", this.operand(), ` ${this.random.pick(BINARY)} `, this.operand()),
        () =>
          tree(
            "operand",
            this.operand(),
            ` ${this.random.pick(BINARY)} `,
            this.operand(),
            ` ${this.random.pick(BINARY)} `,
            this.operand(),
          ),
        () => tree("operand", this.random.pick(["-", "+", "!", "~"]), this.operand()),
        () => tree("operand", this.operand(), ` ** ${this.small(-2, 4)}`),
        () => tree("operand", this.operand(), ` ${this.random.pick(["<<", ">>"])} ${this.small(-1, 70)}`),
        () => tree("operand", this.operand(), " ? ", this.expression(), " : ", this.expression()),
        () =>
          tree(
            "operand",
            this.variable("text"),
            ` ${this.random.pick(["in", "ni"])} `,
            this.variable("list"),
          ),
        () =>
          tree(
            "operand",
            this.variable("text"),
            ` ${this.random.pick(["<", "==", "eq", "ne", ">=", "!="])} `,
            this.operand(),
          ),
        () =>
          tree(
            "operand",
            `${this.random.pick(["abs", "int", "round", "double", "wide", "entier", "bool", "ceil", "floor", "isqrt", "sqrt"])}(`,
            this.expression(),
            ")",
          ),
        () =>
          tree(
            "operand",
            `${this.random.pick(["min", "max", "fmod", "hypot"])}(`,
            this.expression(),
            ", ",
            this.expression(),
            ")",
          ),
      ],
    );
  }

  text() {
    return this.#choose(
      [
        () => tree("text", word(this.random.pick(TEXTS))),
        () => tree("text", word(this.random.pick(TEXTS))),
        () => this.variable("text"),
        () => tree("text", this.small(-20, 20)),
      ],
      [
        () => this.variable("text"),
        () => tree("text", '"', this.variable("text"), "-", this.variable("list"), '"'),
        () => tree("text", "[string range ", this.text(), " ", this.index(), " ", this.index(), "]"),
        () => tree("text", "[string index ", this.text(), " ", this.index(), "]"),
        () =>
          tree(
            "text",
            `[string ${this.random.pick(["toupper", "tolower", "totitle", "trim", "trimleft", "trimright", "reverse"])} `,
            this.text(),
            "]",
          ),
        () => tree("text", `[string trim `, this.text(), " ", this.text(), "]"),
        () => tree("text", "[string repeat ", this.text(), ` ${this.small(-1, 4)}]`),
        () =>
          tree(
            "text",
            "[string replace ",
            this.text(),
            " ",
            this.index(),
            " ",
            this.index(),
            " ",
            this.text(),
            "]",
          ),
        () =>
          tree(
            "text",
            `[string map ${this.random.pick(["", "-nocase "])}`,
            "[list ",
            this.text(),
            " ",
            this.text(),
            " b X] ",
            this.text(),
            "]",
          ),
        () => tree("text", "[string cat ", this.text(), " ", this.text(), "]"),
        () => tree("text", "[lindex ", this.list(), " ", this.index(), "]"),
        () => tree("text", "[lindex ", this.list(), " ", this.index(), " ", this.index(), "]"),
        () => tree("text", "[join ", this.list(), " ", this.text(), "]"),
        () => tree("text", `[format "${this.random.pick(FORMATS)}" `, this.number(), "]"),
        () => tree("text", `[format "${this.random.pick(REAL_FORMATS)}" `, this.number(), "]"),
        () => tree("text", `[format "${this.random.pick(TEXT_FORMATS)}" `, this.text(), "]"),
        () =>
          tree("text", `[format "%*s|%d" `, this.small(-6, 6), " ", this.text(), " ", this.integer(), "]"),
        () => tree("text", "[dict get ", this.dict(), " ", this.text(), "]"),
        () =>
          tree(
            "text",
            `[regsub ${this.random.pick(["", "-all ", "-nocase ", "-all -line "])}-- {${this.random.pick(PATTERNS)}} `,
            this.text(),
            ` ${this.random.pick(["X", "{<&>}", "{\\1-\\0}", "{}", "{\\\\&}"])}]`,
          ),
        () =>
          tree(
            "text",
            "[subst ",
            this.random.pick(["", "-nocommands ", "-novariables ", "-nobackslashes "]),
            "{a $s \\t [set t]}]",
          ),
        () => tree("text", "[", this.command(), "]"),
        () => this.call("text"),
        ...more.texts(this),
      ],
    );
  }

  list() {
    return this.#choose(
      [
        () =>
          tree(
            "list",
            `{${Array.from({ length: this.random.integer(0, 5) }, () => this.random.pick(["a", "b", "c", "10", "9", "2.5", "{x y}", "{}", "a1", "a10", "A", "-1", "0x2"])).join(" ")}}`,
          ),
        () => this.variable("list"),
      ],
      [
        () => this.variable("list"),
        () => tree("list", "[list ", this.text(), " ", this.number(), " ", this.text(), "]"),
        () => tree("list", "[list ", this.list(), " ", this.text(), "]"),
        () => tree("list", "[lrange ", this.list(), " ", this.index(), " ", this.index(), "]"),
        () =>
          tree("list", "[linsert ", this.list(), " ", this.index(), " ", this.text(), " ", this.text(), "]"),
        () =>
          tree(
            "list",
            "[lreplace ",
            this.list(),
            " ",
            this.index(),
            " ",
            this.index(),
            this.random.pick([" x", "", " {y z} q"]),
            "]",
          ),
        () => tree("list", "[lreverse ", this.list(), "]"),
        () =>
          tree(
            "list",
            `[lsort ${this.random.pick(["", "-decreasing ", "-unique ", "-dictionary ", "-nocase ", "-integer ", "-real ", "-indices ", "-index 0 ", "-index end ", "-stride 2 ", "-command {string compare} "])}`,
            this.list(),
            "]",
          ),
        () =>
          tree("list", "[lsearch -all -inline ", this.searchOptions(), this.list(), " ", this.text(), "]"),
        () => tree("list", "[split ", this.text(), " ", this.text(), "]"),
        () => tree("list", "[concat ", this.list(), " ", this.text(), " ", this.list(), "]"),
        () => tree("list", `[lrepeat ${this.small(0, 3)} `, this.text(), "]"),
        () => tree("list", "[lmap x ", this.list(), " {", this.body(), "}]"),
        () =>
          tree(
            "list",
            `[regexp ${this.random.pick(["", "-all ", "-indices ", "-nocase ", "-all -indices "])}-inline -- {${this.random.pick(PATTERNS)}} `,
            this.text(),
            "]",
          ),
        () =>
          tree(
            "list",
            `[scan `,
            this.text(),
            ` ${this.random.pick(['"%d %s"', '"%c%c"', "{%[a-c]%s}", '"%2s%n"', '"%f"', '"%x %o"'])}]`,
          ),
        () => tree("list", `[dict ${this.random.pick(["keys", "values"])} `, this.dict(), "]"),
        () => tree("list", "[list ", this.text(), " {*}", this.list(), "]"),
        () => tree("list", this.dict()),
        () => this.call("list"),
        ...more.lists(this),
      ],
    );
  }

  dict() {
    return this.#choose(
      [
        () =>
          tree(
            "dict",
            `{${this.random.pick(["", "a 1", "a 1 b 2", "a {x 1} b {y 2 z 3}", "a 1 b 2 a 3", "k v 10 ten"])}}`,
          ),
        () => this.variable("dict"),
      ],
      [
        () => this.variable("dict"),
        () =>
          tree(
            "dict",
            "[dict create ",
            this.text(),
            " ",
            this.number(),
            " ",
            this.text(),
            " ",
            this.list(),
            "]",
          ),
        () => tree("dict", "[dict merge ", this.dict(), " ", this.dict(), "]"),
        () => tree("dict", "[dict replace ", this.dict(), " ", this.text(), " ", this.text(), "]"),
        () => tree("dict", "[dict remove ", this.dict(), " ", this.text(), "]"),
        () =>
          tree(
            "dict",
            `[dict filter `,
            this.dict(),
            ` ${this.random.pick(["key", "value"])} ${word(this.random.pick(GLOBS))}]`,
          ),
        () => tree("dict", "[dict map {k v} ", this.dict(), " {", this.body(), "}]"),
        () => tree("dict", "[dict filter ", this.dict(), " script {k v} {expr {", this.expression(), "}}]"),
      ],
    );
  }

  call(kind) {
    if (this.procedures.length === 0) return tree(kind, this.small(0, 9));
    const { name, most } = this.random.pick(this.procedures);
    const count = this.random.chance(0.1) ? this.random.integer(0, 4) : most;
    const parts = Array.from({ length: count }, () => [
      " ",
      this.random.chance(0.5) ? this.number() : this.text(),
    ]).flat();
    return tree(kind, `[${name}`, ...parts, "]");
  }

  /** A procedure that calls only those before it. */
  procedure() {
    const name = `p${this.procedures.length}`;
    const formals = this.random.pick([
      ["i"],
      ["i", "s"],
      ["i", "{s abc}"],
      ["s", "args"],
      ["i", "{j 5}", "args"],
      [],
      ["args"],
    ]);
    const setup = tree(
      "command",
      this.random.pick([
        "set l {}",
        "upvar 1 l l",
        "global l d",
        "upvar #0 s t",
        "variable n",
        "set d [dict create a 1]",
        "lappend l $i",
      ]),
    );
    const commands = Array.from({ length: this.random.integer(1, 3) }, () => this.command());
    const ending = tree(
      "command",
      this.random.pick(["return ", "set r ", "list a "]),
      this.random.chance(0.5) ? this.number() : this.text(),
    );
    const made = tree(
      "command",
      `proc ${name} {${formals.join(" ")}} {`,
      script([setup, ...commands, ending]),
      "}",
    );
    this.procedures.push({ name, most: formals.filter((formal) => formal !== "args").length });
    return made;
  }

  body() {
    this.depth++;
    const made = script(Array.from({ length: this.random.integer(1, 3) }, () => this.command()));
    this.depth--;
    return made;
  }

  value() {
    return this.random.pick([() => this.number(), () => this.text(), () => this.list(), () => this.dict()])();
  }

  command() {
    const { random } = this;
    const note = () => tree("command", "lappend ::out ", this.value());
    return this.#choose(
      [
        note,
        note,
        () => tree("command", `set ${random.pick(VARIABLES.number)} `, this.number()),
        () => tree("command", `set ${random.pick(VARIABLES.text)} `, this.text()),
        () => tree("command", `incr ${random.pick(VARIABLES.number)}`),
        () => tree("command", `incr ${random.pick(VARIABLES.number)} `, this.number()),
        () => tree("command", `append ${random.pick(VARIABLES.text)} `, this.text()),
        () => tree("command", `lappend ${random.pick(VARIABLES.list)} `, this.text(), " ", this.text()),
        () => tree("command", `set a(${random.pick(["x", "y", "$i", "$s"])}) `, this.text()),
        () => tree("command", `lappend ::out [info exists a(${random.pick(["x", "y", "$i", "$s"])})]`),
        () =>
          tree(
            "command",
            `unset ${random.pick(["", "-nocomplain "])}${random.pick(["i", "s", "l", "a(x)", "zz"])}`,
          ),
      ],
      [
        note,
        () => tree("command", `set ${random.pick(VARIABLES.list)} `, this.list()),
        () => tree("command", `set ${random.pick(VARIABLES.dict)} `, this.dict()),
        () => tree("command", `lset ${random.pick(VARIABLES.list)} `, this.index(), " ", this.text()),
        () =>
          tree(
            "command",
            `lset ${random.pick(VARIABLES.list)} `,
            this.index(),
            " ",
            this.index(),
            " ",
            this.text(),
          ),
        () => tree("command", `lassign `, this.list(), " i s t"),
        () => tree("command", `dict set ${random.pick(VARIABLES.dict)} `, this.text(), " ", this.value()),
        () => tree("command", `dict set ${random.pick(VARIABLES.dict)} a `, this.text(), " ", this.value()),
        () => tree("command", `dict incr ${random.pick(VARIABLES.dict)} `, this.text(), " ", this.number()),
        () =>
          tree(
            "command",
            `dict ${random.pick(["lappend", "append"])} ${random.pick(VARIABLES.dict)} `,
            this.text(),
            " ",
            this.text(),
          ),
        () => tree("command", `dict unset ${random.pick(VARIABLES.dict)} `, this.text()),
        () => tree("command", `dict update ${random.pick(VARIABLES.dict)} a i b s {`, this.body(), "}"),
        () => tree("command", `dict with ${random.pick(VARIABLES.dict)} {`, this.body(), "}"),
        () => tree("command", "dict for {k v} ", this.dict(), " {", this.body(), "}"),
        () => tree("command", "if {", this.expression(), "} {", this.body(), "} else {", this.body(), "}"),
        () =>
          tree(
            "command",
            "if {",
            this.expression(),
            "} {",
            this.body(),
            "} elseif {",
            this.expression(),
            "} {",
            this.body(),
            "}",
          ),
        () => this.loop(),
        () => this.loop(),
        () => tree("command", "foreach x ", this.list(), " {", this.body(), "}"),
        () => tree("command", "foreach {x y} ", this.list(), " z ", this.list(), " {", this.body(), "}"),
        () =>
          tree(
            "command",
            "switch ",
            random.pick(["-exact", "-glob", "-regexp", "-nocase"]),
            " -- ",
            this.text(),
            " {a {",
            this.body(),
            "} ab - {[a-c]*} {",
            this.body(),
            "} default {",
            this.body(),
            "}}",
          ),
        () => tree("command", "catch {", this.body(), "} r; lappend ::out $r"),
        () =>
          tree(
            "command",
            "try {",
            this.body(),
            "} on error {r o} {lappend ::out $r [dict get $o -errorcode]}",
            random.pick(["", " finally {lappend ::out f}"]),
          ),
        () =>
          tree(
            "command",
            "try {",
            this.body(),
            "} trap {ARITH} {r} {",
            this.body(),
            "} on ok {r} {lappend ::out $r}",
          ),
        () => tree("command", "error ", this.text(), random.pick(["", " info", " {} {A B}"])),
        () => tree("command", "throw {A B} ", this.text()),
        () =>
          tree(
            "command",
            random.pick(["break", "continue", "return ok", "return -code error bad", "return -code 7 x"]),
          ),
        () => tree("command", "eval [list lappend ::out ", this.value(), "]"),
        () => tree("command", "eval {", this.body(), "}"),
        () => tree("command", "uplevel #0 {", this.body(), "}"),
        () => tree("command", "lappend ::out [apply {x {", this.body(), "}} ", this.value(), "]"),
        () => tree("command", "namespace eval q {variable l {1 2}; ", this.body(), "}"),
        () =>
          tree(
            "command",
            `regexp -- {${random.pick(PATTERNS)}} `,
            this.text(),
            " r q; lappend ::out [info exists q]",
          ),
        () => tree("command", "array set a ", this.list(), "; lappend ::out [lsort [array names a]]"),
        () => tree("command", "scan ", this.text(), ' "%d %s" i t'),
        ...more.commands(this),
      ],
    );
  }

  loop() {
    const counter = `c${this.loops++}`;
    const limit = this.small(1, 4);
    if (this.random.chance(0.5)) {
      return tree(
        "command",
        `for {set ${counter} 0} {$${counter} < ${limit}} {incr ${counter}} {`,
        this.body(),
        "}",
      );
    }
    return tree("command", `set ${counter} 0; while {[incr ${counter}] <= ${limit}} {`, this.body(), "}");
  }
}

/** A program that tells how it ended and what it noted on the way. */
export function question(program) {
  return `set ::out {}; set ::code [catch {${textOf(program)}} ::result ::options]
list $::code $::result [expr {$::code == 1 ? [dict get $::options -errorcode] : ""}] $::out \
  [expr {$::code == 1 ? [dict get $::options -errorinfo] : ""}]`;
}
