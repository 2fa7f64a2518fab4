import type { Diagnostic, Outcome } from "../../source/index.ts";
import {
  containerRole,
  type Experiment,
  type ExperimentNames,
  Findings,
  formatIpv4,
  hardwareOfNode,
  IMAGE_KEYS,
  machineNodes,
  type NodeInterface,
  nameList,
  type PhysicalNetwork,
  type Pnode,
  type TopologyDraft,
  type TopologyImage,
  type TopologyNetwork,
  type TopologyNode,
  type WrittenContainer,
  type WrittenContainers,
  type WrittenInterface,
} from "../../topology/index.ts";
import { reportSharedAddresses } from "../address-check.ts";
import { canonicalAddress, documentEvents, documentNode } from "../document.ts";
import { interfacePlaces } from "../interface-places.ts";
import { MacAssigner } from "../mac.ts";
import { checkWritten } from "./check.ts";
import { type ContainerNetwork, guessedBase, guessNetworks } from "./container-networks.ts";
import { isGenerated, readAddress, type StandaloneOptions } from "./context.ts";
import { readMac } from "./mac-text.ts";
import { type Machine, Machines } from "./machines.ts";

/**
 * Makes the document of an experiment whose containers are written by hand: checks them against the machines of the NS
 * file, joins their interfaces to the networks of their hosts and fills in MAC addresses that were left out (NS4410).
 * A machine with containers is a node and a pnode. Null when an error was found.
 */
export function assembleStandalone(
  experiment: Experiment,
  written: WrittenContainers,
  options: StandaloneOptions & ExperimentNames,
): Outcome<TopologyDraft | null> {
  const findings = new Findings();
  const machines = machineNodes(experiment);
  findings.addAll(machines.diagnostics);
  reportSharedAddresses(experiment, findings);
  findings.addAll(checkWritten(written, experiment, options));
  if (findings.failed) return { value: null, diagnostics: findings.list };

  const document = new StandaloneDocument(
    experiment,
    written,
    new MacAssigner(options.project, options.experiment),
  );
  findings.addAll(document.notes);
  const places = interfacePlaces(experiment);
  const draft: TopologyDraft = {
    version: 1,
    project: options.project,
    group: options.group,
    experiment: options.experiment,
    mode: "standalone",
    routing: experiment.routing,
    nodes: [
      ...machines.value.map((node, i) =>
        documentNode(node, places.ofNode[i] ?? [], experiment, null, () => null),
      ),
      ...document.containers,
    ],
    pnodes: document.pnodes(),
    networks: document.networks(),
    physicalNetworks: document.physicalNetworks(),
    images: document.images(),
    events: documentEvents(experiment),
  };
  return { value: draft, diagnostics: findings.list };
}

/** The parts of the document that come from containers that were checked. */
class StandaloneDocument {
  readonly containers: readonly TopologyNode[];
  readonly notes: readonly Diagnostic[];
  readonly #experiment: Experiment;
  readonly #written: WrittenContainers;
  readonly #machines: Machines;
  readonly #macs: MacAssigner;
  /** Networks of the containers' own, by the address that each begins with; null where they are on those of the hosts. */
  readonly #own: ReadonlyMap<number, ContainerNetwork> | null;
  /** `CONTAINER:INDEX` of the interfaces on each network, by its name. */
  readonly #members = new Map<string, string[]>();

  constructor(experiment: Experiment, written: WrittenContainers, macs: MacAssigner) {
    this.#experiment = experiment;
    this.#written = written;
    this.#machines = new Machines(experiment);
    this.#macs = macs;
    this.#own = isGenerated(written.containers, this.#machines) ? this.#guessNetworks() : null;
    for (const { mac } of interfacesOf(written)) {
      const known = mac === null ? null : readMac(mac.value);
      if (known !== null) macs.reserve(known);
    }
    this.containers = written.containers.map((container) => this.#container(container));
    this.notes = [...this.#macNote(), ...this.#networkNote()];
  }

  #guessNetworks(): ReadonlyMap<number, ContainerNetwork> {
    const placed = this.#written.containers.flatMap((container) => {
      const machine = this.#machineOf(container);
      return container.interfaces.flatMap((each) => {
        const address = addressOf(each);
        return machine === undefined || address === null ? [] : [{ machine, address }];
      });
    });
    return guessNetworks(this.#machines, placed);
  }

  #machineOf({ host }: WrittenContainer): Machine | undefined {
    return host === null ? undefined : this.#machines.find(host.value);
  }

  #container(container: WrittenContainer): TopologyNode {
    const { host, name, imageOs, imageName, imageType, imageUrl, interfaces } = container;
    const image = [imageOs, imageType, imageName, imageUrl];
    return {
      name: name?.value ?? "",
      kind: "container",
      host: host?.value ?? null,
      role: containerRole(imageOs?.value ?? ""),
      os: imageOs?.value ?? null,
      hardware: "pc",
      startCommand: null,
      ghost: false,
      partition: null,
      pass: null,
      attributes: IMAGE_KEYS.map((key, i) => ({ key, value: image[i]?.value ?? "" })),
      interfaces: interfaces.flatMap((each, index) => this.#interface(container, each, index) ?? []),
    };
  }

  /** The rates are those of the host's own interface, which the testbed shapes: nothing is added to them. */
  #interface(container: WrittenContainer, each: WrittenInterface, index: number): NodeInterface | null {
    const address = addressOf(each);
    const network = address === null ? null : this.#networkOf(container, address);
    if (address === null || network === null) return null;
    const name = container.name?.value ?? "";
    const members = this.#members.get(network.name);
    if (members === undefined) this.#members.set(network.name, [`${name}:${index}`]);
    else members.push(`${name}:${index}`);
    return {
      index,
      network: network.name,
      address: formatIpv4(address),
      netmask: network.netmask,
      mac: (each.mac === null ? null : readMac(each.mac.value)) ?? this.#macs.assign(name, index),
      toKbps: 0,
      fromKbps: 0,
      toDelayMs: 0,
      fromDelayMs: 0,
      toLoss: 0,
      fromLoss: 0,
    };
  }

  #networkOf(container: WrittenContainer, address: number): { name: string; netmask: string } | null {
    if (this.#own !== null) return this.#own.get(guessedBase(address)) ?? null;
    const machine = this.#machineOf(container);
    const network = machine === undefined ? undefined : this.#machines.placeFor(machine, address)?.network;
    return network === undefined
      ? null
      : { name: network.name, netmask: canonicalAddress(network.netmask.value) };
  }

  pnodes(): Pnode[] {
    const containers = new Map<string, string[]>();
    for (const { host, name } of this.containers) {
      const list = containers.get(host ?? "");
      if (list === undefined) containers.set(host ?? "", [name]);
      else list.push(name);
    }
    return this.#machines.list.flatMap(({ node, places }) => {
      const held = containers.get(node.name);
      if (held === undefined) return [];
      return [
        {
          name: node.name,
          os: node.os?.value ?? "",
          hardware: hardwareOfNode(node.hardware.value, this.#experiment.virtualTypes),
          containers: held,
          interfaces: places
            .filter(({ member }) => canonicalAddress(member.address) !== "")
            .map(({ network, member }) => ({
              index: member.port,
              physicalNetwork: network.name,
              address: canonicalAddress(member.address),
              netmask: canonicalAddress(network.netmask.value),
            })),
        },
      ];
    });
  }

  /** The networks of the NS file with the containers on them, then those that only containers are on. */
  networks(): TopologyNetwork[] {
    const ofMachines = this.#experiment.networks.map((network): TopologyNetwork => {
      const containers = this.#members.get(network.name) ?? [];
      const subnet = canonicalAddress(network.subnet);
      return {
        name: network.name,
        kind: containers.length > 0 ? "lan" : network.kind,
        subnet,
        netmask: canonicalAddress(network.netmask.value),
        members: [...network.members.map(({ node, port }) => `${node}:${port}`), ...containers],
        physicalNetwork: subnet === "" ? null : network.name,
        vlan: null,
      };
    });
    const own = [...(this.#own?.values() ?? [])].map(
      ({ name, subnet, netmask, physicalNetwork, vlan }): TopologyNetwork => ({
        name,
        kind: "lan",
        subnet,
        netmask,
        members: this.#members.get(name) ?? [],
        physicalNetwork,
        vlan,
      }),
    );
    return [...ofMachines, ...own];
  }

  /** The networks of the NS file are physical ones: each carries itself. */
  physicalNetworks(): PhysicalNetwork[] {
    return this.#experiment.networks.flatMap(({ name, kind, subnet, netmask, members }) =>
      canonicalAddress(subnet) === ""
        ? []
        : [
            {
              name,
              kind,
              subnet: canonicalAddress(subnet),
              netmask: canonicalAddress(netmask.value),
              members: members.map(({ node }) => node),
            },
          ],
    );
  }

  images(): TopologyImage[] {
    const images = new Map<string, TopologyImage>();
    for (const { imageName, imageUrl, imageOs } of this.#written.containers) {
      if (imageName === null || images.has(imageName.value)) continue;
      images.set(imageName.value, {
        name: imageName.value,
        url: imageUrl?.value ?? "",
        os: imageOs?.value ?? "",
        type: "vagrant",
        sha256: null,
      });
    }
    return [...images.values()];
  }

  #macNote(): Diagnostic[] {
    const without = this.#written.containers.filter(({ interfaces }) =>
      interfaces.some(({ mac }) => mac === null),
    );
    const [first] = without;
    const place = first?.interfaces.find(({ mac }) => mac === null);
    if (place === undefined) return [];
    const names = nameList(without.map(({ name }) => name?.value ?? ""));
    return [
      {
        code: "NS4410",
        severity: "note",
        message: `MAC addresses were made for ${names}: the same in every run under the same names`,
        span: place.span,
        help: "they are in the containers.json that nsc writes; take them over to keep them whatever the names",
      },
    ];
  }

  #networkNote(): Diagnostic[] {
    const first = interfacesOf(this.#written).find(({ address }) => address !== null);
    if (this.#own === null || first?.address == null) return [];
    return [
      {
        code: "NS4412",
        severity: "note",
        message:
          "these are the containers of a compiled experiment: their networks are told from the addresses",
        span: first.address.span,
        help: "the NS file that they come from knows more: compile that to change them",
      },
    ];
  }
}

function interfacesOf({ containers }: WrittenContainers): WrittenInterface[] {
  return containers.flatMap(({ interfaces }) => interfaces);
}

function addressOf({ address }: WrittenInterface): number | null {
  return address === null ? null : readAddress(address.value);
}
