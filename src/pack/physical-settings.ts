import type { ClassifiedNode, Experiment, ExperimentNode, Findings } from "../topology/index.ts";

/**
 * Reports what was set on nodes that stay physical and that topology.json has no place for: the pnode NS file, which
 * is made from it, cannot set it again.
 */
export function reportDroppedSettings(nodes: readonly ClassifiedNode[], findings: Findings): void {
  for (const { node, kind } of nodes) {
    if (kind !== "physical") continue;
    const dropped = droppedSettings(node);
    if (dropped.length === 0) continue;
    findings.add({
      code: "NS4030",
      severity: "warning",
      message: `${node.name} stays physical, but the pnode file does not keep its ${dropped.join(", ")}`,
      span: node.span,
      help: "add the commands to the pnode file by hand",
    });
  }
}

/** Says that the pnode file has no events (NS4307). What `tb-set-node-startcmd` sets is one too, and is kept as it is. */
export function reportDroppedEvents({ events, nodes }: Experiment, findings: Findings): void {
  const startCommands = new Set(nodes.map(({ name }) => `${name}_startcmd`));
  const dropped = events.filter(({ object }) => !startCommands.has(object));
  if (dropped.length === 0) return;
  findings.add({
    code: "NS4307",
    severity: "note",
    message: `the pnode file leaves ${dropped.length === 1 ? "one event" : `${dropped.length} events`} out`,
    span: dropped[0].span,
    help: "topology.json holds the events; the testbed gets an NS file of machines only",
  });
}

function droppedSettings(node: ExperimentNode): string[] {
  const { details } = node;
  const given: [string, boolean][] = [
    ["place (tb-fix-node)", node.fixed !== null],
    ["failure action", node.failureAction.spans.length > 0 && node.failureAction.value !== "fatal"],
    ["role as a bridge", node.role === "bridge"],
    ["kernel command line", (details?.commandLine ?? "") !== ""],
    ["packages (tb-set-node-rpms)", (details?.rpms ?? "") !== ""],
    ["startup command (tb-set-node-startup)", (details?.startup ?? "") !== ""],
    ["archives (tb-set-node-tarfiles)", (details?.tarfiles ?? "") !== ""],
    ["images (tb-set-node-loadlist)", (details?.loadList ?? "") !== ""],
    ["sharing mode", (details?.sharingMode ?? "") !== ""],
    ["desires", (details?.desires.length ?? 0) > 0],
    ["routes", (details?.routes.length ?? 0) > 0],
  ];
  return given.flatMap(([name, isSet]) => (isSet ? [name] : []));
}
