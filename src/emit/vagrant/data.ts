import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { MachineView, NodeView, VagrantData, VagrantMachine } from "../../configapi/index.ts";
import { containerMemory, type TestbedProfile } from "../../topology/index.ts";
import { isHostName } from "../guest/host-name.ts";
import { interfaceWords } from "../guest/shaping.ts";
import { Attachments } from "./bridges.ts";

export interface VagrantOptions {
  /** Where the machines find a Chef server. */
  readonly chefServer?: string | null;
  readonly profile: Pick<TestbedProfile, "containerMemoryMB">;
}

/** The first port for Windows desktops; a pnode's own ports are below. */
const FIRST_RDP_PORT = 33_890;
const RDP_PORTS = 20_000;

/** The machines of a pnode: its containers with an image that are no ghosts. */
export function vagrantData(pnode: NodeView, { chefServer = null, profile }: VagrantOptions): VagrantData {
  const attachments = new Attachments(pnode);
  const containers = startedContainers(pnode);
  const machines = containers.map((container, i) => machineOf(container, i, attachments, profile));
  const used = new Set(machines.map(({ image }) => image));
  return {
    version: 1,
    project: pnode.project,
    experiment: pnode.experiment,
    pnode: pnode.name,
    chef: {
      serverUrl: chefServer,
      validationKey: "/etc/chef/validation.pem",
      validationClient: "chef-validator",
      repositories: ["chef-repo", "../chef-repo", "../../chef-repo"],
    },
    images: pnode.images
      .filter(({ name }) => used.has(name))
      .map(({ name, url, sha256 }) => ({
        name,
        url,
        sha256,
        file: boxFile(name, url),
        folder: name.replaceAll("/", "-VAGRANTSLASH-").replaceAll(":", "-VAGRANTCOLON-"),
      })),
    bridges: attachments.bridges(containers),
    machines,
  };
}

/**
 * The containers that Vagrant runs: ghosts only reserve resources, and without an image, or with a name that Vagrant
 * does not take, there is nothing that it could start.
 */
export function startedContainers(pnode: NodeView): MachineView[] {
  const images = new Set(pnode.images.map(({ name }) => name));
  return pnode.containers.filter(
    ({ name, ghost, image }) => !ghost && image !== null && images.has(image) && isMachineName(name),
  );
}

/** A file name for the download of a box, whatever its name and URL are. */
function boxFile(name: string, url: string): string {
  return `${bytesToHex(digest(new TextEncoder().encode(`${name}\0${url}`))).slice(0, 16)}.box`;
}

/** What Vagrant does not take in the name of a machine. */
const BAD_NAME = /[[\]{}/\\]|^\.{1,2}$/;

/** Whether Vagrant can have a machine of this name. */
export function isMachineName(name: string): boolean {
  return !BAD_NAME.test(name);
}

function machineOf(
  container: MachineView,
  index: number,
  attachments: Attachments,
  profile: VagrantOptions["profile"],
): VagrantMachine {
  const { name, image, role, interfaces } = container;
  const windows = role === "win-container";
  return {
    name,
    hostname: isHostName(name, windows) ? name : null,
    windows,
    image: image ?? "",
    memoryMB: Math.ceil(containerMemory(image, role, profile)),
    cpus: windows ? 2 : 1,
    rdpPort: windows ? FIRST_RDP_PORT + (index % RDP_PORTS) : null,
    runList: [`role[${role}]`],
    interfaces: interfaces.map((entry) => {
      const { bridge, hostAddress } = attachments.of(entry);
      const { address, netmask, mac } = entry;
      return { address, netmask, mac, bridge: bridge?.name ?? null, hostAddress };
    }),
    network: windows ? [] : interfaces.flatMap(interfaceWords),
  };
}
