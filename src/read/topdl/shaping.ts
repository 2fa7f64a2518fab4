import { readNumber } from "../../topology/index.ts";
import type { Attributes } from "./attributes.ts";
import type { Context, Grammar, Parts } from "./context.ts";

const CAPACITY: Grammar = { read: ["rate", "kind"], known: [] };
const LATENCY: Grammar = { read: ["time", "kind"], known: [] };

/** What capacity, latency and loss are given; undefined where they are not. */
export interface Shaping {
  /** kb/s */
  readonly bandwidthKbps: number | undefined;
  readonly delayMs: number | undefined;
  readonly loss: number | undefined;
}

/** Reads how an interface or a substrate is shaped. */
export function readShaping(context: Context, parts: Parts, attributes: Attributes): Shaping {
  return {
    bandwidthKbps: inner(context, parts, "capacity", CAPACITY, "rate", "capacity in kb/s"),
    delayMs: inner(context, parts, "latency", LATENCY, "time", "latency in milliseconds"),
    loss: readLoss(context, attributes),
  };
}

function inner(
  context: Context,
  parts: Parts,
  name: string,
  grammar: Grammar,
  leaf: string,
  what: string,
): number | undefined {
  const element = context.single(parts, name);
  if (element === undefined) return undefined;
  const found = context.single(context.parts(element, grammar), leaf);
  if (found === undefined) {
    context.error("NS4503", element.span, `this <${name}> has no <${leaf}>`);
    return undefined;
  }
  return context.number(found, what) ?? undefined;
}

function readLoss(context: Context, attributes: Attributes): number | undefined {
  const attribute = attributes.first("loss");
  if (attribute === undefined) return undefined;
  const loss = readNumber(attribute.value, 1);
  if (loss === undefined) {
    context.error(
      "NS3009",
      attribute.valueSpan,
      `"${attribute.value}" is no loss`,
      "write a probability from 0 to 1",
    );
  }
  return loss;
}
