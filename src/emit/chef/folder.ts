import type { TopologyDocument } from "../../topology/index.ts";
import type { FolderFile, FolderSettings } from "../format.ts";
import { GUEST_SCRIPTS } from "../guest/scripts.ts";
import { nodeSetup } from "../guest/setup.ts";
import { jsonChunks } from "../json.ts";
import { NodeViews } from "../nodes/node-views.ts";
import { NodeRouter } from "../routes/node-router.ts";
import { VAGRANTFILE } from "../vagrant/folder.ts";
import attributes from "./cookbook/attributes.rb";
import configServer from "./cookbook/config_server.rb";
import container from "./cookbook/container.rb";
import metadata from "./cookbook/metadata.rb";
import pnode from "./cookbook/pnode.rb";
import winContainer from "./cookbook/win_container.rb";
import { chefNode } from "./node.ts";

const COOKBOOK = "cookbooks/neo_containers";

/** The cookbook, the same for every experiment. */
const COOKBOOK_FILES: readonly (readonly [path: string, text: string])[] = [
  ["metadata.rb", metadata],
  ["attributes/default.rb", attributes],
  ["libraries/config_server.rb", configServer],
  ["recipes/pnode.rb", pnode],
  ["recipes/container.rb", container],
  ["recipes/win_container.rb", winContainer],
  ["files/default/Vagrantfile", VAGRANTFILE],
  ["files/default/bridge.sh", GUEST_SCRIPTS.bridge],
  ["files/default/network.sh", GUEST_SCRIPTS.network],
  ["files/default/start.sh", GUEST_SCRIPTS.start],
  ["files/default/windows.ps1", GUEST_SCRIPTS.windows],
];

const ROLES = [
  { name: "pnode", recipe: "pnode", description: "a machine that runs containers" },
  { name: "container", recipe: "container", description: "a Unix container" },
  { name: "win-container", recipe: "win_container", description: "a Windows container" },
] as const;

/** A Chef repository: roles, cookbook, and each node that has a role. */
export function* chefFiles(document: TopologyDocument, settings: FolderSettings): Generator<FolderFile> {
  for (const [path, text] of COOKBOOK_FILES) yield { name: `${COOKBOOK}/${path}`, chunks: [text] };
  for (const role of ROLES) yield { name: `roles/${role.name}.json`, chunks: jsonChunks(chefRole(role)) };
  const router = new NodeRouter(document);
  for (const view of new NodeViews(document).all())
    yield {
      name: `nodes/${view.name}.json`,
      chunks: jsonChunks(chefNode(view, nodeSetup(view, router.of(view.name), settings))),
    };
}

function chefRole({ name, recipe, description }: (typeof ROLES)[number]): object {
  return {
    name,
    description,
    json_class: "Chef::Role",
    chef_type: "role",
    default_attributes: {},
    override_attributes: {},
    run_list: [`recipe[neo_containers::${recipe}]`],
    env_run_lists: {},
  };
}
