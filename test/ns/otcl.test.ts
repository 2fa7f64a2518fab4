import { describe, expect, it } from "vitest";
import { accepted, brief, evaluateBody, evaluateText, findings, named, WORLD, world } from "./evaluate.ts";

/** What `puts` printed while a body ran. */
function printed(body: string): string {
  let output = "";
  const print = (_channel: string, text: string) => {
    output += text;
  };
  const { diagnostics } = evaluateBody(body, { host: { print } });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return output.trimEnd();
}

/** The value of a word after some lines, in a world of four nodes, a link and a LAN. */
function valueAfter(word: string, before = ""): string {
  return printed(`${WORLD}${before}\nputs ${word}`);
}

/** Names of all nodes after some lines. */
function nodeNames(body: string): string[] {
  return accepted(body).nodes.map((node) => node.name);
}

const STAR = `
Class Star
Star instproc init {sim leaves} {
  $self instvar hub_ leaf_
  set hub_ [$sim node]
  for {set i 0} {$i < $leaves} {incr i} {
    set leaf_($i) [$sim node]
    $sim duplex-link $hub_ $leaf_($i) 10Mb 0ms DropTail
  }
}
Star instproc hub {} { $self instvar hub_; return $hub_ }
Star instproc size {} { $self instvar leaf_; return [array size leaf_] }
`;

describe("classes of the file", () => {
  it.each([
    ["[[new Star $ns 3] size]", STAR, "3"],
    ["[[new Star $ns 2] hub]", STAR, "tbnode-n7"],
    ["[[Star create tiny $ns 1] size] [tiny hub] [tiny info class]", STAR, "1 tbnode-n7 Star"],
    ["[[Star small $ns 0] info vars]", STAR, "hub_"],
    ["$x$y [Foo info instances]", "Class Foo\nset x [new Foo]\nset y [new Foo]", "_o8_o9 _o8 _o9"],
    ["[$x m]", "Class Foo\nClass Bar -superclass Foo\nFoo instproc m {} {return up}\nset x [new Bar]", "up"],
    ["[new Other]", "Class Foo\nset x [new Foo]", "null9"],
    ["[Object create o][o set v 1]", "", "o1"],
    ["[lsort [Foo info instprocs]]", "Class Foo\nFoo instproc b {} {x}\nFoo instproc a {} {x}", "a b"],
    ["[info commands $x][Foo info instances]", "Class Foo\nset x [new Foo]\ndelete $x", ""],
    ["[$x m 1 2]", "Class Foo\nFoo instproc unknown {m args} {return $m-$args}\nset x [new Foo]", "m-1 2"],
    ["[K n][K set count]", "Class K\nK set count 4\nK proc n {} {$self instvar count; incr count}", "55"],
    ["[namespace eval q {Class InQ; [new InQ] info class}]", "", "InQ"],
  ])("%s after %j is %s", (word, before, value) => {
    expect(valueAfter(`"${word}"`, before)).toBe(value);
  });

  it("their objects name nothing and end no chance but by `set`", () => {
    expect(nodeNames("Class Foo\n$ns node\nset x [new Foo]\nset y tbnode-n1")).toEqual(["tbnode-n1"]);
    expect(nodeNames("Class Foo\nset x [list [$ns node] [Foo create f]]\nset y tbnode-n1")).toEqual([
      "tbnode-n1",
    ]);
    expect(nodeNames("Class Foo\n$ns node\nnew Foo\nset y tbnode-n1")).toEqual(["y"]);
    expect(nodeNames("Class Foo\nset f [new Foo]\nset web [$ns node]")).toEqual(["web"]);
  });

  it("their objects spend a number, as in a testbed that does not know the class", () => {
    expect(printed("new Simulator\nputs [new Agent/UDP]")).toBe("Agent/UDP3");
    expect(printed("Class Foo\nnew Foo\nputs [new Agent/UDP]")).toBe("Agent/UDP3");
    expect(printed("new Foo\nputs [new Agent/UDP]")).toBe("Agent/UDP3");
  });

  it("nodes made in a method are named by the variable that gets them", () => {
    const body =
      "Class F\nF instproc mk {} {global ns; set n [$ns node]; return $n}\nset f [new F]\nset web [$f mk]";
    expect(nodeNames(body)).toEqual(["web"]);
  });

  it("an unknown class is a null object, with a class of the file as a suggestion", () => {
    const { diagnostics } = evaluateBody("Class Router\nset r [new Ruoter]\n$r anything");
    expect(diagnostics).toMatchObject([
      { code: "NS3004", severity: "warning", help: 'did you mean "Router"?' },
    ]);
  });

  it("a class may hide one of the testbed, with a warning", () => {
    const { value, diagnostics } = evaluateBody("Class Node\nset a [$ns node]\nset b [new Node]\n$b set x 1");
    expect(value?.nodes.map(({ name }) => name)).toEqual(["a"]);
    expect(brief(diagnostics)).toEqual(["warning NS3030 |Class Node|"]);
  });
});

describe("methods for the testbed's classes", () => {
  it.each([
    ["[$a twice 4]", "Node instproc twice {n} {expr {2 * $n}}", "8"],
    ["[$a me][$b me]", "Node instproc me {} {return $self}", "ab"],
    ["[$l me][$net me]", "LanLink instproc me {} {return $self-$class.}", "l-LanLink.net-LanLink."],
    ["[$ns me]", "NSObject instproc me {} {return $self}", "ns"],
    ["[$ns me]", "Object instproc me {} {return $self}", "ns"],
    ["[[$ns bridge] kind]", "Node instproc kind {} {$self info class}", "Bridge"],
    ["[[new Agent/TCP/FullTcp] me]", "Agent/TCP instproc me {} {return $class}", "Agent/TCP"],
    [
      "[$a where]",
      "Node instproc where {} {$self instvar type failureaction; list $type $failureaction}",
      "pc fatal",
    ],
    ["[$a own][$a info procs]", "$a proc own {} {return mine}", "mineown"],
    ["[$a zork]", "Node instproc unknown {m args} {return no-$m}", "no-zork"],
    [
      "[$a info class][$a me]",
      "Class Mine -superclass Node\nMine instproc me {} {return m}\n$a class Mine",
      "Minem",
    ],
    ["[lsort [Node info instances]]", "Node instproc x {} {x}", "a b c d"],
    ["[Node info superclass][Bridge info heritage]", "", "NSObjectNode NSObject Object"],
    [
      "[Lan info heritage][Agent/TCP/FullTcp/Reno info superclass]",
      "",
      "LanLink NSObject ObjectAgent/TCP/FullTcp",
    ],
    ["[$a info vars count]", "Node instproc t {} {$self instvar count; set count 1}\n$a t", "count"],
    ["[$ns info vars]", "$ns set x(1) 2\n$ns instvar-free\n$ns array size x", "x"],
    ["[$a array get opts]", "$a set opts(k) v", "k v"],
    ["[Agent/TCP set window_]", "Agent/TCP set window_ 20", "20"],
  ])("%s after %j is %s", (word, before, value) => {
    expect(valueAfter(`"${word}"`, before)).toBe(value);
  });

  it("a method of the simulator makes a whole topology", () => {
    const experiment = accepted(`
      Simulator instproc star {n} {
        set hub [$self node]
        lappend made $hub
        for {set i 0} {$i < $n} {incr i} {
          set leaf [$self node]
          $self duplex-link $hub $leaf 10Mb 0ms DropTail
          lappend made $leaf
        }
        return $made
      }
      set hub [lindex [$ns star 3] 0]`);
    expect(experiment.nodes.map((node) => node.name)).toEqual([
      "tbnode-n1",
      "tbnode-n2",
      "tbnode-n4",
      "tbnode-n6",
    ]);
    expect(experiment.networks.map((network) => network.members.map((member) => member.node))).toEqual([
      ["tbnode-n1", "tbnode-n2"],
      ["tbnode-n1", "tbnode-n4"],
      ["tbnode-n1", "tbnode-n6"],
    ]);
  });

  it("instance variables that the testbed knows take effect through instvar", () => {
    const experiment = world(`
      Node instproc image {os} { $self instvar osid; set osid $os }
      Link instproc slow {} {
        $self instvar bandwidth
        foreach member [array names bandwidth] { set bandwidth($member) 64 }
        return [lsort [array names bandwidth]]
      }
      $a image FBSD
      set members [$l slow]
      tb-set-node-cmdline $b $members`);
    expect(named(experiment.nodes, "a").os?.value).toBe("FBSD");
    expect(named(experiment.networks, "l").members.map((member) => member.bandwidthKbps)).toEqual([64, 64]);
    expect(named(experiment.nodes, "b").details?.commandLine).toBe("{a 0} {b 0}");
  });

  it("other instance variables are the same through `set` and instvar, set early or late", () => {
    const before = `
      $a set early 1
      $a set arr(k) 2
      Node instproc both {} { $self instvar early arr late; incr early; incr arr(k); set late 5; list $early $arr(k) }`;
    expect(valueAfter('"[$a both] [$a set early] [$a set arr(k)] [$a set late] [$a set type]"', before)).toBe(
      "2 3 2 3 5 pc",
    );
  });

  it("a replaced method replaces", () => {
    expect(valueAfter("[$a add-desire fast 0.5]", "Node instproc add-desire {n w} {return not-$n}")).toBe(
      "not-fast",
    );
  });
});

describe("classes below the testbed's", () => {
  const MY_NODE = `
Class MyNode -superclass Node
MyNode instproc init {sim os} { $self next $sim; $self set osid $os; $self set mine 5 }
MyNode instproc add-desire {name weight} { $self next my-$name $weight; return done }
`;

  it("make nodes of the experiment, which `set` names", () => {
    const experiment = accepted(`${MY_NODE}set web [new MyNode $ns FBSD-STD]\n$web add-desire fast 0.5`);
    const [node] = experiment.nodes;
    expect(experiment.nodes.length).toBe(1);
    expect(node).toMatchObject({ name: "web", os: { value: "FBSD-STD" } });
    expect(node?.details?.desires).toMatchObject([{ name: "my-fast" }]);
  });

  it.each([
    ["[$n info class] [$n set mine] [$n set osid]", "set n [new MyNode $ns X]", "MyNode 5 X"],
    ["[MyNode create web $ns X] [web info class]", "", "web MyNode"],
    ["[MyNode web $ns X] [web add-desire a 1]", "", "web done"],
    ["[lsort [MyNode info instances]]", "MyNode web $ns X\nset n [new MyNode $ns X]", "n web"],
    ["[MyNode info superclass] [MyNode info heritage]", "", "Node Node NSObject Object"],
    ["[$n info class]", "set n [new MyNode $ns X]\nMyNode destroy", "Node"],
    ["[Simulator create sim2] [sim2 info class]", "", "sim2 Simulator"],
    ["[EventGroup create g $ns] [g info class]", "", "g EventGroup"],
    ["$u [$u info class]", "Class MyUdp -superclass Agent/UDP\nset u [new MyUdp]", "u MyUdp"],
    ["$s [$s info class]", "Class MySim -superclass Simulator\nset s [new MySim]", "s MySim"],
  ])("%s after %j is %s", (word, before, value) => {
    expect(printed(`${MY_NODE}${before}\nputs "${word}"`)).toBe(value);
  });

  it("a simulator with methods of its own runs", () => {
    const { value, diagnostics } = evaluateText(`
      source tb_compat.tcl
      Class Lab -superclass Simulator
      Lab instproc node args { set made [eval $self next $args]; $made add-desire fast 1.0; return $made }
      Lab instproc run {} { $self next; return ran }
      set ns [new Lab]
      foreach n {a b} { set $n [$ns node] }
      set l [$ns duplex-link $a $b 10Mb 0ms DropTail]
      $ns run`);
    expect(brief(diagnostics)).toEqual([]);
    const desires = [{ name: "fast", weight: "1.0" }];
    expect(value?.nodes).toMatchObject([
      { name: "a", details: { desires } },
      { name: "b", details: { desires } },
    ]);
  });

  it.each<[string, string[]]>([
    [
      "Class M -superclass Node\nM instproc init args {}\n[new M] add-desire a 1",
      ["error NS2003 |add-desire|"],
    ],
    ["Class M -superclass Lan\nnew M", ["error NS2003 |new M|"]],
    ["Class M -superclass Node\nnew M $l", ["error NS3006 |new M $l|"]],
    ["Class M -superclass Node\nnew M", ["error NS2002 |new M|"]],
    ["Class F\n[new F] nosuch", ["error NS2003 |nosuch|"]],
    ["Class F\nF instproc m {a} {x}\n[new F] m", ["error NS2002 |[new F] m|"]],
    ["Class F\nF instproc m {} {\n  $self zork\n}\n[new F] m", ["error NS2003 |zork|"]],
    ["Class F -superclass Zork", ["error NS2004 |Class F -superclass Zork|"]],
    ["$a destroy", ["warning NS3003 |destroy|"]],
    ["$a proc x {} {x}\n$a destroy", ["warning NS3028 |$a destroy|"]],
    ["Class F\ndelete $a", ["warning NS3028 |delete $a|"]],
    ["Class F\ndelete zork", ["error NS2003 |zork|"]],
    ["Class F\n$ns rtptoto Static", ["warning NS3003 |rtptoto|"]],
    ["Class F\n$a proc x {} {x}\n$a zork", ["warning NS3003 |zork|"]],
    ["$a proc x {} {x}\n$a add-desire a", ["error NS2002 |$a add-desire a|"]],
    ["$a proc x {} {x}\n$a add-desire a 1\n$a add-desire a 1", ["error NS3032 |$a add-desire a 1|"]],
    ["Class F\nF create a", ["error NS3014 |F create a|"]],
    ["Class net", ["error NS3014 |Class net|"]],
    ["Class F\nF create Link", ["warning NS3030 |F create Link|"]],
    ["Node destroy", ["error NS2000 |Node destroy|"]],
    ["$a next", ["error NS2000 |$a next|"]],
    ["$a class Link\n$a cost 4", ["error NS2000 |$a cost 4|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("says where an error in a method came from", () => {
    const { diagnostics } = evaluateBody(
      "Class F\nF instproc m {} {\n  expr {1 / 0}\n}\nset f [new F]\n$f m",
    );
    expect(diagnostics).toMatchObject([
      { code: "NS2005", related: [{ message: 'called from here, in "F m"' }] },
    ]);
  });

  it("says what a method of the file takes, without what is hidden", () => {
    const { diagnostics } = evaluateBody("Class F\nF instproc m {a {b 1}} {x}\nset f [new F]\n$f m");
    expect(diagnostics[0]?.message).toBe('wrong # args: should be "f m a ?b?"'.replace('"f m', '"_o2 m'));
  });
});

describe("files without classes", () => {
  it("know no command for them beside those that there always were", () => {
    expect(nodeNames("set delete [$ns node]")).toEqual(["delete"]);
    expect(printed("puts [info commands ::otcl::*]")).toBe("");
  });

  it("hold names of every kind", () => {
    const body = `
      Class __proto__; __proto__ instproc constructor {} {$self set toString 1}
      __proto__ hasOwnProperty
      hasOwnProperty constructor
      puts [hasOwnProperty set toString]
      Node instproc __proto__ {} {return p}
      set valueOf [$ns node]
      puts [$valueOf __proto__]`;
    expect(printed(body)).toBe("1\np");
  });
});
