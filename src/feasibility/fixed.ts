import type { Span } from "../source/index.ts";
import type { Findings } from "../topology/index.ts";
import { isHosted, type Request } from "./request.ts";

/** Reports nodes that are tied to one machine, each of which would be all of it (NS4707). */
export function checkFixed({ experiment, topology, profile }: Request, findings: Findings): void {
  const physical = new Set(topology.nodes.flatMap(({ name, kind }) => (kind === "physical" ? [name] : [])));
  const taken = new Map<string, { readonly name: string; readonly span: Span }>();
  for (const { name, fixed, hardware, span } of experiment.nodes) {
    if (fixed === null || !physical.has(name) || isHosted(hardware.value, profile)) continue;
    const place = fixed.spans.at(-1) ?? span;
    const first = taken.get(fixed.value);
    if (first === undefined) taken.set(fixed.value, { name, span: place });
    else
      findings.add({
        code: "NS4707",
        severity: "error",
        message: `${first.name} and ${name} are both tied to the machine ${fixed.value}`,
        span: place,
        help: "tie one of them to another machine, or leave the choice to the testbed",
        related: [{ message: `${first.name} is tied to it here`, span: first.span }],
      });
  }
}
