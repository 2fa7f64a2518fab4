import { describe, expect, it } from "vitest";
import { type Diagnostic, type Fix, SourceFile } from "../../src/source/index.ts";
import { defaultProfile } from "../../src/topology/index.ts";
import { BEGIN, brief, evaluateBody, evaluateText, findings, WORLD } from "./evaluate.ts";

const apply = (text: string, fix: Fix | undefined): string =>
  [...(fix?.edits ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text: insert }) => result.slice(0, span.start) + insert + result.slice(span.end),
      text,
    );

const only = (diagnostics: readonly Diagnostic[]): Diagnostic => {
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0] as Diagnostic;
};

describe("unknown variables", () => {
  it("the page's misprint: one finding, underlined, with what was meant", () => {
    const text = `${BEGIN}set r2d2 [$ns node]\nset c3po [$ns node]\nset link0 [$ns duplex-link $r2d2 $c3p0 100Mb 0ms DropTail]\n$ns run\n`;
    const { value, diagnostics } = evaluateText(text);
    const finding = only(diagnostics);
    expect(value).toBeNull();
    expect(brief([finding])).toEqual(["error NS2001 |$c3p0|"]);
    expect(finding.help).toBe('did you mean "c3po"?');
    expect(apply(text, finding.fix)).toBe(text.replace("$c3p0", "$c3po"));
  });

  it.each([
    ["set host [$ns node]\nputs ${hots}", "puts ${host}"],
    ["set host(1) x\nputs $hots(1)", "puts $host(1)"],
  ])("%j", (body, fixed) => {
    const { diagnostics } = evaluateBody(body);
    const finding = only(diagnostics);
    expect(apply(finding.span.file.text, finding.fix)).toContain(fixed);
  });

  it("are looked for in the procedure where they are missing", () => {
    const body = "set rates 1\nproc p {} { set rate 5\n return $raet }\np";
    const finding = only(evaluateBody(body).diagnostics);
    expect(finding.help).toBe('did you mean "rate"?');
    expect(finding.related).toMatchObject([{ message: 'called from here, in "p"' }]);
  });

  it.each([
    ["proc mk {} { return [$ns node] }\nmk", "proc mk {} { global ns; return [$ns node] }"],
    ["proc mk {} {\n    return [$ns node]\n}\nmk", "proc mk {} {\n    global ns\n    return [$ns node]\n}"],
  ])("that are global get a declaration: %j", (body, fixed) => {
    const finding = only(evaluateBody(body).diagnostics);
    expect(finding).toMatchObject({ code: "NS2001", help: expect.stringContaining('"global ns"') });
    expect(apply(finding.span.file.text, finding.fix)).toContain(fixed);
  });

  it("elements that are missing get the nearest index", () => {
    const finding = only(evaluateBody("set rate(slow) 1\nputs $rate(slwo)").diagnostics);
    expect(finding).toMatchObject({ code: "NS2009", help: 'did you mean "rate(slow)"?' });
  });
});

describe("unknown commands and objects", () => {
  it.each<[string, string, string, string | undefined]>([
    ["tb-set-hardwre $a pc", "NS2003", 'unknown command "tb-set-hardwre"', 'did you mean "tb-set-hardware"?'],
    ["make-it-fast $a", "NS2003", 'unknown command "make-it-fast"', undefined],
    ["tb-set-hardware nett pc", "NS2003", 'there is no object "nett"', 'did you mean "net"?'],
    ["set x {}\n$x down", "NS2003", "an empty text is no object", undefined],
  ])("%s", (body, code, message, help) => {
    const finding = only(evaluateBody(WORLD + body).diagnostics);
    expect(finding).toMatchObject({ code, message });
    expect(finding.help).toBe(help);
  });

  it("have Tcl's message of the testbed for scripts", () => {
    const body = "catch {no-such {a b} c} message\n$ns define-template-parameter p $message";
    expect(evaluateBody(body).value?.details?.parameters[0]?.value).toBe("Unknown: no-such {a b} c");
  });

  it("cost no search while they are caught", () => {
    const body =
      "for {set i 0} {$i < 20000} {incr i} { set n($i) [$ns node] }\nfor {set i 0} {$i < 20000} {incr i} { catch {no-such-$i} }";
    const start = performance.now();
    expect(evaluateBody(body).value).not.toBeNull();
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe("reported errors", () => {
  it("do not stop the script, and no catch hides them", () => {
    const { value, diagnostics } = evaluateBody(
      `${WORLD}catch {tb-set-hardware $a abacus}\ntb-set-netmask $l 24\nputs $nothing`,
    );
    expect(value).toBeNull();
    expect(brief(diagnostics)).toEqual([
      "error NS3018 |abacus|",
      "error NS3011 |24|",
      "error NS2001 |$nothing|",
    ]);
  });

  it("in a loop are told once, with their number", () => {
    const { diagnostics } = evaluateBody(`${WORLD}for {set i 0} {$i < 5} {incr i} { tb-set-netmask $l 24 }`);
    expect(only(diagnostics).message).toBe('"24" is not a netmask (5 times)');
  });

  it("of many kinds at one place are one finding too", () => {
    const { diagnostics } = evaluateBody(
      `${WORLD}for {set i 0} {$i < 100} {incr i} { tb-set-netmask $l x$i }`,
    );
    const { message, related } = only(diagnostics);
    expect(message).toBe('"x0" is not a netmask (and 99 more like it here)');
    expect(related?.map((also) => also.message)).toEqual([
      'also: "x1" is not a netmask',
      'also: "x2" is not a netmask',
      'also: "x3" is not a netmask',
    ]);
  });

  it("in a procedure name its callers", () => {
    const { diagnostics } = evaluateBody(
      `${WORLD}proc inner {n} { tb-set-netmask $n 24 }\nproc outer {n} { inner $n }\nouter $l`,
    );
    const related = only(diagnostics).related?.map(
      ({ message, span }) => `${message} |${span.file.text.slice(span.start, span.end)}|`,
    );
    expect(related).toEqual([
      'called from here, in "inner" |inner $n|',
      'called from here, in "outer" |outer $l|',
    ]);
  });

  it.each([
    ["eval {tb-set-netmask $l 24}", "24"],
    ['eval "tb-set-netmask \\$l 24"', 'eval "tb-set-netmask \\$l 24"'],
    ["eval tb-set-netmask $l 24", "eval tb-set-netmask $l 24"],
    ['uplevel #0 "tb-set-netmask \\$l 24"', 'uplevel #0 "tb-set-netmask \\$l 24"'],
    ["set cmd {tb-set-netmask $l 24}\nproc p {c} { uplevel $c }\np $cmd", "uplevel $c"],
    ["set cmd {tb-set-netmask $::l 24}\nproc p {c} { if 1 $c }\np $cmd", "p $cmd"],
    ["tb-set-netmask {*}[list $l 24]", "tb-set-netmask {*}[list $l 24]"],
  ])("in text that a script made stand at the command around it: %s", (body, place) => {
    expect(findings(body)).toEqual([`error NS3011 |${place}|`]);
  });
});

describe("the end of a file", () => {
  const ending = (text: string) => {
    const { value, diagnostics } = evaluateText(BEGIN + text);
    return [value !== null, ...brief(diagnostics)];
  };

  it.each<[string, (boolean | string)[]]>([
    ["$ns run\n", [true]],
    ["set a [$ns node]\n\n", [false, "error NS3001 |set a [$ns node]|"]],
    ["return\n$ns run\n", [false, "error NS3001 |$ns run|"]],
    ["$ns run\n$ns run\n", [false, "error NS3002 |$ns run|"]],
    ["$ns run\nset late [$ns node]\n", [true]],
    ["$ns run\ntb-set-hardware $ns abacus\n", [false, "error NS3018 |abacus|"]],
    ["$ns run\nputs $nothing\n", [false, "error NS2001 |$nothing|"]],
    ["exit 0\n$ns run\n", [false, "error NS2008 |exit 0|"]],
    ["proc p {} { exit }\np\n", [false, "error NS2008 |exit|"]],
    ["$ns run\nexit 0\nputs $nothing\n", [true]],
    ["$ns run\nexit 3\n", [false, "error NS2008 |exit 3|"]],
    ["$ns run\nreturn\nputs $nothing\n", [true]],
  ])("%j", (text, expected) => {
    expect(ending(text)).toEqual(expected);
  });

  it("what follows run does not reach the experiment", () => {
    const text = `${BEGIN}set a [$ns node]\n$ns run\ntb-set-hardware $a pc3000\nset b [$ns node]\n$ns at 1 "$a reboot"\n`;
    const { value } = evaluateText(text);
    expect(value?.nodes.map((node) => [node.name, node.hardware.value])).toEqual([["a", "pc"]]);
    expect(value?.events).toEqual([]);
  });

  it("an empty file has no run", () => {
    expect(brief(evaluateText("").diagnostics)).toEqual(["error NS3001 ||"]);
  });
});

describe("tb_compat.tcl", () => {
  it.each([
    ["set ns [new Simulator]\n$ns run\n", "set ns [new Simulator]\nsource tb_compat.tcl\n$ns run\n"],
    [
      "set ns [new Simulator]\r\n$ns run\r\n",
      "set ns [new Simulator]\r\nsource tb_compat.tcl\r\n$ns run\r\n",
    ],
    ["set ns [new Simulator]; $ns run", "set ns [new Simulator]; $ns run\nsource tb_compat.tcl\n"],
  ])("that is never sourced can be added: %j", (text, fixed) => {
    const { value, diagnostics } = evaluateText(text, { profile: defaultProfile });
    const finding = only(diagnostics);
    expect(value).not.toBeNull();
    expect(brief([finding])).toEqual(["warning NS3005 |new Simulator|"]);
    expect(apply(text, finding.fix)).toBe(fixed);
  });

  it("is needed under a strict profile", () => {
    const { value, diagnostics } = evaluateText("set ns [new Simulator]\n$ns run\n");
    expect(value).toBeNull();
    expect(brief(diagnostics)).toEqual(["error NS3005 |new Simulator|"]);
  });

  it("defines what is there from the start", () => {
    const text =
      "set ns [new Simulator]\nset a [$ns node]\ntb-set-hardware $a pc3000\nsource tb_compat.tcl\n$ns run\n";
    expect(evaluateText(text).value?.nodes[0]?.hardware.value).toBe("pc3000");
  });

  it("is never read", () => {
    const host = { readSource: () => expect.fail("read") };
    expect(evaluateBody("source tb_compat.tcl", { host }).value?.sourcedFiles).toEqual([]);
  });

  it("in a folder is a missing file with a fix", () => {
    const host = { readSource: () => ({ problem: "no such file or directory" }) };
    const finding = only(evaluateBody("source ../tb_compat.tcl", { host }).diagnostics);
    expect(finding).toMatchObject({
      code: "NS3029",
      help: "tb_compat.tcl is built in: write it without a folder",
    });
    expect(apply(finding.span.file.text, finding.fix)).toContain("\nsource tb_compat.tcl\n$ns run");
  });
});

describe("sourced files", () => {
  const files = new Map([
    ["nodes.tcl", "set a [$ns node]\nproc bad {} { tb-set-netmask $::a 24 }\n"],
    ["early.tcl", "set early 1\nreturn\nset late 1\n"],
  ]);
  const host = {
    readSource: (name: string) => {
      const text = files.get(name);
      return text === undefined
        ? { problem: "no such file or directory" }
        : { file: new SourceFile(name, text) };
    },
  };

  it("run at the caller's level and are recorded as written, each time", () => {
    const { value } = evaluateBody(
      "source nodes.tcl\nsource early.tcl\nsource early.tcl\nset b $early\ntb-set-hardware $a pc3000",
      { host },
    );
    expect(value?.sourcedFiles).toEqual(["nodes.tcl", "early.tcl", "early.tcl"]);
    expect(value?.nodes).toMatchObject([{ name: "a", hardware: { value: "pc3000" } }]);
  });

  it("findings stand in the file that they are in", () => {
    const finding = only(evaluateBody("source nodes.tcl\nbad", { host }).diagnostics);
    expect([finding.span.file.name, finding.code]).toEqual(["nodes.tcl", "NS3006"]);
  });

  it("that are missing are an error that scripts can catch", () => {
    expect(brief(evaluateBody("source gone.tcl", { host }).diagnostics)).toEqual(["error NS3029 |gone.tcl|"]);
    expect(evaluateBody("catch {source gone.tcl}", { host }).value?.sourcedFiles).toEqual(["gone.tcl"]);
  });
});

describe("procedures that hide commands", () => {
  it("are accepted with a warning, and are what is called", () => {
    const { value, diagnostics } = evaluateBody(
      `${WORLD}proc tb-set-hardware {n t} {}\ntb-set-hardware $a abacus`,
    );
    expect(brief(diagnostics)).toEqual(["warning NS3030 |tb-set-hardware|"]);
    expect(value?.nodes[0]?.hardware.value).toBe("pc");
  });

  it("in a namespace hide nothing", () => {
    expect(findings("namespace eval mine { proc tb-set-hardware {} {} }")).toEqual([]);
  });
});

describe("text of the file in messages", () => {
  it.each([
    ['tb-set-hardware $a "ab\nc"', 'unknown hardware type "ab\\nc"'],
    ['set "q\nr" [$ns node]', '"q\\nr" is no name for a node'],
    ["puts $lost(x\ny)", 'can\'t read "lost(x\\ny)": no such variable'],
    ["tb-set-ip \u0007 10.1.1.2", 'there is no object "\\x07"'],
  ])("%j cannot break the line", (body, message) => {
    expect(evaluateBody(WORLD + body).diagnostics[0]?.message).toContain(message);
  });

  it("an error of several lines is told whole", () => {
    const { diagnostics } = evaluateBody('error "\n too few nodes\n  give more\nor less"');
    expect(only(diagnostics)).toMatchObject({ message: "too few nodes", help: "give more\nor less" });
    expect(only(evaluateBody('error ""').diagnostics).message).toBe("an error without a message");
  });
});

describe("limits", () => {
  it.each<[string, string, Record<string, number>]>([
    ["while 1 {}", "NS0101", { steps: 10_000 }],
    ["proc p {} p\np", "NS0102", { depth: 50 }],
    ["while 1 { $ns node }", "NS0107", { nodes: 100 }],
    ["set a [$ns node]\nwhile 1 { $ns duplex-link $a $a 1Mb 0ms DropTail }", "NS0108", { links: 100 }],
    [
      "set a [$ns node]\nset many [lrepeat 2000 $a]\nwhile 1 { $ns make-lan $many 1Mb 0ms }",
      "NS0108",
      { links: 1000 },
    ],
    ['set a [$ns node]\nwhile 1 { $ns at 1 "$a reboot" }', "NS0112", { events: 100 }],
    ["set a [$ns node]\nset i 0\nwhile 1 { $a set v[incr i] 1 }", "NS0106", { memory: 100_000 }],
    ["set i 0\nwhile 1 { set opt(k[incr i]) 1 }", "NS0106", { memory: 300_000 }],
    ["while 1 { catch { while 1 { puts x } } }", "NS0110", { output: 1000 }],
    ["while 1 { $ns something-else }", "NS0106", { memory: 300_000 }],
  ])("%s", (body, code, limits) => {
    const { value, diagnostics } = evaluateBody(body, { limits: { steps: 3_000_000, ...limits } });
    expect(value).toBeNull();
    expect(diagnostics.filter(({ severity }) => severity === "error").map((finding) => finding.code)).toEqual(
      [code],
    );
  });
});

describe("fixes", () => {
  it.each([
    ["$ns duplex-link $a $b 10mb 0ms DropTail", "$ns duplex-link $a $b 10Mb 0ms DropTail"],
    ["$ns duplex-link $a $b 10Mb 0ms Droptail", "$ns duplex-link $a $b 10Mb 0ms DropTail"],
    ["tb-set-link-loss $l 5%", "tb-set-link-loss $l 0.05"],
    ["$ns rtptoto Static", "$ns rtproto Static"],
    ["$ns rtproto static", "$ns rtproto Static"],
    ["tb-set-node-failure-action $a non-fatal", "tb-set-node-failure-action $a nonfatal"],
    ["new Agent/UPD", "new Agent/UDP"],
    ["tb-set-hardware $a pc3001", undefined],
  ])("%s", (body, fixed) => {
    const finding = only(evaluateBody(WORLD + body).diagnostics);
    if (fixed === undefined) expect(finding.fix).toBeUndefined();
    else expect(apply(finding.span.file.text, finding.fix)).toBe(finding.span.file.text.replace(body, fixed));
  });

  it("are not offered for values that a variable holds", () => {
    const finding = only(
      evaluateBody(`${WORLD}set rate 10mb\n$ns duplex-link $a $b $rate 0ms DropTail`).diagnostics,
    );
    expect(finding.fix).toBeUndefined();
    expect(finding.help).toContain("did you mean 10Mb?");
  });
});
