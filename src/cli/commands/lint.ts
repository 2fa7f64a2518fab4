import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { type LintResult, lintContainers, lintExperiment } from "../../compiler/index.ts";
import { type Diagnostic, type SourceFile, summarize } from "../../source/index.ts";
import { type Loaded, load } from "../evaluation.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import { addContainersFileOption, addEvaluationOptions, type BesideFlags } from "../options.ts";
import type { Session } from "../program.ts";
import { requireStack, showDiagnostics, showJson } from "../report.ts";
import { countText, plural } from "../terminal.ts";

interface LintFlags extends BesideFlags {
  readonly format: "pretty" | "json";
  readonly maxWarnings?: number;
}

export function addLint(command: Command, session: Session): void {
  addContainersFileOption(
    addEvaluationOptions(command.argument("<file...>", "NS files, and containers.json files")),
  )
    .addOption(new Option("--format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .addOption(
      new Option("--max-warnings <n>", "more warnings than this give exit status 1").argParser(readCount),
    )
    .addHelpText("after", "\n`nsc explain CODE` tells more about a finding.")
    .action((files: string[], flags: LintFlags) => {
      session.status = lint(session, files, flags);
    });
}

function readCount(text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("give a whole number, 0 or more");
}

function lint(session: Session, names: readonly string[], flags: LintFlags): ExitStatus {
  const { terminal } = session;
  if (flags.containers !== undefined && names.length > 1)
    throw new UsageError("--containers belongs to one NS file: give that alone");
  const all: Diagnostic[] = [];
  let status: ExitStatus = Exit.fine;
  for (const name of names) {
    const loaded = load(terminal, name, flags);
    all.push(...loaded.diagnostics);
    if (loaded.status === Exit.file) status = Exit.file;
    if (loaded.file !== null) all.push(...lintFile(loaded.file, loaded).diagnostics);
  }
  requireStack(terminal, all);
  const inputs = [...names, ...(flags.containers === undefined ? [] : [flags.containers])];
  const { errors, warnings } = summarize(all);
  if (flags.format === "json") showJson(terminal.stdout, all, inputs);
  else {
    showDiagnostics(terminal, terminal.stdout, all, flags.color);
    const counted = countText(errors, warnings);
    terminal.stdout.write(`${plural(inputs.length, "file")}: ${counted ?? "nothing found"}\n`);
  }
  if (status !== Exit.fine) return status;
  const tooMany = flags.maxWarnings !== undefined && warnings > flags.maxWarnings;
  return errors > 0 || tooMany ? Exit.findings : Exit.fine;
}

function lintFile(file: SourceFile, loaded: Loaded): LintResult {
  if (!isContainersFile(file)) return lintExperiment(file, loaded);
  if (loaded.containers !== null)
    throw new UsageError(`--containers belongs to an NS file, and ${file.name} is a containers.json itself`);
  return lintContainers(file, loaded);
}

/** By its name, and where that says nothing by its text: no command of a script begins with a bracket and a brace. */
function isContainersFile({ name, text }: SourceFile): boolean {
  if (/\.json$/i.test(name)) return true;
  return !/\.(?:ns|tcl)$/i.test(name) && /^\s*\[\s*(?:[{\]]|$)/.test(text);
}
