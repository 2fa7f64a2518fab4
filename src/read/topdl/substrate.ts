import type { Span } from "../../source/index.ts";
import { type NetworkRecord, networkFields, recordOf } from "../../topology/index.ts";
import type { XmlElement } from "../xml/element.ts";
import { Attributes } from "./attributes.ts";
import type { Context, Grammar } from "./context.ts";
import { readName } from "./names.ts";
import { readShaping, type Shaping } from "./shaping.ts";

const SUBSTRATE: Grammar = {
  read: ["name", "capacity", "latency", "attribute"],
  known: ["localname", "status", "service", "operation"],
};

/** A substrate: what interfaces refer to by its name as written. */
export interface Substrate {
  readonly written: string;
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly shaping: Shaping;
  /** The network's record; what its attributes do not say is as in `usual`. */
  readonly record: (usual: NetworkRecord) => NetworkRecord;
}

/** Reads a substrate; null where it has no name, which is reported. `taken` are the names before it. */
export function readSubstrate(
  context: Context,
  element: XmlElement,
  taken: Map<string, Span>,
): Substrate | null {
  const parts = context.parts(element, SUBSTRATE);
  const attributes = new Attributes(context, parts.get("attribute") ?? []);
  const shaping = readShaping(context, parts, attributes);
  const record = (usual: NetworkRecord) =>
    recordOf(networkFields, usual, attributes.reader.texts, attributes.reader.wrong);
  attributes.reportRest("substrate", networkFields);
  const nameElement = context.single(parts, "name");
  if (nameElement === undefined) {
    context.error("NS4503", element.span, "this substrate has no <name>");
    return null;
  }
  const written = context.text(nameElement);
  const name = readName(context, written, nameElement.textSpan, taken);
  if (name === null) return null;
  taken.set(name, nameElement.textSpan);
  return { written, name, span: element.span, nameSpan: nameElement.textSpan, shaping, record };
}
