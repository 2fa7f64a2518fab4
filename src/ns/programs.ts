import type { Span } from "../source/index.ts";
import { ALL_PROGRAMS } from "../topology/index.ts";
import type { Call } from "./call.ts";
import { shown } from "./describe.ts";
import type { Node } from "./objects/node.ts";
import { EventGroup, Program } from "./objects/program.ts";
import type { Simulator } from "./objects/simulator.ts";
import { badOption } from "./options.ts";
import type { Session } from "./session.ts";
import { parseTime } from "./units.ts";

/** A new program of a simulator. The first one also makes the group of all programs. */
export function makeProgram(session: Session, simulator: Simulator, place: Span): Program {
  const name = `Program${session.takeNumbers()}`;
  if (session.allPrograms === null) makeGroupOfAll(session, simulator, place);
  const program = new Program(name, place);
  simulator.programs.push(program);
  session.allPrograms?.members.add(program);
  return session.create(program);
}

function makeGroupOfAll(session: Session, simulator: Simulator, place: Span): void {
  const { interp } = session;
  session.takeNumbers();
  const group = new EventGroup(ALL_PROGRAMS, place);
  session.add(group);
  simulator.groups.push(group);
  session.allPrograms = group;
  interp.inFrame(interp.globalFrame, () => interp.setVariable(ALL_PROGRAMS, group.name));
}

/** Options of a program, or of an event for one, with what they set. */
export interface ProgramOptions {
  readonly command?: string;
  readonly dir?: string;
  readonly timeout?: string;
  readonly expectedExitCode?: string;
  readonly tag?: string;
}

const OPTION_FIELDS: ReadonlyMap<string, keyof ProgramOptions> = new Map([
  ["-command", "command"],
  ["-dir", "dir"],
  ["-timeout", "timeout"],
  ["-expected-exit-code", "expectedExitCode"],
  ["-tag", "tag"],
]);

/** A word of a call or an event with its place. */
export interface PlacedWord {
  readonly text: string;
  readonly span: Span;
}

/**
 * Reads options in pairs; an empty value, or one that is missing, counts as not given, but an empty command is none. An
 * unknown option is a Tcl error; a bad time is reported and left out. Times become seconds.
 */
export function readProgramOptions(
  session: Session,
  words: readonly PlacedWord[],
  accepted: readonly string[],
): ProgramOptions {
  const options: { -readonly [Key in keyof ProgramOptions]: string } = {};
  for (let i = 0; i < words.length; i += 2) {
    const option = words[i] as PlacedWord;
    const field = accepted.includes(option.text) ? OPTION_FIELDS.get(option.text) : undefined;
    if (field === undefined) {
      throw badOption(option.text, accepted).explain({
        message: `${shown(option.text)} is no option of a program`,
        span: option.span,
      });
    }
    const { text, span } = words[i + 1] ?? { text: "", span: option.span };
    delete options[field];
    const value = field === "timeout" && text !== "" ? parseTime(text) : text;
    if (value === null) {
      session.report("NS3022", span, `${shown(text)} is not a time`, {
        help: "write seconds, or hours, minutes and seconds such as 1h2m3s",
      });
    } else if (value !== "" || field === "command") options[field] = value;
  }
  return options;
}

/** `$node program-agent …`. */
export function makeProgramAgent(call: Call, node: Node): string {
  const { session } = call;
  const words = call.texts(0).map((text, index) => ({ text, span: call.span(index) }));
  const options = readProgramOptions(session, words, ["-command", "-dir", "-timeout", "-expected-exit-code"]);
  const program = makeProgram(session, node.simulator, call.place);
  const place = call.place;
  program.node = node;
  program.write("command", options.command ?? "", place);
  program.write("dir", `{${options.dir ?? ""}}`, place);
  program.write("timeout", options.timeout ?? "", place);
  program.write("expected-exit-code", options.expectedExitCode ?? "", place);
  return program.name;
}
