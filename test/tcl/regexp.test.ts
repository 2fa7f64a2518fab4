import { describe, expect, it } from "vitest";
import { compileRegexp, match, TextMatcher } from "../../src/tcl/regexp/index.ts";
import { compareDirectly } from "./oracle.ts";
import { allIndices, indicesOf, lines, question, questions } from "./regexp-question.ts";

/* Every row is a pattern; each is matched against every text of its table, by nsc and by tclsh. */

describe("what matches, and its captures", () => {
  compareDirectly(
    "branches, groups and greedy quantifiers",
    questions(
      lines`
        abc
        a|ab|abc
        (a|ab)(c|bcd)(d*)
        (a*)(ab)*(b*)
        (a|b)*
        (a|b)+c?
        ((a)|(b))*
        ((a)|b)+
        (a*)*
        (a*)+
        (a+|b)*
        (ab?)*(b?)
        ()
        ()*
        ()+a
        (|a)+
        (a|)+
        (|a)(b)
        a{2}
        a{0}b
        (a){0}b
        (a){2}
        (ab){1,2}
        (a|ab){2}
        (.|ab?a){0,2}
        (.|ab?a){0,2}b
        (a?){3}
        (a?b?){0,2}
        (a{1,2}){2,3}
        (a{1,2}b{0,1}){2,}
        ((a{0,2})b){1,3}
        ((ab?)+c?)*
        (?:ab)+
        (?:(a)b)+
        (?:a|(b))*
        x*
        .*b
        (.*)(.*)
        (.+)(.?)
        (.*)b(.*)
        [ab]+c
        [^b]+
        (a)(b)?(c)?
        (?:(a)|(b)|(c))+
        ((((a))))
        (((a*)b)*c)*
        (a|b|c|ab|bc)*
        (wee|week)(knights|night)
        (a|ab)(bc|c)?(d|cd)*
        a||b
        |a
        a|
        `,
      [
        "",
        "a",
        "b",
        "ab",
        "aab",
        "abc",
        "abcd",
        "abab",
        "aaaa",
        "bab",
        "xaby",
        "abcabc",
        "aabbcc",
        "weeknights",
        "cba",
      ],
    ),
  );

  compareDirectly(
    "quantifiers that prefer the shortest match, and mixtures",
    questions(
      lines`
        a*?
        a+?
        a??
        a{2,3}?
        a{2}?
        a{1,}?b
        (a*?)
        (a+?)(a*)
        (a*)(a+?)
        (a??)(a*)
        (a*?)(a*)(a*?)
        a+?b*
        a*b+?
        (?:a+?)(b*)
        (a+?|b)+
        (a+|b+?)c*?
        (a|ab){1,2}?
        (a|ab)+?b
        (a|ab)*?$
        .*?b
        (.*?)b(.*)
        (.*)b(.*?)
        (.*?)(b+)(.*?)c
        ^(.+?)(.*)$
        ^(.*?)(a|b)*?$
        (a{0,2}?){2}
        (a{0,2}?){0,2}
        (.{0,2}?){0,3}b
        (a{1,2}?)+
        (?:(a*?)b)*
        ((a)|b)*?c
        ((a*?)(b?))*
        (?:(?:a*?)b?)*
        (ab*?){2,}
        (ab*?){2,}?
        (a|b)??(ab)?
        x*?y*
        (()|a)*?b
        (|a)+?b
        (a|)+?$
        (a??b??)*
        (a*?|b)(b|c)
        (?:a{1,1}?b*)
        (a){1,1}?b*
        (?:a)?b*?c+
        `,
      ["", "a", "b", "ab", "aab", "abb", "abbc", "aaab", "ababab", "xaabbcc", "cabcab"],
    ),
  );

  compareDirectly(
    "back references",
    questions(
      lines`
        (a)\1
        (a*)\1
        (a*?)\1
        (a+)b\1
        (a|b)\1
        (a|ab)\1
        (.)(.)\2\1
        (.+)\1
        ^(.+)\1$
        ^(.*?)\1*$
        (a)\1*b
        (a)\1+
        (a)\1{2}
        (a)\1{0,2}b
        (ab|a)(bc|\1)
        (?:(.)\1|ab)
        (?:(.)\1|.b)+
        ((a)\2)\1
        .(a*)?\1
        b(.*)*\1
        (b*?)?\1a
        ((.)\2)+
        (?:(a)|b)\1
        (?:(a)|b)*\1
        (.*)x\1
        (a?)b\1c
        (\w+) \1
        ^(a+)(b+)\2\1$
        (a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10
        (a)\10
        (ab){2}\1
        (a|b){2}\1
        ([ab])(?:\1|x)*?b
        (a)(?=(?:\1))
        (^a)\1
        ((a)){0}\2
        `,
      [
        "",
        "a",
        "aa",
        "aab",
        "aaab",
        "abab",
        "aba",
        "abba",
        "baaaabb",
        "aabaa",
        "abcabc",
        "aabbbaa",
        "the the",
        "xax",
        "abcdefghijj",
      ],
    ),
  );

  compareDirectly(
    "anchors, word boundaries, lookahead",
    questions(
      lines`
        ^
        $
        ^$
        ^a
        b$
        ^a|b$
        (^|b)a
        (^a)+
        (^)*a
        (a$|b)+
        a^b
        a$b
        (a|^)(b|$)
        \Aa
        \Aa|b
        b\Z
        (\A|b)a
        \m
        \M
        \y
        \Y
        \mab
        ab\M
        \yab\y
        a\Yb
        \m\w+\M
        (\m)(a)
        [[:<:]]a
        a[[:>:]]
        (?=a)
        (?!a)
        (?=a)(a|b)
        (?=ab)a
        a(?!b)
        (?!ab)a
        (?=.*b)a+
        (?!.*b)a
        (?:(?=a)a|b)*
        (a(?=b)|b)*
        ((?!b).)*b
        (?=(a)(b))a
        (?=((a)b))(a)
        (?=^)a
        (?=a$)a
        (?=\m)b
        (?!(?=a)ab).
        (?=a(?!b))a
        \W(?=a)
        `,
      ["", "a", "b", "ab", "ba", "aab", "bab", "ab ab", " a b", "a_b", "aab\nab", "a\nb", "\n"],
    ),
  );

  for (const given of [["-line"], ["-linestop"], ["-lineanchor"], ["-nocase"]] as const) {
    compareDirectly(
      `with ${given[0]}`,
      questions(
        lines`
          ^a
          a$
          ^.*$
          .+
          [^a]+
          \W
          \D+
          \S+
          [^x]b
          ^b|a$
          \Ab
          a\Z
          (^b)+
          A
          [A-B]+
          [[:upper:]]+
          [^a]
          (a)\1
          (?s)a.b
          (?n)a.b
          (?m)^b
          (?p)^b|a.b
          (?w)^b|a.b
          (?i)B
          (?c)B
          (?=^b)
          a$\nb
          `,
        ["", "a", "aA", "b", "a\nb", "b\na", "\n", "ab\nab", "A\nB"],
        ...given,
      ),
    );
  }

  compareDirectly(
    "from a position on",
    lines`
      ^
      ^a
      \A
      \Aa
      \ma
      \yb
      a*
      $
      (?=b)
      (?!a)
      (?n)^
      `.flatMap((pattern) =>
      [0, 1, 2, 3].flatMap((start) => [
        question(pattern, "a\nb", [], start),
        question(pattern, "aab", [], start),
      ]),
    ),
  );
});

/** Letters that repeat after no short time. */
function letters(count: number): string {
  let text = "";
  for (let seed = 1; text.length < count; seed = (seed * 48_271) % 2_147_483_647)
    text += (seed >> 8) % 2 === 0 ? "a" : "b";
  return text;
}

compareDirectly("long texts", [
  question(String.raw`\Y(?:a[^z]*z|b)`, `${"a".repeat(1500)}bb`.repeat(3), [], 0, true),
  question("a[^z]*z|b", `${"a".repeat(1500)}b`.repeat(3), [], 0, true),
  question("aa[^z]*z|aab", `${"a".repeat(1500)}b`.repeat(3), [], 0, true),
  question("aa(?:[^z]*z|b)", `${"a".repeat(1500)}b`.repeat(3), [], 0, true),
  question(String.raw`(?=a[^z]*b)\ya[^z]*z|b|\Mc`, `${"a".repeat(1500)}b c`.repeat(3), [], 0, true),
  question("^(?:a|b)*(a(?:a|b){13})b", letters(6000)),
  question("(a|b)*?(a(?:a|b){13})(b|a)*b", letters(3000)),
  question("((a|b)(a|b))*(a)", letters(2001)),
  question("((a+)|(b+?))*a", letters(2000), [], 0, true),
]);

describe("own properties", () => {
  const texts = ["", "ab", "aab aab", "b ab\naba", "ab".repeat(40), `${"a".repeat(60)}b${"a".repeat(60)}`];

  it.each(lines`
    (a+)(b?)
    (a|ab)(c|bcd)*?b*
    (?=a+b)(a)|(?!.\M)b
    (?!(?=ab)a)(?:a(?=a)|b)+
    \y(\w+)\y
    (?:a[^z]*z|(b))
    aa[^z]*z|(a)b
    aaa?[^z]z|b(a)
    (a*)\1b
    `)("%s answers the same after any other text", (pattern) => {
    const used = compileRegexp(pattern);
    for (const text of [...texts, ...texts.toReversed()]) {
      const fresh = allIndices(compileRegexp(pattern), text, 0, true);
      expect(allIndices(used, text, 0, true)).toBe(fresh);
    }
  });

  it("answers the same whether it starts further on or further back", () => {
    const text = "aab ab aab ";
    for (const pattern of [String.raw`(?!.\M)a`, "a[^z]*z|b", String.raw`(?=\mb)b`, "^b"]) {
      const compiled = compileRegexp(pattern);
      const matcher = new TextMatcher(compiled, text);
      for (const start of [3, 0, 2, 2, 1, 5, 4, 9]) {
        const alone = match(compileRegexp(pattern), text, start, {}, { steps: 1_000_000 });
        expect(matcher.match(start, false, { steps: 1_000_000 })).toEqual(alone);
      }
    }
  });

  it("tells many combinations of lookaheads apart", () => {
    const text = letters(20_000);
    const wanted = text.slice(15_000, 15_016);
    const pattern = [...wanted].map((letter, index) => `(?=.{${index}}${letter})`).join("");
    const compiled = compileRegexp(pattern);
    for (const subject of [text, [...text].toReversed().join("").replaceAll(wanted, "c"), text.slice(1)]) {
      const offsets = match(compiled, subject, 0, {}, { steps: 10_000_000 });
      expect(offsets?.[0] ?? -1).toBe(subject.indexOf(wanted));
    }
  });

  it("matches an empty text by an empty pattern", () => {
    expect(indicesOf("", "")).toBe("{0 -1}");
  });

  it("counts UTF-16 units, as Tcl 8.6 does", () => {
    expect(indicesOf(".", "😀")).toBe("{0 0}");
  });

  it("answers where tclsh 8.6.13 never ends", () => {
    expect(indicesOf(String.raw`()*\1`, "b")).toBe("");
    expect(indicesOf(String.raw`b(b){1,2}|\1?`, "cbaca")).toBe("");
  });
});
