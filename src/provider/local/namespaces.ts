import { existsSync, mkdirSync, rmdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { attempt, run } from "../run.ts";

/** Where `ip netns` keeps its names, and the files that it puts over those in /etc. */
const NAMES = "/run/netns";
const ETC = "/etc/netns";

/** The name of a node's namespace on this machine. No part holds a dot. */
export function namespaceName(project: string, experiment: string, node: string): string {
  return `nsc.${project}.${experiment}.${node}`;
}

export function namespaceExists(namespace: string): boolean {
  return existsSync(join(NAMES, namespace));
}

/** Makes a namespace with its loopback device, which routes packets and knows the experiment's hosts. */
export async function makeNamespace(namespace: string, hostsFile: string): Promise<void> {
  const etc = join(ETC, namespace);
  mkdirSync(etc, { recursive: true });
  rmSync(join(etc, "hosts"), { force: true });
  symlinkSync(hostsFile, join(etc, "hosts"));
  await run("ip", ["netns", "add", namespace]);
  const settings = [
    ["/proc/sys/net/ipv4/ip_forward", "1"],
    // Replies may take another way than requests.
    ["/proc/sys/net/ipv4/conf/all/rp_filter", "0"],
    ["/proc/sys/net/ipv4/conf/default/rp_filter", "0"],
  ] as const;
  for (const [path, value] of settings)
    await run("ip", ["netns", "exec", namespace, "tee", path], { input: value });
  // The experiment is IPv4; without this each device would announce itself. Kernels without IPv6 have no such file.
  await attempt("ip", ["netns", "exec", namespace, "tee", "/proc/sys/net/ipv6/conf/default/disable_ipv6"], {
    input: "1",
  });
  await ipBatch(namespace, ["link set dev lo up"]);
}

/** Removes a namespace with everything in it, devices and processes. What is not there is no error. */
export async function removeNamespace(namespace: string): Promise<void> {
  if (namespaceExists(namespace)) {
    await endProcesses(namespace);
    await run("ip", ["netns", "delete", namespace]);
  }
  rmSync(join(ETC, namespace), { recursive: true, force: true });
  try {
    rmdirSync(ETC);
  } catch {
    // There are others, or never was one.
  }
}

/** Runs lines of `ip` in a namespace. */
export async function ipBatch(namespace: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await run("ip", ["-n", namespace, "-batch", "-"], {
    input: lines.map((line) => `${line}\n`).join(""),
    what: `ip in ${namespace}`,
  });
}

/** Runs lines of `tc` in a namespace. */
export async function tcBatch(namespace: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await run("tc", ["-n", namespace, "-batch", "-"], {
    input: lines.map((line) => `${line}\n`).join(""),
    what: `tc in ${namespace}`,
  });
}

/** The processes in a namespace. */
export async function processesIn(namespace: string): Promise<number[]> {
  const { status, stdout } = await attempt("ip", ["netns", "pids", namespace]);
  if (status !== 0) return [];
  return stdout
    .split("\n")
    .map(Number)
    .filter((pid) => Number.isSafeInteger(pid) && pid > 1);
}

/** Time that processes have to end by themselves. */
const GRACE_MS = 2_000;
const STEP_MS = 50;

async function endProcesses(namespace: string): Promise<void> {
  for (const [signal, patience] of [
    ["SIGTERM", GRACE_MS],
    ["SIGKILL", GRACE_MS],
  ] as const) {
    for (let waited = 0; waited <= patience; waited += STEP_MS) {
      const pids = await processesIn(namespace);
      if (pids.length === 0) return;
      if (waited === 0) for (const pid of pids) endProcess(pid, signal);
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }
}

function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
