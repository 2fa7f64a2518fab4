import { describe, expect, it } from "vitest";
import { exampleOf, vocabularyClasses, vocabularyCommands } from "../../src/ns/index.ts";
import { brief, evaluateText } from "./evaluate.ts";

const WORLD = `set ns [new Simulator]
source tb_compat.tcl
foreach name {a b c d} { set $name [$ns node] }
set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]
set lan0 [$ns make-lan "$a $b $c" 100Mb 0ms]
`;

/** What is known and rejected everywhere; modelnet has no LANs, and a file has one firewall. */
const REJECTED = new Set([
  "tb-set-modelnet-physnodes",
  "Firewall child-of",
  "tb-elab-in-elab-topology",
  "tb-set-node-service",
  "tb-add-node-service-hook",
  "Simulator node-config",
  "Simulator make-simulated",
  "Node topography",
  "Bridge topography",
  "Topography load_area",
]);

const entries = [
  ...vocabularyCommands.map((entry) => [entry.name, entry.name, exampleOf(entry.name)] as const),
  ...[...vocabularyClasses].flatMap(([name, table]) =>
    table.map((entry) => [`${name} ${entry.name}`, entry.name, exampleOf(entry.name, name)] as const),
  ),
];

describe("the example of every command and method", () => {
  it.each(entries)("%s", (title, name, example = "") => {
    expect(example).toContain(name);
    const run = example.endsWith("$ns run") ? "" : "$ns run\n";
    const { value, diagnostics } = evaluateText(`${WORLD}${example}\n${run}`);
    expect(brief(diagnostics.filter(({ code }) => code === "NS3003" || code === "NS3004"))).toEqual([]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (REJECTED.has(title)) expect(errors.map(({ code }) => code)).toHaveLength(1);
    else expect(value, brief(diagnostics).join("\n")).not.toBeNull();
  });
});
