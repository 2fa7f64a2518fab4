import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { type CompileOptions, compile, experimentNameOf, outputFindings } from "../../compiler/index.ts";
import { type Diagnostic, summarize } from "../../source/index.ts";
import type { TopologyDocument } from "../../topology/index.ts";
import { readCompiled } from "../client/compiled.ts";
import { addServerOptions, givenServerFlags } from "../client/options.ts";
import { type PushFlags, runPush } from "../client/run-push.ts";
import { type Loaded, load, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import {
  addChefServerOption,
  addContainerOptions,
  type ChefFlags,
  type ContainerFlags,
  folderSettings,
  helpList,
} from "../options.ts";
import { EXTRA_OUTPUTS, type ExtraOutput, outputFiles, readOutputs } from "../outputs.ts";
import { givenPlacement, packOptions } from "../pack-options.ts";
import type { Session } from "../program.ts";
import { shownPath } from "../read.ts";
import { requireStack, showDiagnostics, showJson, statusOf } from "../report.ts";
import { countText, plural } from "../terminal.ts";
import { keepInputs, writeFiles } from "../write.ts";

interface CompileFlags extends ContainerFlags, ChefFlags, PushFlags {
  readonly out?: string;
  readonly emit?: readonly ExtraOutput[];
  readonly format: "pretty" | "json";
  readonly push?: boolean;
}

export function addCompile(command: Command, session: Session): void {
  addChefServerOption(
    addContainerOptions(
      command
        .argument("<file>", "an NS file, or topdl (.xml)")
        .option("-o, --out <dir>", "the folder to write into (default: build/NAME)"),
    ),
  );
  addServerOptions(
    command
      .option("--push", "then push it to the config server, as `nsc push` does")
      .option("--force", "with --push: replace also what somebody else has pushed"),
  )
    .addOption(
      new Option("--emit <output,...>", "write these outputs too (repeatable)").argParser(readOutputs),
    )
    .addOption(new Option("--format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", helpList("Outputs", EXTRA_OUTPUTS))
    .action(async (name: string, flags: CompileFlags) => {
      session.status = await runCompile(session, name, flags);
    });
}

/** The options of `compile` that a command line gives. */
export function compileOptions(name: string, flags: ContainerFlags, loaded: Loaded): CompileOptions {
  checkStandaloneFlags(flags);
  return {
    containers: loaded.containers,
    host: loaded.host,
    limits: loaded.limits,
    profile: loaded.profile,
    project: flags.project?.project ?? null,
    group: flags.project?.group ?? null,
    experiment: flags.experiment ?? experimentNameOf(name),
    ...packOptions(flags),
    defaultContainer: flags.defaultContainer ?? null,
    defaultImage: flags.defaultImage ?? null,
    pnodeOs: flags.pnodeOs ?? null,
    pnodeHardware: flags.pnodeHardware ?? null,
    progress: loaded.progress,
  };
}

/** Refuses options about containers in the NS file beside one for those that are written down. */
function checkStandaloneFlags(flags: ContainerFlags): void {
  if (flags.containers === undefined) return;
  const other: [string, unknown][] = [
    ["--default-container", flags.defaultContainer],
    ["--default-image", flags.defaultImage],
    ["--pnode-hardware", flags.pnodeHardware],
  ];
  const given = other.find(([, value]) => value !== undefined)?.[0] ?? givenPlacement(flags);
  if (given !== null)
    throw new UsageError(`${given} is for containers in the NS file, and --containers for those outside it`);
}

async function runCompile(session: Session, name: string, flags: CompileFlags): Promise<ExitStatus> {
  const { terminal } = session;
  checkPushFlags(flags);
  if (flags.out === "") throw new UsageError("--out: the name of the folder is empty");
  const loaded = load(terminal, name, flags);
  const found: Diagnostic[] = [...loaded.diagnostics];
  let topology: TopologyDocument | null = null;
  if (loaded.file !== null) {
    const result = compile(loaded.file, compileOptions(name, flags, loaded));
    found.push(...result.diagnostics);
    topology = result.value.topology;
    if (topology !== null)
      for (const output of flags.emit ?? [])
        found.push(...outputFindings(output.name, topology, loaded.file));
  }
  requireStack(terminal, found);
  const folder = flags.out ?? join("build", flags.experiment ?? experimentNameOf(name));
  const files =
    topology === null ? [] : await outputFiles(topology, flags.emit ?? [], folderSettings(loaded, flags));
  const inputs = [name, ...(flags.containers === undefined ? [] : [flags.containers])];
  if (topology !== null) {
    keepInputs(terminal.cwd, folder, files, inputs);
    writeFiles(terminal.cwd, folder, files, loaded.progress);
  }
  if (flags.format === "json") showJson(terminal.stdout, found, inputs);
  else {
    showDiagnostics(terminal, terminal.stderr, found, flags.color);
    if (topology === null) terminal.stderr.write(`${failureLine(found)}\n`);
    else {
      const paths = files.map((file) => shownPath(terminal.cwd, resolve(terminal.cwd, folder, file.name)));
      terminal.stdout.write(summaryText(topology, paths, found));
    }
  }
  const unread = readStatus(loaded.diagnostics);
  const status = unread === Exit.file ? unread : statusOf(found);
  if (flags.push && topology !== null && status === Exit.fine) {
    const said = await runPush(terminal, flags, readCompiled(terminal, folder, {}, false));
    if (flags.format === "pretty") terminal.stdout.write(said);
  }
  return status;
}

function checkPushFlags(flags: CompileFlags): void {
  const given = flags.force ? "--force" : givenServerFlags(flags);
  if (!flags.push && given !== null) throw new UsageError(`${given} goes with --push`);
}

function failureLine(found: readonly Diagnostic[]): string {
  const { errors, warnings } = summarize(found);
  return `nothing was written: ${countText(errors, warnings) ?? "the file was rejected"}`;
}

function summaryText(
  topology: TopologyDocument,
  paths: readonly string[],
  found: readonly Diagnostic[],
): string {
  const { warnings } = summarize(found);
  const lines: [string, string][] = [
    ["containers", placementText(topology)],
    ["images", topology.images.length === 0 ? "none" : topology.images.map((image) => image.name).join(", ")],
    ["networks", networksText(topology)],
    ["warnings", String(warnings)],
  ];
  const text = lines.map(([label, value]) => `  ${label.padEnd(11)} ${value}\n`).join("");
  return `compiled ${topology.project}/${topology.experiment}\n${text}wrote\n${paths.map((path) => `  ${path}\n`).join("")}`;
}

function placementText({ mode, nodes, pnodes }: TopologyDocument): string {
  const containers = nodes.filter((node) => node.kind === "container").length;
  const physical = nodes.length - containers - (mode === "standalone" ? pnodes.length : 0);
  const beside = physical > 0 ? `, beside ${plural(physical, "physical node")}` : "";
  return `${containers} on ${plural(pnodes.length, mode === "standalone" ? "host" : "pnode")}${beside}`;
}

function networksText({ mode, networks, physicalNetworks }: TopologyDocument): string {
  const crossing = networks.filter((network) => network.physicalNetwork !== null).length;
  if (mode === "standalone" || crossing === 0) return String(networks.length);
  return `${networks.length}, ${crossing} of them across hosts on ${plural(physicalNetworks.length, "physical network")}`;
}
