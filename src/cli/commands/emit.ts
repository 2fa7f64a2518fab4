import { Argument, type Command } from "commander";
import { compile } from "../../compiler/index.ts";
import { FORMATS, findFormat } from "../../emit/index.ts";
import { load, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus } from "../exit.ts";
import { addContainerOptions, type ContainerFlags } from "../options.ts";
import type { Session } from "../program.ts";
import { requireStack, showDiagnostics, statusOf } from "../report.ts";
import { writeFile } from "../write.ts";
import { compileOptions } from "./compile.ts";

interface EmitFlags extends ContainerFlags {
  readonly output?: string;
}

export function addEmit(program: Command, session: Session): void {
  const names = FORMATS.map((format) => format.name);
  addContainerOptions(
    program
      .command("emit")
      .description("print one output format of a compiled NS file")
      .addArgument(new Argument("<format>", "the format").choices(names))
      .argument("<file>", "an NS file")
      .option("-o, --output <path>", "write to this file instead of stdout"),
  )
    .addHelpText(
      "after",
      `\nFormats:\n${FORMATS.map(({ name, description }) => `  ${name.padEnd(12)} ${description}`).join("\n")}`,
    )
    .action((format: string, name: string, flags: EmitFlags) => {
      session.status = emit(session, format, name, flags);
    });
}

function emit(session: Session, formatName: string, name: string, flags: EmitFlags): ExitStatus {
  const { terminal } = session;
  const loaded = load(terminal, name, flags);
  if (loaded.file === null) {
    showDiagnostics(terminal, terminal.stderr, loaded.diagnostics, flags.color);
    return readStatus(loaded.diagnostics);
  }
  const { value, diagnostics } = compile(loaded.file, compileOptions(name, flags, loaded));
  const found = [...loaded.diagnostics, ...diagnostics];
  requireStack(terminal, found);
  showDiagnostics(terminal, terminal.stderr, found, flags.color);
  const format = findFormat(formatName);
  if (value.topology === null || format === undefined) return statusOf(found);
  const chunks = format.chunks(value.topology);
  if (flags.output === undefined) for (const chunk of chunks) terminal.stdout.write(chunk);
  else writeFile(terminal.cwd, flags.output, chunks);
  return Exit.fine;
}
