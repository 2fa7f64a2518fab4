import { describe } from "vitest";
import { compileRegexp } from "../../src/tcl/regexp/index.ts";
import { compareDirectly, type Question, tclWord } from "./oracle.ts";
import { lines, questions } from "./regexp-question.ts";

/* Every row is a pattern; each is matched against every text of its table, by nsc and by tclsh. */

describe("how patterns are read", () => {
  compareDirectly(
    "bracket expressions",
    questions(
      lines`
        [abc]
        [a-c]
        [^a-c]
        [a-]
        [-a]
        [a\-z]
        []a]
        [^]a]
        []-a]
        [--a]
        [%--]
        [a-c-e]
        [c-a]
        [a-a]
        [a
        [
        [^
        []
        [[]
        [a[b]
        [[:alpha:]]
        [[:digit:][:space:]]
        [^[:alnum:]]
        [[:foo:]]
        [[:ALPHA:]]
        [[:alpha:]-z]
        [[:alpha
        [[:alpha:
        [[:alpha:]
        [[::]]
        [[:]]
        [[.a.]]
        [[.hyphen.]]
        [[.space.]-b]
        [a-[.c.]]
        [[.-.]-a]
        [[.nosuch.]]
        [[..]]
        [[.].]]
        [[.a-z.]]
        [[.a
        [[=a=]]
        [[=a=]b]
        [[=a=]-c]
        [a-[=c=]]
        [[=ab=]]
        [[==]]
        [\n\t]
        [\]]
        [a\]
        [\d]
        [\w.]
        [^\s]
        [\D]
        [\A]
        [\y]
        [\1]
        [\x41-\x43]
        [\u0061]
        [a-\d]
        [\d-a]
        [\w-a]
        [\w-]
        [\w-\uffff]
        [a.*+?(){}|^$]
        [[:<:]]a
        x[[:<:]]
        [^[:<:]]
        [[:<:]
        [[:blank:][:cntrl:]]
        [[:punct:]]+
        [[:xdigit:]]+
        [[:ascii:]]
        `,
      ["a", "b", "z", "-", "]", "\\", ".", " ", "5", "\n", "B", "[", "é", "％"],
    ),
  );

  compareDirectly(
    "bracket expressions without case",
    questions(
      lines`
        [a-c]
        [^a-c]
        [[:upper:]]
        [[:lower:]]
        [[:alpha:]]
        [[.A.]]
        [[=A=]]
        [\u01c4]
        [à-é]
        k
        ſ
        İ
        (ǆ)\1
        `,
      ["a", "B", "1", "A", "ǅ", "ǄǅǆǅǄ", "É", "K", "s", "i", "ı"],
      "-nocase",
    ),
  );

  compareDirectly(
    "escapes",
    questions(
      lines`
        \a
        \b
        \B
        \cA
        \c
        \ca
        \e
        \f
        \n
        \r
        \t
        \v
        \x41
        \x414
        \x4
        \x
        \u0041
        \u41
        \u
        \U00000041
        \U41
        \U0001F600
        \Uffffffff
        \0
        \07
        \101
        \1011
        \400
        \777
        \8
        \18
        \d+
        \D
        \s
        \S
        \w+
        \W
        \q
        \g
        \é
        \_
        \.
        \\
        \
        a\
        \<
        \{
        (a)\1\2
        \1
        (a\1)
        (a)|\1
        (?=(a))\1
        (?=(a)\1)
        `,
      [
        "\x07",
        "\b",
        "\\",
        "\x01",
        "\x1b",
        "\f",
        "\n",
        "\r",
        "\t",
        "\v",
        "A4",
        "\0",
        "5",
        "a",
        "_",
        ".",
        " 0",
        "é",
        "😀",
      ],
    ),
  );

  compareDirectly(
    "quantifiers, bounds, parentheses and other syntax",
    questions(
      lines`
        a**
        a*+
        a+*
        a???
        a*?*
        *a
        +
        ?
        ^*
        $*
        \y*
        (?=a)*
        (*a)
        (a|*)
        |*
        a|+
        {1}
        a{
        a{b
        a{,2}
        a{1
        a{1,
        a{1,2
        a{1}
        a{1,}
        a{1}{2}
        a{2,1}
        a{1,x}
        a{x}
        a{ 1}
        a{255}
        a{256}
        a{0,256}
        a{0001}
        a{00000}
        a{1a}
        a{٣}
        a}
        (a
        a)
        )
        (
        ((a)
        (a))
        (?:a
        (?a)
        (?
        (?:
        (?=a
        (?<a)
        (?#a
        (?#a)
        a(?#b)*
        (?#a)*
        (?:)
        (?:)*a
        (?=)a
        (?!)a
        a|b|
        ||
        `,
      ["", "a", "aa", "a{", "a{b", "a{,2}", "a{ 1}", "a}", "b"],
    ),
  );

  compareDirectly(
    "directors and embedded options",
    questions(
      lines`
        ***:a+
        ***=a+
        ***a
        ***
        ****
        ***?
        ***:
        ***=
        ***:(?i)A
        ***=(?i)A
        ***:***=a
        (?i)A
        (?c)A
        (?ic)A
        (?ci)A
        (?x) a b
        (?xt) a
        (?t) a
        (?q)a+
        (?qi)A+
        (?qx) a
        (?e)a|b
        (?e)a+?
        (?e)(?:a)
        (?e)\d
        (?e)[\]]
        (?e)(a)\1
        (?e)a{1}?
        (?e)a)
        (?e)(a
        (?ei)A
        (?z)a
        (?i
        (?i:a)
        (?I)a
        (?)a
        (?i)(?x)a
        a(?i)b
        (?n)a.b
        `,
      ["a", "A", "a+", "ab", " a", "aa", "a)", "d", "\\]", "a1", "a\nb"],
    ),
  );

  compareDirectly(
    "basic regular expressions",
    questions(
      lines`
        (?b)a*
        (?b)*a
        (?b)^*a
        (?b)\(*a\)
        (?b)\(^a\)
        (?b)\(a$\)
        (?b)a^
        (?b)$a
        (?b)a$
        (?b)^a
        (?b)a**
        (?b)a+
        (?b)a|b
        (?b)(a)
        (?b)\(a\)\1
        (?b)\(a\)*
        (?b)\(a
        (?b)a\)
        (?b)a\{2\}
        (?b)a\{1,2\}
        (?b)a\{0,\}b
        (?b)a\{1
        (?b)a\{1}
        (?b)\{1\}
        (?b)a\{2,1\}
        (?b)\<a\>
        (?b)[[:<:]]a
        (?b)[a\]
        (?b)[a]*
        (?b)\.
        (?b)\d
        (?b)\1
        (?b)\
        (?bi)A
        (?bx) a #b
        (?bx)a $
        (?b).
        `,
      ["a", "*a", "a*", "aa", "a+", "a|b", "(a)", "a^", "$a", "\\", ".", "d", "ab", " a", "*"],
    ),
  );

  compareDirectly(
    "expanded syntax",
    questions(
      [
        "a b",
        "a *",
        "a { 2 }",
        "a{ 1 , 2 } ?",
        "a * ?",
        "a *?",
        "a\\ b",
        "[a b]+",
        "a#b",
        "a # comment\nb",
        "# comment",
        "( a ) b",
        "( ?:a)",
        "(?: a)",
        "a (?#x) b",
        "a\t\n\u3000b",
        "(?t)a b",
        "(?x)a b",
        "a | b",
        "\\x 41",
        "a(?#b) *",
      ],
      ["a", "ab", "aa", "a b", "b", "aab", " "],
      "-expanded",
    ),
  );
});

describe("regexp -about", () => {
  const about = (pattern: string): Question => ({
    script: `regexp -about -- ${tclWord(pattern)}`,
    compute() {
      const compiled = compileRegexp(pattern);
      const notes = compiled.about();
      return `${compiled.groups} ${notes.length === 1 ? notes[0] : `{${notes.join(" ")}}`}`;
    },
  });
  const patterns = lines`
    a
    (a)(b)
    (a)\1
    a*?
    a+
    a{2}
    a{
    (?=a)b
    (?=a)
    (?!(a(b)))
    a^b
    a$^
    (^)\n
    ()
    a||b
    [[:alpha:]]
    [[.a.]]
    [[.hyphen.]]
    [[=a=]]
    [a-b]
    [\n]
    \w
    \y
    \m
    \Ma\M
    \a\e
    \x41
    \u0041
    \101
    \cA
    (?e)\a[\a]
    (?e)a)
    (?b)\(^a$\)
    (?b)\<
    (?i)a
    ***=a
    ***:a
    (?#a)b
    (?:a)??
    `;
  compareDirectly("what it notes", patterns.map(about));
});
