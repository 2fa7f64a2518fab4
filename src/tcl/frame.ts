import type { CallSite } from "./call-site.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Namespace } from "./namespace.ts";
import type { Procedure } from "./procedure.ts";
import type { Unit } from "./unit.ts";
import type { Value } from "./value.ts";
import { Variable } from "./variable.ts";

/** The local variables of a procedure by slot. Grows while its parts are compiled. */
export class SlotLayout {
  readonly slots = new Map<string, number>();
  readonly names: string[] = [];
  /** The names in the procedure's own text; what it only evaluates may give further names slots. */
  readonly declared = new Set<string>();

  /** Adds a slot for the next parameter. Of parameters with one name the first is the one that the name means. */
  addParameter(name: string): void {
    if (!this.slots.has(name)) this.slots.set(name, this.names.length);
    this.names.push(name);
    this.declared.add(name);
  }

  /** The slot of a name, made when it is new. */
  slot(name: string): number {
    let index = this.slots.get(name);
    if (index === undefined) {
      index = this.names.length;
      this.slots.set(name, index);
      this.names.push(name);
    }
    return index;
  }
}

/** Bits of a number that are quick to work with. */
const SLOT_BITS = 30;

/** A command that is to run in place of a procedure that ended, and the namespace that it is looked up in. */
export interface Tailcall {
  readonly words: readonly Value[];
  readonly namespace: Namespace;
}

/** One level of variables: a procedure call, or a namespace (`layout` is then null). */
export class Frame {
  readonly interp: Interpreter;
  readonly namespace: Namespace;
  readonly layout: SlotLayout | null;
  readonly slots: (Variable | undefined)[] = [];
  /** Local variables whose names no compiled text holds. */
  extra: Map<string, Variable> | null = null;
  /** Slots whose names stand for variables elsewhere, a bit each for the first of them. */
  private linkedSlots = 0;
  /** Other names that do. */
  private linkedNames: Set<string> | null = null;
  /** What `tailcall` left to be done when the procedure has returned. */
  tailcall: Tailcall | null = null;
  readonly procedure: Procedure | null;
  /** The words of the call, for `info level`. */
  readonly words: readonly Value[];
  /** The frame that variables of `uplevel 1` live in. */
  readonly caller: Frame | null;
  readonly level: number;
  readonly site: CallSite | null;
  /** The unit that was run when the frame was entered. */
  readonly below: Unit | null;

  constructor(
    interp: Interpreter,
    namespace: Namespace,
    caller: Frame | null,
    layout: SlotLayout | null,
    procedure: Procedure | null,
    words: readonly Value[],
    site: CallSite | null,
    below: Unit | null = null,
  ) {
    this.interp = interp;
    this.namespace = namespace;
    this.caller = caller;
    this.level = caller === null ? 0 : caller.level + 1;
    this.layout = layout;
    this.procedure = procedure;
    this.words = words;
    this.site = site;
    this.below = below;
  }

  get isLocal(): boolean {
    return this.layout !== null;
  }

  /** The variable in a slot, made when absent. */
  slotVariable(index: number): Variable {
    const known = this.slots[index];
    if (known !== undefined) return known;
    const variable = this.#adopt(index) ?? new Variable();
    this.slots[index] = variable;
    return variable;
  }

  /** The variable in a slot, or undefined when there is none yet. */
  findSlot(index: number): Variable | undefined {
    const known = this.slots[index];
    if (known !== undefined || this.extra === null) return known;
    const adopted = this.#adopt(index);
    if (adopted) this.slots[index] = adopted;
    return adopted;
  }

  /** A variable made by name before compiled text gave its name a slot. */
  #adopt(index: number): Variable | undefined {
    if (this.extra === null || this.layout === null) return undefined;
    const name = this.layout.names[index] as string;
    const variable = this.extra.get(name);
    if (variable) this.extra.delete(name);
    return variable;
  }

  /** A local variable by simple name. */
  findLocal(name: string): Variable | undefined {
    const index = this.layout?.slots.get(name);
    return index !== undefined ? this.findSlot(index) : this.extra?.get(name);
  }

  createLocal(name: string): Variable {
    const index = this.layout?.slots.get(name);
    if (index !== undefined) return this.slotVariable(index);
    let variable = this.extra?.get(name);
    if (!variable) {
      variable = new Variable();
      this.extra ??= new Map();
      this.extra.set(name, variable);
    }
    return variable;
  }

  /** Makes a local name mean `target`. */
  link(name: string, target: Variable): void {
    const index = this.layout?.slots.get(name);
    if (index !== undefined && index < SLOT_BITS) this.linkedSlots |= 1 << index;
    else {
      this.linkedNames ??= new Set();
      this.linkedNames.add(name);
    }
    if (index !== undefined) {
      this.extra?.delete(name);
      this.slots[index] = target;
      return;
    }
    this.extra ??= new Map();
    this.extra.set(name, target);
  }

  /** Whether a local name stands for a variable elsewhere. */
  isLinked(name: string): boolean {
    if (this.linkedSlots === 0 && this.linkedNames === null) return false;
    const index = this.layout?.slots.get(name);
    if (index !== undefined && index < SLOT_BITS && (this.linkedSlots & (1 << index)) !== 0) return true;
    return this.linkedNames?.has(name) === true;
  }

  /** Names of the local variables that exist, in order of their first appearance; linked names only if asked for. */
  localNames(withLinked: boolean): string[] {
    const names: string[] = [];
    const add = (name: string, variable: Variable | undefined): void => {
      if (variable === undefined) return;
      if (this.isLinked(name) ? withLinked : variable.exists) names.push(name);
    };
    this.layout?.names.forEach((name, index) => {
      add(name, this.slots[index]);
    });
    if (this.extra) for (const [name, variable] of this.extra) add(name, variable);
    return names;
  }
}
