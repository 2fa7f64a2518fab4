import { describe, expect, it } from "vitest";
import { defaultProfile } from "../../src/topology/index.ts";
import { evaluateBody, findings, named, WORLD, world } from "./evaluate.ts";

describe("commands for nodes: what is refused", () => {
  it.each<[string, string[]]>([
    ["tb-set-hardware $a", ["error NS2002 |tb-set-hardware $a|"]],
    ["tb-set-hardware $a abacus", ["error NS3018 |abacus|"]],
    ["tb-set-hardware ghost pc", ["error NS2003 |ghost|"]],
    // The type is looked at before the node, and a reported error does not stop the script.
    ["tb-set-hardware ghost abacus", ["error NS3018 |abacus|"]],
    ["tb-set-hardware $l pc", ["warning NS3028 |$l|"]],
    ["tb-set-node-os $a", ["error NS2002 |tb-set-node-os $a|"]],
    ["tb-set-node-os $a x y z", ["error NS2002 |tb-set-node-os $a x y z|"]],
    ["tb-set-node-os $l SOMEOS", ["warning NS3028 |$l|"]],
    ["tb-set-node-cmdline $net x", ["warning NS3028 |$net|"]],
    ["tb-set-node-rpms $a", ["error NS3031 |tb-set-node-rpms $a|"]],
    ["tb-set-node-tarfiles $a", ["error NS3031 |tb-set-node-tarfiles $a|"]],
    ["tb-set-node-tarfiles $a /opt", ["error NS3031 |tb-set-node-tarfiles $a /opt|"]],
    ["tb-set-node-tarfiles $a opt /proj/x.tgz", ["error NS3031 |opt|"]],
    ["tb-set-node-tarfiles $a /opt /x.tgz /proj/p /y.tgz", ["error NS3031 |/proj/p|"]],
    ["tb-set-node-tarfiles $a /projects /x.tgz", []],
    ["tb-set-tarfiles /users/me /x.tgz", ["error NS3031 |/users/me|"]],
    ["tb-set-node-failure-action $a sometimes", ["error NS3021 |sometimes|"]],
    ["tb-set-node-failure-action $l sometimes", ["error NS3006 |$l|"]],
    ["tb-set-node-startcmd $l x", ["error NS3006 |$l|"]],
    ["tb-set-node-startcmd list x", ["error NS3006 |list|"]],
    ["tb-set-node-startcmd ghost x", ["error NS2003 |ghost|"]],
    ["tb-set-node-startcmd $a x\ntb-set-node-startcmd $a y", ["error NS3032 |y|"]],
    ["tb-fix-node $l pc42", ["error NS3006 |$l|"]],
    ["tb-fix-node $a $b", ["error NS3025 |$b|"]],
    ["tb-fix-node $a b", ["error NS3025 |b|"]],
    ["tb-bind-parent $a $b", ["error NS3025 |$b|"]],
    ["tb-fix-interface $l $net eth1", ["error NS3006 |$l|"]],
    ["tb-fix-interface $a $b eth1", ["error NS3006 |$b|"]],
    ["tb-fix-interface $c $l eth1", ["error NS3012 |$c|"]],
    ["tb-set-node-id $l 1", ["error NS3006 |$l|"]],
    ["tb-set-node-inner-elab-role $a chief", ["error NS3031 |chief|"]],
    ["tb-set-node-plab-role $a boss", ["error NS3031 |boss|"]],
    ["tb-set-node-plab-plcnet $a $b", ["error NS3006 |$b|"]],
    ["tb-set-node-plab-plcnet $a elsewhere", ["error NS2003 |elsewhere|"]],
    ["tb-add-node-attribute $net k v", ["error NS3006 |$net|"]],
    ["tb-add-node-attribute $a k", ["error NS2002 |tb-add-node-attribute $a k|"]],
    ["$a add-desire x 1\n$a add-desire x 2", ["error NS3032 |$a add-desire x 2|"]],
    [
      "tb-set-node-usesharednode $a 1\ntb-set-node-usesharednode $a 1",
      ["error NS3032 |tb-set-node-usesharednode $a 1|"],
    ],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it.each([
    "tb-set-node-startcmd $z x",
    "tb-set-node-failure-action $z fatal",
    "tb-fix-node $z pc42",
    "tb-set-node-id $z 1",
    "tb-add-node-attribute $z k v",
    "tb-set-sync-server $z",
  ])("a bridge in %s", (command) => {
    const allowed = command.startsWith("tb-set-node-failure-action");
    const body = `set z [$ns bridge]\nset zl [$ns duplex-link $z $d 10Mb 0ms DropTail]\n${command}`;
    expect(findings(body)).toEqual(allowed ? [] : ["error NS3006 |$z|"]);
  });
});

describe("commands for nodes: what they set", () => {
  const node = (body: string, name = "a") => named(world(body).nodes, name);

  it("hardware and image, the last of each", () => {
    const a = node(
      "tb-set-hardware $a pc850\ntb-set-hardware $a pc3000 ignored words\ntb-set-node-os $a X\ntb-set-node-os $a Y P",
    );
    expect(a).toMatchObject({
      hardware: { value: "pc3000" },
      os: { value: "Y" },
      details: { parentOs: "P" },
    });
    expect(a.hardware.spans.map((span) => span.file.text.slice(span.start, span.end))).toEqual([
      "pc850",
      "pc3000",
    ]);
    expect(node("").os).toBeNull();
    expect(node("").hardware).toEqual({ value: "pc", spans: [] });
  });

  it("what the profile says of the type", () => {
    const kinds = (body: string) => {
      const { remote, virtual, subnode } = node(body).details ?? {};
      return { remote, virtual, subnode };
    };
    expect(kinds("tb-set-hardware $a pcvm")).toEqual({ remote: false, virtual: true, subnode: false });
    expect(kinds("tb-set-hardware $a pcvm\ntb-set-hardware $a pc")).toEqual({
      remote: false,
      virtual: false,
      subnode: false,
    });
    expect(kinds("tb-set-hardware $a ixp-bv")).toEqual({ remote: false, virtual: false, subnode: true });
  });

  it.each<[string, Record<string, string>]>([
    ["tb-set-node-cmdline $a {quiet splash}", { commandLine: "quiet splash" }],
    ["tb-set-node-rpms $a x.rpm y.rpm", { rpms: "x.rpm;y.rpm" }],
    ["tb-set-node-rpms $a {x.rpm  y.rpm}", { rpms: "x.rpm;;y.rpm" }],
    ["tb-set-node-rpms $a {}", { rpms: "" }],
    ["tb-set-node-os $a X {}", { parentOs: "" }],
    ["tb-set-node-os $a X 0", { parentOs: "" }],
    ["tb-set-node-tarfiles $a /proj x.tgz", { tarfiles: "/proj x.tgz" }],
    ["tb-set-node-startup $a {echo up}", { startup: "echo up" }],
    ["tb-set-node-tarfiles $a /opt x.tgz /usr y.tgz", { tarfiles: "/opt x.tgz;/usr y.tgz" }],
    ["tb-set-node-tarfiles $a {/opt x.tgz}", { tarfiles: "/opt x.tgz" }],
    ["tb-set-node-loadlist $a A,B", { loadList: "A,B" }],
    ["tb-set-node-sharingmode $a exclusive", { sharingMode: "exclusive" }],
    ["tb-set-node-id $a 17", { numericId: "17" }],
    ["tb-set-node-inner-elab-role $a boss+fs+router", { innerElabRole: "boss+fs+router" }],
    ["tb-set-node-plab-role $a plc", { plabRole: "plc" }],
    ["tb-set-node-plab-plcnet $a $net", { plabNetwork: "net" }],
    ["tb-set-node-plab-plcnet $a control", { plabNetwork: "control" }],
    ["$a set cmdline byhand", { commandLine: "byhand" }],
    ["$a set_numeric_id 4", { numericId: "4" }],
  ])("%s", (body, details) => {
    expect(node(body).details).toMatchObject(details);
  });

  it.each(["fatal", "nonfatal", "ignore"])("failure action %s", (action) => {
    expect(node(`tb-set-node-failure-action $a ${action}`).failureAction.value).toBe(action);
  });

  it("desires", () => {
    const body = "$a add-desire gpu 0.9\ntb-set-node-usesharednode $a 1.0";
    expect(node(body).details?.desires).toEqual([
      { name: "gpu", weight: "0.9" },
      { name: "pcshared", weight: "1.0" },
    ]);
  });

  it("a start command: a program, and an event that starts it", () => {
    const experiment = world('tb-set-node-startcmd $a "run -v"');
    const command = "(run -v ; /usr/local/etc/emulab/startcmddone $?)";
    expect(named(experiment.nodes, "a").startCommand?.value).toBe("run -v");
    expect(experiment.programs).toMatchObject([{ name: "a_startcmd", node: "a", command }]);
    expect(experiment.events).toMatchObject([
      {
        time: "0",
        node: "a",
        object: "a_startcmd",
        objectType: "PROGRAM",
        eventType: "START",
        arguments: `COMMAND=${command}`,
      },
    ]);
    expect(experiment.details?.groups).toEqual([{ name: "__all_programs", members: ["a_startcmd"] }]);
  });

  it("start commands from a procedure keep internal names, and a node may have two", () => {
    const body = "proc p {n} { tb-set-node-startcmd $n x }\np $a\np $a\np $b";
    const experiment = world(body);
    expect(experiment.programs.map((program) => program.name)).toEqual([
      "Program8",
      "Program10",
      "Program11",
    ]);
    expect(findings(body)).toEqual(["warning NS3028 |x|"]);
  });

  it("a machine to be on", () => {
    expect(node("tb-fix-node $a pc42").fixed?.value).toBe("pc42");
    expect(node("tb-set-hardware $a pcvm\ntb-fix-node $a $b").fixed?.value).toBe("b");
  });

  it("hosts of subnodes: named ones get a desire, others are added", () => {
    const experiment = world("tb-set-hardware $a ixp-bv\ntb-fix-node $a $b\ntb-set-hardware $c mica2");
    expect(named(experiment.nodes, "b").details?.desires).toEqual([{ name: "hosts-ixp-bv", weight: "1.0" }]);
    expect(named(experiment.nodes, "c").fixed?.value).toBe("host-c");
    expect(experiment.details?.hostNodes).toEqual([
      { name: "host-c", hardware: "mote-host", hosts: "mica2" },
    ]);
  });

  it("attributes, in order, with their places", () => {
    const a = node(
      'set k key\ntb-add-node-attribute $a "site:note" {rack 4}\ntb-add-node-attribute $a $k v\ntb-add-node-attribute $a $k w',
    );
    const text = (span: { file: { text: string }; start: number; end: number }) =>
      span.file.text.slice(span.start, span.end);
    expect(a.attributes.map(({ key, value }) => [key, value])).toEqual([
      ["site:note", "rack 4"],
      ["key", "v"],
      ["key", "w"],
    ]);
    expect(text((a.attributes[0] as (typeof a.attributes)[0]).valueSpan)).toBe("{rack 4}");
    expect(text((a.attributes[1] as (typeof a.attributes)[0]).keySpan)).toBe("tb-add-node-attribute $a $k v");
  });
});

describe("a profile that is not strict", () => {
  const lenient = (body: string) => evaluateBody(WORLD + body, { profile: defaultProfile });

  it.each<[string, string, string]>([
    ["tb-set-hardware $a MicroClod", "NS3018", 'did you mean "MicroCloud"?'],
    ["tb-set-node-os $a Ubunto1604-STD", "NS3019", 'did you mean "Ubuntu1604-STD"?'],
  ])("%s is a warning with a suggestion", (body, code, help) => {
    const { value, diagnostics } = lenient(body);
    expect(diagnostics).toMatchObject([{ code, severity: "warning", help, fix: { edits: [{}] } }]);
    const word = body.split(" ").at(-1);
    expect([value?.nodes[0]?.hardware.value, value?.nodes[0]?.os?.value]).toContain(word);
  });

  it("leaves the underscore form of a pnode's image to whoever tells containers apart", () => {
    expect(lenient("tb-set-node-os $a PNODE_BASE").diagnostics).toEqual([]);
  });
});

describe("virtual types", () => {
  it.each<[string, string[]]>([
    ["tb-make-soft-vtype t {pc3000 pc850}\ntb-set-hardware $a t", []],
    ["tb-set-hardware $a t\ntb-make-soft-vtype t {pc3000}", ["error NS3018 |t|"]],
    ["tb-make-soft-vtype t {pc850 abacus sundial}", ["error NS3018 |{pc850 abacus sundial}|"]],
    ["tb-make-soft-vtype t {pc}\ntb-make-hard-vtype u {t}", ["error NS3023 |{t}|"]],
    ["tb-make-weighted-vtype t 1.0 {pc}", ["error NS3023 |1.0|"]],
    ["tb-make-weighted-vtype t 0 {pc}", ["error NS3023 |0|"]],
    ["tb-make-weighted-vtype t 0.5 {pc pcvron}", ["error NS3023 |{pc pcvron}|"]],
    ["tb-make-soft-vtype t {pc pcvron}", []],
    ["tb-make-soft-vtype a {pc}", ["error NS3014 |a|"]],
    ["tb-make-soft-vtype puts {pc}", ["error NS3014 |puts|"]],
    ["tb-make-soft-vtype t", ["error NS2002 |tb-make-soft-vtype t|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("have weights, and a later one replaces an earlier", () => {
    const body =
      "tb-make-soft-vtype s {pc  pc850}\ntb-make-hard-vtype h pc\ntb-make-weighted-vtype w .25 {pc}\ntb-make-soft-vtype h {pc3000}";
    expect(world(body).virtualTypes).toMatchObject([
      { name: "s", weight: 0.5, types: ["pc", "pc850"], written: "pc  pc850" },
      { name: "w", weight: 0.25, types: ["pc"] },
      { name: "h", weight: 0.5, types: ["pc3000"] },
    ]);
  });
});
