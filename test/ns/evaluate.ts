import { evaluateExperiment } from "../../src/ns/index.ts";
import { parseProfile } from "../../src/read/index.ts";
import { type Diagnostic, type Outcome, SourceFile } from "../../src/source/index.ts";
import type { Host, Limits } from "../../src/tcl/index.ts";
import type { Experiment, TestbedProfile } from "../../src/topology/index.ts";

export interface Options {
  readonly host?: Host;
  readonly limits?: Partial<Limits>;
  readonly profile?: TestbedProfile;
}

/** A strict profile with a few types of each kind. */
export const strictProfile: TestbedProfile = readProfile(
  JSON.stringify({
    name: "strict",
    strict: true,
    hardwareTypes: {
      pc: {},
      pc3000: {},
      pc850: {},
      pcvm: { virtual: true },
      "ixp-bv": { subnode: true },
      mica2: { subnode: true },
      pcvron: { remote: true },
    },
    images: ["*"],
  }),
);

export function readProfile(text: string): TestbedProfile {
  const { value } = parseProfile(new SourceFile("profile.json", text));
  if (value === null) throw new Error("the profile is not valid");
  return value;
}

export const BEGIN = "set ns [new Simulator]\nsource tb_compat.tcl\n";

/** Evaluates a whole file. */
export function evaluateText(text: string, options: Options = {}): Outcome<Experiment | null> {
  return evaluateExperiment(new SourceFile("exp.ns", text), {
    host: options.host ?? {},
    limits: options.limits ?? {},
    profile: options.profile ?? strictProfile,
    names: { project: "proj", group: null, experiment: "exp" },
  });
}

/** Evaluates the middle of a file: a simulator `ns` is there before it, and `run` follows. */
export function evaluateBody(body: string, options: Options = {}): Outcome<Experiment | null> {
  return evaluateText(`${BEGIN}${body}\n$ns run\n`, options);
}

/** The experiment of a file that has to be accepted. */
export function accepted(body: string, options: Options = {}): Experiment {
  const { value, diagnostics } = evaluateBody(body, options);
  if (value === null) throw new Error(`rejected: ${brief(diagnostics).join(" · ")}`);
  return value;
}

/** `error NS3006 |underlined text|` for each finding. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ severity, code, span }) => `${severity} ${code} |${span.file.text.slice(span.start, span.end)}|`,
  );
}

/** Four nodes, a link of the first two and a LAN of the first three, for commands to work on. */
export const WORLD = [
  "foreach name {a b c d} { set $name [$ns node] }",
  "set l [$ns duplex-link $a $b 10Mb 10ms DropTail]",
  'set net [$ns make-lan "$a $b $c" 10Mb 10ms]',
  "",
].join("\n");

/** Findings of a body that begins with `WORLD`, as `brief` shows them. */
export function findings(body: string, options: Options = {}): string[] {
  return brief(evaluateBody(WORLD + body, options).diagnostics);
}

/** The experiment of a body that begins with `WORLD`. */
export function world(body: string, options: Options = {}): Experiment {
  return accepted(WORLD + body, options);
}

/** A thing by its name. */
export function named<T extends { readonly name: string }>(things: readonly T[], name: string): T {
  const found = things.find((thing) => thing.name === name);
  if (found === undefined)
    throw new Error(`there is no ${name} among ${things.map((thing) => thing.name).join(" ")}`);
  return found;
}
