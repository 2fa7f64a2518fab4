import { bootstrapCodes } from "./codes/bootstrap.ts";
import { clientCodes } from "./codes/client.ts";
import { containerCodes } from "./codes/containers.ts";
import type { CodeRow, ExampleLanguage } from "./codes/entry.ts";
import { feasibilityCodes } from "./codes/feasibility.ts";
import { fileCodes } from "./codes/files.ts";
import { jsonCodes } from "./codes/json.ts";
import { layoutCodes } from "./codes/layout.ts";
import { limitCodes } from "./codes/limits.ts";
import { lintContainerCodes } from "./codes/lint-containers.ts";
import { lintTclCodes } from "./codes/lint-tcl.ts";
import { lintTextCodes } from "./codes/lint-text.ts";
import { lintTopologyCodes } from "./codes/lint-topology.ts";
import { machineCodes } from "./codes/machine.ts";
import { outputCodes } from "./codes/outputs.ts";
import { placementCodes } from "./codes/placement.ts";
import { serverCodes } from "./codes/server.ts";
import { standaloneCodes } from "./codes/standalone.ts";
import { syntaxCodes } from "./codes/syntax.ts";
import { tclCodes } from "./codes/tcl.ts";
import { topdlCodes } from "./codes/topdl.ts";
import { vocabularyCodes } from "./codes/vocabulary.ts";
import type { Severity } from "./diagnostic.ts";

const REGISTRY = {
  ...fileCodes,
  ...limitCodes,
  ...syntaxCodes,
  ...tclCodes,
  ...vocabularyCodes,
  ...containerCodes,
  ...outputCodes,
  ...placementCodes,
  ...lintTextCodes,
  ...lintTclCodes,
  ...lintTopologyCodes,
  ...lintContainerCodes,
  ...serverCodes,
  ...clientCodes,
  ...machineCodes,
  ...bootstrapCodes,
  ...jsonCodes,
  ...standaloneCodes,
  ...topdlCodes,
  ...layoutCodes,
  ...feasibilityCodes,
};

/** A code of the registry. Codes are never reused and never change their meaning. */
export type Code = keyof typeof REGISTRY;

/** What `nsc explain` shows and the documentation is made from. */
export interface CodeEntry {
  readonly code: Code;
  readonly severity: Severity;
  readonly title: string;
  /** Why it matters and what to do, as one paragraph. */
  readonly explanation: string;
  readonly language: ExampleLanguage;
  /** An example that gives the finding, without a final newline. */
  readonly bad: string;
  /** The same, put right. */
  readonly good: string;
}

const ENTRIES: readonly CodeEntry[] = (Object.entries(REGISTRY) as [Code, CodeRow][])
  .map(([code, row]) => ({
    code,
    severity: row.severity,
    title: row.title,
    explanation: row.explanation.join(" "),
    language: row.language ?? "ns",
    bad: row.bad.join("\n"),
    good: row.good.join("\n"),
  }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const BY_CODE: ReadonlyMap<string, CodeEntry> = new Map(ENTRIES.map((entry) => [entry.code, entry]));

/** The entry of a code written by a user: `NS2001`, `ns2001` or `2001`. */
export function explainCode(code: string): CodeEntry | undefined {
  const upper = code.trim().toUpperCase();
  return BY_CODE.get(upper) ?? BY_CODE.get(`NS${upper}`);
}

/** All codes in order of their numbers. */
export function allCodes(): readonly CodeEntry[] {
  return ENTRIES;
}
