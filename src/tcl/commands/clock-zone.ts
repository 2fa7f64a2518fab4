import { tclError } from "../errors.ts";

/** A time zone without summer time. */
export interface Zone {
  readonly name: string;
  /** Seconds east of Greenwich. */
  readonly offset: number;
}

/** The zone of this machine does not count: everywhere it is UTC. */
export const UTC: Zone = { name: "UTC", offset: 0 };

export const GMT: Zone = { name: "GMT", offset: 0 };

/** Seconds of `+hh`, `+hhmm`, `+hhmmss`, with or without colons; null when it is none of these. */
export function numericOffset(text: string): number | null {
  const match = /^([-+])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?$/.exec(text);
  if (match === null) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return match[1] === "-" ? -seconds : seconds;
}

/** The zone that `-timezone` names. Only UTC, GMT and fixed distances from them are known. */
export function zoneNamed(text: string): Zone {
  const name = text.replace(/^:/, "");
  if (name === "UTC" || name === "localtime" || name === "") return UTC;
  if (name === "GMT") return GMT;
  const offset = numericOffset(name);
  if (offset !== null) return { name, offset };
  throw tclError(`time zone "${text}" not found`, "CLOCK", "badTimeZone", text).explain({
    code: "NS2007",
    help: "nsc evaluates files without a time zone database: use :UTC or a distance such as +0100",
  });
}

/** `+hhmm`, with seconds where there are any. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const seconds = size % 60 === 0 ? "" : two(size % 60);
  return `${offset < 0 ? "-" : "+"}${two(size / 3600)}${two((size % 3600) / 60)}${seconds}`;
}
