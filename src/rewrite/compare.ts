import type { Diagnostic, SourceFile } from "../source/index.ts";
import { span } from "../source/index.ts";
import type { Experiment, ExperimentEvent, Program } from "../topology/index.ts";
import { isPnodeName, isWantedHardware, pnodesOf, type WantedPnode } from "./wanted.ts";

/** How the testbed wraps a start command. */
const START_COMMAND = /^\(.* ; \S*\/startcmddone \$\?\)$/s;

/** Names that the simulator gives count what was made before, start commands too. */
const INTERNAL = /^tb\w+-\w+?\d+$/;

/**
 * Whether a rewritten file means what it should: its pnodes are as wanted, and all the rest is as before. Gives the
 * first difference as a diagnostic, or null.
 */
export function checkRewritten(
  file: SourceFile,
  before: Experiment,
  after: Experiment,
  wanted: WantedPnode,
): Diagnostic | null {
  const wrong = pnodesOf(after).find(
    ({ os, hardware, startCommand }) =>
      os?.value !== wanted.os ||
      !isWantedHardware(hardware.value, wanted.hardware, after.virtualTypes) ||
      startCommand !== null,
  );
  if (wrong !== undefined) {
    return problem(file, `${wrong.name} would still not be as wanted`);
  }
  const [old, rewritten] = [factsOf(before), factsOf(after)];
  for (let i = 0; i < Math.max(old.length, rewritten.length); i++) {
    if (old[i]?.fact === rewritten[i]?.fact) continue;
    return problem(file, `${(old[i] ?? rewritten[i])?.what ?? "something else"} would change as well`);
  }
  return null;
}

function problem(file: SourceFile, what: string): Diagnostic {
  return {
    code: "NS4106",
    severity: "error",
    message: `the file cannot be rewritten safely: ${what}`,
    span: span(file, 0),
    help: "the commands depend on each other in a way that only a person can undo: change the file by hand",
  };
}

interface Fact {
  readonly what: string;
  readonly fact: string;
}

/** Everything that a rewrite must not change, each with its name. */
function factsOf(experiment: Experiment): Fact[] {
  const position = new Map(experiment.nodes.map(({ name }, i) => [name, i]));
  const nodeAt = (name: string): number | string => position.get(name) ?? name;
  const facts: Fact[] = [];
  const add = (what: string, value: unknown): void => {
    facts.push({ what, fact: JSON.stringify(value, withoutSpans) });
  };
  for (const { name, os, hardware, startCommand, details, ...rest } of experiment.nodes) {
    const settings = isPnodeName(name) ? null : { os, hardware, startCommand };
    add(`node ${name}`, { ...rest, settings, name: stable(name), details: { ...details, console: null } });
  }
  for (const { name, members, ...rest } of experiment.networks) {
    const ends = members.map((member) => ({ ...member, node: nodeAt(member.node) }));
    add(`network ${name}`, { ...rest, name: stable(name), members: ends });
  }
  for (const program of experiment.programs) {
    if (isStartOfPnode(program.node, program.command)) continue;
    add(`program ${program.name}`, { ...programFacts(program), node: nodeAt(program.node) });
  }
  for (const event of experiment.events) {
    if (isStartOfPnode(event.node, event.arguments.replace(/^COMMAND=/, ""))) continue;
    add("an event", { ...eventFacts(event), node: nodeAt(event.node) });
  }
  add("the routing", experiment.routing);
  add("the files that it sources", experiment.sourcedFiles);
  return facts;
}

function programFacts({ name, command, details }: Program) {
  return { name: stable(name), command, details };
}

function eventFacts({ time, object, objectType, eventType, arguments: words }: ExperimentEvent) {
  return { time, object: stable(object), objectType, eventType, words };
}

function isStartOfPnode(node: string, command: string): boolean {
  return isPnodeName(node) && START_COMMAND.test(command);
}

function stable(name: string): string {
  return INTERNAL.test(name) ? "" : name;
}

function withoutSpans(key: string, value: unknown): unknown {
  return key === "span" || key === "spans" || key.endsWith("Span") ? undefined : value;
}
