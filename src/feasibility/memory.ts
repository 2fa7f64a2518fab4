import { containerMemory, type Findings, type TopologyNode } from "../topology/index.ts";
import { knownTypes, type Machine, type Request, typesOf } from "./request.ts";

/** Reports machines whose containers need more memory than they have (NS4702). */
export function checkMemory(request: Request, machines: readonly Machine[], findings: Findings): void {
  const { topology, profile } = request;
  const needs = new Map<string, { sum: number; count: number }>();
  for (const node of topology.nodes) {
    if (node.kind !== "container" || node.host === null) continue;
    const need = needs.get(node.host) ?? { sum: 0, count: 0 };
    need.sum += containerMemory(imageOf(node), node.role, profile);
    need.count++;
    needs.set(node.host, need);
  }
  for (const { name, hardware, hardwareSpan } of machines) {
    const need = needs.get(name);
    const known = knownTypes(hardware, profile).flatMap(({ memoryMB }) => memoryMB ?? []);
    const least = Math.min(...known);
    if (need === undefined || need.sum <= least) continue;
    findings.add({
      code: "NS4702",
      severity: "error",
      message:
        `the ${need.count} containers of ${name} need ${need.sum} MB together, ` +
        `and a ${typesOf(hardware).join(" or ")} has ${least} MB`,
      span: hardwareSpan,
      help: "put some of them on another machine, or ask for one with more memory",
    });
  }
}

function imageOf({ attributes }: TopologyNode): string | null {
  return attributes.find(({ key }) => key === "containers:image_name")?.value ?? null;
}
