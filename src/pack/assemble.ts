import { noProgress, type Outcome } from "../source/index.ts";
import {
  type Classification,
  type ClassifyOptions,
  classifyNodes,
  type Experiment,
  Findings,
  parseCidr,
  type TestbedProfile,
  type TopologyDraft,
} from "../topology/index.ts";
import { reportSharedAddresses } from "./address-check.ts";
import { placementNodes, reportMissingAddresses } from "./container-check.ts";
import { documentEvents, documentNetworks, documentNodes, documentPnodes } from "./document.ts";
import { Hosts } from "./hosts.ts";
import { type InterfacePlaces, interfacePlaces } from "./interface-places.ts";
import { MacAssigner } from "./mac.ts";
import { checkOptions, type PackOptions, placementOptions } from "./options.ts";
import { type HostedNetwork, planPhysicalNetworks } from "./physical.ts";
import { reportDroppedEvents, reportDroppedSettings } from "./physical-settings.ts";
import { type Placement, placeContainers } from "./placement.ts";

export interface AssembleOptions extends ClassifyOptions, PackOptions {
  readonly project: string;
  readonly group: string | null;
  readonly experiment: string;
  readonly profile: TestbedProfile;
  /** Disk image of the pnodes; null for the profile's. */
  readonly pnodeOs: string | null;
}

/**
 * Makes the document of an embedded experiment: classifies its nodes, places the containers, plans the physical
 * networks and gives MAC addresses. Null when an error was found; all phases run in any case, so that one call finds
 * everything. `sealTopology` adds the digest of containers.json.
 */
export function assembleTopology(
  experiment: Experiment,
  options: AssembleOptions,
): Outcome<TopologyDraft | null> {
  const findings = new Findings();
  const keep = <T>({ value, diagnostics }: Outcome<T>): T => {
    findings.addAll(diagnostics);
    return value;
  };
  const progress = options.progress ?? noProgress;
  progress("classifying nodes");
  const classification = keep(classifyNodes(experiment, options));
  const places = interfacePlaces(experiment);
  const containers = classification.nodes.flatMap(({ kind }, i) => (kind === "container" ? [i] : []));
  progress("placing");
  const placement = keep(place(experiment, classification, containers, places, options));
  reportPnodeNames(experiment, placement, findings);
  reportMissingAddresses(classification, places, findings);
  reportSharedAddresses(experiment, findings);
  reportDroppedSettings(classification.nodes, findings);
  reportDroppedEvents(experiment, findings);
  progress("joining pnodes");
  const hosts = new Hosts(classification, containers, placement, options.profile);
  const hosted = hostedNetworks(experiment, places, hosts);
  const controlPool = options.profile.controlPool === null ? null : parseCidr(options.profile.controlPool);
  const plan = keep(
    planPhysicalNetworks(hosts.list, hosted, {
      mode: options.physicalNetwork ?? "auto",
      modePlace: options.optionPlaces?.get("--physical-network") ?? null,
      reserved: controlPool === null ? [] : [controlPool],
      takenNames: hosts.physicalNames,
    }),
  );
  if (findings.failed) return { value: null, diagnostics: findings.list };
  const draft: TopologyDraft = {
    version: 1,
    project: options.project,
    group: options.group,
    experiment: options.experiment,
    mode: "embedded",
    routing: experiment.routing,
    nodes: documentNodes(
      experiment,
      classification,
      places,
      hosts,
      new MacAssigner(options.project, options.experiment),
      progress,
    ),
    pnodes: documentPnodes(
      experiment,
      placement,
      containers,
      plan,
      options.pnodeOs ?? options.profile.pnode.os,
    ),
    networks: documentNetworks(experiment, plan),
    physicalNetworks: [...plan.networks],
    images: [...classification.images],
    events: documentEvents(experiment),
  };
  return { value: draft, diagnostics: findings.list };
}

function place(
  experiment: Experiment,
  classification: Classification,
  containers: readonly number[],
  places: InterfacePlaces,
  options: AssembleOptions,
): Outcome<Placement> {
  const position = new Map(containers.map((node, i) => [node, i]));
  const findings = new Findings();
  const nodes = placementNodes(classification, places, options.profile);
  checkOptions(options, nodes, options.profile, findings);
  const problem = {
    nodes,
    nets: experiment.networks.map(({ members }) => ({
      members: members.flatMap(({ node }) => position.get(places.nodeIndex.get(node) ?? -1) ?? []),
      weight: members.reduce(
        (most, { bandwidthKbps, reverseBandwidthKbps }) =>
          Math.max(most, bandwidthKbps, reverseBandwidthKbps),
        1,
      ),
    })),
  };
  const { value, diagnostics } = placeContainers(problem, placementOptions(options, options.profile));
  return { value, diagnostics: [...findings.list, ...diagnostics] };
}

function hostedNetworks(experiment: Experiment, places: InterfacePlaces, hosts: Hosts): HostedNetwork[] {
  return experiment.networks.map(({ name, span, subnet, netmask, members }) => ({
    name,
    span,
    subnet,
    netmask: netmask.value,
    members: members.map((member) => ({
      host: hosts.ofNode[places.nodeIndex.get(member.node) as number] as number,
      toKbps: member.bandwidthKbps,
      fromKbps: member.reverseBandwidthKbps,
    })),
  }));
}

function reportPnodeNames(experiment: Experiment, placement: Placement, findings: Findings): void {
  const pnodes = new Set(placement.pnodes.map(({ name }) => name));
  for (const { name, span } of experiment.nodes) {
    if (!pnodes.has(name)) continue;
    findings.add({
      code: "NS4012",
      severity: "error",
      message: `node ${name} has the name of a pnode that nsc generates`,
      span,
      help: "rename the node",
    });
  }
}
