import fc from "fast-check";

const START =
  '"sudo /share/containers/setup/hv/bootstrap /proj/P/exp/E/containers/site.conf >& /tmp/container.log"';

interface Style {
  readonly indent: string;
  readonly space: string;
  readonly end: string;
}

interface Machine {
  readonly os: string;
  readonly hardware: string;
  readonly start: boolean;
  readonly order: readonly number[];
}

const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom("", "  ", "\t"),
  space: fc.constantFrom(" ", "  ", "\t"),
  end: fc.constantFrom("", " ", ";", " ;# set", "\t; # set {}"),
});

const machine: fc.Arbitrary<Machine> = fc.record({
  os: fc.constantFrom("CentOS6-64-openvz", "{CentOS6-64-openvz}", '"PNODE-CONT"', "PNODE-BASE", "$os"),
  hardware: fc.constantFrom(
    "container0",
    "container1",
    "pc2133",
    "MicroCloud",
    "$hardware",
    "[set hardware]",
  ),
  start: fc.boolean(),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
});

const pad = (number: number): string => String(number).padStart(4, "0");

/** One setting after the other, as containerize.py writes them, in any order. */
function settings(
  node: string,
  { os, hardware, start, order }: Machine,
  { indent, space, end }: Style,
): string[] {
  const commands = [
    `tb-set-node-os${space}${node}${space}${os}`,
    `tb-set-hardware${space}${node}${space}${hardware}`,
    start ? `tb-set-node-startcmd${space}${node}${space}${START}` : "# no start command",
    `tb-set-node-failure-action${space}${node} "nonfatal"`,
  ];
  return order.map((i) => `${indent}${commands[i]}${commands[i]?.startsWith("#") ? "" : end}`);
}

/** A group of pnodes from `first` on: written out, in a loop, in a procedure, through variables. */
type Group = (first: number) => { readonly lines: readonly string[]; readonly count: number };

const plain = fc.tuple(machine, style).map(
  ([own, look]): Group =>
    (first) => ({
      count: 1,
      lines: [`set pnode(${pad(first)}) [$ns node]`, ...settings(`\${pnode(${pad(first)})}`, own, look)],
    }),
);

const loop = fc.tuple(machine, style, fc.integer({ min: 1, max: 4 })).map(
  ([own, look, count]): Group =>
    (first) => ({
      count,
      lines: [
        `for {set i ${first}} {$i < ${first + count}} {incr i} {`,
        "  set name [format %04d $i]",
        "  set pnode($name) [$ns node]",
        ...settings("$pnode($name)", own, look),
        "}",
      ],
    }),
);

const procedure = fc.tuple(machine, style, fc.integer({ min: 1, max: 3 })).map(
  ([own, look, count]): Group =>
    (first) => ({
      count,
      lines: [
        `proc setup${first} {node} {`,
        "  global os hardware",
        ...settings("$node", own, look),
        "}",
        ...Array.from({ length: count }, (_, i) => [
          `set pnode(${pad(first + i)}) [$ns node]`,
          `setup${first} $pnode(${pad(first + i)})`,
        ]).flat(),
      ],
    }),
);

const variable = fc.tuple(machine, style).map(
  ([own, look]): Group =>
    (first) => ({
      count: 1,
      lines: [
        `set pnode(${pad(first)}) [$ns node]`,
        `set this $pnode(${pad(first)})`,
        ...settings("$this", own, look),
      ],
    }),
);

const other = fc.tuple(machine, style).map(
  ([own, look]): Group =>
    (first) => ({
      count: 0,
      lines: [`set box-${first} [$ns node]`, ...settings(`\${box-${first}}`, own, look)],
    }),
);

const comment = fc
  .constantFrom("", "# tb-set-node-os ${pnode(0000)} X\\", "   ", "puts {tb-set-node-startcmd}")
  .map(
    (line): Group =>
      () => ({ count: 0, lines: line.endsWith("\\") ? [line, "  and on"] : [line] }),
  );

/** An NS file of pnodes and some other nodes, with a LAN between them. */
export const pnodeFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(plain, plain, loop, procedure, variable, other, comment), {
      minLength: 1,
      maxLength: 6,
    }),
    plain,
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
  )
  .map(([groups, last, lineEnd, final]) => {
    let count = 0;
    // Other nodes are called by their place: the counter stands still for them.
    let boxes = 100;
    const lines = [...groups, last].flatMap((group) => {
      const made = group(count);
      const { lines: own } = made.count === 0 ? group(boxes++) : made;
      count += made.count;
      return own;
    });
    const whole = [
      "set ns [new Simulator]",
      "source tb_compat.tcl",
      "",
      "tb-make-soft-vtype container0 {pc2133 bpc2133 MicroCloud}",
      "tb-make-soft-vtype container1 {pc2133 bpc2133}",
      "set os CentOS6-64-openvz; set hardware pc2133",
      ...lines,
      `set lan0 [$ns make-lan "\${pnode(0000)} \${pnode(${pad(count - 1)})} [$ns node]" 1Gb 0ms]`,
      "",
      "$ns rtproto Static",
      "$ns run",
    ];
    return whole.join(lineEnd) + (final ? lineEnd : "");
  });
