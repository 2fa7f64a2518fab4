import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { lintExperiment } from "../../compiler/index.ts";
import { type Diagnostic, summarize } from "../../source/index.ts";
import { load } from "../evaluation.ts";
import { Exit, type ExitStatus } from "../exit.ts";
import { addEvaluationOptions, type EvaluationFlags } from "../options.ts";
import type { Session } from "../program.ts";
import { requireStack, showDiagnostics, showJson } from "../report.ts";
import { countText, plural } from "../terminal.ts";

interface LintFlags extends EvaluationFlags {
  readonly format: "pretty" | "json";
  readonly maxWarnings?: number;
}

export function addLint(command: Command, session: Session): void {
  addEvaluationOptions(command.argument("<file...>", "NS files"))
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
  const all: Diagnostic[] = [];
  let status: ExitStatus = Exit.fine;
  for (const name of names) {
    const loaded = load(terminal, name, flags);
    all.push(...loaded.diagnostics);
    if (loaded.status === Exit.file) status = Exit.file;
    if (loaded.file !== null) all.push(...lintExperiment(loaded.file, loaded).diagnostics);
  }
  requireStack(terminal, all);
  const { errors, warnings } = summarize(all);
  if (flags.format === "json") showJson(terminal.stdout, all, names);
  else {
    showDiagnostics(terminal, terminal.stdout, all, flags.color);
    const counted = countText(errors, warnings);
    terminal.stdout.write(`${plural(names.length, "file")}: ${counted ?? "nothing found"}\n`);
  }
  if (status !== Exit.fine) return status;
  const tooMany = flags.maxWarnings !== undefined && warnings > flags.maxWarnings;
  return errors > 0 || tooMany ? Exit.findings : Exit.fine;
}
