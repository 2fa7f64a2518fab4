import type { Diagnostic } from "../source/index.ts";
import { Findings } from "../topology/index.ts";
import { checkControlPool } from "./control.ts";
import { checkFixed } from "./fixed.ts";
import { checkImageOwners, checkPnodeImage } from "./images.ts";
import { checkInterfaces } from "./interfaces.ts";
import { checkMachines } from "./machines.ts";
import { checkMemory } from "./memory.ts";
import { machinesOf, type Request } from "./request.ts";

/**
 * What a compiled experiment asks for and the testbed does not have: machines, interfaces, memory, images, control
 * addresses. A number that the profile leaves out limits nothing.
 */
export function checkFeasibility(request: Request): readonly Diagnostic[] {
  const findings = new Findings();
  const machines = machinesOf(request);
  checkMachines(request, machines, findings);
  checkInterfaces(request, machines, findings);
  checkMemory(request, machines, findings);
  checkPnodeImage(request, machines, findings);
  checkImageOwners(request, machines, findings);
  checkControlPool(request, findings);
  checkFixed(request, findings);
  return findings.list;
}
