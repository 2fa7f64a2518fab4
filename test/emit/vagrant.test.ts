import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeFiles } from "../../src/cli/write.ts";
import { compile, outputFindings } from "../../src/compiler/index.ts";
import { FOLDER_FORMATS, type FolderSettings } from "../../src/emit/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { defaultProfile, type TopologyDocument } from "../../src/topology/index.ts";
import { brief, Factory, UBUNTU, WINDOWS } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";
import { needProgram } from "./programs.ts";

const SETTINGS: FolderSettings = { profile: defaultProfile };

const vagrant = FOLDER_FORMATS.find(({ name }) => name === "vagrant");

function files(document: TopologyDocument, settings = SETTINGS): Map<string, string> {
  const list = Array.from(vagrant?.files(document, settings) ?? [], ({ name, chunks }) => [
    name,
    [...chunks].join(""),
  ]);
  return new Map(list as [string, string][]);
}

function data(document: TopologyDocument, pnode = "pnode-0000", settings = SETTINGS) {
  return JSON.parse(files(document, settings).get(`${pnode}/data.json`) ?? "null");
}

/** `center`, `n-0` … `n-8`, each on a link to it. */
function star(leaves = 9): Factory {
  const factory = new Factory().container("center");
  for (let i = 0; i < leaves; i++) factory.container(`n-${i}`).link(`l-${i}`, "center", `n-${i}`);
  return factory;
}

/** Everything that a text could break out of. */
const NASTY = `'"\`#{File.write("pwned", "")}\\\n$(touch pwned)<%= 1 %>`;

const nasty = (key: string) => `${key}${NASTY}`;

function hostile(): Factory {
  const image = (os: string, name: string) =>
    [
      [":image_os", os],
      [":image_type", "vagrant"],
      [":image_name", name],
      [":image_url", `http://scratch/${NASTY.replaceAll(/\s/g, "")}.box`],
    ] as const;
  return new Factory()
    .container("win", [], image(nasty("windows"), nasty("w")))
    .container(`b"; abort 'pwned'`, [], image(nasty("linux"), nasty("l")))
    .container("ghost", [[":ghost", "true"]])
    .container("plain", [[":image_sha256", "ab".repeat(32)]], UBUNTU)
    .lan("lan-with-a-long-name", ["win", `b"; abort 'pwned'`, "ghost", "plain"]);
}

function standalone(): TopologyDocument {
  const machines = new SourceFile(
    "hosts.ns",
    `set ns [new Simulator]
source tb_compat.tcl
set alice [$ns node]
set bob [$ns node]
tb-set-node-os $alice PNODE-BASE
tb-set-node-os $bob PNODE-BASE
set lan0 [$ns make-lan "$alice $bob" 100Mb 0ms]
tb-set-ip-lan $alice $lan0 10.1.1.2
tb-set-ip-lan $bob $lan0 10.1.1.3
$ns run
`,
  );
  const container = {
    host: "alice",
    name: "xanadu",
    image_url: "http://scratch/containers/deter_win7.box",
    image_os: "windows",
    image_type: "vagrant",
    image_name: "deter/win7",
    interfaces: [{ address: "10.1.1.200", mac: "de:ad:be:ef:00:ae" }],
  };
  const { value, diagnostics } = compile(machines, {
    project: "P",
    containers: new SourceFile("containers.json", JSON.stringify([container])),
  });
  if (value.topology === null) throw new Error(brief(diagnostics).join("\n"));
  return value.topology;
}

describe("vagrant", () => {
  test("has one folder for each pnode, with the same Vagrantfile in all", () => {
    const made = files(documentOf(star(), { packing: 5 }));
    expect([...made.keys()]).toEqual([
      "pnode-0000/Vagrantfile",
      "pnode-0000/data.json",
      "pnode-0001/Vagrantfile",
      "pnode-0001/data.json",
    ]);
    const other = files(documentOf(hostile())).get("pnode-0000/Vagrantfile");
    expect(made.get("pnode-0000/Vagrantfile")).toBe(other);
    expect(made.get("pnode-0001/Vagrantfile")).toBe(other);
  });

  test("puts a crossing network on the bridge of its VLAN, and others on bridges of their own", () => {
    const document = documentOf(star(), { packing: 5 });
    const made = data(document);
    const center = made.machines[0];
    expect(center.name).toBe("center");
    const expected = document.nodes[0]?.interfaces.map(({ network }) => {
      const { vlan } = document.networks.find(({ name }) => name === network) ?? {};
      return vlan == null ? `br-${network}` : `br-vlan${vlan}`;
    });
    expect(center.interfaces.map(({ bridge }: { bridge: string }) => bridge)).toEqual(expected);
    expect(new Set(expected).size).toBe(9);
    expect(made.bridges.filter(({ vlan }: { vlan: number | null }) => vlan !== null)).toHaveLength(5);
    const carrier = document.pnodes[0]?.interfaces[0]?.address;
    for (const { vlan, hostAddress } of made.bridges)
      expect(hostAddress).toBe(vlan === null ? null : carrier);
  });

  test("a network that has its physical one to itself needs no VLAN", () => {
    const factory = new Factory().container("a").container("b").link("only", "a", "b");
    const made = data(documentOf(factory, { packing: 1 }));
    expect(made.bridges).toEqual([{ name: "br-only", network: "only", vlan: null, hostAddress: "10.0.0.1" }]);
  });

  test("names of bridges fit in what Linux allows and never meet", () => {
    const names = ["vlan100", "hdeadbeef00", "exactly-12-c", "thirteen-char", "thirteen-chas"];
    const factory = new Factory().container("a").container("b");
    for (const name of names) factory.link(name, "a", "b");
    const bridges: string[] = data(documentOf(factory)).bridges.map(({ name }: { name: string }) => name);
    expect(new Set(bridges).size).toBe(names.length);
    for (const name of bridges) expect(name).toMatch(/^br-[A-Za-z0-9-]{1,12}$/);
    expect(bridges).toContain("br-exactly-12-c");
    expect(bridges).not.toContain("br-vlan100");
  });

  test("takes the host's own interface where containers were written by hand", () => {
    const made = data(standalone(), "alice");
    expect(made.bridges).toEqual([]);
    expect(made.machines).toMatchObject([
      {
        name: "xanadu",
        windows: true,
        interfaces: [
          { address: "10.1.1.200", mac: "de:ad:be:ef:00:ae", bridge: null, hostAddress: "10.1.1.2" },
        ],
      },
    ]);
  });

  test("has each image once, and no ghosts", () => {
    const made = data(documentOf(hostile()));
    expect(made.machines.map(({ name }: { name: string }) => name)).toEqual([
      "win",
      `b"; abort 'pwned'`,
      "plain",
    ]);
    expect(made.images.map(({ name }: { name: string }) => name)).toEqual([
      nasty("w"),
      nasty("l"),
      "deter/ub14",
    ]);
    expect(made.images[2].sha256).toBe("ab".repeat(32));
  });

  test("gives Windows machines their own ports, and memory by the profile", () => {
    const factory = new Factory()
      .container("w1", [], WINDOWS)
      .container("w2", [], WINDOWS)
      .container("u")
      .lan("lan", ["w1", "w2", "u"]);
    const profile = { ...defaultProfile, containerMemoryMB: new Map([["deter/ub14", 1024.5]]) };
    const { machines, chef } = data(documentOf(factory), "pnode-0000", {
      profile,
      chefServer: "https://chef/organizations/lab",
    });
    const seen = machines.map(
      (machine: { rdpPort: number; memoryMB: number; cpus: number; runList: string[] }) => [
        machine.rdpPort,
        machine.memoryMB,
        machine.cpus,
        machine.runList[0],
      ],
    );
    expect(seen).toEqual([
      [33890, 2048, 2, "role[win-container]"],
      [33891, 2048, 2, "role[win-container]"],
      [null, 1025, 1, "role[container]"],
    ]);
    expect(chef.serverUrl).toBe("https://chef/organizations/lab");
  });

  test("shapes what each member sends and receives", () => {
    const [, , , machine] = data(documentOf(star())).machines;
    const [mac] = machine.interfaces.map((entry: { mac: string }) => entry.mac);
    expect(machine.network).toEqual([
      mac,
      "10.1.3.3/24",
      ...["100000000", "125000", "5000", "0", "1000"],
      ...["100000000", "125000", "7500", "1", "1000"],
    ]);
  });

  test("says which machines keep the name of their image, and which are not shaped", () => {
    const factory = new Factory()
      .container("a-windows-machine", [], WINDOWS)
      .container("-u")
      .lan("lan", ["a-windows-machine", "-u"]);
    const document = documentOf(factory);
    const found = outputFindings("vagrant", document, new SourceFile("exp.ns", "set ns\n"));
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "NS4109 a-windows-machine and -u cannot be the host name of a machine: it keeps its image's",
      "NS4110 Windows does not shape its own traffic: bandwidth, delay and loss are not applied on a-windows-machine",
    ]);
    expect(data(document).machines.map(({ hostname }: { hostname: null }) => hostname)).toEqual([null, null]);
  });
});

/** What Vagrant itself says of a folder: the names of its machines. */
async function askVagrant(folder: string): Promise<string[]> {
  const run = promisify(execFile);
  const home = join(dirname(folder), "home");
  const env = { ...process.env, VAGRANT_HOME: home, VAGRANT_CHECKPOINT_DISABLE: "1" };
  await run("vagrant", ["validate"], { cwd: folder, env });
  const { stdout } = await run("vagrant", ["status", "--machine-readable"], { cwd: folder, env });
  return stdout.split("\n").flatMap((line) => {
    const [, machine, kind] = line.split(",");
    return kind === "state" && machine !== undefined ? [machine] : [];
  });
}

describe("Vagrant itself", () => {
  test.for<[string, () => TopologyDocument, string, string[]]>([
    ["a star on two pnodes", () => documentOf(star(2), { packing: 2 }), "pnode-0000", ["center", "n-0"]],
    ["hostile texts", () => documentOf(hostile()), "pnode-0000", ["win", `b"; abort 'pwned'`, "plain"]],
    ["containers written by hand", standalone, "alice", ["xanadu"]],
  ])("accepts %s", async ([, document, pnode, expected], { skip }) => {
    needProgram("vagrant", skip);
    const folder = mkdtempSync(join(tmpdir(), "nsc-vagrant-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFiles(folder, ".", [...(vagrant?.files(document(), SETTINGS) ?? [])]);
    const pnodeFolder = join(folder, pnode);
    expect(await askVagrant(pnodeFolder)).toEqual(expected);
    expect(readdirSync(pnodeFolder).filter((name) => name !== ".vagrant")).toEqual([
      "Vagrantfile",
      "data.json",
    ]);
    expect(readdirSync(folder).sort()).not.toContain("pwned");
  });

  test("has a script for its machines that a shell accepts", () => {
    const script = files(documentOf(star()))
      .get("pnode-0000/Vagrantfile")
      ?.match(/<<'SCRIPT'\n(.*?)^SCRIPT$/ms)?.[1];
    const { status, stderr } = spawnSync("sh", ["-n"], { input: script, encoding: "utf8" });
    expect(`${status} ${stderr}`).toBe("0 ");
    expect(script).toContain("tc qdisc add dev");
  });
});
