import type { ContainerRecord, TopologyDraft, TopologyNode } from "../topology/index.ts";
import { jsonChunks } from "./json.ts";

/** containers.json: the containers in creation order, with the fields of the NeoContainers page in its order. */
export function containersChunks(document: TopologyDraft): Generator<string> {
  return jsonChunks(records(document));
}

function* records({ nodes }: TopologyDraft): Generator<ContainerRecord> {
  for (const node of nodes) if (node.kind === "container") yield record(node);
}

function record(node: TopologyNode): ContainerRecord {
  const attribute = (name: string) =>
    node.attributes.find(({ key }) => key === `containers:image_${name}`)?.value ?? "";
  return {
    host: node.host ?? "",
    name: node.name,
    image_url: attribute("url"),
    image_os: attribute("os"),
    image_type: "vagrant",
    image_name: attribute("name"),
    interfaces: node.interfaces.map(({ address, mac }) => ({ address, mac: mac ?? "" })),
  };
}
