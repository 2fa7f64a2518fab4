import type { ContainerView, HostView, ImageView, MachineView } from "../../configapi/index.ts";
import { containerMachine, hostMachine } from "../../emit/index.ts";
import { type ContainerRecord, containerRole, type TopologyNode } from "../../topology/index.ts";
import type { NodesTable } from "../store/tables.ts";
import { physicalKey, virtualKey } from "./networks.ts";
import type { Indexed } from "./source.ts";

type NodeRow = Omit<NodesTable, "experiment_id">;

/** What a host's record needs of each of its containers. */
interface Guest {
  readonly name: string;
  /** Its `MachineView` as JSON. */
  readonly text: string;
  readonly image: string | null;
  readonly networks: readonly string[];
}

/** The rows of all nodes: containers in the order of containers.json, then the others, hosts last. */
export function* nodeRows(source: Indexed, images: readonly ImageView[]): Generator<NodeRow> {
  const { records, topology, nodes, recordNames } = source;
  const frame = new RecordFrame(source, images);
  const guests = new Map<string, Guest[]>();
  let ordinal = 0;
  const container = (record: ContainerRecord | null, node: TopologyNode | null): NodeRow => {
    const name = (record?.name ?? node?.name) as string;
    const machine = containerMachine(name, record, node, source.addresses.get(name) ?? null);
    const text = JSON.stringify(machine);
    const networks = networkKeys(machine);
    const guest = { name, text, image: machine.image, networks };
    if (machine.host !== null) {
      const others = guests.get(machine.host);
      if (others === undefined) guests.set(machine.host, [guest]);
      else others.push(guest);
    }
    return {
      name,
      ordinal: ordinal++,
      role: machine.role,
      host: machine.host,
      control_address: machine.controlAddress,
      container: record && machine.controlAddress && containerText(record, machine.controlAddress),
      machine: null,
      networks: JSON.stringify(networks),
      peer_networks: JSON.stringify(networks),
      body: frame.around(text, [], machine.image === null ? [] : [machine.image]),
    };
  };

  for (const record of records) yield container(record, nodes.get(record.name) ?? null);
  for (const node of topology?.nodes ?? []) {
    if (node.kind === "container" && !recordNames.has(node.name)) yield container(null, node);
  }
  for (const name of hostNames(source, guests)) {
    const own = guests.get(name) ?? [];
    const node = nodes.get(name) ?? null;
    const pnode = source.pnodes.get(name) ?? null;
    const machine = hostMachine(name, node, pnode, own.length > 0 || pnode !== null);
    const virtual = node === null ? [] : unique(node.interfaces.map(({ network }) => virtualKey(network)));
    const physical = (pnode?.interfaces ?? []).map(({ physicalNetwork }) => physicalKey(physicalNetwork));
    yield {
      name,
      ordinal: ordinal++,
      role: machine.role,
      host: null,
      control_address: null,
      container: null,
      machine: JSON.stringify(
        hostView(
          machine,
          own.map((guest) => guest.name),
        ),
      ),
      networks: JSON.stringify(unique([...virtual, ...own.flatMap(({ networks }) => networks)])),
      peer_networks: JSON.stringify(unique([...virtual, ...physical])),
      body: frame.around(
        JSON.stringify(machine),
        own.map(({ text }) => text),
        unique(own.flatMap(({ image }) => (image === null ? [] : [image]))),
      ),
    };
  }
}

/** Physical nodes, pnodes, and whatever else containers name as their host. */
function hostNames({ topology, pnodes }: Indexed, guests: ReadonlyMap<string, unknown>): string[] {
  const physical = (topology?.nodes ?? []).filter(({ kind }) => kind === "physical");
  return unique([...physical.map(({ name }) => name), ...pnodes.keys(), ...guests.keys()]);
}

/** Makes the part of a node's record that belongs to the node alone. */
class RecordFrame {
  readonly #start: string;
  readonly #end: string;
  readonly #images: ReadonlyMap<string, string>;

  constructor({ project, experiment, topology }: Indexed, images: readonly ImageView[]) {
    this.#start = `{"project":${JSON.stringify(project)},"experiment":${JSON.stringify(experiment)},`;
    this.#end = `,"routing":${JSON.stringify(topology?.routing ?? null)}}`;
    this.#images = new Map(images.map((image) => [image.name, JSON.stringify(image)]));
  }

  /** `machine` and `containers` are `MachineView` as JSON, `images` names. */
  around(machine: string, containers: readonly string[], images: readonly string[]): string {
    const imageTexts = images.flatMap((name) => this.#images.get(name) ?? []);
    const fields = machine.slice(1, -1);
    return `${this.#start}${fields},"containers":[${containers.join()}],"images":[${imageTexts.join()}]${this.#end}`;
  }
}

/** What `GET …/hosts/:host` shows of a host. */
function hostView({ name, role, os, hardware, interfaces }: MachineView, containers: string[]): HostView {
  return {
    name,
    role: role === "pnode" ? role : null,
    os,
    hardware,
    interfaces: interfaces.map(({ index, network, address, netmask }) => ({
      index,
      network: network ?? "",
      address,
      netmask: netmask ?? "",
    })),
    containers,
  };
}

function containerText(record: ContainerRecord, controlAddress: string): string {
  const view: ContainerView = { ...record, role: containerRole(record.image_os), controlAddress };
  return JSON.stringify(view);
}

function networkKeys({ interfaces }: MachineView): string[] {
  return unique(interfaces.flatMap(({ network }) => (network === null ? [] : [virtualKey(network)])));
}

function unique(items: readonly string[]): string[] {
  return items.length < 2 ? [...items] : [...new Set(items)];
}
