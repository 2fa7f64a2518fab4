import type { Diagnostic } from "../../source/index.ts";
import { type Experiment, Findings, MOST_FINDINGS, type WrittenContainers } from "../../topology/index.ts";
import { checkAddresses } from "./checks/addresses.ts";
import { checkConnected } from "./checks/connected.ts";
import { checkHostImages } from "./checks/host-images.ts";
import { checkHosts } from "./checks/hosts.ts";
import { checkImages } from "./checks/images.ts";
import { checkMachinesOnly } from "./checks/machines-only.ts";
import { checkMacs } from "./checks/macs.ts";
import { checkNames } from "./checks/names.ts";
import { checkPacking } from "./checks/packing.ts";
import { type Check, isGenerated, type StandaloneOptions } from "./context.ts";
import { Machines } from "./machines.ts";

/** Every check of a hand-written containers.json: one file, one concept. Those that need the NS file pass without it. */
const CHECKS: readonly Check[] = [
  checkMachinesOnly,
  checkHosts,
  checkHostImages,
  checkConnected,
  checkPacking,
  checkNames,
  checkAddresses,
  checkMacs,
  checkImages,
];

/**
 * Checks a hand-written containers.json, against the machines of its NS file where these are known. What could not be
 * read is left out: it was reported then.
 */
export function checkWritten(
  { file, containers }: WrittenContainers,
  experiment: Experiment | null,
  options: StandaloneOptions,
): readonly Diagnostic[] {
  const findings = new Findings(MOST_FINDINGS);
  const machines = experiment === null ? null : new Machines(experiment);
  const generated = isGenerated(containers, machines);
  for (const check of CHECKS) check({ containers, machines, generated, options, findings });
  return findings.finish(file);
}
