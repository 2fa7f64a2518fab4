import { Command, CommanderError, InvalidArgumentError } from "commander";
import { escapeControl } from "../source/index.ts";
import { COMMANDS } from "./command-table.ts";
import { CodedError, EnvironmentError, Exit, type ExitStatus, UsageError } from "./exit.ts";
import { StackExhausted } from "./report.ts";
import type { Terminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

/** How a command says what nsc ends with. */
export interface Session {
  readonly terminal: Terminal;
  status: number;
}

/** Runs one command line, without the program's name; resolves to the exit status. Rejects only with `StackExhausted`. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const session: Session = { terminal, status: Exit.fine };
  const program = buildProgram(session);
  try {
    await loadCommands(program, session, argv);
    await program.parseAsync([...argv], { from: "user" });
    return session.status;
  } catch (error) {
    if (error instanceof StackExhausted) throw error;
    return failure(error, terminal);
  } finally {
    terminal.process?.showProgress(null);
  }
}

function buildProgram(session: Session): Command {
  const { terminal } = session;
  const program = new Command("nsc")
    .description("Compiler and toolchain for the NS experiment files of the DETER and Emulab testbeds")
    .version(VERSION, "--version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(run with --help to see the options)")
    .showSuggestionAfterError()
    .exitOverride()
    // What follows a command that runs programs belongs to them.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns,
      getErrHelpWidth: () => terminal.stderr.columns,
    });
  for (const { name, description } of COMMANDS) program.command(name).description(description);
  return program;
}

/** Completes the commands that the command line names: what the others need stays on the disk. */
async function loadCommands(program: Command, session: Session, argv: readonly string[]): Promise<void> {
  const wanted = COMMANDS.filter(({ name }) => argv.includes(name));
  for (const { name, load } of wanted) {
    const command = program.commands.find((candidate) => candidate.name() === name) as Command;
    const define = await load();
    define(command, session);
    passSettings(command, program);
  }
}

/** Subcommands, at any depth, behave as the program does. */
function passSettings(command: Command, program: Command): void {
  for (const inner of command.commands) {
    inner.exitOverride().copyInheritedSettings(program);
    passSettings(inner, program);
  }
}

function failure(error: unknown, terminal: Terminal): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.fine : Exit.usage;
  if (error instanceof UsageError || error instanceof InvalidArgumentError) {
    terminal.stderr.write(`nsc: ${error.message}\n`);
    return Exit.usage;
  }
  if (error instanceof CodedError) {
    terminal.stderr.write(codedText(error));
    return error.status;
  }
  if (error instanceof EnvironmentError) {
    terminal.stderr.write(`nsc: ${error.message}\n`);
    return error.status;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.stderr.write(
    terminal.env["NSC_DEBUG"]
      ? `nsc: internal error: ${detail}\n`
      : "nsc: internal error: this is a bug in nsc; run again with NSC_DEBUG=1 and report what it prints\n",
  );
  return Exit.bug;
}

/** The message, whose further lines are indented, and the help. Both may hold text from elsewhere. */
function codedText({ code, message, help }: CodedError): string {
  const lines = message.split("\n").map((line) => `${escapeControl(line)}\n`);
  const end = help === null ? "" : `help: ${escapeControl(help)}\n`;
  return `nsc: error[${code}]: ${lines.join("    ")}${end}`;
}
