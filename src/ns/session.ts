import {
  type Code,
  type Diagnostic,
  escapeControl,
  type Fix,
  noProgress,
  PROGRESS_STEP,
  type Progress,
  type Related,
  type Severity,
  type SourceFile,
  type Span,
} from "../source/index.ts";
import {
  type CallSite,
  type Interpreter,
  type Result,
  TclError,
  TclList,
  tclError,
  toText,
  type Value,
} from "../tcl/index.ts";
import { CONSOLE_SUFFIX, type Experiment, type TestbedProfile } from "../topology/index.ts";
import { describe } from "./describe.ts";
import { ExperimentSettings } from "./experiment-settings.ts";
import { DiagnosticLog } from "./log.ts";
import type { Agent } from "./objects/agent.ts";
import type { Firewall } from "./objects/firewall.ts";
import { LanLink } from "./objects/lan-link.ts";
import { Console, Node } from "./objects/node.ts";
import type { NsObject } from "./objects/object.ts";
import type { VirtualTypeObject } from "./objects/other.ts";
import type { EventGroup } from "./objects/program.ts";
import type { Simulator } from "./objects/simulator.ts";
import { Places } from "./place.ts";
import type { SettingCalls } from "./setting-calls.ts";
import type { UserClasses } from "./user-classes/user-classes.ts";

/** Calls a method of an object: `words[0]` is the object's name as written, `words[1]` the method. */
export type Dispatcher = (object: NsObject, words: readonly Value[], site: CallSite | null) => Result;

export interface FindingDetails {
  readonly help?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly related?: readonly Related[];
}

/** Commands that tclsh only has once they were called: until then their names are free. */
const LOADED_WHEN_CALLED = ["bgerror", "history", "memory", "parray"];

/** The state of one evaluation: objects, counters, settings, and what was found. */
export class Session {
  readonly interp: Interpreter;
  readonly profile: TestbedProfile;
  readonly places: Places;
  readonly log = new DiagnosticLog();
  readonly settings = new ExperimentSettings();
  /** Objects by name; each is also a command. */
  readonly objects = new Map<string, NsObject>();
  readonly simulators: Simulator[] = [];
  /** Names that objects had before they were named, and what they are called now. */
  readonly formerNames = new Map<string, NsObject>();
  /** Names that `new` returned without making anything, and where. */
  readonly neverMade = new Map<string, Span>();
  readonly virtualTypes = new Map<string, VirtualTypeObject>();
  readonly agents: Agent[] = [];
  readonly firewalls: Firewall[] = [];
  allPrograms: EventGroup | null = null;
  /** The object that the next `set` of a global variable may name. */
  lastCreated: NsObject | null = null;
  /** What `run` made; null until then. */
  experiment: Experiment | null = null;
  /** Where `run` was called. */
  runPlace: Span | null = null;
  /** Names given to `source`, and whether the testbed's own file was among them. */
  readonly sourcedFiles: string[] = [];
  compatSourced = false;
  /** Keys that `set opt(KEY)` set, in order. */
  readonly environmentKeys: string[] = [];
  /** What commands of the text set, where somebody wants to know. */
  settingCalls: SettingCalls | null = null;
  /** Is told how many objects there are. */
  progress: Progress = noProgress;
  /** Runs methods. Another one takes its place when the file defines classes. */
  dispatch: Dispatcher;
  /** Classes and objects of the file's own; null until there is one. */
  userClasses: UserClasses | null = null;
  /** Commands of Tcl that an object may take the name of. */
  readonly #givingWay: ReadonlySet<unknown>;
  #newCounter = 0;
  #networks = 0;
  #nodes = 0;
  #members = 0;
  #events = 0;
  #held = 0;

  constructor(
    interp: Interpreter,
    file: SourceFile,
    profile: TestbedProfile,
    dispatch: (session: Session) => Dispatcher,
  ) {
    this.interp = interp;
    this.profile = profile;
    this.places = new Places(interp, file);
    this.dispatch = dispatch(this);
    const { commands } = interp.globalNamespace;
    this.#givingWay = new Set(LOADED_WHEN_CALLED.map((name) => commands.get(name)));
  }

  /* Findings ------------------------------------------------------------------------------------------ */

  /** Reports an error of the testbed: the script goes on, the file is rejected. */
  report(code: Code, place: Span, message: string, details: FindingDetails = {}): void {
    this.addFinding(code, "error", place, message, details);
  }

  /** Adds a finding that does not reject the file. */
  warn(code: Code, place: Span, message: string, details: FindingDetails = {}): void {
    this.addFinding(code, "warning", place, message, details);
  }

  addFinding(
    code: Code,
    severity: Severity,
    place: Span,
    message: string,
    details: FindingDetails = {},
  ): void {
    const related = [...(details.related ?? []), ...this.places.callers()];
    const diagnostic: Diagnostic = {
      code,
      severity,
      message: escapeControl(message),
      span: place,
      ...(details.help === undefined ? {} : { help: escapeControl(details.help) }),
      ...(details.fix === undefined ? {} : { fix: details.fix }),
      ...(related.length === 0 ? {} : { related }),
    };
    if (this.log.add(diagnostic)) this.hold(512);
  }

  /** A warning, or an error where the profile is strict. True when it is only a warning. */
  reportUnlessLenient(code: Code, place: Span, message: string, details: FindingDetails = {}): boolean {
    const { strict } = this.profile;
    this.addFinding(code, strict ? "error" : "warning", place, message, details);
    return !strict;
  }

  /* Objects ------------------------------------------------------------------------------------------- */

  /** The object of this name, or undefined. */
  object(name: string): NsObject | undefined {
    const simple = simpleName(name);
    const found = this.objects.get(simple);
    if (found !== undefined || !simple.endsWith(CONSOLE_SUFFIX)) return found;
    const node = this.#nodeOfConsole(simple);
    return node === null ? undefined : this.consoleOf(node);
  }

  /** The console of a node. */
  consoleOf(node: Node): Console {
    if (node.console !== null) return node.console;
    const console = new Console(node);
    node.console = console;
    this.#enter(console);
    return console;
  }

  #nodeOfConsole(name: string): Node | null {
    const node = this.objects.get(name.slice(0, -CONSOLE_SUFFIX.length));
    return node instanceof Node ? node : null;
  }

  /** The node of this name, or null. */
  findNode = (name: string): Node | null => {
    const object = this.object(name);
    return object instanceof Node ? object : null;
  };

  /** Adds an object as a command under its name. */
  add(object: NsObject): void {
    if (!isLimited(object)) this.hold(128);
    if (this.#commandExists(object.name)) throw this.nameTaken(object.name);
    this.#enter(object);
  }

  /** The same; the next `set` of a global variable may rename the object. */
  create<T extends NsObject>(object: T): T {
    this.add(object);
    this.lastCreated = object;
    return object;
  }

  /** Replaces whatever has the object's name. */
  replace(object: NsObject): void {
    if (!isLimited(object)) this.hold(512);
    this.#enter(object);
  }

  /** Gives an object another name, as naming by a variable does. Throws Tcl's error when the name is taken. */
  rename(object: NsObject, name: string): void {
    for (const wanted of object instanceof Node ? [name, name + CONSOLE_SUFFIX] : [name]) {
      if (this.#commandExists(wanted)) throw this.nameTaken(wanted);
    }
    this.#leave(object);
    this.formerNames.set(object.name, object);
    object.name = name;
    this.#enter(object);
    if (!(object instanceof Node) || object.console === null) return;
    this.#leave(object.console);
    object.console.name = name + CONSOLE_SUFFIX;
    this.#enter(object.console);
  }

  #enter(object: NsObject): void {
    const name = simpleName(object.name);
    this.objects.set(name, object);
    if (isLimited(object)) this.interp.commandsLimitedElsewhere++;
    this.interp.putCommand(this.interp.globalNamespace, name, (_interp, words, site) =>
      this.dispatch(object, words, site),
    );
  }

  #leave(object: NsObject): void {
    const name = simpleName(object.name);
    this.objects.delete(name);
    if (isLimited(object)) this.interp.commandsLimitedElsewhere--;
    const entry = this.interp.globalNamespace.commands.get(name);
    if (entry !== undefined) this.interp.removeCommand(entry);
  }

  #commandExists(name: string): boolean {
    const command = this.interp.findCommand(name, this.interp.globalNamespace);
    if (command !== null) return !this.#givingWay.has(command);
    return name.endsWith(CONSOLE_SUFFIX) && this.#nodeOfConsole(name) !== null;
  }

  /** The error of a name that cannot be given because a command has it. */
  nameTaken(name: string): TclError {
    const holder = this.object(name);
    const error = tclError(
      `can't rename to "${name}": command already exists`,
      "TCL",
      "OPERATION",
      "RENAME",
      "TARGET_EXISTS",
    );
    const command = this.interp.findCommand(name, this.interp.globalNamespace);
    const what =
      holder !== undefined
        ? describe(holder)
        : command?.procedure
          ? `the procedure "${name}"`
          : `the command "${name}"`;
    return error.explain({
      code: "NS3014",
      message: `the name "${name}" is taken by ${what}`,
      help:
        holder === undefined
          ? "objects are called by their names like commands; use another variable name"
          : "each object needs a name of its own; use another variable, or another array index",
      related: holder === undefined ? [] : [{ message: "made here", span: holder.span }],
    });
  }

  /** The error of a word that should be an object and is nothing. */
  unknownObject(name: string, place: Span | null, tail: readonly string[] = ["info", "class"]): TclError {
    const meant = this.isExplained(name) ? null : "object";
    const error = new UnknownCommand(`Unknown: ${new TclList([name, ...tail])}`, name, meant);
    return error.explain({
      code: "NS2003",
      message: this.whatIsMissing(name),
      span: place,
      related: this.originOf(name),
    });
  }

  /** Whether it is known why nothing has this name. */
  isExplained(name: string): boolean {
    return this.formerNames.has(name) || this.neverMade.has(name) || name === "";
  }

  /** What to say of a name that no command has. */
  whatIsMissing(name: string): string {
    const now = this.formerNames.get(name);
    if (now !== undefined) return `"${name}" is called "${now.name}" since a variable named it`;
    if (this.neverMade.has(name)) return `"${name}" was never made: "new" was given too many arguments`;
    return name === "" ? "an empty text is no object" : `there is no object "${name}"`;
  }

  /** Where an object came from that no longer, or never, had this name. */
  originOf(name: string): Related[] {
    const renamed = this.formerNames.get(name);
    if (renamed !== undefined) return [{ message: "made here", span: renamed.span }];
    const place = this.neverMade.get(name);
    return place === undefined ? [] : [{ message: "one argument more than the testbed takes", span: place }];
  }

  /* Counters and limits ------------------------------------------------------------------------------- */

  /** The next `count` numbers of what `new` counts; returns the first. */
  takeNumbers(count = 1): number {
    const first = this.#newCounter + 1;
    this.#newCounter += count;
    return first;
  }

  countNode(): void {
    if (++this.#nodes > this.interp.limits.nodes) throw this.interp.limitReached("nodes");
    this.#tell();
  }

  countNetwork(members: number): void {
    this.#members += members;
    if (++this.#networks > this.interp.limits.links || this.#members > 4 * this.interp.limits.links) {
      throw this.interp.limitReached("links");
    }
    this.interp.step(members);
    this.#tell();
  }

  #tell(): void {
    const made = this.#nodes + this.#networks + this.#events;
    if (made % PROGRESS_STEP === 0) this.progress("making nodes, networks and events:", made);
  }

  /** Counts an event; returns how many there are. */
  countEvent(): number {
    if (++this.#events > this.interp.limits.events) throw this.interp.limitReached("events");
    this.hold(512);
    this.#tell();
    return this.#events;
  }

  /** Accounts for memory that is held until the end, in bytes, by what has no limit of its own. */
  hold(bytes: number): void {
    this.#held += bytes;
    if (this.#held > this.interp.limits.memory) throw this.interp.limitReached("memory");
  }
}

/** An unknown command: what it is called, for suggestions once nothing has caught the error. */
export class UnknownCommand extends TclError {
  readonly command: string;
  /** What the name may be a misprint of; null where it is known what became of it. */
  readonly meant: "command" | "object" | null;

  constructor(message: string, command: string, meant: UnknownCommand["meant"]) {
    super(message);
    this.command = command;
    this.meant = meant;
  }
}

function simpleName(name: string): string {
  return name.startsWith("::") ? name.slice(2) : name;
}

/** The error that the testbed raises for a command that does not exist. */
export function unknownCommand(session: Session, words: readonly Value[], site: CallSite | null): TclError {
  const name = toText(words[0] as Value);
  const known = session.isExplained(name);
  const error = new UnknownCommand(`Unknown: ${new TclList([...words])}`, name, known ? null : "command");
  return error.explain({
    code: "NS2003",
    message: known ? session.whatIsMissing(name) : `unknown command "${name}"`,
    span: site?.wordSpan(0) ?? null,
    related: session.originOf(name),
    ...(session.neverMade.has(name) ? { help: "remove the further arguments of `new`" } : {}),
  });
}

/** Whether the limits on nodes and links bound how many of an object there are. */
function isLimited(object: NsObject): boolean {
  return object instanceof Node || object instanceof LanLink;
}
