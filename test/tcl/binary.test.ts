import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { utf8Bytes, utf8Text } from "../../src/tcl/utf8.ts";
import { caught, scriptLines, withoutTclsh } from "./caught.ts";
import { askTclsh, compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

/** Scripts that show what a format makes of values, in hexadecimal digits. */
function formatted(rows: TemplateStringsArray): string[] {
  return scriptLines(rows).map((row) => `binary scan [binary format ${row}] H* bytes; set bytes`);
}

compareWithTclsh(
  "binary format",
  formatted`
    {}
    a x
    a {}
    a5a2 x yyyy
    A5 x
    a* \u20ac\u0141
    a0 xyz
    b5 1
    b12 1
    B* 111111111
    b* 111111111
    b2 1111
    b* {}
    b0 1
    h3 abcd
    h6 abc
    H* aBc
    h* AbC
    c 300
    cu -1
    c* {1 2 3}
    c2 {1 2 3}
    c0 {1 2}
    c* {}
    sStinmwW {*}{1 2 3 4 5 6 7 8}
    s -32769
    i 0x1ffffffff
    w 18446744073709551615
    w -18446744073709551615
    i 18446744073709551615
    fRrdqQ 1 2 3 4 5 6
    f 0.1
    R -1e60
    f inf
    d inf
    d -0.0
    d nan
    d -nan
    Q nan(1f)
    R nan(123456789abcd)
    d* 1
    d2 {1 2.5}
    c5X2c {1 2 3 4 5} 9
    c5X*c {1 2 3 4 5} 9
    c5Xx2 {1 2 3 4 5}
    c5@2c {1 2 3 4 5} 9
    c2@6c {1 2} 9
    c2@* {1 2}
    c2@1@*c {1 2} 4
    c2X9 {1 2}
    x3
    x0
    a3x2X3a abc z
    { c  c } 1 2
    c 1 2
    X
  `,
);

compareWithTclsh(
  "what binary format refuses",
  caught`
    binary format
    binary format c
    binary format c0
    binary format z
    binary format cz x
    binary format zc x
    binary format \u0141 2
    binary format "c\tc" 1 2
    binary format X-1
    binary format c-1 1
    binary format a3u x
    binary format x*
    binary format @
    binary format c3 {1 2}
    binary format c2 1
    binary format c 1e3
    binary format c x
    binary format w {}
    binary format c 99999999999999999999999
    binary format w 18446744073709551616
    binary format d x
    binary format f {1 2}
    binary format f* {1 x}
    binary format b 2
    binary format b3 10a
    binary format b2 10a
    binary format h4 xg
    binary format cc x
    binary format ca x
    binary
    binary x
    binary f c
  `,
);

compareWithTclsh(
  "binary scan",
  caught`
    binary scan abc a5 x
    list [binary scan abc a2a5 x y] $x
    list [binary scan "ab \0 c \0" A8 x] $x
    list [binary scan "ab c  " A* x] $x
    list [binary scan a\u0141c a* x] $x
    binary scan \xa5 b9 x
    list [binary scan \xa5 b5 x] $x
    list [binary scan \xa5 B5 x] $x
    list [binary scan \xa5\x0f b* x] $x
    list [binary scan \xa5 h x] $x
    list [binary scan \xa5 H x] $x
    list [binary scan \xa5\x12 h3 x] $x
    list [binary scan abc a0 x] $x
    list [binary scan {} a* x] $x
    list [binary scan {} c* x] $x
    list [binary scan {} c0 x] $x
    binary scan {} a x
    list [binary scan abcdefg s* x] $x
    binary scan abcdefg s4 x
    list [binary scan abcdefgh iI x y] $x $y
    list [binary scan \xff\xff\xff\xff iu x] $x
    list [binary scan \xff\xff\xff\xff i x] $x
    list [binary scan \xff\xff\xff\xff\xff\xff\xff\xff wu x] $x
    list [binary scan \xff\xff\xff\xff\xff\xff\xff\x7f m x] $x
    list [binary scan \x80\xff c2 x] $x
    list [binary scan \x80\xff cu2 x] $x
    list [binary scan \x12\x34 tu x] $x
    list [binary scan \x12\x34 S x] $x
    binary scan ab x2c x
    list [binary scan ab x3Xc x] $x
    list [binary scan abc x*X2c x] $x
    list [binary scan abc c2X*c x y] $y
    list [binary scan abc @1c x] $x
    list [binary scan abc @9Xc x] $x
    binary scan abc @*c x
    list [binary scan abcdefgh q x] $x
    list [binary scan abcdefgh Q x] $x
    list [binary scan abcdefgh ff x y] $x $y
    list [binary scan abcdefgh R* x] $x
    list [binary scan \0\0\0\0\0\0\xf8\xff d x] $x
    list [binary scan \1\0\0\0\0\0\xf8\xff d x] $x
    list [binary scan \1\2\0\0\0\0\xf0\x7f d x] $x
    list [binary scan \1\0\xc0\xff f x] $x
    list [binary scan \0\0\0\0\0\0\xf0\xff d x] $x
    binary scan \1\2\0\0\0\0\xf8\x7f d x; expr {$x+0}
    binary scan \1\2\0\0\0\0\xf8\x7f d x; binary scan [binary format d $x] H* y; set y
    binary scan ab cuc1 x y
    binary scan abc "c  c" x y
    binary scan abc auc x y
    binary scan abc {} x
    binary scan ab c x y
    binary scan a c99999999999999999999 x
    binary scan a c x(
    binary scan ab cc x
    binary scan ab c*uc x
    binary scan abc b*u x
    binary scan abcd @ x
    binary scan ab z x
    binary scan ab z
    binary scan abcd N x
    set z(1) 1; binary scan abc c z
    set z(1) 1; binary scan abc cc z(2) z(3); array get z
    binary scan
    binary scan a
  `,
);

compareWithTclsh(
  "binary encode and decode",
  caught`
    binary encode
    binary encode foo
    binary encode hex
    binary encode hex a b
    binary encode hex \u0141b
    binary encode base64 {}
    binary encode base64 a
    binary encode base64 ab
    binary encode base64 abc
    binary encode base64 \u0141
    binary encode base64 -maxlen
    binary encode base64 a b
    binary encode base64 -maxlen a b
    binary encode base64 -m 4 b
    binary encode base64 -foo 1 b
    binary encode base64 -maxlen -1 b
    binary encode base64 -maxlen 4294967296 b
    binary encode base64 -maxlen 0 -wrapchar x ab
    binary encode base64 -maxlen 4 abcdefghi
    binary encode base64 -maxlen 1 ab
    binary encode base64 -wrapchar xy -maxlen 6 abcdefghi
    binary encode base64 -wrapchar \u20ac -maxlen 4 abcdef
    binary encode base64 -wrapchar {} -maxlen 4 abcdef
    binary encode base64 -maxlen 4 -maxlen 8 abcdefghi
    binary encode uuencode {}
    binary encode uuencode a
    binary encode uuencode ab
    binary encode uuencode \0\0\0
    binary encode uuencode [string repeat abc 40]
    binary encode uuencode -maxlen 5 abcdef
    binary encode uuencode -maxlen 8 abcdefghijk
    binary encode uuencode -maxlen 9 abcdefghijk
    binary encode uuencode -maxlen 4 d
    binary encode uuencode -maxlen 86 d
    binary encode uuencode -maxlen 85 [string repeat a 70]
    binary encode uuencode -x 1 d
    binary encode uuencode -wrapchar xx d
    binary encode uuencode -wrapchar " \n" d
    binary encode uuencode -wrapchar "\t\v\f\r\n" d
    binary encode uuencode -wrapchar {} abc
    binary decode
    binary decode foo a
    binary decode hex
    binary decode hex a b
    binary decode hex -s 00
    binary decode hex -strict -strict 00
    binary decode hex 6a6B
    binary decode hex "6 a\n6B\v"
    binary decode hex 616
    binary decode hex 6g
    binary decode hex \u20ac
    binary decode hex 0\xa0
    binary decode hex -strict "6 1"
    binary decode hex -strict a\u20ac
    binary decode base64 YWJj
    binary decode base64 "YW\nJj"
    binary decode base64 YWI=
    binary decode base64 YWI
    binary decode base64 YQ==
    binary decode base64 YQ==YQ==
    binary decode base64 YQ
    binary decode base64 Y
    binary decode base64 =
    binary decode base64 A=
    binary decode base64 AA=A
    binary decode base64 {YW?J}
    binary decode base64 -strict YQ==
    binary decode base64 -strict YQ
    binary decode base64 -strict Y
    binary decode base64 -strict "YW Jj"
    binary decode base64 -strict YQ==\n
    binary decode base64 -strict AA=A
    binary decode base64 -strict A=
    binary decode base64 -strict AAAA=
    binary decode base64 -strict AAA=AAAA
    binary decode uuencode {}
    binary decode uuencode "#86)C\n"
    binary decode uuencode "\n\n#86)C\n"
    binary decode uuencode "#86)C\r\n\n#86)C\t\n#86)C"
    binary decode uuencode "#86)C#86)C"
    binary decode uuencode "#86\n)C\n"
    binary decode uuencode "!80"
    binary decode uuencode "\"86("
    binary decode uuencode "!80\n#86)C\n"
    binary decode uuencode "#86)C\n\`\n"
    binary decode uuencode "#86)C \n#86)C\n"
    binary decode uuencode "#86aC\n"
    binary decode uuencode "#8 6)C"
    binary decode uuencode !
    binary decode uuencode ab
    binary decode uuencode #86)Cx
    binary decode uuencode -strict "#86)C\n"
    binary decode uuencode -strict "#86)C\n\n#86)C\n"
    binary decode uuencode -strict "#86)C \n"
    binary decode uuencode -strict "M86)C\n"
    binary decode uuencode -strict "#86\n)C\n"
    binary decode uuencode -strict "!8a\n"
    binary decode uuencode -strict "!80\n"
    binary decode uuencode -foo a
  `,
);

compareWithTclsh(
  "encoding",
  caught`
    encoding
    encoding foo
    encoding system
    encoding system iso8859-1; set x [list [encoding system] [encoding convertto \xe9]]; encoding system utf-8; set x
    encoding system nosuch
    encoding names 2
    expr {"utf-8" in [encoding names]}
    encoding dirs \{
    encoding convertto
    encoding convertto nosuch a
    encoding convertto utf-8 a b
    encoding convertto \xe9
    encoding convertto utf-8 a\0\x80\xe9\u20ac\uffff
    encoding convertto utf-8 \ud83d\ude00
    encoding convertto utf-8 \ude00a
    encoding convertto ascii a\x80\u0141
    encoding convertto iso8859-1 a\xe9\u0141
    encoding convertto unicode a\u20ac
    encoding convertto identity \0\u20ac\ud83d\ude00
    encoding convertfrom utf-8 abc
    encoding convertfrom utf-8 \xc3\xa9\xe2\x82\xac
    string length [encoding convertfrom utf-8 \xf0\x9f\x98\x80]
    encoding convertfrom utf-8 \xff\xc3\xa9\xc3
    encoding convertfrom utf-8 \xc0\x80\xc1\x81\xe0\x80\x80\xe2\x82a
    encoding convertfrom utf-8 \xf4\x90\x80\x80\xf8\x88\x80\x80\x80
    scan [encoding convertfrom utf-8 \xed\xa0\xbd] %c
    encoding convertfrom utf-8 \u01c3\u01a9
    encoding convertfrom ascii \xe9
    encoding convertfrom iso8859-1 \u0141\xe9
    encoding convertfrom unicode ab\0c
    encoding convertfrom identity \xe2\x82\xac\xff
  `,
);

const bytes = fc.uint8Array({ maxLength: 200 }).map((units) => String.fromCharCode(...units));

describe("text of bytes", () => {
  it.each(["hex", "base64", "uuencode"])("what %s encodes it decodes", (form) => {
    const interp = createInterpreter();
    fc.assert(
      fc.property(bytes, (text) => {
        interp.setVariable("data", text);
        // A last line of uuencoded text that is not full needs the digits that its encoder leaves out.
        const script = `binary decode ${form} [binary encode ${form} $data]`;
        expect(evaluateText(interp, script)).toEqual({ code: 0, text });
      }),
    );
  });

  it("UTF-8 takes any text there and back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Text(utf8Bytes(text))).toBe(text);
        expect(utf8Bytes(text)).toBe(Buffer.from(text, "utf8").toString("latin1"));
      }),
    );
  });

  it.skipIf(withoutTclsh)("random bytes are decoded as tclsh decodes them", () => {
    const samples = fc.sample(bytes, { numRuns: 300, seed: 1 });
    const scripts = samples.map(
      (text) =>
        `encoding convertfrom utf-8 [binary decode hex ${Buffer.from(text, "latin1").toString("hex")}]`,
    );
    const answers = askTclsh(scripts);
    expect(scripts.map(runTcl)).toEqual(answers);
  });
});

it.each([
  "binary format x99999999999",
  "binary format @999999999999999999999",
  "binary format a999999 x",
  "binary format B9999999 1",
  "binary encode base64 -maxlen 1 -wrapchar [string repeat x 10000] [string repeat y 10000]",
  "binary encode uuencode -maxlen 5 -wrapchar [string repeat \\n 10000] [string repeat y 10000]",
  "binary encode hex [string repeat x 60000]",
  "encoding convertto utf-8 [string repeat \\u20ac 60000]",
  "binary scan [string repeat x 30000] b* y",
])("%s does not make more than a value may hold", (script) => {
  const interp = createInterpreter({ limits: { bytes: 100_000 } });
  expect(evaluateText(interp, script)).toEqual({ code: -1, text: "more than 100000 bytes in one value" });
});

it("lists of numbers are bounded", () => {
  const interp = createInterpreter({ limits: { items: 1000 } });
  expect(evaluateText(interp, "binary scan [string repeat x 1001] c* y").text).toMatch(
    /^more than 1000 items/,
  );
});
