import { tclError } from "../errors.ts";

/** A version: its numbers, `a` counting as -2 and `b` as -1. */
type Version = readonly number[];

const ALPHA = -2;
const BETA = -1;

/** Reads a version such as `8.6.13` or `1.2b3`; Tcl's error when it is none. */
export function parseVersion(text: string): Version {
  if (!/^\d+(?:\.\d+)*(?:[ab]\d+(?:\.\d+)*)?$/.test(text)) {
    throw tclError(`expected version number but got "${text}"`, "TCL", "VALUE", "VERSION");
  }
  const numbers: number[] = [];
  for (const [part] of text.matchAll(/\d+|[ab]/g)) {
    numbers.push(part === "a" ? ALPHA : part === "b" ? BETA : Number(part));
  }
  return numbers;
}

/** -1, 0 or 1. A missing number counts as 0. */
export function compareVersions(left: Version, right: Version): number {
  const length = Math.max(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left[i] ?? 0;
    const b = right[i] ?? 0;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

/** Whether a version is an alpha or beta version. */
export function isUnstable(version: Version): boolean {
  return version.some((number) => number < 0);
}

/** The bounds of a requirement; `high` null for none, "major" for the next major version. */
interface Requirement {
  readonly low: Version;
  readonly high: Version | "major" | null;
}

/** Reads `1.2`, `1.2-` or `1.2-3`; Tcl's error when it is none of these. */
export function parseRequirement(text: string): Requirement {
  const parts = text.split("-");
  if (parts.length > 2) {
    throw tclError(`expected versionMin-versionMax but got "${text}"`, "TCL", "VALUE", "VERSIONRANGE");
  }
  const low = parseVersion(parts[0] as string);
  const last = parts[1];
  return { low, high: last === undefined ? "major" : last === "" ? null : parseVersion(last) };
}

/** Whether a version satisfies one of the requirements; all of them when there are none. */
export function satisfies(version: Version, requirements: readonly Requirement[]): boolean {
  return requirements.length === 0 || requirements.some((requirement) => satisfiesOne(version, requirement));
}

function satisfiesOne(version: Version, { low, high }: Requirement): boolean {
  if (high !== null && high !== "major" && compareVersions(low, high) === 0) {
    return compareVersions(version, low) === 0;
  }
  if (compareVersions(version, low) < 0) return false;
  if (high === null) return true;
  return high === "major" ? version[0] === low[0] : compareVersions(version, high) < 0;
}
