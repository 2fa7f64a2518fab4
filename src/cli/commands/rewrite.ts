import { type Command, Option } from "commander";
import { rewritePnodeFile } from "../../compiler/index.ts";
import { applyEdits, type Edit, SourceFile, unifiedDiff } from "../../source/index.ts";
import { load, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus } from "../exit.ts";
import { addEvaluationOptions, addPnodeOptions, type EvaluationFlags, type PnodeFlags } from "../options.ts";
import type { Session } from "../program.ts";
import type { InputFile } from "../read.ts";
import { requireStack, showDiagnostics, statusOf } from "../report.ts";
import { plural } from "../terminal.ts";
import { writeFile } from "../write.ts";

interface RewriteFlags extends EvaluationFlags, PnodeFlags {
  readonly diff?: boolean;
  readonly write?: boolean;
  readonly check?: boolean;
}

export function addRewrite(command: Command, session: Session): void {
  addPnodeOptions(
    addEvaluationOptions(
      command
        .argument("<file>", "an NS file that containerize.py made")
        .option("--diff", "print what changes instead of the whole new file")
        .addOption(new Option("--write", "change the file itself").conflicts("check"))
        .option("--check", "change nothing; exit status 1 if the file has to be rewritten"),
    ),
  )
    .addHelpText(
      "after",
      "\nThe pnodes get the OS PNODE-BASE and the hardware MicroCloud, and lose their start commands;\neverything else stays as it is, byte for byte.",
    )
    .action((name: string, flags: RewriteFlags) => {
      session.status = rewrite(session, name, flags);
    });
}

function rewrite(session: Session, name: string, flags: RewriteFlags): ExitStatus {
  const { terminal } = session;
  const loaded = load(terminal, name, flags);
  const { file } = loaded;
  if (file === null) {
    showDiagnostics(terminal, terminal.stderr, loaded.diagnostics, flags.color);
    return readStatus(loaded.diagnostics);
  }
  const { value: edits, diagnostics } = rewritePnodeFile(file, {
    host: loaded.host,
    limits: loaded.limits,
    profile: loaded.profile,
    pnodeOs: flags.pnodeOs ?? null,
    pnodeHardware: flags.pnodeHardware ?? null,
    progress: loaded.progress,
  });
  const found = [...loaded.diagnostics, ...diagnostics];
  requireStack(terminal, found);
  showDiagnostics(terminal, terminal.stderr, found, flags.color);
  if (edits === null) return statusOf(found);
  return put(session, name, file, edits, flags);
}

function put(
  { terminal }: Session,
  name: string,
  file: InputFile,
  edits: readonly Edit[],
  { diff, write, check }: RewriteFlags,
): ExitStatus {
  const original = new SourceFile(file.name, file.original);
  const changes = editsOfOriginal(original, edits, file.text);
  if (diff) for (const chunk of unifiedDiff(original, changes)) terminal.stdout.write(chunk);
  if (check) {
    if (!diff && edits.length > 0)
      terminal.stdout.write(`${name}: ${plural(edits.length, "change")} to make\n`);
    return edits.length > 0 ? Exit.findings : Exit.fine;
  }
  if (write) {
    if (edits.length > 0) writeFile(terminal.cwd, name, [applyEdits(original.text, changes)]);
    if (!diff) terminal.stdout.write(`${name}: ${plural(edits.length, "change")}\n`);
  } else if (!diff) terminal.stdout.write(applyEdits(original.text, changes));
  return Exit.fine;
}

/** The edits in the text as it is on the disk: behind a byte order mark, and with lines that may end in CR alone. */
function editsOfOriginal(original: SourceFile, edits: readonly Edit[], evaluated: string): Edit[] {
  const shift = original.text.length - evaluated.length;
  const endsInCr = /\r\n?|\n/.exec(original.text)?.[0] === "\r";
  return edits.map(({ span, text }) => ({
    span: { file: original, start: span.start + shift, end: span.end + shift },
    text: endsInCr ? text.replaceAll("\n", "\r") : text,
  }));
}
