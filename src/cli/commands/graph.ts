import { type Command, Option } from "commander";
import { compile, experimentNames, outputFindings } from "../../compiler/index.ts";
import { drawTopology } from "../../emit/index.ts";
import { load, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import { addContainerOptions, type ContainerFlags } from "../options.ts";
import { PICTURE_KINDS, type PictureKind, pictureOf } from "../picture.ts";
import type { Session } from "../program.ts";
import { requireStack, showDiagnostics, statusOf } from "../report.ts";
import { writeFile } from "../write.ts";
import { compileOptions } from "./compile.ts";

interface GraphFlags extends ContainerFlags {
  readonly output: string;
  readonly partitions?: boolean;
  readonly addresses?: boolean;
}

export function addGraph(command: Command, session: Session): void {
  addContainerOptions(
    command
      .argument("<file>", "an NS file")
      .addOption(
        new Option(
          "-o, --output <picture>",
          "the file to write: .svg, .png, .html or .dot",
        ).makeOptionMandatory(),
      )
      .option("--partitions", "draw a box around the containers of each pnode")
      .option("--addresses", "write the addresses of the interfaces"),
  ).action(async (name: string, flags: GraphFlags) => {
    session.status = await graph(session, name, flags);
  });
}

async function graph(session: Session, name: string, flags: GraphFlags): Promise<ExitStatus> {
  const { terminal } = session;
  const kind = kindOf(flags.output);
  const loaded = load(terminal, name, flags);
  if (loaded.file === null) {
    showDiagnostics(terminal, terminal.stderr, loaded.diagnostics, flags.color);
    return readStatus(loaded.diagnostics);
  }
  const options = compileOptions(name, flags, loaded);
  // A picture shows nothing that depends on the project: its absence is not worth a note.
  const names = experimentNames(loaded.file, options);
  const { value, diagnostics } = compile(loaded.file, { ...options, ...names });
  const { topology } = value;
  const found = [
    ...loaded.diagnostics,
    ...diagnostics,
    ...(topology === null ? [] : outputFindings("dot", topology, loaded.file)),
  ];
  requireStack(terminal, found);
  showDiagnostics(terminal, terminal.stderr, found, flags.color);
  if (topology === null) return statusOf(found);
  const drawing = drawTopology(topology, {
    partitions: flags.partitions ?? false,
    addresses: flags.addresses ?? false,
  });
  writeFile(terminal.cwd, flags.output, [await pictureOf(drawing, kind)]);
  return Exit.fine;
}

function kindOf(path: string): PictureKind {
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase();
  const kind = PICTURE_KINDS.find((known) => known === ending);
  if (kind !== undefined) return kind;
  throw new UsageError(
    `-o ${path}: the ending tells what to draw, and it is one of ${PICTURE_KINDS.map((known) => `.${known}`).join(", ")}`,
  );
}
