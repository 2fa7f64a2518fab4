import type { NodeStatus } from "../../configapi/index.ts";
import type { ExperimentId, ExperimentStatus } from "../../configclient/index.ts";
import { cutText, escapeControl } from "../../source/index.ts";
import { tableLines } from "../table.ts";
import { plural } from "../terminal.ts";

const HEADING = ["node", "role", "host", "address", "state", "last report (UTC)", "message"];
const SILENT = "silent";
/** What is worth looking at first, where not all nodes have room. */
const URGENCY = ["failed", "booting", SILENT, "configured"];

/** The document of `nsc status --format json`. */
export function statusJson({ project, experiment }: ExperimentId, { generation, nodes }: ExperimentStatus) {
  return { project, experiment, generation, nodes };
}

/** A table of all nodes, with a line that counts them. */
export function statusText(id: ExperimentId, status: ExperimentStatus): string {
  return [headLine(id, status), ...tableOf(status.nodes), ""].join("\n");
}

/** The same as it fits a screen: the nodes that need attention, in place of those for which there is no room. */
export function statusFrame(
  id: ExperimentId,
  status: ExperimentStatus,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  problem: string | null,
): string {
  // The heading, the line that counts, the one about the rest, and the cursor's own.
  const room = Math.max(1, rows - 4 - (problem === null ? 0 : 1));
  const order = (node: NodeStatus): number => URGENCY.indexOf(stateOf(node));
  const chosen =
    status.nodes.length <= room
      ? status.nodes
      : [...status.nodes].sort((a, b) => order(a) - order(b)).slice(0, room);
  const rest = status.nodes.length - chosen.length;
  const lines = [
    headLine(id, status),
    ...tableOf(chosen),
    ...(rest === 0 ? [] : [`… and ${plural(rest, "node")} more`]),
    ...(problem === null ? [] : [`${problem}; trying again`]),
  ];
  return lines.map((line) => `${cutText(line, columns - 2)}\n`).join("");
}

function headLine({ project, experiment }: ExperimentId, { generation, nodes }: ExperimentStatus): string {
  const counts = URGENCY.map(
    (state) => [state, nodes.filter((node) => stateOf(node) === state).length] as const,
  );
  const parts = counts.filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`);
  const detail = parts.length === 0 ? "" : `: ${parts.reverse().join(", ")}`;
  return `${project}/${experiment}, generation ${generation}, ${plural(nodes.length, "node")}${detail}`;
}

function tableOf(nodes: readonly NodeStatus[]): string[] {
  if (nodes.length === 0) return [];
  return tableLines([HEADING, ...nodes.map(rowOf)]);
}

function rowOf(node: NodeStatus): string[] {
  const { name, role, host, controlAddress, reported, message } = node;
  return [
    escapeControl(name),
    escapeControl(role ?? "-"),
    escapeControl(host ?? "-"),
    controlAddress ?? "-",
    stateOf(node),
    reported === null ? "-" : reported.slice(0, 19).replace("T", " "),
    escapeControl(message ?? ""),
  ];
}

function stateOf({ state }: NodeStatus): string {
  return state ?? SILENT;
}
