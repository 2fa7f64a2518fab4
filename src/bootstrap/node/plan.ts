import type { NodeSetup, NodeView } from "../../configapi/index.ts";
import { GUEST_SCRIPTS, jsonChunks, VAGRANTFILE } from "../../emit/index.ts";
import type { CommandStep, FileStep, Step } from "./step.ts";

/** What the config server says of a node. */
export interface Particulars {
  readonly record: NodeView;
  readonly setup: NodeSetup;
  /** `/etc/hosts` of the experiment. */
  readonly hosts: string;
}

/** Where a pnode has its machines. */
export const VAGRANT_HOME = "/space/vagrant_home";
/** Where Vagrant keeps boxes, below root's home. */
const BOXES = "/root/.vagrant.d/boxes";

/** What a node has to do to become itself, in order. Every step may be done again. */
export function planNode(particulars: Particulars): Step[] {
  const { role } = particulars.record;
  if (role === "pnode") return planPnode(particulars);
  if (role === "win-container") return planWindows(particulars);
  return role === "container" ? planContainer(particulars) : [];
}

function planPnode({ setup }: Particulars): Step[] {
  const { vagrant } = setup;
  if (vagrant === null) return [];
  return [
    file("/usr/local/sbin/nsc-bridge", GUEST_SCRIPTS.bridge, 0o755),
    ...vagrant.bridges.map(({ name, vlan, hostAddress }) =>
      system(`bridge ${name}`, "/usr/local/sbin/nsc-bridge", [name, String(vlan ?? "-"), hostAddress ?? "-"]),
    ),
    file(`${VAGRANT_HOME}/Vagrantfile`, VAGRANTFILE, 0o644),
    file(`${VAGRANT_HOME}/data.json`, [...jsonChunks(vagrant)].join(""), 0o644),
    ...vagrant.images.flatMap(({ name, url, sha256, file: fileName, folder }): Step[] => {
      const path = `${VAGRANT_HOME}/boxes/${fileName}`;
      return [
        { kind: "download", title: `image ${name}`, path, url, sha256 },
        {
          kind: "command",
          title: `box ${name}`,
          program: "vagrant",
          args: ["box", "add", `--name=${name}`, `boxes/${fileName}`],
          folder: VAGRANT_HOME,
          unless: `${BOXES}/${folder}`,
          reads: path,
          system: false,
        },
      ];
    }),
    // Without a machine Vagrant would make one up.
    ...(vagrant.machines.length === 0 ? [] : [start(vagrant.machines.length)]),
  ];
}

function start(machines: number): CommandStep {
  return {
    kind: "command",
    title: `start ${machines} ${machines === 1 ? "machine" : "machines"}`,
    program: "vagrant",
    args: ["up"],
    folder: VAGRANT_HOME,
    unless: null,
    reads: null,
    system: false,
  };
}

function planContainer({ record, setup, hosts }: Particulars): Step[] {
  const routes = setup.routes.map(
    ({ subnet, netmask, nextHop }) => `route replace ${subnet}/${netmask} via ${nextHop}\n`,
  );
  return [
    ...(setup.hostname === null
      ? []
      : [
          file("/etc/hostname", `${setup.hostname}\n`, 0o644),
          system(`host name ${setup.hostname}`, "hostname", [setup.hostname]),
        ]),
    file("/etc/hosts", hosts, 0o644),
    file("/usr/local/sbin/nsc-network", GUEST_SCRIPTS.network, 0o755),
    system("interfaces and shaping", "/usr/local/sbin/nsc-network", setup.network),
    file("/etc/nsc/routes", routes.join(""), 0o644),
    system("routes", "ip", ["-batch", "/etc/nsc/routes"]),
    ...record.users.flatMap(({ name, sshKeys }) => [
      { ...system(`user ${name}`, "useradd", ["-m", "-s", "/bin/bash", name]), unless: `/home/${name}` },
      file(`/home/${name}/.ssh/authorized_keys`, sshKeys.map((key) => `${key}\n`).join(""), 0o600),
      system(`keys of ${name}`, "chown", ["-R", `${name}:`, `/home/${name}/.ssh`]),
    ]),
    ...(record.startCommand === null
      ? []
      : [
          file("/etc/nsc/start", `${record.startCommand}\n`, 0o644),
          file("/usr/local/sbin/nsc-start", GUEST_SCRIPTS.start, 0o755),
          system("start command", "/usr/local/sbin/nsc-start", []),
        ]),
  ];
}

function planWindows({ record, setup, hosts }: Particulars): Step[] {
  return [
    file("/Windows/System32/drivers/etc/hosts", hosts.replaceAll("\n", "\r\n"), 0o644),
    file("/nsc/setup.json", [...jsonChunks(setup)].join(""), 0o644),
    file("/nsc/setup.ps1", GUEST_SCRIPTS.windows, 0o644),
    system("host name, interfaces and routes", "powershell.exe", [
      ...["-NoProfile", "-ExecutionPolicy", "Bypass"],
      ...["-File", "C:\\nsc\\setup.ps1"],
    ]),
    ...(record.startCommand === null
      ? []
      : [
          file("/nsc/start.cmd", `type nul > C:\\nsc\\started\r\n${record.startCommand}\r\n`, 0o644),
          {
            ...system("start command", "cmd.exe", ["/c", "C:\\nsc\\start.cmd"]),
            unless: "/nsc/started",
          },
        ]),
  ];
}

function file(path: string, content: string, mode: number): FileStep {
  return { kind: "file", title: path, path, content, mode };
}

function system(title: string, program: string, args: readonly string[]): CommandStep {
  return { kind: "command", title, program, args, folder: null, unless: null, reads: null, system: true };
}
