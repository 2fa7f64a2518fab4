import type { Outcome, SourceFile, Span } from "../../source/index.ts";
import {
  type Experiment,
  type ExperimentNode,
  type ExperimentRecord,
  experimentFields,
  Findings,
  type Network,
  type ProgramRecord,
  recordOf,
  reportingCommand,
  startEvent,
  startProgram,
  suggestHardware,
  usualExperiment,
} from "../../topology/index.ts";
import { readXml } from "../xml/document.ts";
import type { XmlElement } from "../xml/element.ts";
import { assignAddresses, checkHostParts } from "./addresses.ts";
import { Attributes } from "./attributes.ts";
import { type Computer, readComputer } from "./computer.ts";
import { Context, type Grammar, type TopdlOptions } from "./context.ts";
import { joinNetworks } from "./networks.ts";
import { readSubstrate, type Substrate } from "./substrate.ts";

/** What the outermost element is called. */
const ROOTS = ["experiment", "topology"];

const TOPOLOGY: Grammar = { read: ["version", "substrates", "elements", "attribute"], known: [] };

/** Elements that may be joined to substrates, but are no nodes of an experiment. */
const NO_NODES = ["testbed", "segment", "other"];

const ELEMENTS: Grammar = { read: ["computer", ...NO_NODES], known: [] };

const VERSION = "1.0";

/** Whether a file is a topdl document rather than an NS file: by its ending, or by how it begins. */
export function isTopdl(file: SourceFile): boolean {
  return /\.xml$/i.test(file.name) || /^\s*</.test(file.text.slice(0, 1000));
}

/**
 * Reads a topdl document as an experiment: computers are nodes, substrates links and LANs. What an experiment has no
 * place for is left out with a note; null where an error was found.
 */
export function parseTopdl(file: SourceFile, options: TopdlOptions): Outcome<Experiment | null> {
  const root = readXml(file, options.limits.memory);
  if (root.value === null) return { value: null, diagnostics: root.diagnostics };
  const findings = new Findings();
  const context = new Context(file, options, findings);
  const experiment = readTopology(context, root.value);
  context.finish();
  return { value: findings.failed ? null : experiment, diagnostics: findings.list };
}

function readTopology(context: Context, root: XmlElement): Experiment | null {
  if (!ROOTS.includes(root.name)) {
    context.error(
      "NS4502",
      root.span,
      `<${root.name}> begins no topdl document`,
      "a topology in topdl is an <experiment> with <substrates> and <elements>",
    );
    return null;
  }
  const parts = context.parts(root, TOPOLOGY);
  checkVersion(context, context.single(parts, "version"));
  const substrates = readSubstrates(context, parts.get("substrates") ?? []);
  const computers = readComputers(context, parts.get("elements") ?? []);
  if (substrates === null || computers === null) return null;
  const networks = joinNetworks(context, substrates, computers);
  const attributes = new Attributes(context, parts.get("attribute") ?? []);
  const nodes = computers.map(({ node }) => node);
  const record = readRecord(attributes, nodes);
  attributes.reportRest("topology", experimentFields);
  checkHardware(context, computers, record);
  const automatic = record.settings.get("use_ipassign") !== "1";
  const addressed = automatic ? assignAddresses(context, networks) : networks;
  checkHostParts(context, addressed);
  return assemble(root, nodes, addressed, record, attributes);
}

function checkVersion(context: Context, element: XmlElement | undefined): void {
  if (element === undefined) return;
  const version = context.text(element);
  if (version === VERSION) return;
  context.repeated(
    "NS4504",
    "warning",
    element.textSpan,
    `this is topdl ${version}, and nsc knows ${VERSION}; what is new in it is left out`,
  );
}

/** Null where there are more than the limit. */
function readSubstrates(context: Context, elements: readonly XmlElement[]): Substrate[] | null {
  const names = new Map<string, Span>();
  const substrates: Substrate[] = [];
  for (const element of elements) {
    if (substrates.length === context.options.limits.links) return tooMany(context, element, "links");
    const substrate = readSubstrate(context, element, names);
    if (substrate !== null) substrates.push(substrate);
  }
  return substrates;
}

/** Null where there are more than the limit. Each of `wrappers` holds one element or more, of which computers count. */
function readComputers(context: Context, wrappers: readonly XmlElement[]): Computer[] | null {
  const names = new Map<string, Span>();
  const computers: Computer[] = [];
  for (const wrapper of wrappers) {
    const elements = context.parts(wrapper, ELEMENTS);
    for (const other of NO_NODES.flatMap((name) => elements.get(name) ?? [])) {
      context.repeated(
        "NS4505",
        "warning",
        other.span,
        `the element <${other.name}> is no node and is left out`,
        "what is joined to it has one neighbour fewer in the experiment",
      );
    }
    for (const element of elements.get("computer") ?? []) {
      if (computers.length === context.options.limits.nodes) return tooMany(context, element, "nodes");
      const computer = readComputer(context, element, names);
      if (computer !== null) computers.push(computer);
    }
  }
  return computers;
}

function tooMany(context: Context, element: XmlElement, limit: "nodes" | "links"): null {
  context.error(
    limit === "nodes" ? "NS0107" : "NS0108",
    element.span,
    `the document has more than ${context.options.limits[limit]} ${limit}`,
    `if it needs more, raise the limit with --limit ${limit}=NUMBER`,
  );
  return null;
}

/** The experiment's record; every start command has its program, also where programs are listed without it. */
function readRecord(attributes: Attributes, nodes: readonly ExperimentNode[]): ExperimentRecord {
  const usual = usualExperiment(nodes);
  const record = recordOf(experimentFields, usual, attributes.reader.texts, attributes.reader.wrong);
  if (record.programs === usual.programs) return record;
  const listed = new Set(record.programs.map(({ node, command }) => JSON.stringify([node, command])));
  const missing = nodes.flatMap((node): ProgramRecord[] => {
    const command = node.startCommand?.value;
    if (command === undefined) return [];
    const forms = [command, reportingCommand(command)].map((form) => JSON.stringify([node.name, form]));
    return forms.some((form) => listed.has(form)) ? [] : startProgram(node);
  });
  if (missing.length === 0) return record;
  return {
    ...record,
    programs: [...record.programs, ...missing],
    events: [...record.events, ...missing.map(startEvent)],
  };
}

/** Reports hardware types that the profile does not know, as the NS language does. */
function checkHardware(
  context: Context,
  computers: readonly Computer[],
  { virtualTypes }: ExperimentRecord,
): void {
  const { profile } = context.options;
  const made = new Set(virtualTypes.map(({ name }) => name));
  for (const { node, hardwareSpan } of computers) {
    const { value } = node.hardware;
    if (hardwareSpan === null || profile.hardwareTypes.has(value) || made.has(value)) continue;
    const near = suggestHardware(profile, value);
    const message = `unknown hardware type "${value}"`;
    const help = near === null ? undefined : `did you mean "${near}"?`;
    if (profile.strict) context.error("NS3018", hardwareSpan, message, help);
    else context.repeated("NS3018", "warning", hardwareSpan, message, help);
  }
}

function assemble(
  root: XmlElement,
  nodes: readonly ExperimentNode[],
  networks: readonly Network[],
  record: ExperimentRecord,
  attributes: Attributes,
): Experiment {
  const { virtualTypes, programs, events, routing, sourcedFiles, firewalls, ...details } = record;
  const spanOf = (key: string): Span => attributes.list.find((one) => one.key === key)?.span ?? root.span;
  const places = {
    type: spanOf(experimentFields.virtualTypes.key),
    program: spanOf(experimentFields.programs.key),
    event: spanOf(experimentFields.events.key),
    firewall: spanOf(experimentFields.firewalls.key),
  };
  return {
    nodes,
    networks,
    virtualTypes: virtualTypes.map((type) => ({ ...type, span: places.type })),
    programs: programs.map(({ directory, timeout, expectedExitCode, ...program }) => ({
      ...program,
      span: places.program,
      details: { directory, timeout, expectedExitCode },
    })),
    events: events.map(({ trigger, parent, ...event }) => ({
      ...event,
      span: places.event,
      details: { trigger, parent },
    })),
    routing,
    sourcedFiles,
    details: {
      ...details,
      firewalls: firewalls.map((firewall) => ({ ...firewall, span: places.firewall })),
    },
  };
}
