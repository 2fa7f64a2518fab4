import { createHash } from "node:crypto";
import {
  type ContainerRecord,
  formatIpv4,
  type TopologyDocument,
  type TopologyNode,
} from "../../src/topology/index.ts";

export interface Shape {
  readonly project?: string;
  readonly experiment?: string;
  readonly containers: number;
  /** Containers of one pnode. */
  readonly packing?: number;
  /** Containers of one LAN. */
  readonly lan?: number;
  /** Stands in every record, so that two bodies of one shape differ. */
  readonly mark?: string;
  readonly prefix?: string;
}

export interface Body {
  readonly containers: ContainerRecord[];
  readonly topology: TopologyDocument;
}

const IMAGE = "http://scratch/containers/deter_ub1404_64_vb.box";

/** The two files of an experiment of any size, as `nsc compile` would write them: containers on pnodes and LANs. */
export function pushBody(shape: Shape): Body {
  const { project = "P", experiment = "E", containers: count, packing = 10, lan = 20, mark = "" } = shape;
  const image = mark === "" ? "ubuntu/trusty64" : `ubuntu/${mark}`;
  const nodes: TopologyNode[] = [];
  const containers: ContainerRecord[] = [];
  for (let i = 0; i < count; i++) {
    const name = `${shape.prefix ?? "n"}${i}`;
    const host = `pnode-${String(Math.floor(i / packing)).padStart(4, "0")}`;
    const address = formatIpv4(0x0a000000 + Math.floor(i / lan) * 256 + (i % lan) + 1);
    const mac = `02:00:${[24, 16, 8, 0].map((shift) => ((i >> shift) & 255).toString(16).padStart(2, "0")).join(":")}`;
    const os = i % 5 === 4 ? "windows 7" : "ubuntu";
    containers.push({
      host,
      name,
      image_url: i % 5 === 4 ? "http://scratch/containers/deter_win7.box" : IMAGE,
      image_os: os,
      image_type: "vagrant",
      image_name: i % 5 === 4 ? "deter/win7" : image,
      interfaces: [{ address, mac }],
    });
    nodes.push({
      name,
      kind: "container",
      host,
      role: i % 5 === 4 ? "win-container" : "container",
      os,
      hardware: "pc",
      startCommand: mark === "" ? null : `echo ${mark}`,
      ghost: false,
      partition: null,
      pass: null,
      attributes: [{ key: "containers:image_name", value: image }],
      interfaces: [
        {
          index: 0,
          network: `lan${Math.floor(i / lan)}`,
          address,
          netmask: "255.255.255.0",
          mac,
          toKbps: 100_000,
          fromKbps: 100_000,
          toDelayMs: 5,
          fromDelayMs: 5,
          toLoss: 0,
          fromLoss: 0,
        },
      ],
    });
  }
  const hosts = [...new Set(containers.map(({ host }) => host))];
  const lans = Array.from({ length: Math.ceil(count / lan) }, (_, l) => nodes.slice(l * lan, (l + 1) * lan));
  return {
    containers,
    topology: {
      version: 1,
      project,
      group: null,
      experiment,
      mode: "embedded",
      containersDigest: createHash("sha256").update(JSON.stringify(containers)).digest("hex"),
      routing: "static",
      nodes,
      pnodes: hosts.map((name, h) => ({
        name,
        os: "PNODE-BASE",
        hardware: "MicroCloud",
        containers: containers.slice(h * packing, (h + 1) * packing).map((container) => container.name),
        interfaces: [
          {
            index: 0,
            physicalNetwork: "physical-0",
            address: formatIpv4(0x0b000001 + h),
            netmask: "255.255.0.0",
          },
        ],
      })),
      networks: lans.map((members, l) => ({
        name: `lan${l}`,
        kind: "lan",
        subnet: formatIpv4(0x0a000000 + l * 256),
        netmask: "255.255.255.0",
        members: members.map(({ name }) => `${name}:0`),
        physicalNetwork: "physical-0",
        vlan: 100 + (l % 3000),
      })),
      physicalNetworks: [
        { name: "physical-0", kind: "lan", subnet: "11.0.0.0", netmask: "255.255.0.0", members: hosts },
      ],
      images: [],
      events: [],
    },
  };
}
