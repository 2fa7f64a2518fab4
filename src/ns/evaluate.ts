import {
  type Diagnostic,
  escapeControl,
  type Fix,
  type Outcome,
  type Progress,
  type SourceFile,
  type Span,
} from "../source/index.ts";
import {
  createInterpreter,
  type Ending,
  errorDiagnostic,
  evaluateFile,
  type Host,
  type Limits,
  limitDiagnostic,
} from "../tcl/index.ts";
import type { Experiment, ExperimentNames, TestbedProfile } from "../topology/index.ts";
import { dispatcher } from "./dispatch.ts";
import { setGlobals } from "./globals.ts";
import { COMPAT_FILE } from "./overrides.ts";
import { Session } from "./session.ts";
import { SettingCalls } from "./setting-calls.ts";
import { addSuggestions } from "./suggestions.ts";
import { installVocabulary } from "./vocabulary.ts";

export interface EvaluateOptions {
  /** What the file may reach. */
  readonly host: Host;
  readonly limits: Partial<Limits>;
  /** Which hardware types and images exist, and whether unknown ones are errors. */
  readonly profile: TestbedProfile;
  /** Whether the experiment's details are to tell which commands set the OS, hardware and start command of nodes. */
  readonly noteSettings?: boolean;
  /** What files find out about their own experiment. */
  readonly names: ExperimentNames;
  readonly progress?: Progress;
}

/**
 * Runs an NS file. The value is the experiment that `run` completed, or null when the file is rejected; it is
 * rejected exactly when an error is among the diagnostics. Never throws for what the file holds.
 */
export function evaluateExperiment(file: SourceFile, options: EvaluateOptions): Outcome<Experiment | null> {
  const interp = createInterpreter({ host: options.host, limits: options.limits });
  const session = new Session(interp, file, options.profile, dispatcher);
  if (options.progress !== undefined) session.progress = options.progress;
  if (options.noteSettings) session.settingCalls = new SettingCalls();
  const scriptName = file.name.replace(/^.*[/\\]/, "");
  installVocabulary(session);
  setGlobals(interp, options.names, scriptName);
  const ending = evaluateFile(interp, file, scriptName);
  noteEnding(session, ending, file);
  if (session.runPlace !== null && !session.compatSourced) noteMissingCompat(session);
  const { failed } = session.log;
  return { value: failed ? null : session.experiment, diagnostics: session.log.list() };
}

function noteEnding(session: Session, ending: Ending, file: SourceFile): void {
  const { log } = session;
  switch (ending.kind) {
    case "error": {
      addSuggestions(session, ending.error);
      log.add(onOneLine(errorDiagnostic(ending.error, file)));
      return;
    }
    case "limit":
      log.add(limitDiagnostic(ending.limit, file));
      return;
    case "exit":
      noteExit(session, ending.exit.status, ending.exit.span ?? end(file));
      return;
    case "done":
      if (session.runPlace === null) noteMissingRun(session, file);
  }
}

/** A message has one line. What a script's own error says beyond its first one is told below the source. */
function onOneLine(diagnostic: Diagnostic): Diagnostic {
  const message = diagnostic.message.trim();
  const raised = diagnostic.code === "NS2000" || diagnostic.code === "NS2006";
  const [first = "", ...rest] = raised ? message.split(/\r?\n/) : [message];
  const help = rest.length === 0 ? diagnostic.help : [diagnostic.help ?? "", ...rest].join("\n").trim();
  return {
    ...diagnostic,
    message: first === "" ? "an error without a message" : escapeControl(first),
    ...(help === undefined ? {} : { help }),
  };
}

function noteExit(session: Session, status: number, place: Span): void {
  if (session.runPlace !== null && status === 0) return;
  session.report(
    "NS2008",
    place,
    session.runPlace === null
      ? "the file ends with exit before the experiment is complete"
      : `the file ends with the exit status ${status}`,
    {
      help:
        session.runPlace === null
          ? "remove the exit, or put it after `$ns run`"
          : "exit with 0, or not at all",
    },
  );
}

function noteMissingRun(session: Session, file: SourceFile): void {
  const [simulator] = session.simulators;
  const word = simulator === undefined ? "$ns" : `$${simulator.name}`;
  session.report("NS3001", end(file), "the file never calls run, which completes the experiment", {
    help:
      simulator === undefined
        ? "begin with `set ns [new Simulator]`, end with `$ns run`"
        : `end the file with \`${word} run\``,
  });
}

/** The last line of a file that holds anything. */
function end(file: SourceFile): Span {
  const stop = file.text.trimEnd().length;
  const start = file.text.lastIndexOf("\n", stop - 1) + 1;
  return { file, start: Math.min(start, stop), end: stop };
}

function noteMissingCompat(session: Session): void {
  const first = session.simulators[0];
  if (first === undefined) return;
  session.reportUnlessLenient("NS3005", first.span, `the file never sources ${COMPAT_FILE}`, {
    help: `write \`source ${COMPAT_FILE}\` after the simulator was made; the file comes with the testbed`,
    fix: insertAfterLine(first.span),
  });
}

/** Puts the line after the one that made the simulator. */
function insertAfterLine({ file, end: stop }: Span): Fix {
  const newline = file.text.indexOf("\n", stop);
  const line = file.text.includes("\r\n") ? "\r\n" : "\n";
  const at = newline < 0 ? file.text.length : newline + 1;
  const text = newline < 0 ? `${line}source ${COMPAT_FILE}${line}` : `source ${COMPAT_FILE}${line}`;
  return { title: `source ${COMPAT_FILE}`, edits: [{ span: { file, start: at, end: at }, text }] };
}
