import type { CommandEntry, CommandOwner } from "../command-entry.ts";
import { TclError } from "../errors.ts";
import { Frame } from "../frame.ts";
import type { Value } from "../value.ts";
import type { Variable } from "../variable.ts";
import { parseVariableName, referenceTo } from "../variable-access.ts";
import type { OtclClass } from "./class.ts";
import { dispatch } from "./dispatch.ts";
import type { Method } from "./method.ts";
import type { ObjectSystem } from "./system.ts";

/** An object: a command with a class, variables of its own, and perhaps methods of its own. */
export class OtclObject implements CommandOwner {
  readonly system: ObjectSystem;
  /** Null while the object is no command, or one that others made. */
  command: CommandEntry | null = null;
  /** The object's own methods. */
  procs: Map<string, Method> | null = null;
  readonly #name: string;
  #class: OtclClass | null = null;
  #frame: Frame | null = null;
  #state: "alive" | "ending" | "gone" = "alive";

  /** `name` counts as long as the object has no command. */
  constructor(system: ObjectSystem, name: string) {
    this.system = system;
    this.#name = name;
    system.objects.add(this);
  }

  /** The simple name of the object's command. */
  get name(): string {
    return this.command?.name ?? this.#name;
  }

  /** Null only while the system is being built, and for an object whose class was destroyed under it. */
  get class(): OtclClass | null {
    return this.#class;
  }

  set class(next: OtclClass | null) {
    this.#class?.instances.delete(this);
    this.#class = next;
    next?.instances.add(this);
  }

  get isAlive(): boolean {
    return this.#state === "alive";
  }

  /* Variables ----------------------------------------------------------------------------------------- */

  /** The object's variables, as the local variables of a procedure that never returns. */
  get frame(): Frame {
    const { interp, layout } = this.system;
    this.#frame ??= new Frame(interp, interp.globalNamespace, null, layout, null, [], null);
    return this.#frame;
  }

  /** What is known of the frame without making it. */
  get knownFrame(): Frame | null {
    return this.#frame;
  }

  /** The value of a variable, or undefined. */
  readVariable(name: string): Value | undefined {
    const { interp } = this.system;
    return interp.inFrame(this.frame, () => interp.readVariable(name));
  }

  getVariable(name: string): Value {
    const { interp } = this.system;
    return interp.inFrame(this.frame, () => interp.getVariable(name));
  }

  setVariable(name: string, value: Value): Value {
    const { interp } = this.system;
    return interp.inFrame(this.frame, () => interp.setVariable(name, value));
  }

  unsetVariable(name: string): void {
    const { interp } = this.system;
    interp.inFrame(this.frame, () => interp.unsetVariable(name));
  }

  /** The variable of this name, for `instvar` to refer to; made when it does not exist. */
  reference(name: string): Variable {
    return referenceTo(this.system.interp, this.frame, parseVariableName(name));
  }

  /** Names of the variables that have a value. */
  variableNames(): string[] {
    return this.#frame?.localNames(true) ?? [];
  }

  /* End ----------------------------------------------------------------------------------------------- */

  /** The command is being deleted by other means than `destroy`: the script's own `destroy` is called first. */
  deleting(entry: CommandEntry): void {
    if (entry !== this.command || this.#state !== "alive") return;
    this.#state = "ending";
    const { interp } = this.system;
    interp.enter(null);
    try {
      dispatch(this, [entry.namespace.isGlobal ? entry.name : entry.fullName, "destroy"], null);
    } catch (error) {
      if (!(error instanceof TclError)) throw error;
    } finally {
      interp.leave();
    }
    this.release();
  }

  /** Ends the object's command, and not the object, which others make a command again. */
  giveUpCommand(): void {
    const { command } = this;
    this.command = null;
    if (command?.alive) this.system.interp.removeCommand(command);
  }

  moved(entry: CommandEntry): void {
    this.command = entry;
  }

  /** Ends the object: variables, methods, its place among the instances, its command. */
  release(): void {
    if (this.#state === "gone") return;
    this.#state = "gone";
    const { interp, objects } = this.system;
    interp.step();
    for (const variable of this.#frame?.extra?.values() ?? []) variable.unset();
    this.#frame = null;
    this.unlink();
    for (const method of this.procs?.values() ?? []) this.system.forgetMethod(method);
    this.procs = null;
    this.class = null;
    objects.delete(this);
    if (this.command?.alive) interp.removeCommand(this.command);
  }

  /** What a class has to undo besides. */
  protected unlink(): void {}

  /** The class of the object is being destroyed. */
  classDestroyed(): void {
    if (this.command?.alive) this.system.interp.removeCommand(this.command);
    else this.release();
  }
}
