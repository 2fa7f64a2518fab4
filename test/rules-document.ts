import { RULES } from "../src/lint/index.ts";
import { allCodes, type CodeEntry, escapeControl } from "../src/source/index.ts";

const FAMILIES: readonly (readonly [prefix: string, title: string, text: string])[] = [
  ["NS50", "Text and hygiene", "Characters, secrets, and the comments and the file that steer lint."],
  ["NS51", "Tcl", "Also in procedures and branches that no run comes by, and in libraries."],
  ["NS52", "The experiment", "Nodes, links, addresses, events and names, once the file was evaluated."],
  ["NS53", "Containers", "Images, partitions, and what containers cannot do."],
];

const NEEDS = {
  text: "the text of the file",
  syntax: "its commands",
  topology: "the experiment that it describes",
} as const;

const HEAD = `# Rules of \`nsc lint\`

\`nsc lint\` evaluates a file as \`nsc compile\` does, so whatever the testbed itself would complain of is found first, with
the codes NS0xxx to NS4xxx of [codes.md](codes.md). The rules of this page go further: they find what is accepted
and still wrong. What the evaluation has reported no rule repeats, and a problem in a loop is one finding that says how
often it occurs. \`nsc explain CODE\` prints what stands here; this page is generated from the same table.

## Steering lint

In a file:

\`\`\`tcl
# nsc-disable-next-line NS5101 the operator is in the variable
set sum [expr $a $operator $b]

# nsc-disable NS5202 NS5212
…
# nsc-enable
\`\`\`

Codes are separated by spaces or commas; what follows them is the reason. A comment that disables nothing is a finding. Errors
with which the testbed rejects a file (NS0xxx to NS3xxx) cannot be disabled. \`# nsc-library\` says that other files
source this one: it is looked at as Tcl only, as is a file that another one of the same run sources.

\`.nscrc.json\`, in the file's folder or the nearest one above, sets severities (\`error\`, \`warning\`, \`note\`, \`off\`), the testbed
profile, the source root, and paths that a search of folders leaves out
([schema](schemas/nscrc.schema.json)):

\`\`\`json
{
  "severities": { "NS5202": "off", "NS5301": "error" },
  "testbed": "testbed.json",
  "sourceRoot": "..",
  "ignore": ["old/**", "*.generated.ns"]
}
\`\`\`
`;

/** docs/rules.md: every rule of lint, made from the registry. */
export function rulesDocument(): string {
  return [HEAD, ...FAMILIES.flatMap(([prefix, title, text]) => familySection(prefix, title, text))].join(
    "\n",
  );
}

function familySection(prefix: string, title: string, text: string): string[] {
  const entries = allCodes().filter(({ code }) => code.startsWith(prefix));
  return [
    `## ${title}`,
    "",
    text,
    "",
    "| code | severity | rule |",
    "|---|---|---|",
    ...entries.map(
      ({ code, severity, title: rule }) => `| [${code}](#${code.toLowerCase()}) | ${severity} | ${rule} |`,
    ),
    "",
    ...entries.flatMap(ruleSection),
  ];
}

function ruleSection({ code, title, severity, explanation, bad, good, language }: CodeEntry): string[] {
  const rule = RULES.find((candidate) => candidate.code === code);
  const needs = rule === undefined ? "" : ` It looks at ${NEEDS[rule.needs]}.`;
  const example = (label: string, text: string) => [
    `${label}:`,
    "",
    `\`\`\`${language}`,
    ...text.split("\n").map((line) => escapeControl(line)),
    "```",
    "",
  ];
  return [
    `### <a id="${code.toLowerCase()}"></a>${code}: ${title}`,
    "",
    `Severity: ${severity}.${needs}`,
    "",
    explanation,
    "",
    ...example("Bad", bad),
    ...example("Good", good),
  ];
}
