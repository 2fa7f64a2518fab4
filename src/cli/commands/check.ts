import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { type CheckResult, checkExperiment } from "../../compiler/index.ts";
import { type Diagnostic, summarize, toJson } from "../../source/index.ts";
import { parseHardware } from "../../topology/index.ts";
import { addServerOptions, givenServerFlags, SETTINGS_HELP, type ServerFlags } from "../client/options.ts";
import { takenName } from "../client/taken-name.ts";
import { load, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import { LintSettings } from "../lint/settings.ts";
import { addContainerOptions, type ContainerFlags } from "../options.ts";
import type { Session } from "../program.ts";
import { requireStack, showDiagnostics } from "../report.ts";
import { countText, plural } from "../terminal.ts";
import { compileOptions } from "./compile.ts";

interface CheckFlags extends ContainerFlags, ServerFlags {
  readonly format: "pretty" | "json";
}

export function addCheck(command: Command, session: Session): void {
  addServerOptions(
    addContainerOptions(command.argument("<file>", "an NS file, or topdl (.xml)")).addOption(
      new Option("--format <format>", "how to print").choices(["pretty", "json"]).default("pretty"),
    ),
  )
    .addHelpText(
      "after",
      `
The last line is the verdict; the exit status is 0 when the experiment can be swapped in, and 1 when not.
Only with --server is the config server asked whether the experiment's name is free. docs/check.md says more.
${SETTINGS_HELP}`,
    )
    .action(async (name: string, flags: CheckFlags) => {
      session.status = await check(session, name, flags);
    });
}

async function check({ terminal }: Session, name: string, flags: CheckFlags): Promise<ExitStatus> {
  const stray = flags.server === undefined ? givenServerFlags(flags) : null;
  if (stray !== null) throw new UsageError(`${stray} goes with --server`);
  if (flags.server !== undefined && flags.project === undefined)
    throw new UsageError("--server needs the project of the experiment: give it with -p");
  const settings = new LintSettings(terminal.cwd);
  const { testbed, sourceRoot, severities } = settings.of(resolve(terminal.cwd, name));
  const loaded = load(terminal, name, {
    ...flags,
    ...(flags.testbed === undefined && testbed !== null ? { testbed } : {}),
    ...(flags.sourceRoot === undefined && sourceRoot !== null ? { sourceRoot } : {}),
  });
  const result =
    loaded.file === null
      ? null
      : checkExperiment(loaded.file, { ...compileOptions(name, flags, loaded), severities });
  const found = [...settings.diagnostics, ...loaded.diagnostics, ...(result?.diagnostics ?? [])];
  requireStack(terminal, found);
  if (flags.server !== undefined && result?.topology != null)
    found.push(...(await takenName(terminal, flags, result.topology, name)));
  print(terminal, name, flags, result, found);
  const unread = readStatus(loaded.diagnostics);
  if (unread === Exit.file) return unread;
  return isReady(result, found) ? Exit.fine : Exit.findings;
}

function isReady(result: CheckResult | null, found: readonly Diagnostic[]): boolean {
  return (result?.ready ?? false) && summarize(found).errors === 0;
}

function print(
  terminal: Session["terminal"],
  name: string,
  flags: CheckFlags,
  result: CheckResult | null,
  found: readonly Diagnostic[],
): void {
  const ready = isReady(result, found);
  if (flags.format === "pretty") {
    showDiagnostics(terminal, terminal.stdout, found, flags.color);
    terminal.stdout.write(`${name}: ${ready ? readyText(result, found) : unreadyText(found)}\n`);
    return;
  }
  const files = [name, ...(flags.containers === undefined ? [] : [flags.containers])];
  const topology = result?.topology ?? null;
  const verdict = {
    ready,
    project: flags.project?.project ?? null,
    experiment: topology?.experiment ?? null,
    containers: topology === null ? null : containersOf(topology),
    pnodes: topology?.pnodes.length ?? null,
    machines: result?.machines ?? [],
  };
  terminal.stdout.write(`${JSON.stringify({ ...toJson(found, files), verdict }, null, 2)}\n`);
}

type Topology = NonNullable<CheckResult["topology"]>;

function containersOf({ nodes }: Topology): number {
  return nodes.filter(({ kind }) => kind === "container").length;
}

function readyText(result: CheckResult | null, found: readonly Diagnostic[]): string {
  const topology = result?.topology as Topology;
  const machines = (result?.machines ?? []).map(
    ({ hardware, count }) => `${count} ${hardwareText(hardware)}`,
  );
  const { warnings } = summarize(found);
  return [
    `ready to swap in: ${plural(containersOf(topology), "container")} on ${plural(topology.pnodes.length, "pnode")}`,
    ...(machines.length === 0 ? [] : [`it asks for ${machines.join(", ")}`]),
    ...(warnings === 0 ? [] : [plural(warnings, "warning")]),
  ].join("; ");
}

function hardwareText(hardware: string): string {
  const choice = parseHardware(hardware);
  return choice.kind === "type" ? choice.name : choice.types.join(" or ");
}

function unreadyText(found: readonly Diagnostic[]): string {
  const { errors, warnings } = summarize(found);
  return `not ready to swap in: ${countText(errors, warnings) ?? "it does not compile"}`;
}
