import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { planLocally } from "../../src/bootstrap/index.ts";
import { compile } from "../../src/compiler/index.ts";
import { hostsChunks } from "../../src/emit/index.ts";
import {
  type BringUpOptions,
  bringUp,
  type LocalState,
  listNodes,
  nodeCommand,
  readStates,
  takeDown,
} from "../../src/provider/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import type { TopologyDocument } from "../../src/topology/index.ts";
import { Workspace } from "../cli/run.ts";
import { documentOf } from "../emit/documents.ts";
import { needProgram } from "../emit/programs.ts";
import { smallDisk } from "../small-disk.ts";
import { Factory } from "../topology/factory.ts";

/** Whether this process may make network namespaces. */
function canMakeNamespaces(): boolean {
  const name = `nsc.probe.${process.pid}`;
  if (spawnSync("ip", ["netns", "add", name]).status !== 0) return false;
  return spawnSync("ip", ["netns", "delete", name]).status === 0;
}

const able = canMakeNamespaces();
if (!able) console.warn("SKIPPED: experiments in network namespaces need root on Linux, and iproute2");

/** Names of its own for each run, so that several may go on at once. */
const PROJECT = `t${process.pid}`;

function compiled(experiment: string, text: string): TopologyDocument {
  const { value, diagnostics } = compile(new SourceFile(`${experiment}.ns`, text), {
    project: PROJECT,
    experiment,
    packing: 5,
    defaultImage: { name: "ubuntu/trusty64", url: "http://scratch/u.box", os: "ubuntu" },
  });
  if (value.topology === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value.topology;
}

/** `center` and `n-0` … `n-8`; the link of `n-0` has another bandwidth. */
const STAR = `set ns [new Simulator]
source tb_compat.tcl
set center [$ns node]
for {set i 0} {$i < 9} {incr i} {
  set n-$i [$ns node]
  set link($i) [$ns duplex-link $center [set n-$i] [expr {$i == 0 ? "10Mb" : "100Mb"}] 10ms DropTail]
}
$ns rtproto Static
$ns run
`;

function options(
  document: TopologyDocument,
  root: string,
  more: Partial<BringUpOptions> = {},
): BringUpOptions {
  return {
    root,
    hosts: hostsChunks(document),
    requireShaping: false,
    startAs: null,
    progress: () => {},
    ...more,
  };
}

function stateRoot(): string {
  return mkdtempSync(join(tmpdir(), "nsc-local-"));
}

/** A folder for records of one test, which takes down what the test leaves when it fails. */
function testRoot(): string {
  const root = stateRoot();
  onTestFinished(async () => {
    for (const { project, experiment } of readStates(root)) await takeDown(root, project, experiment);
    rmSync(root, { recursive: true, force: true });
  });
  return root;
}

const namespaces = () =>
  existsSync("/run/netns")
    ? readdirSync("/run/netns").filter((name) => name.startsWith(`nsc.${PROJECT}.`))
    : [];

const etcFolders = () =>
  existsSync("/etc/netns")
    ? readdirSync("/etc/netns").filter((name) => name.startsWith(`nsc.${PROJECT}.`))
    : [];

function expectNothingLeft(root: string): void {
  expect(namespaces()).toEqual([]);
  expect(etcFolders()).toEqual([]);
  expect(readdirSync(root)).toEqual([]);
}

/** Runs a command in a node and gives what it printed. */
function inNode(root: string, node: string, ...words: string[]): string {
  const [state] = readStates(root);
  const entered = state && nodeCommand(state, node, words);
  if (!entered) throw new Error(`no node ${node}`);
  const { status, stdout, stderr } = spawnSync(entered.program, [...entered.args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${words.join(" ")} in ${node}: ${stdout}${stderr}`);
  return stdout;
}

/** Least round trip of a few pings, in milliseconds. */
function roundTrip(root: string, from: string, to: string): number {
  const printed = inNode(root, from, "ping", "-c", "3", "-i", "0.2", "-W", "5", to);
  expect(printed).toContain("3 packets transmitted, 3 received");
  return Number(/= ([\d.]+)\//.exec(printed)?.[1]);
}

interface Device {
  readonly ifname: string;
  readonly address: string;
  readonly addr_info: readonly {
    readonly local: string;
    readonly prefixlen: number;
    readonly family: string;
  }[];
}

describe.skipIf(!able)("a star of ten nodes on two pnodes", () => {
  const document = compiled("star", STAR);
  const root = stateRoot();
  let delayed = false;

  beforeAll(async () => {
    const report = await bringUp(planLocally(document), options(document, root));
    delayed = report.undelayed.length === 0;
    expect(report.undelayed).toEqual(delayed ? [] : document.networks.map(({ name }) => name));
  });
  afterAll(async () => {
    await takeDown(root, PROJECT, "star");
    expectNothingLeft(root);
    rmSync(root, { recursive: true });
  });

  test("is one namespace for each node and pnode, and one for the wires", async () => {
    expect(document.pnodes.map(({ containers }) => containers.length)).toEqual([5, 5]);
    expect(namespaces()).toHaveLength(13);
    const [state] = readStates(root);
    const nodes = state === undefined ? [] : await listNodes(state);
    expect(nodes).toHaveLength(12);
    expect(nodes.every(({ up }) => up)).toBe(true);
  });

  test("has in each node what topology.json says", () => {
    for (const { name, interfaces } of document.nodes) {
      const devices: Device[] = JSON.parse(inNode(root, name, "ip", "-json", "address"));
      const found = devices
        .filter(({ ifname }) => ifname !== "lo")
        .map(({ ifname, address, addr_info }) => ({
          ifname,
          address,
          inet: addr_info
            .filter(({ family }) => family === "inet")
            .map(({ local, prefixlen }) => `${local}/${prefixlen}`),
        }));
      expect(found).toEqual(
        interfaces.map(({ index, address, mac }) => ({
          ifname: `eth${index}`,
          address: mac,
          inet: [`${address}/24`],
        })),
      );
      const qdiscs: { kind: string; dev: string; options?: { rate?: number } }[] = JSON.parse(
        inNode(root, name, "tc", "-json", "qdisc", "show"),
      );
      for (const { index, toKbps } of interfaces) {
        const shaping = qdiscs.find(({ kind, dev }) => kind === "tbf" && dev === `eth${index}`);
        expect(shaping?.options?.rate).toBe((toKbps * 1000) / 8);
      }
      expect(inNode(root, name, "cat", "/etc/hosts")).toBe([...hostsChunks(document)].join(""));
    }
  });

  test("packets go to the center, and through it across the pnodes", ({ skip }) => {
    needProgram("ping", skip);
    const center = roundTrip(root, "n-0", "center");
    const across = roundTrip(root, "n-0", "n-8");
    const other = document.nodes.find(
      ({ name, host }) => name !== "center" && host !== document.nodes[0]?.host,
    );
    const far = roundTrip(root, "n-0", other?.name ?? "");
    if (!delayed) return;
    expect(center).toBeGreaterThan(19.5);
    expect(center).toBeLessThan(30);
    for (const time of [across, far]) {
      expect(time).toBeGreaterThan(39);
      expect(time).toBeLessThan(60);
    }
  });

  test("pnodes reach each other on their physical network", ({ skip }) => {
    needProgram("ping", skip);
    roundTrip(root, "pnode-0000", document.pnodes[1]?.interfaces[0]?.address ?? "");
  });

  /** Megabits a second from `n-0` to `center`. */
  function measured(): number {
    const [state] = readStates(root);
    const entered = state && nodeCommand(state, "center", ["iperf3", "--server", "--one-off"]);
    const server = spawn(entered?.program ?? "", [...(entered?.args ?? [])], { stdio: "ignore" });
    onTestFinished(() => void server.kill());
    let received: { readonly bits_per_second: number } | undefined;
    for (let tries = 0; received === undefined && tries < 50; tries++) {
      const client = nodeCommand(state as LocalState, "n-0", [
        ...["iperf3", "--json", "--time", "4", "--omit", "1", "--client", "center"],
      ]);
      const { stdout } = spawnSync(client?.program ?? "", [...(client?.args ?? [])], { encoding: "utf8" });
      received = JSON.parse(stdout).end?.sum_received;
      // The server may not listen yet.
      if (received === undefined) spawnSync("sleep", ["0.1"]);
    }
    return (received?.bits_per_second ?? 0) / 1e6;
  }

  test("a link of 10 Mb carries 10 Mb", ({ skip }) => {
    needProgram("iperf3", skip);
    // On a machine that has other things to do a measurement may come out too low, but never too high.
    let best = 0;
    for (let times = 0; best < 9 && times < 4; times++) {
      best = measured();
      expect(best).toBeLessThan(11);
    }
    expect(best).toBeGreaterThan(9);
  }, 120_000);
});

describe.skipIf(!able)("bringing up and taking down", () => {
  const pair = (start?: string) =>
    documentOf(
      new Factory()
        .container("a")
        .node("b", start === undefined ? {} : { startCommand: start })
        .link("l", "a", "b"),
      { project: PROJECT, experiment: "pair" },
    );

  test("works again after an nsc that was killed half-way", async () => {
    const root = testRoot();
    const document = pair();
    const plan = planLocally(document);
    // All that such a one leaves: a record that is not complete, a lock, and some of the namespaces.
    await bringUp(plan, options(document, root));
    const path = join(root, `${PROJECT}.pair`, "state.json");
    const [state] = readStates(root);
    writeFileSync(path, JSON.stringify({ ...state, complete: false }));
    writeFileSync(join(root, `${PROJECT}.pair.lock`), "999999999");
    spawnSync("ip", ["netns", "delete", `nsc.${PROJECT}.pair.a`]);
    const report = await bringUp(plan, options(document, root));
    expect(report.state.complete).toBe(true);
    expect(inNode(root, "a", "ping", "-c", "1", "b")).toContain("1 received");
    await expect(bringUp(plan, options(document, root))).rejects.toMatchObject({ code: "NS7005" });
    expect(await takeDown(root, PROJECT, "pair")).toBe(4);
    expect(await takeDown(root, PROJECT, "pair")).toBeNull();
    expectNothingLeft(root);
  });

  test("leaves the namespaces of others alone", async () => {
    const root = testRoot();
    const other = `nsc.${PROJECT}.pair.b`;
    spawnSync("ip", ["netns", "add", other]);
    onTestFinished(() => void spawnSync("ip", ["netns", "delete", other]));
    const document = pair();
    await expect(bringUp(planLocally(document), options(document, root))).rejects.toMatchObject({
      code: "NS7006",
      message: `there is a namespace ${other} already, which nsc has no record of`,
    });
    expect(namespaces()).toEqual([other]);
    expect(readStates(root)).toEqual([]);
  });

  test("leaves nothing behind when a step fails", async () => {
    const root = testRoot();
    const document = pair();
    const plan = planLocally(document);
    const broken = {
      ...plan,
      cables: plan.cables.map((cable) => ({
        ends: [{ ...cable.ends[0], address: "no-address" }, cable.ends[1]] as const,
      })),
    };
    await expect(bringUp(broken, options(document, root))).rejects.toMatchObject({ code: "NS7002" });
    expectNothingLeft(root);
  });

  test("leaves nothing behind where the disk of the records is full", async () => {
    const disk = smallDisk(1);
    if (disk === null) return;
    const filler = join(disk.folder, "filler");
    const document = pair();
    const plan = planLocally(document);
    // No room at all, none besides the lock, and none for the hosts besides the record.
    for (const [free, file] of [
      [0, `${PROJECT}.pair.lock`],
      [4096, `${PROJECT}.pair/state.json`],
      [8192, `${PROJECT}.pair/hosts`],
    ] as const) {
      const { bavail, bsize } = statfsSync(disk.folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - free));
      await expect(bringUp(plan, options(document, disk.folder))).rejects.toMatchObject({
        code: "NS7011",
        message: `${join(disk.folder, file)} cannot be written: no space left on device`,
      });
      rmSync(filler);
      expectNothingLeft(disk.folder);
    }
  });

  test("refuses where another nsc is at work, and users that are not there", async () => {
    const root = testRoot();
    const document = pair();
    const plan = planLocally(document);
    writeFileSync(join(root, `${PROJECT}.pair.lock`), "1");
    await expect(bringUp(plan, options(document, root))).rejects.toMatchObject({ code: "NS7007" });
    const nobody = options(document, root, { startAs: "no-such-user" });
    await expect(bringUp(plan, nobody)).rejects.toMatchObject({ code: "NS7010" });
    expect(namespaces()).toEqual([]);
  });

  test("start commands run as the user who is named, in their node, until it goes down", async () => {
    const root = testRoot();
    const document = pair(`id -un; ip -brief address show eth0; echo "it's \\$HOME"; exec sleep 1000`);
    const report = await bringUp(planLocally(document), options(document, root, { startAs: "nobody" }));
    expect(report.started).toBe(1);
    const log = join(root, `${PROJECT}.pair`, "start-0.log");
    await expect.poll(() => inNode(root, "b", "cat", log), { timeout: 20_000 }).toContain("it's $HOME");
    const lines = inNode(root, "b", "cat", log).split("\n");
    expect(lines[0]).toBe("nobody");
    expect(lines[1]).toContain("10.1.1.3/24");
    const [state] = readStates(root);
    const nodes = state === undefined ? [] : await listNodes(state);
    expect(nodes.find(({ name }) => name === "b")?.processes).toBeGreaterThan(0);
    await takeDown(root, PROJECT, "pair");
    expectNothingLeft(root);
  });
});

describe.skipIf(!able)("the commands", () => {
  test("up, ps, ssh, down", async () => {
    const root = testRoot();
    const workspace = new Workspace({ "star.ns": STAR });
    workspace.env = { NSC_LOCAL_STATE: root };
    const flags = [
      "-p",
      PROJECT,
      "-e",
      "cli",
      "--packing",
      "5",
      "--default-image",
      "u,http://scratch/u.box,ubuntu",
    ];
    const up = await workspace.run("up", "star.ns", ...flags);
    expect(up).toMatchObject({ status: 0 });
    expect(up.stdout).toBe(
      `up: ${PROJECT}/cli, 10 containers on 2 pnodes\n  nsc ssh center\n  nsc down -p ${PROJECT} -e cli\n`,
    );
    const again = await workspace.run("up", "star.ns", ...flags);
    expect(again.status).toBe(5);
    expect(again.stderr).toContain("[NS7005]");
    const ps = await workspace.run("ps");
    expect(ps.stdout.split("\n")).toHaveLength(14);
    expect(ps.stdout).toMatch(
      new RegExp(`^${PROJECT}/cli +n-0 +container +pnode-000[01] +up +0 +10\\.1\\.1\\.3/24$`, "m"),
    );
    expect(await workspace.run("ssh", "n-0", "sh", "-c", "echo here; exit 7")).toEqual({
      status: 7,
      stdout: "here\n",
      stderr: "",
    });
    const unknown = await workspace.run("ssh", "n-99");
    expect(unknown).toMatchObject({ status: 2, stdout: "" });
    expect(unknown.stderr).toContain(`${PROJECT}/cli has no node n-99`);
    expect(await workspace.run("down")).toEqual({ status: 0, stdout: `down: ${PROJECT}/cli\n`, stderr: "" });
    expectNothingLeft(root);
    const none = await workspace.run("down");
    expect(none).toMatchObject({ status: 2 });
    expect(none.stderr).toContain("no experiment is up on this machine");
  });

  test("refuse what makes no sense", async () => {
    const workspace = new Workspace({ "star.ns": STAR });
    const alone = await workspace.run("up", "star.ns", "--start-commands");
    expect(alone).toMatchObject({ status: 2 });
    expect(alone.stderr).toContain("say as which user, with --user NAME");
    expect(await workspace.run("up", "star.ns", "--user", "nobody")).toMatchObject({ status: 2 });
    expect(await workspace.run("up", "missing.ns")).toMatchObject({ status: 3 });
  });
});
