import { spawn } from "node:child_process";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalNamespace, LocalPlan } from "../../bootstrap/index.ts";
import { withLock } from "../lock.ts";
import { refused } from "../refused.ts";
import { attempt } from "../run.ts";
import { StepError } from "../step-error.ts";
import { removeEverything } from "./down.ts";
import { ipBatch, makeNamespace, namespaceExists, namespaceName, tcBatch } from "./namespaces.ts";
import { type ShapingSupport, shapingLines, shapingSupport } from "./shaping.ts";
import { experimentFolder, type LocalState, readState, writeState } from "./state.ts";

export interface BringUpOptions {
  /** The folder of all records. */
  readonly root: string;
  /** `/etc/hosts` of the nodes. */
  readonly hosts: Iterable<string>;
  /** Refuses to start where the kernel cannot shape as the plan says. */
  readonly requireShaping: boolean;
  /** Runs start commands as this user; null runs none. */
  readonly startAs: string | null;
  readonly progress: (text: string) => void;
}

export interface LocalReport {
  readonly state: LocalState;
  /** Networks whose delay or loss, or whose bandwidth, the kernel cannot emulate. */
  readonly undelayed: readonly string[];
  readonly unlimited: readonly string[];
  /** Start commands that were begun. */
  readonly started: number;
}

/**
 * Brings an experiment up on this machine. What it makes is recorded first, so that `takeDown` removes it even when this
 * process is killed; remains of such a one are removed here, too. Throws a `StepError`, and then leaves nothing behind.
 */
export async function bringUp(plan: LocalPlan, options: BringUpOptions): Promise<LocalReport> {
  const folder = experimentFolder(options.root, plan.project, plan.experiment);
  if (options.startAs !== null) await checkUser(options.startAs);
  return withLock(`${folder}.lock`, "this experiment", async () => {
    const before = readState(folder);
    if (before?.complete)
      throw new StepError(
        "NS7005",
        `${plan.project}/${plan.experiment} is up already`,
        `\`nsc down -p ${plan.project} -e ${plan.experiment}\` takes it down`,
      );
    if (before !== null) await removeEverything(folder, before);
    const state = stateOf(plan);
    refuseClashes(state);
    try {
      writeState(folder, state);
      return await make(plan, options, folder, state);
    } catch (error) {
      await removeEverything(folder, state);
      throw error;
    }
  });
}

async function make(
  plan: LocalPlan,
  options: BringUpOptions,
  folder: string,
  state: LocalState,
): Promise<LocalReport> {
  const hostsFile = join(folder, "hosts");
  try {
    writeFileSync(hostsFile, [...options.hosts].join(""));
  } catch (error) {
    throw refused(hostsFile, error);
  }
  const nameOf = (node: string) => namespaceName(plan.project, plan.experiment, node);
  let made = 0;
  let support: ShapingSupport | null = null;
  for (const { name, bridges } of plan.namespaces) {
    options.progress(`namespaces: ${++made} of ${plan.namespaces.length}`);
    await makeNamespace(nameOf(name), hostsFile);
    support ??= await checkedSupport(nameOf(name), plan, options.requireShaping);
    await ipBatch(
      nameOf(name),
      bridges.flatMap((bridge) => [`link add name ${bridge} type bridge`, `link set dev ${bridge} up`]),
    );
  }
  options.progress(`cables: ${plan.cables.length}`);
  await layCables(plan, nameOf);
  for (const { name, routes } of plan.namespaces)
    await ipBatch(
      nameOf(name),
      routes.map(({ subnet, netmask, nextHop }) => `route replace ${subnet}/${netmask} via ${nextHop}`),
    );
  const shaping = support ?? { tbf: true, netem: true };
  options.progress("shaping");
  const lines = byNamespace(plan, (end) => shapingLines(end, shaping));
  for (const [name, own] of lines) await tcBatch(nameOf(name), own);
  const complete = { ...state, complete: true };
  writeState(folder, complete);
  const started = options.startAs === null ? 0 : startCommands(plan, nameOf, folder, options.startAs);
  return {
    state: complete,
    undelayed: shaping.netem ? [] : plan.delayed,
    unlimited: shaping.tbf ? [] : plan.limited,
    started,
  };
}

/** Makes the pairs of devices, then sets up the ends of each namespace at once. */
async function layCables(plan: LocalPlan, nameOf: (node: string) => string): Promise<void> {
  const pairs = new Map<string, string[]>();
  for (const { ends } of plan.cables) {
    const [one, other] = ends;
    const line = `link add name ${one.device} type veth peer name ${other.device} netns ${nameOf(other.namespace)}`;
    push(pairs, one.namespace, [line]);
  }
  for (const [name, lines] of pairs) await ipBatch(nameOf(name), lines);
  const settings = byNamespace(plan, ({ device, bridge, mac, address }) => [
    ...(mac === null ? [] : [`link set dev ${device} address ${mac}`]),
    ...(bridge === null ? [] : [`link set dev ${device} master ${bridge}`]),
    `link set dev ${device} up`,
    ...(address === null ? [] : [`address add ${address} dev ${device}`]),
  ]);
  for (const [name, lines] of settings) await ipBatch(nameOf(name), lines);
}

function byNamespace(
  plan: LocalPlan,
  linesOf: (end: LocalPlan["cables"][number]["ends"][number]) => string[],
): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const { ends } of plan.cables) for (const end of ends) push(lines, end.namespace, linesOf(end));
  return lines;
}

function push(lists: Map<string, string[]>, key: string, items: readonly string[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...items]);
  else list.push(...items);
}

function stateOf({ project, experiment, namespaces, cables }: LocalPlan): LocalState {
  const addresses = new Map<string, string[]>();
  for (const { ends } of cables)
    for (const { namespace, address } of ends) if (address !== null) push(addresses, namespace, [address]);
  return {
    version: 1,
    project,
    experiment,
    complete: false,
    nodes: namespaces.map(({ name, kind, host }) => ({
      name,
      kind,
      host,
      namespace: namespaceName(project, experiment, name),
      addresses: addresses.get(name) ?? [],
    })),
  };
}

/** Namespaces of these names that no record knows of are somebody else's. */
function refuseClashes({ nodes }: LocalState): void {
  const clash = nodes.find(({ namespace }) => namespaceExists(namespace));
  if (clash !== undefined)
    throw new StepError(
      "NS7006",
      `there is a namespace ${clash.namespace} already, which nsc has no record of`,
      `remove it with \`ip netns delete ${clash.namespace}\`, or take another name with -e`,
    );
}

async function checkedSupport(
  namespace: string,
  plan: LocalPlan,
  requireShaping: boolean,
): Promise<ShapingSupport> {
  const support = await shapingSupport(namespace);
  if (requireShaping && !support.netem && plan.delayed.length > 0)
    throw new StepError("NS7009", "this kernel has no sch_netem: delay and loss cannot be emulated");
  if (requireShaping && !support.tbf && plan.limited.length > 0)
    throw new StepError("NS7009", "this kernel has no sch_tbf: bandwidth cannot be emulated");
  return support;
}

async function checkUser(user: string): Promise<void> {
  const { status } = await attempt("id", ["-u", "--", user]);
  if (status !== 0) throw new StepError("NS7010", `there is no user ${user} on this machine`);
}

/** Begins the start commands, each in its namespace with its output in a file, and does not wait for them. */
function startCommands(
  plan: LocalPlan,
  nameOf: (node: string) => string,
  folder: string,
  user: string,
): number {
  const commands = plan.namespaces.filter(({ startCommand }) => startCommand !== null);
  for (const [index, { name, startCommand }] of (commands as LocalNamespace[]).entries()) {
    const log = openSync(join(folder, `start-${index}.log`), "w");
    const words = [
      "netns",
      "exec",
      nameOf(name),
      "runuser",
      "-u",
      user,
      "--",
      "/bin/sh",
      "-c",
      startCommand ?? "",
    ];
    const child = spawn("ip", words, { cwd: "/", detached: true, stdio: ["ignore", log, log] });
    child.on("error", () => {});
    child.unref();
    closeSync(log);
  }
  return commands.length;
}
