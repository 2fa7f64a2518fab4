import type { Code } from "../source/index.ts";
import { tclError } from "../tcl/index.ts";
import type { Call } from "./call.ts";
import { shown } from "./describe.ts";
import { parseBandwidth, parseDelay, parseLoss, type UnitResult } from "./units.ts";

/**
 * The number that an argument with a unit means. What is wrong with it is reported and gives null; where the testbed
 * itself fails, Tcl's error is thrown.
 */
export function applyUnit(
  call: Call,
  index: number,
  code: Code,
  parse: (text: string) => UnitResult,
): number | null {
  const text = call.text(index);
  const result = parse(text);
  if (typeof result === "number") return result;
  const { problem, help, instead, fatal } = result;
  const fix = instead === undefined ? undefined : call.replace(index, instead);
  const message = `${shown(text)} ${problem}`;
  if (fatal) {
    throw tclError('can\'t read "unit": no such variable', "TCL", "LOOKUP", "VARNAME", "unit").explain({
      code,
      message,
      help,
      span: call.span(index),
    });
  }
  call.report(code, index, message, {
    help: instead === undefined ? help : `did you mean ${instead}? ${help}`,
    fix,
  });
  return null;
}

/** A bandwidth in kb/s, at least 10 kb/s or `*`. */
export function bandwidth(call: Call, index: number): number | null {
  return applyUnit(call, index, "NS3007", parseBandwidth);
}

/** A bandwidth in kb/s without a least one. */
export function anyBandwidth(call: Call, index: number): number | null {
  return applyUnit(call, index, "NS3007", (text) => parseBandwidth(text, true));
}

/** A delay in ms. */
export function delay(call: Call, index: number): number | null {
  return applyUnit(call, index, "NS3008", parseDelay);
}

/** A loss rate from 0 to 1. */
export function loss(call: Call, index: number): number | null {
  return applyUnit(call, index, "NS3009", parseLoss);
}
