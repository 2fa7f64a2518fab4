import type { NodeRoute, NodeSetup, NodeView } from "../../configapi/index.ts";
import { type VagrantOptions, vagrantData } from "../vagrant/data.ts";
import { isHostName } from "./host-name.ts";
import { interfaceWords } from "./shaping.ts";

/** What is worked out from a node's record and its routes, so that whoever applies it decides nothing. */
export function nodeSetup(view: NodeView, routes: readonly NodeRoute[], options: VagrantOptions): NodeSetup {
  const windows = view.role === "win-container";
  const isContainer = windows || view.role === "container";
  return {
    hostname: isContainer && isHostName(view.name, windows) ? view.name : null,
    interfaces: view.interfaces.flatMap(({ mac, address, netmask }) =>
      mac === null || mac === "" ? [] : [{ mac, address, netmask }],
    ),
    network: view.role === "container" ? view.interfaces.flatMap(interfaceWords) : [],
    routes: isContainer ? [...routes] : [],
    vagrant: view.role === "pnode" ? vagrantData(view, options) : null,
  };
}
