import type { NodeView } from "../../configapi/index.ts";
import type { TopologyDocument } from "../../topology/index.ts";
import type { FolderFile, FolderSettings } from "../format.ts";
import { GUEST_SCRIPTS } from "../guest/scripts.ts";
import { jsonChunks } from "../json.ts";
import { NodeViews } from "../nodes/node-views.ts";
import { type VagrantOptions, vagrantData } from "./data.ts";
import template from "./vagrantfile.rb";

/** The Vagrantfile, the same for every experiment: what is particular is in data.json beside it. */
export const VAGRANTFILE: string = template.replace("@network.sh@\n", () => GUEST_SCRIPTS.network);

/** For each pnode a folder with its Vagrantfile and data.json. */
export function* vagrantFiles(document: TopologyDocument, settings: FolderSettings): Generator<FolderFile> {
  const views = new NodeViews(document);
  for (const pnode of document.pnodes) {
    for (const { name, chunks } of pnodeFiles(views.pnode(pnode), settings))
      yield { name: `${pnode.name}/${name}`, chunks };
  }
}

/** The two files of one pnode. */
export function pnodeFiles(pnode: NodeView, options: VagrantOptions): FolderFile[] {
  return [
    { name: "Vagrantfile", chunks: [VAGRANTFILE] },
    { name: "data.json", chunks: jsonChunks(vagrantData(pnode, options)) },
  ];
}
