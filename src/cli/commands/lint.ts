import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { type Diagnostic, type SourceFile, summarize } from "../../source/index.ts";
import { readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import { CACHE_FILE } from "../lint/cache.ts";
import { applyFixes, fixDiff, isFixable, writeFixed } from "../lint/fix.ts";
import type { LintOutcome } from "../lint/job.ts";
import { mergeOutcomes } from "../lint/merge-outcomes.ts";
import { LINT_FORMATS, printFindings } from "../lint/print.ts";
import { type LintRun, type RunFlags, runLint } from "../lint/run.ts";
import { addContainersFileOption, addEvaluationOptions } from "../options.ts";
import type { Session } from "../program.ts";
import { requireStack } from "../report.ts";

interface LintFlags extends RunFlags {
  readonly format: string;
  readonly maxWarnings?: number;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
}

export function addLint(command: Command, session: Session): void {
  const number = (text: string) => readCount(text);
  addContainersFileOption(
    addEvaluationOptions(
      command.argument(
        "<file...>",
        "NS files, topdl (.xml) and containers.json, folders that hold some, patterns such as 'exp/**/*.ns', or - for stdin",
      ),
    ),
  )
    .addOption(new Option("--format <format>", "how to print").choices(LINT_FORMATS).default("pretty"))
    .addOption(
      new Option("--max-warnings <n>", "more warnings than this give exit status 1").argParser(number),
    )
    .option("--fix", "apply the fixes that are safe to the files that are named")
    .option("--fix-dry-run", "show as a diff what --fix would change")
    .option(
      "--stdin-filename <name>",
      "what standard input is called, and where `source` and settings are looked for",
    )
    .option("--cache", `keep findings in ${CACHE_FILE}, and look again only at what has changed`)
    .option("--cache-file <path>", "the same, in another file")
    .addOption(new Option("--jobs <n>", "threads to use (default: what pays)").argParser(number))
    .addHelpText(
      "after",
      [
        "",
        "docs/rules.md lists the rules; `nsc explain CODE` tells more about a finding.",
        "A file .nscrc.json sets severities, the testbed profile and more for its folder and those below.",
        "In a file, `# nsc-disable-next-line CODE reason` hides a finding, and `# nsc-library` says that others source it.",
      ].join("\n"),
    )
    .action(async (words: string[], flags: LintFlags) => {
      session.status = await lint(session, words, flags);
    });
}

function readCount(text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("give a whole number, 0 or more");
}

async function lint(session: Session, words: readonly string[], flags: LintFlags): Promise<ExitStatus> {
  const { terminal } = session;
  if (flags.fix && words.includes("-"))
    throw new UsageError("standard input cannot be changed; --fix-dry-run shows what --fix would change");
  const run = await runLint(terminal, words, flags);
  requireStack(
    terminal,
    run.outcomes.flatMap(({ diagnostics }) => diagnostics),
  );
  if (!flags.fix && !flags.fixDryRun) {
    const diagnostics = [...run.diagnostics, ...mergeOutcomes(terminal.cwd, run.outcomes)];
    const mayChange = (file: SourceFile) => run.files.includes(file.name);
    const fixable = diagnostics.filter((diagnostic) => isFixable(diagnostic, mayChange)).length;
    print(session, flags, run, diagnostics, { mended: 0, fixable });
    return statusOf(diagnostics, flags);
  }
  const { files, outcomes, mended } = applyFixes(run.jobs, run.outcomes);
  const diagnostics = [...run.diagnostics, ...mergeOutcomes(terminal.cwd, outcomes as LintOutcome[])];
  if (flags.fixDryRun) for (const text of fixDiff(files)) terminal.stdout.write(text);
  else {
    writeFixed(terminal.cwd, files);
    print(session, flags, run, diagnostics, { mended, fixable: 0 });
  }
  return statusOf(diagnostics, flags);
}

function print(
  { terminal }: Session,
  { format, color }: LintFlags,
  { files }: LintRun,
  diagnostics: readonly Diagnostic[],
  counts: { readonly mended: number; readonly fixable: number },
): void {
  printFindings(terminal, { format, color, files, diagnostics, ...counts });
}

function statusOf(diagnostics: readonly Diagnostic[], { maxWarnings }: LintFlags): ExitStatus {
  const status = readStatus(diagnostics);
  if (status !== Exit.fine) return status;
  const { warnings } = summarize(diagnostics);
  return maxWarnings !== undefined && warnings > maxWarnings ? Exit.findings : Exit.fine;
}
