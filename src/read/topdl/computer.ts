import type { Span } from "../../source/index.ts";
import {
  DEFAULT_HARDWARE,
  type ExperimentNode,
  keyOfUser,
  type NodeAttribute,
  nodeFields,
  recordOf,
  type Setting,
  type Software,
  softwareTexts,
  usualNode,
} from "../../topology/index.ts";
import type { XmlElement } from "../xml/element.ts";
import { Attributes } from "./attributes.ts";
import type { Context, Grammar, Parts } from "./context.ts";
import { type Interface, readInterface } from "./interface.ts";
import { readName } from "./names.ts";

const COMPUTER: Grammar = {
  read: ["name", "os", "software", "interface", "attribute"],
  known: ["cpu", "storage", "localname", "status", "service", "operation"],
};

const OS: Grammar = {
  read: ["name", "attribute"],
  known: ["version", "distribution", "distributionversion"],
};

const SOFTWARE: Grammar = { read: ["location", "install"], known: ["attribute"] };

const FAILURE_ACTIONS = ["fatal", "nonfatal", "ignore"] as const;

/** A computer as a node, with its interfaces in order. */
export interface Computer {
  readonly node: ExperimentNode;
  readonly hardwareSpan: Span | null;
  readonly interfaces: readonly Interface[];
}

/** Reads a computer; null where it has no name, which is reported. `taken` are the names before it. */
export function readComputer(
  context: Context,
  element: XmlElement,
  taken: Map<string, Span>,
): Computer | null {
  const parts = context.parts(element, COMPUTER);
  const interfaces = (parts.get("interface") ?? []).flatMap((each) => readInterface(context, each));
  const attributes = new Attributes(context, parts.get("attribute") ?? []);
  const os = readOs(context, parts, attributes);
  const software = (parts.get("software") ?? []).flatMap((each) => readSoftware(context, each));
  const nameElement = context.single(parts, "name");
  if (nameElement === undefined) {
    context.error("NS4503", element.span, "this computer has no <name>");
    return null;
  }
  const span = nameElement.textSpan;
  const name = readName(context, context.text(nameElement), span, taken);
  if (name === null) return null;
  taken.set(name, span);
  const hardware = setting(attributes, "type") ?? { value: DEFAULT_HARDWARE, spans: [] };
  const type = context.options.profile.hardwareTypes.get(hardware.value);
  const facts = {
    ...softwareTexts(software),
    remote: type?.remote ?? false,
    virtual: type?.virtual ?? false,
    subnode: type?.subnode ?? false,
  };
  const kind = attributes.reader.texts("nsc:kind")[0] === "bridge" ? "bridge" : "node";
  const startCommand = setting(attributes, "startup");
  const failureAction = readFailureAction(context, attributes);
  const { texts, wrong } = attributes.reader;
  const record = recordOf(nodeFields, usualNode(name, kind, facts), texts, wrong);
  const { kind: role, fixed, tableRole, ...details } = record;
  const node: ExperimentNode = {
    name,
    span,
    role,
    hardware,
    os,
    startCommand,
    failureAction,
    fixed: fixed === null ? null : { value: fixed, spans: [] },
    attributes: userAttributes(attributes),
    details: { ...details, role: tableRole },
  };
  attributes.reportRest("computer", nodeFields);
  return { node, hardwareSpan: hardware.spans[0] ?? null, interfaces };
}

function setting(attributes: Attributes, key: string): Setting<string> | null {
  const found = attributes.first(key);
  return found === undefined ? null : { value: found.value, spans: [found.valueSpan] };
}

/** The disk image: an attribute `osid`, of the `os` element or, as older documents have it, of the computer. */
function readOs(context: Context, parts: Parts, attributes: Attributes): Setting<string> | null {
  const element = context.single(parts, "os");
  const older = setting(attributes, "osid");
  if (element === undefined) return older;
  const inner = context.parts(element, OS);
  const own = new Attributes(context, inner.get("attribute") ?? []);
  const image = setting(own, "osid") ?? older;
  own.reportRest("operating system", {});
  if (image === null) {
    context.repeated(
      "NS4505",
      "note",
      element.span,
      "an <os> without the attribute osid says nothing here: the disk image is what counts",
    );
  }
  return image;
}

function readSoftware(context: Context, element: XmlElement): Software[] {
  const parts = context.parts(element, SOFTWARE);
  const location = context.single(parts, "location");
  const install = context.single(parts, "install");
  if (location === undefined) {
    context.error("NS4503", element.span, "this <software> has no <location>");
    return [];
  }
  return [
    { location: context.text(location), install: install === undefined ? null : context.text(install) },
  ];
}

function readFailureAction(context: Context, attributes: Attributes): ExperimentNode["failureAction"] {
  const attribute = attributes.first("failureaction");
  if (attribute === undefined) return { value: "fatal", spans: [] };
  const value = FAILURE_ACTIONS.find((action) => action === attribute.value);
  if (value === undefined) {
    context.error(
      "NS3021",
      attribute.valueSpan,
      `"${attribute.value}" is no failure action`,
      `it is one of ${FAILURE_ACTIONS.join(", ")}`,
    );
  }
  return { value: value ?? "fatal", spans: [attribute.valueSpan] };
}

/** All attributes that mean nothing to nsc itself are the node's own. */
function userAttributes(attributes: Attributes): NodeAttribute[] {
  return attributes.list.flatMap(({ key, value, span, keySpan, valueSpan }) => {
    const own = keyOfUser(key);
    if (own === null) return [];
    attributes.take(key);
    return [{ key: own, value, span, keySpan, valueSpan }];
  });
}
