import { z } from "zod";
import { CONSOLE_SUFFIX } from "../defaults.ts";
import type { NodeDetails } from "../details.ts";
import type { ExperimentNode } from "../experiment.ts";
import { type Fields, flag, list, text, textOrNull, word } from "./fields.ts";

/** What a node has beyond a topdl computer. */
export interface NodeRecord extends Omit<NodeDetails, "role"> {
  readonly kind: ExperimentNode["role"];
  readonly fixed: string | null;
  /** The role that the testbed's tables have for it. */
  readonly tableRole: string;
}

const routeSchema = z.strictObject({
  source: z.string(),
  destination: z.string(),
  nextHop: z.string(),
  destinationType: z.enum(["host", "net"]),
  destinationMask: z.string(),
});

export const nodeFields: Fields<NodeRecord> = {
  kind: word("nsc:kind", ["node", "bridge"]),
  fixed: textOrNull("nsc:fixed"),
  tableRole: text("nsc:role"),
  parentOs: text("nsc:parent-os"),
  commandLine: text("nsc:command-line"),
  rpms: text("nsc:rpms"),
  startup: text("nsc:startup"),
  tarfiles: text("nsc:tarfiles"),
  loadList: text("nsc:load-list"),
  innerElabRole: text("nsc:inner-elab-role"),
  plabRole: text("nsc:plab-role"),
  plabNetwork: text("nsc:plab-network"),
  sharingMode: text("nsc:sharing-mode"),
  numericId: text("nsc:numeric-id"),
  console: text("nsc:console"),
  remote: flag("nsc:remote"),
  virtual: flag("nsc:virtual"),
  subnode: flag("nsc:subnode"),
  desires: list("nsc:desire", z.strictObject({ name: z.string(), weight: z.string() })),
  routes: list("nsc:route", routeSchema),
};

/** What else is known of a node without its own attributes: software, and what the profile says of its type. */
export type NodeFacts = Pick<NodeRecord, "rpms" | "tarfiles" | "remote" | "virtual" | "subnode">;

/** A node that nothing special was said about. */
export function usualNode(name: string, kind: NodeRecord["kind"], facts: NodeFacts): NodeRecord {
  return {
    ...facts,
    kind: "node",
    fixed: null,
    tableRole: kind === "bridge" ? "bridge" : "",
    parentOs: "",
    commandLine: "",
    startup: "",
    loadList: "",
    innerElabRole: "",
    plabRole: "none",
    plabNetwork: "none",
    sharingMode: "",
    numericId: "",
    console: `${name}${CONSOLE_SUFFIX}`,
    desires: [],
    routes: [],
  };
}
