import type { Command } from "commander";
import { type LocalPlan, planLocally } from "../../bootstrap/index.ts";
import { compile } from "../../compiler/index.ts";
import { hostsChunks } from "../../emit/index.ts";
import { bringUp, type LocalReport, stateFolder } from "../../provider/index.ts";
import { type Diagnostic, type SourceFile, span } from "../../source/index.ts";
import { load, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import { requireRoot, stepping } from "../local/machine.ts";
import { addContainerOptions, type ContainerFlags } from "../options.ts";
import type { Session } from "../program.ts";
import { ProgressLine } from "../progress-line.ts";
import { requireStack, showDiagnostics, statusOf } from "../report.ts";
import { plural } from "../terminal.ts";
import { compileOptions } from "./compile.ts";

interface UpFlags extends ContainerFlags {
  readonly requireShaping?: boolean;
  readonly startCommands?: boolean;
  readonly user?: string;
}

export function addUp(command: Command, session: Session): void {
  addContainerOptions(command.argument("<file>", "an NS file, or topdl (.xml)"))
    .option("--require-shaping", "refuse to start where the kernel cannot emulate bandwidth, delay or loss")
    .option("--start-commands", "run the nodes' start commands")
    .option("--user <name>", "the user that start commands run as")
    .action(async (name: string, flags: UpFlags) => {
      session.status = await up(session, name, flags);
    });
}

async function up({ terminal }: Session, name: string, flags: UpFlags): Promise<ExitStatus> {
  if (flags.startCommands && flags.user === undefined)
    throw new UsageError("--start-commands runs what the file says: say as which user, with --user NAME");
  if (flags.user !== undefined && !flags.startCommands)
    throw new UsageError("--user is the user of start commands: add --start-commands to run them");
  const loaded = load(terminal, name, flags);
  if (loaded.file === null) {
    showDiagnostics(terminal, terminal.stderr, loaded.diagnostics, flags.color);
    return readStatus(loaded.diagnostics);
  }
  const { value, diagnostics } = compile(loaded.file, compileOptions(name, flags, loaded));
  const found = [...loaded.diagnostics, ...diagnostics];
  requireStack(terminal, found);
  showDiagnostics(terminal, terminal.stderr, found, flags.color);
  const { topology } = value;
  if (topology === null) return statusOf(found);
  requireRoot("nsc up");
  const plan = planLocally(topology);
  const line = new ProgressLine(terminal, flags);
  const report = await stepping(async () => {
    try {
      return await bringUp(plan, {
        root: stateFolder(terminal.env),
        hosts: hostsChunks(topology),
        requireShaping: flags.requireShaping ?? false,
        startAs: flags.user ?? null,
        progress: (text) => line.begin(text),
      });
    } finally {
      line.clear();
    }
  });
  showDiagnostics(terminal, terminal.stderr, shapingFindings(report, loaded.file), flags.color);
  terminal.stdout.write(summary(plan, report));
  return Exit.fine;
}

function shapingFindings({ undelayed, unlimited }: LocalReport, file: SourceFile): Diagnostic[] {
  const found: Diagnostic[] = [];
  const add = (what: string, module: string, networks: readonly string[]): void => {
    if (networks.length === 0) return;
    found.push({
      code: "NS7001",
      severity: "warning",
      message: `this kernel has no ${module}: ${what} not emulated on ${networks.join(", ")}`,
      span: span(file, 0),
      help: "`--require-shaping` refuses to start instead",
    });
  };
  add("delay and loss are", "sch_netem", undelayed);
  add("bandwidth is", "sch_tbf", unlimited);
  return found;
}

function summary({ project, experiment, namespaces }: LocalPlan, { started }: LocalReport): string {
  const count = (kind: string) => namespaces.filter((namespace) => namespace.kind === kind).length;
  const physical = count("physical");
  const beside = physical > 0 ? `, ${plural(physical, "physical node")}` : "";
  const first = namespaces.find(({ kind }) => kind === "container" || kind === "physical")?.name ?? "NODE";
  return [
    `up: ${project}/${experiment}, ${plural(count("container"), "container")} on ${plural(count("pnode"), "pnode")}${beside}`,
    ...(started > 0 ? [`  ${plural(started, "start command")} running`] : []),
    `  nsc ssh ${first}`,
    `  nsc down -p ${project} -e ${experiment}`,
    "",
  ].join("\n");
}
