import type { TopologyNode } from "../../topology/index.ts";
import type { Look } from "./drawing.ts";

/** How a look is drawn: told apart by its form, and by colours that the colour-blind can tell apart too. */
export interface LookStyle {
  /** What the legend says. */
  readonly title: string;
  /** Attributes of Graphviz. */
  readonly shape: string;
  readonly style: string;
  readonly fill: string;
  readonly stroke: string;
  /** Stands for the form in tables and in the legend. */
  readonly mark: string;
}

/** In the order of the legend. */
export const LOOKS: ReadonlyMap<Look, LookStyle> = new Map([
  [
    "windows",
    {
      title: "Windows container",
      shape: "box",
      style: "filled",
      fill: "#cfe3fa",
      stroke: "#1f5fa8",
      mark: "■",
    },
  ],
  [
    "ubuntu",
    {
      title: "Ubuntu container",
      shape: "ellipse",
      style: "filled",
      fill: "#fde3c8",
      stroke: "#b45309",
      mark: "●",
    },
  ],
  [
    "unix",
    {
      title: "other container",
      shape: "hexagon",
      style: "filled",
      fill: "#dcefd9",
      stroke: "#2e7d32",
      mark: "▲",
    },
  ],
  [
    "machine",
    { title: "machine", shape: "box3d", style: "filled", fill: "#ececec", stroke: "#444444", mark: "□" },
  ],
  [
    "lan",
    {
      title: "LAN",
      shape: "box",
      style: "filled,rounded,dashed",
      fill: "#ffffff",
      stroke: "#6b4fa0",
      mark: "○",
    },
  ],
  [
    "pnode",
    { title: "pnode", shape: "component", style: "filled", fill: "#f4f1fa", stroke: "#6b4fa0", mark: "▪" },
  ],
  [
    "pnodes",
    {
      title: "several machines",
      shape: "folder",
      style: "filled",
      fill: "#f4f1fa",
      stroke: "#6b4fa0",
      mark: "▫",
    },
  ],
]);

/** The look of a node of the experiment. */
export function lookOf({ kind, role, os }: TopologyNode): Look {
  if (kind === "physical") return "machine";
  if (role === "win-container") return "windows";
  return /^ubuntu/i.test(os ?? "") ? "ubuntu" : "unix";
}

/** The looks that occur, in the order of the legend. */
export function looksOf(used: Iterable<Look>): Look[] {
  const set = new Set(used);
  return [...LOOKS.keys()].filter((look) => set.has(look));
}
