import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emulabXmlChunks, topdlChunks } from "../../src/emit/index.ts";
import { parseTopdl } from "../../src/read/index.ts";
import { allCodes, type Outcome, SourceFile } from "../../src/source/index.ts";
import { TclList } from "../../src/tcl/index.ts";
import { defaultProfile, type Experiment, type TestbedProfile } from "../../src/topology/index.ts";
import { expectGolden, repositoryPath } from "../goldens.ts";
import { brief, evaluateBody, evaluateText, named, strictProfile } from "../ns/evaluate.ts";

const LIMITS = { memory: 2 ** 30, nodes: 1000, links: 1000 };

function read(
  text: string,
  options: { profile?: TestbedProfile; limits?: Partial<typeof LIMITS> } = {},
): Outcome<Experiment | null> {
  return parseTopdl(new SourceFile("exp.xml", text), {
    profile: options.profile ?? defaultProfile,
    limits: { ...LIMITS, ...options.limits },
  });
}

function accepted(text: string): Experiment {
  const { value, diagnostics } = read(text);
  if (value === null) throw new Error(`rejected: ${brief(diagnostics).join(" · ")}`);
  return value;
}

/** A document with this inside. */
const document = (...inside: string[]) => `<experiment>\n${inside.join("\n")}\n</experiment>\n`;

const computer = (name: string, ...inside: string[]) =>
  `<elements><computer><name>${name}</name>${inside.join("")}</computer></elements>`;

const on = (substrate: string, ...inside: string[]) =>
  `<interface><substrate>${substrate}</substrate>${inside.join("")}</interface>`;

const substrate = (name: string, ...inside: string[]) =>
  `<substrates><name>${name}</name>${inside.join("")}</substrates>`;

const attribute = (key: string, value: string) =>
  `<attribute><attribute>${key}</attribute><value>${value}</value></attribute>`;

/** Two computers on a substrate `l`, with more inside the first interface. */
const pair = (...inside: string[]) =>
  document(substrate("l"), computer("a", on("l", ...inside)), computer("b", on("l")));

const asTables = (experiment: Experiment) =>
  [...emulabXmlChunks(experiment, { project: "P", group: null, experiment: "E" })].join("");

describe("a topdl document from elsewhere", () => {
  it("becomes an experiment, and what has no place in one is named", () => {
    const text = readFileSync(repositoryPath("testdata/topdl/federation.xml"), "utf8");
    const { value, diagnostics } = read(text);
    expect(value).not.toBeNull();
    const found = diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}\n`);
    expectGolden("testdata/topdl/federation.expected.txt", found.join("") + asTables(value as Experiment));
  });

  it("may have the usual white space, comments, CDATA, references and prefixes", () => {
    const text = [
      "\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n<!-- <a> -->\r\n<t:experiment xmlns:t='urn:x'>\r\n",
      "<t:elements><t:computer>\r\n<t:name>\r\n  a <!-- its name --> </t:name>",
      attribute("startup", " a &amp;&amp; b <![CDATA[ < c && d ]]>&#32;&#x41;&apos;&quot;&gt;&lt; "),
      "</t:computer></t:elements>",
      "</t:experiment>",
    ].join("");
    expect(accepted(text.replace("\ufeff", "")).nodes).toMatchObject([
      { name: "a", startCommand: { value: "a && b  < c && d  A'\"><" } },
    ]);
  });

  it("finds the place of a value also with line ends of two characters", () => {
    const text = document(
      "<elements>",
      "  <computer>",
      "    <name>a b</name>",
      "  </computer>",
      "</elements>",
    );
    const { diagnostics } = read(text.replaceAll("\n", "\r\n"));
    expect(brief(diagnostics)).toEqual(["error NS3013 |a b|"]);
  });

  it("has start commands as programs, and an event that starts each", () => {
    const { programs, events, details } = accepted(document(computer("a", attribute("startup", "run"))));
    const fromNs = evaluateBody('set a [$ns node]\ntb-set-node-startcmd $a "run"').value as Experiment;
    const brief = ({ span: _, ...rest }: object & { span: unknown }) => rest;
    expect(programs.map(brief)).toEqual(fromNs.programs.map(brief));
    expect(events.map(brief)).toEqual(fromNs.events.map(brief));
    expect(details?.groups).toEqual(fromNs.details?.groups);
  });

  it("has a program for a start command that was added to a document of nsc's", () => {
    const { value } = evaluateBody(
      'set a [$ns node]\nset p [$a program-agent -command x]\n$ns at 1 "$p start"',
    );
    const text = [...topdlChunks(value as Experiment)].join("");
    const more = text.replace("  <elements>", `${computer("z", attribute("startup", "run"))}\n  <elements>`);
    expect(accepted(more).programs.map(({ name }) => name)).toEqual(["p", "z_startcmd"]);
    expect(accepted(more).events.map(({ object }) => object)).toEqual(["p", "z_startcmd"]);
  });

  it("has links, LANs, and shaping of a substrate and its interfaces", () => {
    const { networks } = accepted(
      document(
        substrate("l", "<capacity><rate>2000.5</rate><kind>max</kind></capacity>", attribute("loss", "0.36")),
        substrate("lan", "<latency><time>1e1</time></latency>"),
        computer(
          "a",
          on("l"),
          on("lan", "<capacity><rate>5</rate></capacity>", "<latency><time>0</time></latency>"),
        ),
        computer("b", on("l", attribute("loss", "0.5")), on("lan")),
        computer("c", on("lan")),
      ),
    );
    const shapes = networks.map(({ name, kind, members }) => [
      name,
      kind,
      ...members.map((m) => [
        m.node,
        m.port,
        m.bandwidthKbps,
        m.delayMs,
        Number(m.loss.toFixed(6)),
        m.address,
      ]),
    ]);
    expect(shapes).toEqual([
      ["l", "link", ["a", 0, 2000.5, 0, 0.2, "10.1.1.2"], ["b", 0, 2000.5, 0, 0.5, "10.1.1.3"]],
      [
        "lan",
        "lan",
        ["a", 1, 5, 0, 0, "10.1.2.2"],
        ["b", 1, 100_000, 10, 0, "10.1.2.3"],
        ["c", 0, 100_000, 10, 0, "10.1.2.4"],
      ],
    ]);
  });

  it("gives addresses that are missing, none twice", () => {
    const { networks } = accepted(
      document(
        substrate("free"),
        substrate("given"),
        computer("a", on("free"), on("given", attribute("ip4_address", "10.1.1.3"))),
        computer("b", on("free"), on("given")),
        computer("c", on("given"), on("given")),
      ),
    );
    expect(networks.map(({ subnet, members }) => [subnet, ...members.map(({ address }) => address)])).toEqual(
      [
        ["10.1.2.0", "10.1.2.2", "10.1.2.3"],
        ["10.1.1.0", "10.1.1.3", "10.1.1.2", "10.1.1.4", "10.1.1.5"],
      ],
    );
  });

  it("knows what the profile says of a type", () => {
    const text = document(computer("a", attribute("type", "pcvm")), computer("b", attribute("type", "pc")));
    const { value } = read(text, { profile: strictProfile });
    expect(value?.nodes.map(({ details }) => details?.virtual)).toEqual([true, false]);
    expect(
      brief(read(document(computer("a", attribute("type", "pc9"))), { profile: strictProfile }).diagnostics),
    ).toEqual(["error NS3018 |pc9|"]);
    expect(brief(read(document(computer("a", attribute("type", "pc9")))).diagnostics)).toEqual([
      "warning NS3018 |pc9|",
    ]);
  });
});

describe("findings of topdl", () => {
  it.each<[string, string, string[]]>([
    ["no element", "", ["error NS4501 ||"]],
    ["text", "set ns [new Simulator]", ["error NS4501 |s|"]],
    ["an element left open", "<experiment>\n  <elements>\n</experiment>", ["error NS4501 |<|"]],
    ["an ampersand", document(computer("a", attribute("startup", "a && b"))), ["error NS4501 |&|"]],
    ["two outermost elements", "<experiment/><experiment/>", ["error NS4501 |<|"]],
    ["a name that JavaScript keeps", document("<__proto__/>"), ["error NS4501 |<|"]],
    ["an entity", document(computer("a", attribute("startup", "&big;"))), ["error NS4501 |&big;|"]],
    ["no character", document(computer("a", attribute("startup", "&#0;"))), ["error NS4501 |&#0;|"]],
    [
      "entities that grow",
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<experiment>&b;</experiment>',
      ["error NS4507 |<!|"],
    ],
    ["another file", '<!DOCTYPE x SYSTEM "/etc/passwd">\n<experiment/>', ["error NS4507 |<!|"]],
    ["another document", "<rspec/>", ["error NS4502 |<rspec/>|"]],
    ["a newer version", document("<version>2.0</version>"), ["warning NS4504 |2.0|"]],
    [
      "a computer without a name",
      document("<elements><computer/></elements>"),
      ["error NS4503 |<computer/>|"],
    ],
    [
      "a substrate without a name",
      document("<substrates><capacity/></substrates>"),
      ["error NS4503 |<capacity/>|", "error NS4503 |<substrates>|"],
    ],
    ["an unknown element", document("<element/>"), ["warning NS4504 |<element/>|"]],
    [
      "an unknown attribute of nsc",
      document(computer("a", attribute("nsc:x", "1"))),
      ["warning NS4504 |nsc:x|"],
    ],
    [
      "a value that nsc never writes",
      document(computer("a", attribute("nsc:kind", "x"))),
      ["error NS4503 |x|"],
    ],
    ["JSON that is none", document(attribute("nsc:event", "{")), ["error NS4503 |{|"]],
    [
      "JSON of another shape",
      document(attribute("nsc:group", '{"name":"g"}')),
      ['error NS4503 |{"name":"g"}|'],
    ],
    ["a pair that is none", document(attribute("nsc:json", "[1,2]")), ["error NS4503 |[1,2]|"]],
    [
      "an attribute without a key",
      document("<attribute><value>x</value></attribute>"),
      ["error NS4503 |<attribute>|"],
    ],
    ["a rate with a unit", pair("<capacity><rate>100Mb</rate></capacity>"), ["error NS4503 |100Mb|"]],
    ["a time below 0", pair("<latency><time>-1</time></latency>"), ["error NS4503 |-1|"]],
    ["a loss above 1", pair(attribute("loss", "1.5")), ["error NS3009 |1.5|"]],
    ["an address", pair(attribute("ip4_address", "10.0.0.300")), ["error NS3010 |10.0.0.300|"]],
    ["an address of the network", pair(attribute("ip4_address", "10.1.1.0")), ["error NS3017 |10.1.1.0|"]],
    ["a netmask", pair(attribute("ip4_netmask", "255.0.255.0")), ["error NS3011 |255.0.255.0|"]],
    [
      "a netmask without room",
      pair(attribute("ip4_address", "10.1.1.2"), attribute("ip4_netmask", "255.255.255.252")),
      ["error NS3016 |l|"],
    ],
    [
      "an unknown substrate",
      document(substrate("l"), computer("a", on("m"))),
      ["error NS4508 |m|", "note NS4505 |l|"],
    ],
    [
      "two of a name",
      document(computer("a-b"), computer("a_b")),
      ["error NS4509 |a_b|", "note NS4506 |a_b|"],
    ],
    [
      "two substrates of a name",
      document(substrate("l"), substrate("l")),
      ["error NS4509 |l|", "note NS4505 |l|"],
    ],
    ["a name that is none", document(computer("a.b")), ["error NS3013 |a.b|"]],
    ["the server's name", document(computer("ops")), ["error NS3013 |ops|"]],
    ["a failure action", document(computer("a", attribute("failureaction", "x"))), ["error NS3021 |x|"]],
    [
      "an os without an image",
      document(computer("a", "<os><name>Linux</name></os>")),
      ["note NS4505 |<os>|"],
    ],
    ["software without a place", document(computer("a", "<software/>")), ["error NS4503 |<software/>|"]],
    ["two names", document(computer("a", "<name>b</name>")), ["note NS4505 |<name>|"]],
    [
      "an interface that leads nowhere",
      document(computer("a", "<interface/>")),
      ["note NS4505 |<interface/>|"],
    ],
  ])("%s", (_title, text, found) => {
    expect(brief(read(text).diagnostics)).toEqual(found);
  });

  it("suggest what was meant", () => {
    const { diagnostics } = read(document(substrate("link0"), computer("a", on("Link0"))));
    expect(diagnostics[0]?.help).toContain("link0");
  });

  it("are one for what comes again and again", () => {
    const many = Array.from({ length: 50 }, (_, i) => computer(`n_${i}`, "<cpu/>", "<cpus/>"));
    const messages = read(document(...many)).diagnostics.map(({ message }) => message);
    expect(messages).toHaveLength(3);
    expect(messages.every((message) => message.includes("(50 times)"))).toBe(true);
  });

  it("limits: depth, nodes, links, memory", () => {
    const deep = `${"<experiment>".repeat(5000)}${"</experiment>".repeat(5000)}`;
    expect(brief(read(deep).diagnostics)).toEqual(["error NS4501 |<|"]);
    const text = document(substrate("l"), substrate("m"), computer("a"), computer("b"));
    const codes = (limits: Partial<typeof LIMITS>) =>
      read(text, { limits }).diagnostics.map(({ code }) => code);
    expect(codes({ nodes: 1 })).toEqual(["NS0107"]);
    expect(codes({ links: 1 })).toEqual(["NS0108"]);
    expect(codes({ memory: 1000 })).toEqual(["NS0106"]);
  });

  it.each(allCodes().filter(({ language }) => language === "xml"))(
    "the examples of $code",
    ({ code, bad, good }) => {
      expect(read(bad).diagnostics.map((finding) => finding.code)).toContain(code);
      expect(read(good).diagnostics.map((finding) => finding.code)).not.toContain(code);
    },
  );

  it("no text throws", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "</",
      "/>",
      "<a",
      "a",
      " ",
      '"',
      "'",
      "=",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "<!",
      "&",
      ";",
      "&#",
      "\n",
      "<experiment>",
      "</experiment>",
      "<elements>",
      "<computer>",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const { value, diagnostics } = read(parts.join(""));
        expect(value !== null || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an NS file by way of topdl", () => {
  function same(body: string): void {
    const first = evaluateText(body).value;
    if (first === null) throw new Error("rejected");
    const text = [...topdlChunks(first)].join("");
    const second = read(text, { profile: strictProfile });
    expect(brief(second.diagnostics)).toEqual([]);
    expect(asTables(second.value as Experiment)).toBe(asTables(first));
    expect([...topdlChunks(second.value as Experiment)].join("")).toBe(text);
  }

  it("loses nothing of any text", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc.constantFrom(" a ", "]]>", "\u0000", "\ud800", "\r\n"),
    );
    fc.assert(
      fc.property(texts, texts, (key, value) => {
        const word = (text: string) => new TclList([text]).toString();
        const body = `set ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\ntb-add-node-attribute $a ${word(key)} ${word(value)}\n$ns run\n`;
        const first = evaluateText(body).value as Experiment;
        const text = [...topdlChunks(first)].join("");
        const attributes = ({ nodes }: Experiment) =>
          named(nodes, "a").attributes.map((one) => [one.key, one.value]);
        expect(attributes(accepted(text))).toEqual(attributes(first));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps attributes with topdl's own keys, and repeated ones", () => {
    const keys = ["type", "startup", "osid", "failureaction", "nsc:kind", "nsc:attribute:x", "k", "k"];
    const lines = keys.map((key, i) => `tb-add-node-attribute $a ${key} v${i}`);
    same(`set ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\n${lines.join("\n")}\n$ns run\n`);
  });

  it("keeps the order of members, a node twice, and packages that are written oddly", () => {
    const lines = [
      "foreach n {a b c} {set $n [$ns node]}",
      'set one [$ns make-lan "$c $a $b" 10Mb 6ms]',
      'set two [$ns make-lan "$b $a" 10Mb 6ms]',
      'set three [$ns make-lan "$a $b $a" 1Mb 2ms]',
      "tb-set-node-rpms $a {x  y}",
      "tb-set-node-tarfiles $b /opt x.tgz /usr/local y.tgz",
      "set four [$ns duplex-link $a $c 1Mb 2ms GRED]",
      "tb-set-link-simplex-params $four $c 7ms 3Mb 0.01",
      "$ns rtproto Manual",
    ];
    same(`set ns [new Simulator]\nsource tb_compat.tcl\n${lines.join("\n")}\n$ns run\n`);
  });
});
