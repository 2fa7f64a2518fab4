import { exampleOf, type VocabularyEntry, vocabularyClasses, vocabularyCommands } from "../src/ns/index.ts";

type Parameter = VocabularyEntry["parameters"][number];

/** What arguments of a kind are, with their units and the finding that others give. */
const KINDS: Partial<Record<Parameter["kind"], string>> = {
  node: "a node (NS3006)",
  link: "a link (NS3006)",
  lan: "a LAN (NS3006)",
  lanlink: "a link or a LAN (NS3006)",
  nodes: 'a list of nodes, such as `"$a $b"`',
  bandwidth:
    "bits per second with the unit `kb`, `Mb` or `Gb`; at least `10kb`, `*` leaves it to the testbed (NS3007)",
  delay: "a time with the unit `ms` or `s`, seconds without one; 0, or at least `2ms` (NS3008)",
  loss: "a probability from 0 to 1; 0, or at least 0.000005 (NS3009)",
  address: "an IPv4 address, four numbers from 0 to 255 (NS3010)",
  netmask: "a mask that begins with 255.255, such as `255.255.255.0` (NS3011)",
  boolean: "`0` or `1`",
  time: "seconds such as `1.5`, or hours, minutes and seconds such as `1h2m3s` (NS3022)",
  integer: "a number",
  list: "a Tcl list",
  variable: "the name of a variable",
  script: "a Tcl script",
};

/** The word that stands for an object of a class in a signature. */
const OBJECTS: ReadonlyMap<string, string> = new Map([
  ["Simulator", "$ns"],
  ["Node", "$node"],
  ["Link", "$link"],
  ["Lan", "$lan"],
  ["SimplexLink", "$end"],
  ["Queue", "$queue"],
  ["Program", "$program"],
  ["EventGroup", "$group"],
  ["EventSequence", "$sequence"],
  ["EventTimeline", "$timeline"],
  ["Firewall", "$firewall"],
  ["Topography", "$topography"],
  ["Agent/UDP", "$agent"],
  ["Application/Traffic/CBR", "$application"],
  ["*", "$object"],
]);

/** docs/commands.md. */
export function commandsDocument(): string {
  const commands = vocabularyCommands.map((entry) => section(entry.name, entry, exampleOf(entry.name)));
  const classes = sameTables().map(({ names, table }) => classSection(names, table));
  return [HEAD, `## Commands\n\n${commands.join("\n")}`, ...classes].join("\n");
}

const HEAD = `# Commands and methods of an NS file

An NS file is a Tcl script; all of Tcl's own commands can be used in it. This page lists what the testbed adds. It is
generated from the table that nsc itself works with. Words between question marks can be left out. Behind what an
argument is stands the code of the finding that another value gives: see [codes.md](codes.md), or \`nsc explain CODE\`.
An argument without a note is taken as it is, or as the description says.

The examples stand in a file that has the nodes \`a\`, \`b\`, \`c\` and \`d\`, the link \`link0\` between \`a\` and \`b\`, and the
LAN \`lan0\` of \`a\`, \`b\` and \`c\`.

Every command and method checks the number of its arguments first (NS2002). An unknown method of an object is a warning
(NS3003), an unknown command is an error.
`;

interface ClassTable {
  readonly names: string[];
  readonly table: readonly VocabularyEntry[];
}

/** The classes, those with the same methods together. */
function sameTables(): ClassTable[] {
  const tables = new Map<string, ClassTable>();
  for (const [name, table] of vocabularyClasses) {
    const key = name === "*" ? name : JSON.stringify([name.split("/")[0] === "Agent", table]);
    const known = tables.get(key);
    if (known === undefined) tables.set(key, { names: [name], table });
    else known.names.push(name);
  }
  return [...tables.values()];
}

function classSection(names: readonly string[], table: readonly VocabularyEntry[]): string {
  const [first = ""] = names;
  const title = first === "*" ? "Every object" : `Methods of ${names.join(", ")}`;
  const object = OBJECTS.get(first);
  if (object === undefined) throw new Error(`no word for an object of ${first}`);
  return `## ${title}\n\n${table.map((entry) => section(`${object} ${entry.name}`, entry, exampleOf(entry.name, first))).join("\n")}`;
}

function section(call: string, entry: VocabularyEntry, example = ""): string {
  const words = entry.usage ?? entry.parameters.map(signatureWord).join(" ");
  const notes = entry.parameters.flatMap((parameter) => {
    const kind = KINDS[parameter.kind];
    return kind === undefined ? [] : [`- \`${parameter.name}\`: ${kind}\n`];
  });
  const forms = words.split(" | ").map((form) => `${call} ${form}`.trimEnd());
  const signature = `\`\`\`tcl\n${forms.join("\n")}\n\`\`\``;
  return `### ${call}\n\n${signature}\n\n${entry.help}\n${notes.length === 0 ? "" : `\n${notes.join("")}`}\nExample:\n\n\`\`\`tcl\n${example}\n\`\`\`\n`;
}

function signatureWord({ name, optional, rest }: Parameter): string {
  if (rest) return `?${name} ...?`;
  return optional ? `?${name}?` : name;
}
