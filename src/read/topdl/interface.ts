import type { Span } from "../../source/index.ts";
import {
  type MemberRecord,
  memberFields,
  netmaskProblem,
  parseIpv4,
  recordOf,
  type Setting,
} from "../../topology/index.ts";
import type { XmlElement } from "../xml/element.ts";
import { Attributes } from "./attributes.ts";
import type { Context, Grammar } from "./context.ts";
import { readShaping, type Shaping } from "./shaping.ts";

const INTERFACE: Grammar = {
  read: ["substrate", "name", "capacity", "latency", "attribute"],
  known: [],
};

/** An interface on one substrate. */
export interface Interface {
  /** The substrate's name as written. */
  readonly substrate: string;
  readonly span: Span;
  readonly substrateSpan: Span;
  readonly shaping: Shaping;
  readonly address: Setting<string> | null;
  readonly netmask: Setting<string> | null;
  /** The member's record; what the attributes do not say is as in `usual`. */
  readonly record: (usual: MemberRecord) => MemberRecord;
}

/** Reads an interface. One on several substrates becomes one for each. */
export function readInterface(context: Context, element: XmlElement): Interface[] {
  const parts = context.parts(element, INTERFACE);
  const attributes = new Attributes(context, parts.get("attribute") ?? []);
  const shaping = readShaping(context, parts, attributes);
  const address = readAddress(context, attributes);
  const netmask = readNetmask(context, attributes);
  attributes.reportRest("interface", memberFields);
  const substrates = parts.get("substrate") ?? [];
  if (substrates.length > 1) {
    context.repeated(
      "NS4505",
      "note",
      element.span,
      "an interface on several substrates becomes one interface for each",
    );
  }
  if (substrates.length === 0) {
    context.repeated(
      "NS4505",
      "note",
      element.span,
      "an interface without a <substrate> is left out: it leads nowhere",
    );
  }
  const { texts, wrong } = attributes.reader;
  return substrates.map((substrate, i) => ({
    substrate: context.text(substrate),
    span: element.span,
    substrateSpan: substrate.textSpan,
    shaping,
    address: i === 0 ? address : null,
    netmask: i === 0 ? netmask : null,
    record: (usual) => recordOf(memberFields, usual, texts, wrong),
  }));
}

function readAddress(context: Context, attributes: Attributes): Setting<string> | null {
  const attribute = attributes.first("ip4_address");
  if (attribute === undefined || attribute.value === "") return null;
  if (parseIpv4(attribute.value) === null) {
    context.error(
      "NS3010",
      attribute.valueSpan,
      `"${attribute.value}" is not an IP address`,
      "write four numbers from 0 to 255 with dots between them",
    );
    return null;
  }
  return { value: attribute.value, spans: [attribute.valueSpan] };
}

function readNetmask(context: Context, attributes: Attributes): Setting<string> | null {
  const attribute = attributes.first("ip4_netmask");
  if (attribute === undefined || attribute.value === "") return null;
  const problem = netmaskProblem(attribute.value);
  if (problem !== null) {
    context.error("NS3011", attribute.valueSpan, `"${attribute.value}" ${problem.message}`, problem.help);
    return null;
  }
  return { value: attribute.value, spans: [attribute.valueSpan] };
}
