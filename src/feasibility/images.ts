import { type Findings, knownImage, suggestImage } from "../topology/index.ts";
import type { Machine, Request } from "./request.ts";

/** Reports the pnodes' image where the testbed has none of that name (NS4703): of nodes the file is read with that in mind. */
export function checkPnodeImage(
  { profile, topology }: Request,
  machines: readonly Machine[],
  findings: Findings,
): void {
  const pnode = machines.find(({ isPnode }) => isPnode);
  if (topology.mode !== "embedded" || pnode === undefined || pnode.os === null) return;
  if (knownImage(profile, pnode.os)) return;
  const near = suggestImage(profile, pnode.os);
  findings.add({
    code: "NS4703",
    severity: "error",
    message: `the testbed profile ${profile.name} has no image ${pnode.os} for the pnodes`,
    span: pnode.osSpan,
    help: near === null ? "name another with --pnode-os" : `did you mean --pnode-os ${near}?`,
  });
}

/** Reports images that belong to another project or group than the experiment (NS4704), each once. */
export function checkImageOwners(
  { profile, topology, hasProject }: Request,
  machines: readonly Machine[],
  findings: Findings,
): void {
  const seen = new Set<string>();
  for (const { os, osSpan } of machines) {
    const owner = os === null ? undefined : profile.imageOwners.get(os);
    if (os === null || owner === undefined || seen.has(os)) continue;
    seen.add(os);
    const [project, group] = owner.split("/");
    const isOurs = project === topology.project && (group === undefined || group === topology.group);
    if (isOurs) continue;
    const where = topology.group === null ? topology.project : `${topology.project}/${topology.group}`;
    findings.add({
      code: "NS4704",
      severity: hasProject ? "error" : "warning",
      message: hasProject
        ? `the image ${os} belongs to ${owner}, and the experiment is in ${where}`
        : `the image ${os} belongs to ${owner}, and no project was given`,
      span: osSpan,
      help: `give -p ${owner} if that is where the experiment is, or use another image`,
    });
  }
}
