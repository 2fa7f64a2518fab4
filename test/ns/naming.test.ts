import { describe, expect, it } from "vitest";
import { accepted, brief, evaluateBody, evaluateText } from "./evaluate.ts";

const nodeNames = (body: string) => accepted(body).nodes.map((node) => node.name);
const networkNames = (body: string) => accepted(body).networks.map((network) => network.name);

describe("naming by set", () => {
  it.each<[string, string, string[]]>([
    ["a variable", "set a [$ns node]", ["a"]],
    [
      "names of members of JavaScript's objects",
      "set constructor [$ns node]\nset toString [$ns node]\nset n(valueOf) [$ns node]\nset length(length) [$ns node]",
      ["constructor", "toString", "n-valueOf", "length-length"],
    ],
    ["an element", "set n(1) [$ns node]", ["n-1"]],
    ["an element with a hyphen", "set grid(2-3) [$ns node]", ["grid-2-3"]],
    ["a second variable changes nothing", "set a [$ns node]\nset b $a", ["a"]],
    ["the inner set wins", "set x [set y [$ns node]]", ["y"]],
    ["another set of a global ends the chance", "$ns node\nset k 1\nset later tbnode-n1", ["tbnode-n1"]],
    ["reading does not end it", "set k 1\n$ns node\nset k\nset later tbnode-n1", ["later"]],
    [
      "incr, append and lappend do not end it",
      "set k 1\nset n [$ns node]; $ns node\nincr k; append t x; lappend q 1\nset later tbnode-n2",
      ["n", "later"],
    ],
    ["foreach and for do not name", "foreach v [$ns node] {}\nfor {} {0} {} {}", ["tbnode-n1"]],
    ["lappend does not name", "lappend q [$ns node]", ["tbnode-n1"]],
    ["a list with one element names", "set only [list [$ns node]]", ["only"]],
    ["a longer list does not", "set two [list [$ns node] [$ns node]]", ["tbnode-n1", "tbnode-n2"]],
    ["a value beside the name does not", 'set x "[$ns node] "', ["tbnode-n1"]],
    [
      "a local variable does not, its caller does",
      "proc mk {} { global ns; set n [$ns node]; return $n }\nset web [mk]",
      ["web"],
    ],
    [
      "a link made after the node keeps the node internal",
      "proc mk {} { global ns; set p [$ns node]; set q [$ns node]; $ns duplex-link $p $q 10Mb 0ms DropTail; return $p }\nset web [mk]",
      ["tbnode-n1", "tbnode-n2"],
    ],
    ["a global array in a procedure", "proc mk {} { global ns arr; set arr(3) [$ns node] }\nmk", ["arr-3"]],
    [
      "upvar goes by the local name",
      "proc mk {v} { global ns; upvar $v h; set h [$ns node] }\nmk x",
      ["tbnode-n1"],
    ],
    [
      "unless a global has that name",
      "set h 0\nproc mk {v} { global ns; upvar $v h; set h [$ns node] }\nmk x",
      ["h"],
    ],
    [
      "a local with the name of a global",
      "set name 0\nproc mk {} { global ns; set name [$ns node] }\nmk",
      ["name"],
    ],
    ["uplevel", 'proc mk {v} { uplevel #0 "set $v \\[\\$ns node\\]" }\nmk alpha', ["alpha"]],
    ["a namespace's variable", "namespace eval s { set x [$::ns node] }", ["tbnode-n1"]],
    ["a computed name", "set [format h%02d 3] [$ns node]", ["h03"]],
    ["a computed array", "set red(1) [$ns node]\nset s blue\nset ${s}(2) [$ns node]", ["red-1", "blue-2"]],
    ["an element with a variable index", "set i 7\nset n($i) [$ns node]", ["n-7"]],
    ["eval", "eval {set e [$ns node]}", ["e"]],
    ["a list of names is long text", "lappend q [$ns node]\nset copy $q\nset x tbnode-n1", ["copy"]],
  ])("%s", (_what, body, names) => {
    expect(nodeNames(body)).toEqual(names);
  });

  it("gives the variable the new name, and returns it", () => {
    const { parameters } =
      accepted("$ns define-template-parameter p [set n(1) [$ns node]]$n(1)").details ?? {};
    expect(parameters).toEqual([{ name: "p", value: "n-1n-1", description: null }]);
  });

  it("leaves the old name behind", () => {
    const body =
      "lappend hosts [$ns node]\nset first [lindex $hosts 0]\ntb-set-hardware [lindex $hosts 0] pc";
    const { value, diagnostics } = evaluateBody(body);
    expect(value).toBeNull();
    expect(diagnostics[0]).toMatchObject({
      code: "NS2003",
      message: '"tbnode-n1" is called "first" since a variable named it',
    });
  });

  it("counts for a simulator of any name", () => {
    const { value } = evaluateText(
      "set testbed [new Simulator]\nsource tb_compat.tcl\nset x [$testbed node]\nset y [testbed node]\ntestbed run\n",
    );
    expect(value?.nodes.map((node) => node.name)).toEqual(["x", "y"]);
    expect(value?.details?.simulator).toBe("testbed");
  });

  it("keeps what was said of an object before it was named", () => {
    const [node] = accepted(
      "proc vm {} { global ns; set n [$ns node]; tb-set-hardware $n pc3000; return $n }\nset web [vm]",
    ).nodes;
    expect(node).toMatchObject({
      name: "web",
      hardware: { value: "pc3000" },
      details: { console: "web-console" },
    });
  });
});

describe("internal names", () => {
  const pair = "set a [$ns node]\nset b [$ns node]\n";
  const link = "$ns duplex-link $a $b 10Mb 0ms DropTail\n";

  it.each<[string, string, string[]]>([
    ["count after the nodes", pair + link, ["tblink-l3"]],
    ["count unknown methods", `${pair}$ns color 1 Blue\n${link}`, ["tblink-l4"]],
    [
      "count timelines, sequences and paths",
      `${pair}$ns event-timeline\n$ns event-sequence\n$ns make-path {}\n${link}`,
      ["tblink-l6"],
    ],
    [
      "count LANs",
      `${pair}$ns make-lan "$a $b" 10Mb 0ms\n$ns make-cloud "$a $b" 10Mb 0ms\n${link}`,
      ["tblan-lan3", "tblan-lan4", "tblink-l5"],
    ],
  ])("%s", (_what, body, names) => {
    expect(networkNames(body)).toEqual(names);
  });

  it("of `new` share one counter with queues and handles", () => {
    const body = [
      "set seen {}",
      "lappend seen [new Foo]",
      "set a [$ns node]",
      "set b [$ns node]",
      "set l [$ns duplex-link $a $b 10Mb 0ms DropTail]",
      "lappend seen [$ns link $a $b]",
      "lappend seen [[$ns link $b $a] queue]",
      'set net [$ns make-lan "$a $b" 10Mb 0ms]',
      "lappend seen [$ns lanlink $net $b] [[$ns lanlink $net $b] queue]",
      "lappend seen [new Agent/UDP]",
      "lappend seen [$a program-agent] [$b program-agent]",
      "$ns define-template-parameter seen $seen",
    ].join("\n");
    // Simulator1, null2, members 3 4 and pair 5, sl6, sl7, members 8 9, ll10, ll11, agent 12, program 13 and its group 14.
    expect(accepted(body).details?.parameters[0]?.value).toBe(
      "null2 sl6 fromq5 ll10 lqq9 Agent/UDP12 Program13 Program15",
    );
  });
});

describe("names that are taken", () => {
  it.each<[string, string, string]>([
    ["by another node", "set n [$ns node]\nset n [$ns node]", "error NS3014 |n|"],
    ["by a node of an unset variable", "set n [$ns node]\nunset n\nset n [$ns node]", "error NS3014 |n|"],
    ["by an element", "set n(1) [$ns node]\nset n-1 [$ns node]", "error NS3014 |n-1|"],
    ["by a console", "set n [$ns node]\nset n-console [$ns node]", "error NS3014 |n-console|"],
    ["by a command of Tcl", "set list [$ns node]", "error NS3014 |list|"],
    ["by a procedure", "proc server {} {}\nset server [$ns node]", "error NS3014 |server|"],
    ["by a class", "set Node [$ns node]", "error NS3014 |Node|"],
    ["by a class of agents", "set x(1) [$ns node]\nset Agent/UDP [$ns node]", "error NS3014 |Agent/UDP|"],
    ["by new", "set new [$ns node]", "error NS3014 |new|"],
    ["by a virtual type", "tb-make-soft-vtype router {pc}\nset router [$ns node]", "error NS3014 |router|"],
    ["by the simulator", "set ns [new Simulator]", "error NS3014 |ns|"],
    ["by nothing, but a number", "set 1 [$ns node]", "error NS3014 |set 1 [$ns node]|"],
  ])("%s", (_what, body, finding) => {
    expect(brief(evaluateBody(body).diagnostics)).toEqual([finding]);
  });

  it.each(["link", "node", "router", "switch0", "hub"])("%s is free", (name) => {
    expect(nodeNames(`set ${name} [$ns node]`)).toEqual([name]);
  });

  it("is an error that scripts can catch", () => {
    const body =
      "set n [$ns node]\nset m [catch {set n [$ns node]} message]\n$ns define-template-parameter p $message";
    expect(accepted(body).details?.parameters[0]?.value).toBe(`can't rename to "n": command already exists`);
  });
});

describe("names that are no host names", () => {
  it.each<[string, string]>([
    ["set web_server [$ns node]", "error NS3013 |web_server|"],
    ["set n(a,b) [$ns node]", "error NS3013 |n(a,b)|"],
    ["set n.1 [$ns node]", "error NS3013 |n.1|"],
    ["set ::x [$ns node]", "error NS3013 |::x|"],
    ["set ops [$ns node]", "error NS3013 |ops|"],
    ['foreach n {a b} {set $n [$ns node]}\nset l_1 [$ns make-lan "$a $b" 10Mb 0ms]', "error NS3013 |l_1|"],
    ["proc mk {} { global ns; return [$ns node] }\nset a_b [mk]", "error NS3013 |$ns node|"],
  ])("%s", (body, finding) => {
    expect(brief(evaluateBody(body).diagnostics)).toEqual([finding]);
  });

  it("matters for nodes and networks only", () => {
    const body =
      "set a [$ns node]\nset my_program [$a program-agent -command x]\nset my_group [$ns event-group]";
    expect(accepted(body).programs[0]?.name).toBe("my_program");
  });
});

describe("odd names", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is nothing special", (name) => {
    const body = `set ${name} [$ns node]\ntb-set-hardware $${name} pc3000`;
    const { value, diagnostics } = evaluateBody(body);
    if (/^[-0-9A-Za-z]+$/.test(name))
      expect(value?.nodes[0]).toMatchObject({ name, hardware: { value: "pc3000" } });
    else expect(brief(diagnostics)).toEqual([`error NS3013 |${name}|`]);
  });
});

describe("parameters of the environment", () => {
  const environment = (body: string) =>
    accepted(body).details?.environment.map(({ name, value }) => `${name}=${value}`);

  it.each<[string, string, string[]]>([
    ["in order", "set opt(B) 1\nset opt(A) 2", ["B=1", "A=2"]],
    ["with the last value, once for each set", "set opt(A) 1\nset opt(A) 2", ["A=2", "A=2"]],
    ["from procedures", "proc p {} { global opt; set opt(D) 4 }\np", ["D=4"]],
    [
      "not from other commands",
      "array set opt {A 1}\nincr opt(B)\nappend opt(C) x\nset ::opt(D) 4\nset opt(E) 5",
      ["E=5"],
    ],
    ["not with other keys", "set opt(a.b) 1\nset opt(ok_1-x) 2", ["ok_1-x=2"]],
    ["not the first after an object that nobody stored", "$ns node\nset opt(A) 1\nset opt(B) 2", ["B=2"]],
    ["not an object, which it names", "set opt(host) [$ns node]\nset opt(B) 2", ["B=2"]],
    ["none where the array is gone", "set opt(A) 1\nunset opt", []],
    ["none of a local array", "proc p {} { set opt(A) 1 }\np", []],
  ])("%s", (_what, body, rows) => {
    expect(environment(body)).toEqual(rows);
  });

  it("is an error in run where a key is gone", () => {
    const { value, diagnostics } = evaluateBody("set opt(A) 1\nset opt(B) 1\nunset opt(A)");
    expect(value).toBeNull();
    expect(diagnostics[0]?.message).toBe(`can't read "::opt(A)": no such element in array`);
  });
});
