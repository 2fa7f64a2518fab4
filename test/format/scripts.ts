import fc from "fast-check";

/*
 * Tcl scripts that run to their end and print what they do, laid out at random: blanks of any width, line ends and
 * backslashes where Tcl takes them, bodies on one line or many, comments.
 */

const gap = fc.constantFrom(" ", " ", "  ", "\t", " \\\n    ", " \\\n\t");
const edge = fc.constantFrom("", " ", "\n", "\n  ", "\n\n\n\t", ";", " ;\n");
const end = fc.constantFrom(
  "\n",
  ";",
  " ; ",
  "\n\n\n",
  ";\n\t",
  " ;# of { }\n",
  "  ; # it\n",
  "\t;# a \\\n b\n",
);
const comment = fc.constantFrom(
  "# note { }\n",
  "\n#\\\nstill a note\n",
  "\n\n# trailing blanks   \n",
  "#{}\n\n\n",
);

/** A word that is data: what it holds must not change. */
const word = fc.constantFrom(
  "a",
  "$v",
  "${v}",
  '"$v  and  [set  v]"',
  "{a   b\n\tc}",
  '"two\nlines  \n  ;#"',
  "a\\ \\;b",
  "[set v]",
  "[  expr {  $v+1 }  ]",
  "[list  a   {b  c}\\\n  d ]",
  "[catch { set nothing }]",
  "$t(x  y)",
  "$t([string  trim { x  y }])",
  "{#  no comment}",
  "{*}{p  q}",
  "[if {$v>1} {set v} else {set v 1}]",
  "{ if {$v} { ;  } }",
);

const condition = fc.constantFrom(
  "{ $v > 1 }",
  "{$v%2==0}",
  "{[string length   $v ]  < 3 &&\n   1}",
  "{[catch {\nset v\n     } ]}",
  "{ !\t$v}",
  "0",
  "{ 1 }",
);

interface Nodes {
  readonly script: string;
  readonly command: string;
  readonly body: string;
}

const { script } = fc.letrec<Nodes>((tie) => ({
  script: fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.tuple(tie("command"), end).map(([command, after]) => command + after) },
        { weight: 1, arbitrary: comment },
      ),
      { maxLength: 4 },
    )
    .map((items) => items.join("")),
  body: fc.tuple(edge, tie("script"), edge).map((parts) => `{${parts.join("")}}`),
  command: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(gap, word, gap, word).map(([a, one, b, two]) => `show${a}${one}${b}${two}`),
    fc.tuple(gap, gap, fc.nat(5)).map(([a, b, value]) => `set${a}v${b}${value}`),
    fc.tuple(gap, word).map(([a, one]) => `tb-show-x${a}${one}\ntb-show${a}${a}yy${a}${one}`),
    fc.tuple(condition, tie("body"), gap).map(([test, yes, a]) => `if${a}${test}${a}${yes}`),
    fc
      .tuple(condition, tie("body"), tie("body"), gap, condition)
      .map(([test, yes, no, a, other]) => `if ${test} then${a}${yes}${a}elseif ${other} {}${a}else${a}${no}`),
    fc.tuple(tie("body"), gap).map(([inner, a]) => `foreach${a}{ i  j }${a}{1 2  3}${a}${inner}`),
    fc.tuple(tie("body"), gap).map(([inner, a]) => `for {set i 0;set k  1}${a}{$i<2} { incr i }${a}${inner}`),
    fc
      .tuple(tie("body"), gap, word)
      .map(([inner, a, value]) => `proc p${a}{x {y  2}}${a}${inner}; p${a}${value}`),
    fc.tuple(tie("body"), gap).map(([inner, a]) => `catch${a}${inner}${a}result; show $result`),
    fc.tuple(tie("body"), gap).map(([inner, a]) => `namespace${a}eval  n ${inner}`),
    fc
      .tuple(tie("body"), tie("body"), edgeOfList(), gap)
      .map(
        ([one, other, b, a]) =>
          `switch -glob --${a}$v${a}{${b}{1 *}  -${b || " "}[a-z]*${a}${one}${b || " "}default  ${other}${b}}`,
      ),
    fc
      .tuple(tie("body"), tie("body"), gap)
      .map(([one, other, a]) => `switch $v${a}1${a}${one}${a}default${a}${other}`),
    fc.tuple(tie("body"), gap).map(([inner, a]) => `try ${inner}${a}on  error {m}${a}{ show  $m }`),
    fc.constant("show [info  exists v]"),
  ),
}));

function edgeOfList() {
  return fc.constantFrom("", " ", "\n", "\n\n\n  ");
}

/** A script at random. */
export const scripts: fc.Arbitrary<string> = script;

/** What the scripts need: `show` prints its words, and an error is no end. */
export const PRELUDE = `set v 1
array set t {{x  y} 7}
proc show {args} { append ::shown [llength $args] <[join $args >,<]> \\n }
interp alias {} tb-show {} show
interp alias {} tb-show-x {} show
`;
