import { quoteElement } from "../parser/index.ts";
import { type Edit, type Outcome, type SourceFile, type Span, span } from "../source/index.ts";
import {
  type Experiment,
  type ExperimentNode,
  Findings,
  nameList,
  parseHardware,
  type SettingCall,
} from "../topology/index.ts";
import { TopLevel } from "./insertion.ts";
import { removalRanges } from "./removal.ts";
import { isPnodeName, isWantedHardware, pnodesOf, type WantedPnode } from "./wanted.ts";

const WORDS = { os: "OS", hardware: "hardware type", startCommand: "start command" } as const;
const COMMANDS = {
  os: "tb-set-node-os",
  hardware: "tb-set-hardware",
  startCommand: "tb-set-node-startcmd",
} as const;

/** What the plan works from. */
export interface RewriteInput {
  readonly file: SourceFile;
  /** What the file describes, with `details.settingCalls`. */
  readonly experiment: Experiment;
  readonly wanted: WantedPnode;
}

/**
 * The edits that give every pnode the wanted OS and hardware and take its start command away, in order; null when
 * something cannot be done without touching what is no pnode's, or at all.
 */
export function planRewrite(input: RewriteInput): Outcome<readonly Edit[] | null> {
  const findings = new Findings();
  const pnodes = pnodesOf(input.experiment);
  if (pnodes.length === 0) findings.add(noPnodes(input.file));
  const plan = new Plan(input, findings);
  for (const call of input.experiment.details?.settingCalls ?? []) plan.visit(call);
  for (const pnode of pnodes) plan.complete(pnode);
  const edits = plan.edits();
  return { value: findings.failed ? null : edits, diagnostics: findings.list };
}

class Plan {
  readonly #input: RewriteInput;
  readonly #findings: Findings;
  readonly #topLevel: TopLevel;
  readonly #edits: Edit[] = [];
  readonly #removed: Span[] = [];
  #hardwareName: string | null = null;

  constructor(input: RewriteInput, findings: Findings) {
    this.#input = input;
    this.#findings = findings;
    this.#topLevel = new TopLevel(input.file);
  }

  /** Deals with one command that sets something of nodes. */
  visit(call: SettingCall): void {
    const { setting, span: place, valueSpan } = call;
    const pnodes = call.nodes.filter(({ name }) => isPnodeName(name));
    if (!pnodes.some(({ values }) => values.some((value) => !this.#isWanted(setting, value)))) return;
    if (pnodes.length < call.nodes.length) this.#refuseMixed(call);
    else if (valueSpan === null || place.file !== this.#input.file) this.#refusePlace(call);
    else if (setting === "startCommand") this.#removed.push(place);
    else this.#edits.push({ span: valueSpan, text: this.#value(setting) });
  }

  /** Adds what a pnode was never given. */
  complete({ name, span: creation, os, hardware }: ExperimentNode): void {
    const missing = (
      [
        ["os", os === null],
        ["hardware", hardware.spans.length === 0],
      ] as const
    ).flatMap(([setting, isMissing]) => (isMissing ? [setting] : []));
    if (missing.length === 0) return;
    const created = this.#topLevel.creationOf(creation);
    if (created === null) {
      this.#findings.add({
        code: "NS4105",
        severity: "error",
        message: `${name} has no ${missing.map((setting) => WORDS[setting]).join(" and no ")}, and where it is made none can be added`,
        span: creation,
        help: `add ${missing.map((setting) => `\`${COMMANDS[setting]} ${name} ${this.#value(setting)}\``).join(" and ")} by hand`,
      });
      return;
    }
    const lines = missing.map(
      (setting) => `${COMMANDS[setting]} ${created.reference} ${this.#value(setting)}`,
    );
    this.#edits.push(this.#topLevel.linesAfter(created.command, lines));
  }

  /** Everything that is to change, in order. */
  edits(): Edit[] {
    const { file } = this.#input;
    const ranges = [...this.#removed].sort((a, b) => a.start - b.start);
    const removals = removalRanges(file.text, ranges).map(({ start, end }) => ({
      span: span(file, start, end),
      text: "",
    }));
    return [...this.#edits, ...removals].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
    );
  }

  #isWanted(setting: SettingCall["setting"], value: string): boolean {
    const { wanted, experiment } = this.#input;
    if (setting === "startCommand") return false;
    if (setting === "os") return value === wanted.os;
    return isWantedHardware(value, wanted.hardware, experiment.virtualTypes);
  }

  #value(setting: "os" | "hardware"): string {
    if (setting === "os") return quoteElement(this.#input.wanted.os, false);
    this.#hardwareName ??= this.#nameHardware();
    return quoteElement(this.#hardwareName, false);
  }

  /** The name to write for the wanted hardware: a virtual type of the file, or of a line that is added, for a choice. */
  #nameHardware(): string {
    const { wanted, experiment } = this.#input;
    const choice = parseHardware(wanted.hardware);
    if (choice.kind === "type") return choice.name;
    const types = experiment.virtualTypes;
    const known = types.findLast(({ name }) => isWantedHardware(name, wanted.hardware, types));
    return known?.name ?? this.#defineType(choice.types);
  }

  #defineType(types: readonly string[]): string {
    const { file, experiment } = this.#input;
    const taken = new Set(
      [...experiment.nodes, ...experiment.networks, ...experiment.virtualTypes].map(({ name }) => name),
    );
    let number = 0;
    while (taken.has(`container${number}`)) number++;
    const name = `container${number}`;
    const line = `tb-make-soft-vtype ${name} {${types.map((type, i) => quoteElement(type, i === 0)).join(" ")}}`;
    const source = this.#topLevel.find("source", "tb_compat.tcl");
    if (source !== null) this.#edits.push(this.#topLevel.linesAfter(source, [line]));
    else {
      this.#findings.add({
        code: "NS4105",
        severity: "error",
        message: "there is no place for a virtual type: the file does not source tb_compat.tcl",
        span: span(file, 0),
        help: `add \`source tb_compat.tcl\`, or \`${line}\`, near the beginning`,
      });
    }
    return name;
  }

  #refuseMixed({ setting, span: place, nodes }: SettingCall): void {
    const pnodes = nodes.filter(({ name }) => isPnodeName(name)).map(({ name }) => name);
    const others = nodes.filter(({ name }) => !isPnodeName(name)).map(({ name }) => name);
    this.#findings.add({
      code: "NS4103",
      severity: "error",
      message: `one command gives both ${nameList(pnodes)} and ${nameList(others)} their ${WORDS[setting]}`,
      span: place,
      help: "give the pnodes theirs with a command, or in a loop, of their own",
    });
  }

  #refusePlace({ setting, span: place, nodes }: SettingCall): void {
    const names = nameList(nodes.map(({ name }) => name));
    const why =
      place.file === this.#input.file
        ? "by a command that is not written out here"
        : `in ${place.file.name}, which is not rewritten`;
    this.#findings.add({
      code: "NS4104",
      severity: "error",
      message: `${names} ${nodes.length === 1 ? "gets its" : "get their"} ${WORDS[setting]} ${why}`,
      span: place,
      help:
        setting === "startCommand"
          ? "remove the start command by hand"
          : `set it to ${this.#value(setting)} by hand, or write the command out in this file`,
    });
  }
}

function noPnodes(file: SourceFile) {
  return {
    code: "NS4107",
    severity: "warning",
    message: "no node of the file is a pnode, pnode-0000 and so on: there is nothing to rewrite",
    span: span(file, 0),
    help: "rewrite takes the file that containerize.py made; for an experiment's own file use `nsc compile`",
  } as const;
}
