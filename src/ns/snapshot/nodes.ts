import { CONSOLE_SUFFIX, type ExperimentNode, type Setting } from "../../topology/index.ts";
import type { Node } from "../objects/node.ts";
import type { Session } from "../session.ts";
import { routesOf } from "./routes.ts";

type FailureAction = ExperimentNode["failureAction"]["value"];

/** A node as data. `host` is the node that the testbed adds for it, where it lives on one. */
export function nodeData(session: Session, node: Node, host: string | null): ExperimentNode {
  const os = node.setting("osid");
  const fixed = node.setting("fixed");
  return {
    name: node.name,
    span: node.span,
    role: node.className === "Bridge" ? "bridge" : "node",
    hardware: node.settingOrDefault("type"),
    os: os === null || os.value === "" ? null : os,
    startCommand: node.startCommand,
    failureAction: node.settingOrDefault("failureaction") as Setting<FailureAction>,
    fixed: host !== null ? { value: host, spans: [] } : fixed === null || fixed.value === "" ? null : fixed,
    attributes: [...node.attributes],
    details: {
      parentOs: node.get("parent_osid"),
      commandLine: node.get("cmdline"),
      rpms: node.get("rpms"),
      startup: node.get("startup"),
      tarfiles: node.get("tarfiles"),
      loadList: node.get("loadlist"),
      innerElabRole: node.get("inner_elab_role"),
      plabRole: node.get("plab_role"),
      plabNetwork: node.get("plab_plcnet"),
      role: node.get("role"),
      sharingMode: node.get("sharing_mode"),
      numericId: node.get("numeric_id"),
      console: `${node.name}${CONSOLE_SUFFIX}`,
      remote: node.isRemote,
      virtual: node.isVirtual,
      subnode: node.isSubnode,
      desires: [...(node.desires ?? [])].map(([name, { weight }]) => ({ name, weight })),
      routes: routesOf(session, node),
    },
  };
}
