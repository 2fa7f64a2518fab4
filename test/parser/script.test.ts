import { describe, expect, it } from "vitest";
import { literalText, parseScript, parseSubstitution } from "../../src/parser/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { printPart, printScript } from "./print-tree.ts";

function parse(text: string) {
  return parseScript(new SourceFile("test", text));
}

describe("parseScript", () => {
  it.each<[string, string]>([
    ["", ""],
    [" \n;;\n\t", ""],
    ["set a 1", "(set a 1)"],
    ["a;b\nc", "(a) (b) (c)"],
    ["a \\\n  b", "(a b)"],
    ["a\\\nb", "(a b)"],
    ["set a {b {c} d}", '(set a {"b {c} d"})'],
    ["set a {b\\\n   c \\} \\\\}", '(set a {"b c \\\\} \\\\\\\\"})'],
    ['puts "a b;c\n{d"', '(puts "a b;c\\n{d")'],
    ['puts "a\\\n   b"', '(puts "a b")'],
    ['puts ""', '(puts "")'],
    ['puts a"b"c', '(puts a\\"b\\"c)'],
    ["puts a{b", "(puts a{b)"],
    ["puts $a $::b::c ${d e} $f_1-$g", "(puts $<a> $<::b::c> $<d e> $<f_1>+-+$<g>)"],
    ["puts $a:b $a::", "(puts $<a>+:b $<a::>)"],
    ["puts $ $. a$ $é", "(puts $ $. a$ $é)"],
    ["puts $a(b) $a(b c$d) $(e) $a()", "(puts $<a>(b) $<a>(b c+$<d>) $<>(e) $<a>())"],
    ["puts ${a(1)} ${a(} ${a(b)c}", "(puts $<a>(1) $<a(> $<a(b)c>)"],
    ["puts [a [b] c]d", "(puts [(a [(b)] c)]+d)"],
    ["puts [a;b\nc]", "(puts [(a) (b) (c)])"],
    ["puts []", "(puts [])"],
    ['puts "[a "b [c]"]"', '(puts "[(a "b +[(c)]")]")'],
    ["puts $a([b c])", "(puts $<a>([(b c)]))"],
    ['puts {*}$a {*}{b c} {*}"d"', '(puts *$<a> *{"b c"} *"d")'],
    ["puts {*} {*};", '(puts {"*"} {"*"})'],
    ["puts {*}] [a {*}]", '(puts *] [(a {"*"})])'],
    ["puts a]b ]", "(puts a]b ])"],
    ["# a comment \\\n goes on\nb", "(b)"],
    ["a # b", "(a # b)"],
    ["a;# b\nc", "(a) (c)"],
    ["[# ]\na]", "([(a)])"],
    ["puts \\x41\\n\\u00e9\\{", "(puts A\\né{)"],
    ["puts a\\ b", "(puts a b)"],
    ["puts a\u00a0b\u2028c \ufeff", "(puts a\u00a0b\u2028c \ufeff)"],
    ["a\f\vb", "(a b)"],
    ["a\r\nb\r\n", "(a) (b)"],
    ["a \\\r\n b", "(a b)"],
    ['a {b\r\nc\\\r\n d} "e\r\nf\\\r\n g"', '(a {"b\\nc d"} "e\\nf g")'],
    ["{a b} {}", '({"a b"} {""})'],
    ["__proto__ constructor", "(__proto__ constructor)"],
  ])("%j", (text, tree) => {
    const script = parse(text);
    expect(script.errors).toEqual([]);
    expect(printScript(script)).toBe(tree);
  });

  it("gives offsets into the file for a range of it", () => {
    const text = "if 1 {\n  set a [b $c(d)]\n}";
    const script = parse(text);
    const body = script.commands[0]?.words[2];
    if (body?.kind !== "braced") throw new Error("no body");
    const inner = parseScript(new SourceFile("test", text), body.contentStart, body.contentEnd);
    const word = inner.commands[0]?.words[2];
    expect(word && text.slice(word.start, word.end)).toBe("[b $c(d)]");
    expect(printScript(inner)).toBe("(set a [(b $<c>(d))])");
  });

  it("reads nothing behind the end of its range", () => {
    const file = new SourceFile("test", 'a b\\\nc "d}" {e} [f] $g(h) ${i}');
    for (let end = 0; end <= file.text.length; end++) {
      const alone = parseScript(new SourceFile("test", file.text.slice(0, end)));
      expect(parseScript(file, 0, end)).toEqual(alone);
    }
  });

  it("keeps comments with their places", () => {
    const text = "# one\\\n more\r\na;#two\n[#three\nb]";
    const script = parse(text);
    expect(script.comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      "# one\\\n more",
      "#two",
    ]);
  });

  it("leaves a carriage return alone in text that was made at run time", () => {
    const text = 'a {b\r\nc} "d\r\n" e\\\r\nf';
    const script = parseScript(new SourceFile("test", text), 0, text.length, { crlf: false });
    expect(printScript(script)).toBe('(a {"b\\r\\nc"} "d\\r\\n" e\\r) (f)');
  });

  it("says that a problem in brackets is one of the outer script too", () => {
    const script = parse("a; b [c; d [e; f {g}h]]");
    const outer = script.commands[1]?.words[1];
    const scripts = [script];
    if (outer?.kind === "bare" && outer.parts[0]?.kind === "command-part")
      scripts.push(outer.parts[0].script);
    expect(scripts.map((each) => each.errors.map((problem) => problem.commandIndex))).toEqual([[1], [1]]);
  });
});

describe("literalText", () => {
  it.each<[string, string | null]>([
    ["a\\tb", "a\tb"],
    ['"a b"', "a b"],
    ['""', ""],
    ["{$a}", "$a"],
    ["{*}{a b}", "a b"],
    ["$a", null],
    ["a[b]", null],
    ['"$a"', null],
  ])("%j", (text, value) => {
    const word = parse(`x ${text}`).commands[0]?.words[1];
    expect(word && literalText(word)).toBe(value);
  });
});

describe("parseSubstitution", () => {
  const all = { commands: true, variables: true, backslashes: true };
  it.each([
    ["a $b [c] \\n", all, "a +$<b>+ +[(c)]+ \\n"],
    ['a "b {c;', all, 'a \\"b {c;'],
    ["$a [b] \\n", { ...all, commands: false }, "$<a>+ [b] \\n"],
    ["$a [b $c]", { ...all, variables: false }, "$a +[(b $<c>)]"],
    ["\\$a \\n", { ...all, backslashes: false }, "\\\\+$<a>+ \\\\n"],
    ["$a([b])", { ...all, commands: false }, "$<a>([(b)])"],
  ])("%j %j", (text, flags, tree) => {
    const { parts, problem } = parseSubstitution(new SourceFile("test", text), 0, text.length, flags);
    expect(problem).toBe(null);
    expect(parts.map(printPart).join("+")).toBe(tree);
  });

  it.each([
    ["a [b; c; d", "a +[(b) (c)]", "missing close-bracket", 2],
    ["a $b(c", "a ", "missing )", 2],
    ["a ${b", "a ", "missing close-brace for variable name", 2],
    ["a [b; c {d}e] f", 'a +[(b) (c {"d"} e)]+ f', "extra characters after close-brace", 11],
  ])("keeps what Tcl evaluates before a problem: %j", (text, tree, message, start) => {
    const { parts, problem } = parseSubstitution(new SourceFile("test", text), 0, text.length, all);
    expect(parts.map(printPart).join("+")).toBe(tree);
    expect(problem).toMatchObject({ tclMessage: message, start });
  });
});
