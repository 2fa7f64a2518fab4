import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { formatFile } from "../../compiler/index.ts";
import { type Diagnostic, lineEdits, SourceFile, unifiedDiff } from "../../source/index.ts";
import { defaultLimits } from "../../tcl/index.ts";
import { checkSourceRoot, load, readStatus } from "../evaluation.ts";
import { EnvironmentError, Exit, type ExitStatus, UsageError } from "../exit.ts";
import { findInputs, type LintInput, SCRIPTS } from "../lint/inputs.ts";
import { isContainersFile } from "../lint/job.ts";
import { LintSettings } from "../lint/settings.ts";
import { addSandboxOptions, type EvaluationFlags } from "../options.ts";
import type { Session } from "../program.ts";
import { decode, type InputFile } from "../read.ts";
import { limitsHere, requireStack, showDiagnostics } from "../report.ts";
import { readStdin, type Terminal } from "../terminal.ts";
import { writeFile } from "../write.ts";

interface FmtFlags extends Omit<EvaluationFlags, "testbed"> {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly write?: boolean;
  readonly stdinFilename?: string;
}

/** A file before and after, both as on the disk. */
interface FormattedFile {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export function addFmt(command: Command, session: Session): void {
  addSandboxOptions(
    command
      .argument("<file...>", "NS files and other Tcl, folders that hold some, patterns, or - for stdin")
      .option(
        "--check",
        "change nothing; name the files that are laid out otherwise, exit status 1 if any is",
      )
      .option("--diff", "print what changes instead of the whole new text")
      .addOption(new Option("--write", "change the files themselves").conflicts("check"))
      .option("--stdin-filename <name>", "what standard input is called, and where `source` is looked for"),
  )
    .addHelpText(
      "after",
      [
        "",
        "Four blanks a level, one command a line, bodies of known commands on lines of their own; words that are",
        "no such bodies stay byte for byte. A file is changed only if it then means the same: docs/formatting.md.",
      ].join("\n"),
    )
    .action((words: string[], flags: FmtFlags) => {
      session.status = fmt(session.terminal, words, flags);
    });
}

function fmt(terminal: Terminal, words: readonly string[], flags: FmtFlags): ExitStatus {
  if (flags.write && words.includes("-"))
    throw new UsageError("standard input cannot be changed; without --write its new text is printed");
  checkSourceRoot(terminal, flags.sourceRoot);
  const settings = new LintSettings(terminal.cwd);
  const found = findInputs(terminal.cwd, words, flags.stdinFilename, settings, SCRIPTS);
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  const files: FormattedFile[] = [];
  for (const input of found.inputs) {
    const { file, refused } = format(terminal, input, flags, settings);
    diagnostics.push(...refused);
    if (file !== null) files.push(file);
  }
  diagnostics.unshift(...settings.diagnostics);
  showDiagnostics(terminal, terminal.stderr, diagnostics, flags.color);
  const status = put(terminal, files, flags);
  return Math.max(status, readStatus(diagnostics)) as ExitStatus;
}

interface Attempt {
  /** Null when the file is left alone. */
  readonly file: FormattedFile | null;
  readonly refused: readonly Diagnostic[];
}

function format(
  terminal: Terminal,
  { name, stdin }: LintInput,
  flags: FmtFlags,
  settings: LintSettings,
): Attempt {
  const config = settings.of(resolve(terminal.cwd, name));
  const sourceRoot = flags.sourceRoot ?? config.sourceRoot;
  const limits = limitsHere(terminal, { ...defaultLimits, ...flags.limit });
  const { file, host, diagnostics } = load(
    terminal,
    name,
    { color: flags.color, limit: limits, ...(sourceRoot === null ? {} : { sourceRoot }) },
    stdin ? decode(name, readStdin(terminal, limits.file)) : undefined,
  );
  if (file === null) return { file: null, refused: diagnostics };
  if (isContainersFile(file)) return { file: null, refused: [containersFile(file)] };
  const { value, diagnostics: refused } = formatFile(file, { host, limits });
  requireStack(terminal, value.evaluation);
  if (value.text === null) return { file: null, refused };
  return { file: { name, before: file.original, after: asOnDisk(file, value.text) }, refused };
}

function containersFile(file: SourceFile): Diagnostic {
  return {
    code: "NS4602",
    severity: "error",
    message: "this is a containers.json, and no NS file",
    span: { file, start: 0, end: 0 },
    help: "give the NS file; `nsc emit containers` writes a containers.json as it should be",
  };
}

/** A text as its file has it: behind a byte order mark, and with carriage returns alone where most lines end so. */
function asOnDisk({ original }: InputFile, text: string): string {
  const mark = original.startsWith("\ufeff") ? "\ufeff" : "";
  const alone = original.match(/\r(?!\n)/g)?.length ?? 0;
  const others = original.match(/\n/g)?.length ?? 0;
  return mark + (alone > others ? text.replaceAll(/\r?\n/g, "\r") : text);
}

/** Prints or writes what the flags ask for. A file that cannot be written keeps no other from being so. */
function put(terminal: Terminal, files: readonly FormattedFile[], flags: FmtFlags): ExitStatus {
  const { stdout } = terminal;
  let status: ExitStatus = Exit.fine;
  for (const file of files) {
    const isChanged = file.after !== file.before;
    if (flags.diff) {
      const original = new SourceFile(file.name, file.before);
      for (const chunk of unifiedDiff(original, lineEdits(original, file.after))) stdout.write(chunk);
    }
    if (flags.check) {
      if (isChanged && !flags.diff) stdout.write(`${file.name}\n`);
      if (isChanged && status === Exit.fine) status = Exit.findings;
    } else if (flags.write) {
      if (isChanged && !write(terminal, file, flags)) status = Exit.file;
    } else if (!flags.diff) stdout.write(file.after);
  }
  return status;
}

function write(terminal: Terminal, { name, after }: FormattedFile, { diff }: FmtFlags): boolean {
  try {
    writeFile(terminal.cwd, name, [after]);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    terminal.stderr.write(`nsc: ${error.message}\n`);
    return false;
  }
  if (!diff) terminal.stdout.write(`${name}\n`);
  return true;
}
