import { RULES } from "../src/lint/index.ts";
import { type CodeEntry, escapeControl, explainCode } from "../src/source/index.ts";

const FAMILIES: readonly (readonly [prefix: string, title: string, text: string])[] = [
  ["NS50", "Text and hygiene", "Characters, secrets, and the comments that steer lint."],
  ["NS51", "Tcl", "Also in procedures and branches that no run comes by, and in libraries."],
  ["NS52", "The experiment", "Nodes, links, addresses, events and names, once the file was evaluated."],
  ["NS53", "Containers", "Images, partitions, and what containers cannot do."],
];

const NEEDS = {
  text: "the text of the file",
  syntax: "its commands",
  topology: "the experiment that it describes",
} as const;

/** docs/rules.md: every rule of lint, made from the registry. */
export function rulesDocument(): string {
  return [
    "# Rules of `nsc lint`",
    "",
    "`nsc lint` evaluates a file as `nsc compile` does, so whatever the testbed itself would complain of is found first, with",
    "the codes NS0xxx to NS4xxx of [codes.md](codes.md). The rules of this page go further: they find what is accepted",
    "and still wrong. What the evaluation has reported no rule repeats, and a problem in a loop is one finding that says how",
    "often it occurs. `nsc explain CODE` prints what stands here; this page is generated from the same table.",
    "",
    ...FAMILIES.flatMap(([prefix, title, text]) => familySection(prefix, title, text)),
  ].join("\n");
}

function familySection(prefix: string, title: string, text: string): string[] {
  const rules = RULES.filter(({ code }) => code.startsWith(prefix));
  const entries = rules.map(({ code, needs }) => ({ needs, entry: explainCode(code) as CodeEntry }));
  return [
    `## ${title}`,
    "",
    text,
    "",
    "| code | severity | rule |",
    "|---|---|---|",
    ...entries.map(
      ({ entry: { code, severity, title: rule } }) =>
        `| [${code}](#${code.toLowerCase()}) | ${severity} | ${rule} |`,
    ),
    "",
    ...entries.flatMap(({ entry, needs }) => ruleSection(entry, needs)),
  ];
}

function ruleSection(
  { code, title, severity, explanation, bad, good, language }: CodeEntry,
  needs: keyof typeof NEEDS,
): string[] {
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
    `Severity: ${severity}. It looks at ${NEEDS[needs]}.`,
    "",
    explanation,
    "",
    ...example("Bad", bad),
    ...example("Good", good),
  ];
}
