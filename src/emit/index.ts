import { assignmentChunks } from "./assignment.ts";
import { chefFiles } from "./chef/folder.ts";
import { containersChunks } from "./containers.ts";
import { emulabXmlChunks } from "./emulab-xml/document.ts";
import type { ExperimentFormat, FolderFormat, Format } from "./format.ts";
import { drawTopology } from "./graph/choose.ts";
import { drawingDot } from "./graph/dot.ts";
import { hostsChunks } from "./hosts.ts";
import { pnodeFileChunks } from "./ns/pnode-file.ts";
import { routesChunks } from "./routes/document.ts";
import { topdlChunks } from "./topdl/document.ts";
import { topologyChunks } from "./topology.ts";
import { vagrantFiles } from "./vagrant/folder.ts";

/** Every format that needs the compiled experiment, by the name that `nsc emit` takes. */
export const FORMATS: readonly Format[] = [
  {
    name: "containers",
    fileName: () => "containers.json",
    description: "containers.json: what runs where, for the config server",
    chunks: containersChunks,
  },
  {
    name: "ns",
    fileName: ({ experiment }) => `${experiment}.pnode.ns`,
    description: "NS file of the pnodes and physical nodes",
    chunks: pnodeFileChunks,
  },
  {
    name: "topology",
    fileName: () => "topology.json",
    description: "topology.json: the whole experiment after compilation",
    chunks: topologyChunks,
  },
  {
    name: "hosts",
    fileName: () => "hosts",
    description: "/etc/hosts of the experiment's nodes",
    chunks: hostsChunks,
  },
  {
    name: "assignment",
    fileName: () => "assignment.json",
    description: "assignment.json: which container is on which pnode",
    chunks: assignmentChunks,
  },
  {
    name: "routes",
    fileName: () => "routes.json",
    description: "routes.json: next hops for `rtproto Static`",
    chunks: routesChunks,
  },
  {
    name: "dot",
    fileName: () => "topology.dot",
    description: "the picture that `nsc graph` draws, in Graphviz's language",
    chunks: (document) => drawingDot(drawTopology(document)),
  },
];

/** Every format that needs the experiment alone. No name is in both lists. */
export const EXPERIMENT_FORMATS: readonly ExperimentFormat[] = [
  {
    name: "emulab-xml",
    description: "the testbed's tables, as its own parser writes them",
    chunks: emulabXmlChunks,
  },
  {
    name: "topdl",
    description: "topdl 1.0 XML, which nsc reads as well",
    chunks: topdlChunks,
  },
];

/** Every format that is a folder of files, made of the compiled experiment. No name is in another list. */
export const FOLDER_FORMATS: readonly FolderFormat[] = [
  {
    name: "vagrant",
    folder: "vagrant",
    description: "for each pnode a Vagrantfile of its containers",
    files: vagrantFiles,
  },
  {
    name: "chef",
    folder: "chef-repo",
    description: "a Chef repository: roles, cookbook and nodes",
    files: chefFiles,
  },
];

/** The format of this name that needs the compiled experiment. */
export function findFormat(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}

/** The format of this name that needs the experiment alone. */
export function findExperimentFormat(name: string): ExperimentFormat | undefined {
  return EXPERIMENT_FORMATS.find((format) => format.name === name);
}

export { assignmentChunks } from "./assignment.ts";
export { chefNode } from "./chef/node.ts";
export { containersChunks } from "./containers.ts";
export { emulabXmlChunks } from "./emulab-xml/document.ts";
export type { ExperimentFormat, FolderFile, FolderFormat, FolderSettings, Format } from "./format.ts";
export { drawTopology, isSummarised } from "./graph/choose.ts";
export { drawingDot } from "./graph/dot.ts";
export type { Drawing, DrawingOptions } from "./graph/drawing.ts";
export { topologyPage } from "./graph/page.ts";
export { isHostName } from "./guest/host-name.ts";
export { GUEST_SCRIPTS } from "./guest/scripts.ts";
export { nodeSetup } from "./guest/setup.ts";
export { type Shape, shapesOf } from "./guest/shaping.ts";
export { type HostsNode, hostsChunks } from "./hosts.ts";
export { jsonChunks } from "./json.ts";
export { containerMachine, hostMachine } from "./nodes/machines.ts";
export { physicalNetworkView, virtualNetworkView } from "./nodes/networks.ts";
export { pnodeFileChunks } from "./ns/pnode-file.ts";
export { hasStaticRoutes, routesChunks, routingEffort } from "./routes/document.ts";
export { NodeRouter } from "./routes/node-router.ts";
export { topdlChunks } from "./topdl/document.ts";
export { topologyChunks } from "./topology.ts";
export { VAGRANTFILE } from "./vagrant/folder.ts";
