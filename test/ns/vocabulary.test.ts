import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { vocabularyClasses, vocabularyCommands } from "../../src/ns/index.ts";
import { evaluateBody } from "./evaluate.ts";

const scope: Record<string, string[]> = JSON.parse(
  readFileSync(new URL("../../testdata/corpus-scope.json", import.meta.url), "utf8"),
);

const rows = [
  ...vocabularyCommands.map((row) => [row.name, row] as const),
  ...[...vocabularyClasses].flatMap(([name, methods]) =>
    methods.map((row) => [`${name} ${row.name}`, row] as const),
  ),
];

describe("the table of commands and methods", () => {
  it.each(rows)("%s says what it takes and does", (_name, row) => {
    expect(row.help).toMatch(/^[A-Z`].*\.$/s);
    const names = row.parameters.map((parameter) => parameter.name);
    expect(new Set(names).size).toBe(names.length);
    const optional = row.parameters.findIndex((parameter) => parameter.optional);
    const order = row.parameters.slice(optional).every((parameter) => parameter.optional);
    if (optional >= 0 && row.usage === undefined) expect(order).toBe(true);
    for (const parameter of row.parameters.slice(0, -1)) expect(parameter.rest).toBeUndefined();
  });

  it("has every name once", () => {
    const names = vocabularyCommands.map((row) => row.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("holds what the corpus is judged by", () => {
    const commands = vocabularyCommands.map((row) => row.name);
    expect(scope["commands"]?.filter((name) => !commands.includes(name))).toEqual([]);
    const simulator = vocabularyClasses.get("Simulator")?.map((row) => row.name) ?? [];
    const ignored = scope["methods"]?.filter((name) => !simulator.includes(name)) ?? [];
    for (const name of ignored) {
      const { diagnostics } = evaluateBody(`$ns ${name} 1 2`);
      expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning NS3003"]);
    }
  });

  const instances: Record<string, string> = {
    Simulator: "$ns",
    Node: "$a",
    Bridge: "$z",
    Link: "$l",
    Lan: "$net",
    SimplexLink: "[$ns link $a $b]",
    LLink: "[$ns lanlink $net $a]",
    Queue: "[$l Queue $a]",
    Program: "$p",
    EventGroup: "$g",
    EventSequence: "[$ns event-sequence]",
    EventTimeline: "[$ns event-timeline]",
    Firewall: "$f",
    Topography: "[new Topography]",
  };
  const calls = [
    ...vocabularyCommands.filter((row) => row.name.startsWith("tb-")).map((row) => row.name),
    ...[...vocabularyClasses].flatMap(([name, methods]) =>
      name === "*" ? [] : methods.map((row) => `${instances[name] ?? `[new ${name}]`} ${row.name}`),
    ),
    "$l set {delay(a 0)}",
    "new",
    '$ns at 1 "$l bandwidth',
  ];
  const WORLD = [
    "foreach n {a b} {set $n [$ns node]}",
    "set l [$ns duplex-link $a $b 1Mb 0ms DropTail]",
    'set net [$ns make-lan "$a $b" 1Mb 0ms]',
    "set z [$ns bridge]",
    "set p [$a program-agent]",
    "set g [$ns event-group]",
    "set f [new Firewall $ns]",
    "",
  ].join("\n");

  it.each(calls)("%s never brings the evaluation down, whatever it is given", (start) => {
    const words = [
      "{}",
      "$a",
      "$l",
      "$net",
      "$ns",
      "10.1.2.3",
      "5Mb",
      "-1",
      "{a b {c}}",
      '"\\{"',
      "$p",
      "1e400",
      "Program",
    ];
    const lines = Array.from({ length: 60 }, (_, i) => {
      const given = Array.from(
        { length: i % 6 },
        (_, k) => words[(i * 7 + k * (3 + (i % 5))) % words.length],
      );
      return `catch {${start} ${given.join(" ")}}`;
    });
    const { diagnostics } = evaluateBody(WORLD + lines.join("\n"));
    for (const finding of diagnostics)
      expect(finding.message).not.toMatch(/undefined|\[object|TypeError|NaN|Infinity/);
  });
});
