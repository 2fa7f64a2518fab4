import type { Command } from "commander";
import { type Diagnostic, renderHeader, type SourceFile } from "../../source/index.ts";
import {
  createInterpreter,
  defaultLimits,
  type Ending,
  errorDiagnostic,
  evaluateFile,
  installOtcl,
  limitDiagnostic,
  toText,
} from "../../tcl/index.ts";
import { checkSourceRoot, readStatus } from "../evaluation.ts";
import { Exit, type ExitStatus } from "../exit.ts";
import type { EvaluationFlags } from "../options.ts";
import { addEvaluationOptions } from "../options.ts";
import type { Session } from "../program.ts";
import { readInput } from "../read.ts";
import { limitsHere, requireStack, showDiagnostics } from "../report.ts";
import { sourceFolder } from "../source-reader.ts";
import { paletteFor } from "../terminal.ts";

interface TclFlags extends EvaluationFlags {
  readonly otcl?: boolean;
}

export function addTcl(command: Command, session: Session): void {
  addEvaluationOptions(
    command
      .argument("<file>", "a Tcl script")
      .option("--otcl", "add OTcl's classes and objects: Class, Object, new, delete"),
  ).action((name: string, flags: TclFlags) => {
    session.status = evaluate(session, name, flags);
  });
}

function evaluate(session: Session, name: string, flags: TclFlags): ExitStatus {
  const { terminal } = session;
  const limits = limitsHere(terminal, { ...defaultLimits, ...flags.limit });
  checkSourceRoot(terminal, flags.sourceRoot);
  const { value: file, diagnostics } = readInput(terminal.cwd, name, limits.file);
  if (file === null) {
    showDiagnostics(terminal, terminal.stderr, diagnostics, flags.color);
    return readStatus(diagnostics);
  }
  const interp = createInterpreter({
    limits,
    host: {
      print: (channel, text) => terminal[channel].write(text),
      readSource: sourceFolder(terminal.cwd, name, flags.sourceRoot ?? null, limits.file).readSource,
      now: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
      random: Math.random,
    },
  });
  if (flags.otcl) installOtcl(interp);
  interp.setVariable("argv0", name);
  interp.setVariable("argv", "");
  interp.setVariable("argc", 0);
  return report(session, file, evaluateFile(interp, file), flags.color);
}

function report(session: Session, file: SourceFile, ending: Ending, color: boolean): ExitStatus {
  const { terminal } = session;
  switch (ending.kind) {
    case "done":
      return Exit.fine;
    case "exit":
      return ending.exit.status === 0 ? Exit.fine : Exit.findings;
    case "limit":
      return reportLimit(session, limitDiagnostic(ending.limit, file), color);
    case "error": {
      const { error } = ending;
      const message = toText(error.message);
      const diagnostic = { ...errorDiagnostic(error, file), message };
      const palette = paletteFor(terminal, terminal.stderr, color);
      terminal.stderr.write(`${renderHeader(diagnostic, palette)}\n${error.errorInfo ?? message}\n`);
      return Exit.findings;
    }
  }
}

function reportLimit({ terminal }: Session, diagnostic: Diagnostic, color: boolean): ExitStatus {
  requireStack(terminal, [diagnostic]);
  showDiagnostics(terminal, terminal.stderr, [diagnostic], color);
  return Exit.findings;
}
