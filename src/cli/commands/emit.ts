import { Argument, type Command } from "commander";
import {
  analyze,
  type CompileOptions,
  compile,
  experimentNames,
  outputFindings,
} from "../../compiler/index.ts";
import {
  EXPERIMENT_FORMATS,
  FOLDER_FORMATS,
  type FolderFormat,
  findExperimentFormat,
} from "../../emit/index.ts";
import type { Outcome, SourceFile } from "../../source/index.ts";
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
import { TEXT_OUTPUTS } from "../outputs.ts";
import type { Session } from "../program.ts";
import { requireStack, showDiagnostics, statusOf } from "../report.ts";
import { keepInputs, writeFile, writeFiles } from "../write.ts";
import { compileOptions } from "./compile.ts";

interface EmitFlags extends ContainerFlags, ChefFlags {
  readonly output?: string;
}

export function addEmit(command: Command, session: Session): void {
  const formats = [...TEXT_OUTPUTS, ...EXPERIMENT_FORMATS, ...FOLDER_FORMATS];
  const names = formats.map((format) => format.name);
  addChefServerOption(
    addContainerOptions(
      command
        .addArgument(new Argument("<format>", "the format").choices(names))
        .argument("<file>", "an NS file, or topdl (.xml)")
        .option(
          "-o, --output <path>",
          "write to this file instead of stdout; the folder of vagrant and chef",
        ),
    ),
  )
    .addHelpText("after", helpList("Formats", formats))
    .action(async (format: string, name: string, flags: EmitFlags) => {
      session.status = await emit(session, format, name, flags);
    });
}

async function emit(
  session: Session,
  formatName: string,
  name: string,
  flags: EmitFlags,
): Promise<ExitStatus> {
  const { terminal } = session;
  if (formatName === "ns" && flags.containers !== undefined)
    throw new UsageError(`there is no other NS file beside --containers: ${name} describes the machines`);
  const loaded = load(terminal, name, flags);
  if (loaded.file === null) {
    showDiagnostics(terminal, terminal.stderr, loaded.diagnostics, flags.color);
    return readStatus(loaded.diagnostics);
  }
  const folder = FOLDER_FORMATS.find((format) => format.name === formatName);
  if (folder !== undefined) return emitFolder(session, folder, name, loaded, loaded.file, flags);
  const { value: emitted, diagnostics } = emission(
    formatName,
    loaded.file,
    compileOptions(name, flags, loaded),
  );
  const found = [...loaded.diagnostics, ...diagnostics];
  requireStack(terminal, found);
  showDiagnostics(terminal, terminal.stderr, found, flags.color);
  if (emitted === null) return statusOf(found);
  const chunks = await emitted;
  if (flags.output === undefined) for (const chunk of chunks) terminal.stdout.write(chunk);
  else writeFile(terminal.cwd, flags.output, chunks, loaded.progress);
  return Exit.fine;
}

async function emitFolder(
  { terminal }: Session,
  format: FolderFormat,
  name: string,
  loaded: Loaded,
  file: SourceFile,
  flags: EmitFlags,
): Promise<ExitStatus> {
  if (flags.output === undefined || flags.output === "")
    throw new UsageError(`${format.name} is a folder of files: say where with -o DIR`);
  const { value, diagnostics } = compile(file, compileOptions(name, flags, loaded));
  const { topology } = value;
  const found = [...loaded.diagnostics, ...diagnostics];
  if (topology !== null) found.push(...outputFindings(format.name, topology, file));
  requireStack(terminal, found);
  showDiagnostics(terminal, terminal.stderr, found, flags.color);
  if (topology === null || statusOf(found) !== Exit.fine) return statusOf(found);
  const files = [...format.files(topology, folderSettings(loaded, flags))];
  keepInputs(terminal.cwd, flags.output, files, [name]);
  writeFiles(terminal.cwd, flags.output, files, loaded.progress);
  return Exit.fine;
}

/** A file in one format; null when it is rejected. Formats of the language level need no compilation. */
function emission(
  formatName: string,
  file: SourceFile,
  options: CompileOptions,
): Outcome<Iterable<string> | Promise<Iterable<string>> | null> {
  const format = findExperimentFormat(formatName);
  if (format === undefined) {
    const { value, diagnostics } = compile(file, options);
    const { topology } = value;
    if (topology === null) return { value: null, diagnostics };
    return {
      value: TEXT_OUTPUTS.find(({ name }) => name === formatName)?.chunks(topology) ?? null,
      diagnostics: [...diagnostics, ...outputFindings(formatName, topology, file)],
    };
  }
  const { value, diagnostics } = analyze(file, options);
  return {
    value: value.experiment && format.chunks(value.experiment, experimentNames(file, options)),
    diagnostics,
  };
}
