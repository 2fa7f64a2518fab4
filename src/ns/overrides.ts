import type { Fix, Span } from "../source/index.ts";
import {
  type CommandFunction,
  type CommandSpec,
  type EnsembleSpec,
  ExitRequested,
  TclError,
  toText,
  type Value,
} from "../tcl/index.ts";
import { Channels } from "./channels.ts";
import { fileCommand } from "./files.ts";
import type { Session } from "./session.ts";

/** The file that defines the testbed's commands. It is built in and never read. */
export const COMPAT_FILE = "tb_compat.tcl";

/** Its name, also with the folder that the testbed puts it into: that of the experiment. */
const BESIDE = /^(?:\.\/+)*tb_compat\.tcl$/;

/** Commands that run text which a script made: what happens in it is shown where they stand. */
const RUNNERS = ["eval", "uplevel", "subst", "namespace", "time", "apply", "try", "dict", "switch", "lmap"];

type Wrapper = (original: CommandFunction) => CommandFunction;

/** Changes what some of Tcl's own commands do in an NS file. */
export function overrideCommands(session: Session, isTestbedCommand: (name: string) => boolean): void {
  for (const name of RUNNERS) wrap(session, name, (original) => inside(session, original));
  wrap(session, "source", (original) => sourceCommand(session, inside(session, original)));
  wrap(session, "exit", (original) => exitCommand(session, original));
  wrap(session, "proc", (original) => procCommand(session, original, isTestbedCommand));
  wrap(session, "file", fileCommand);
  wrap(session, "pwd", (original) => (interp, words, site) => {
    return words.length > 1 ? original(interp, words, site) : ".";
  });
  const channels = new Channels(session);
  wrap(session, "open", (original) => channels.open(original));
  wrap(session, "puts", (original) => channels.puts(original));
  for (const name of ["close", "flush", "fconfigure"]) {
    wrap(session, name, (original) => channels.other(original));
  }
}

function wrap(session: Session, name: string, wrapper: Wrapper): void {
  const { interp } = session;
  const entry = interp.globalNamespace.commands.get(name);
  if (!entry?.spec) return;
  const spec: CommandSpec & Partial<EnsembleSpec> = { ...entry.spec, run: wrapper(entry.spec.run) };
  // No call goes to a subcommand past the wrapper.
  if (spec.subcommand !== undefined) spec.subcommand = () => undefined;
  interp.define(spec);
}

function inside(session: Session, original: CommandFunction): CommandFunction {
  return (interp, words, site) => session.places.inside(site, () => original(interp, words, site));
}

function sourceCommand(session: Session, original: CommandFunction): CommandFunction {
  return (interp, words, site) => {
    const name = toText(words.at(-1) as Value);
    const isCompat = BESIDE.test(name);
    if (isCompat) session.compatSourced = true;
    if (name === COMPAT_FILE) return "";
    session.hold(64 + name.length);
    session.sourcedFiles.push(name);
    if (isCompat) return "";
    try {
      return original(interp, words, site);
    } catch (error) {
      const missing = error instanceof TclError && error.code === "NS3029";
      if (missing && name.endsWith(`/${COMPAT_FILE}`)) {
        const place = session.places.of(site, words.length - 1);
        error.explain({
          help: `${COMPAT_FILE} is built in: write it without a folder`,
          ...fixOf(place, name),
        });
      }
      throw error;
    }
  };
}

/** Notes where a script asks for its end. */
function exitCommand(session: Session, original: CommandFunction): CommandFunction {
  return (interp, words, site) => {
    try {
      return original(interp, words, site);
    } catch (error) {
      if (error instanceof ExitRequested) error.span ??= session.places.of(site);
      throw error;
    }
  };
}

function fixOf(place: Span, name: string): { fix?: Fix } {
  if (place.file.text.slice(place.start, place.end) !== name) return {};
  return { fix: { title: `write ${COMPAT_FILE}`, edits: [{ span: place, text: COMPAT_FILE }] } };
}

function procCommand(
  session: Session,
  original: CommandFunction,
  isTestbedCommand: (name: string) => boolean,
): CommandFunction {
  return (interp, words, site) => {
    const name = toText(words[1] as Value).replace(/^::/, "");
    const hides = isTestbedCommand(name) && interp.frame.namespace.isGlobal;
    const result = original(interp, words, site);
    if (hides) {
      session.warn(
        "NS3030",
        session.places.of(site, 1),
        `this procedure hides the testbed's command "${name}"`,
        {
          help: "calls of that name no longer reach the testbed's command; give the procedure another name",
        },
      );
    }
    return result;
  };
}
