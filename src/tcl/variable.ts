import type { GrownText } from "./grown-text.ts";
import { KeyMap } from "./key-map.ts";
import type { Value } from "./value.ts";

/** What an array holds: plain values, or a `Variable` where something else refers to the element. */
export type ArrayElements = KeyMap<Value | Variable>;

/** The elements of a variable whose namespace or array is gone, so that storing a plain value there fails as for an array. */
const FORSAKEN: ArrayElements = new KeyMap();

/** Variables that `variable` declared and nothing unset: these are listed even without a value. */
const declared = new WeakSet<Variable>();

/** Variables of namespaces that were unset by their own names: names find past them until they have a value. */
const vacant = new WeakSet<Variable>();

/** Variables that are elements: an element cannot be an array. */
const arrayElements = new WeakSet<Variable>();

/** A storage place. `upvar`, `global` and `variable` make several names share one. */
export class Variable {
  /** Undefined while the variable does not exist or is an array. */
  value: Value | undefined = undefined;
  elements: ArrayElements | null = null;
  /** The last measurement of memory that counted it. */
  measured = 0;
  /** What `append` made of the value, for the next one. */
  grown: GrownText | null = null;

  get exists(): boolean {
    return this.value !== undefined || (this.elements !== null && this.elements !== FORSAKEN);
  }

  /** Whether the namespace or array of the variable was deleted while something still refers to it. */
  get forsaken(): boolean {
    return this.elements === FORSAKEN;
  }

  get isElement(): boolean {
    return arrayElements.has(this);
  }

  /** Whether it was unset by its own name, and has no value since. */
  get isVacant(): boolean {
    return vacant.has(this) && !this.exists;
  }

  /** Whether it cannot be an array: it has a value, or is itself an element of an array. */
  get refusesElements(): boolean {
    return this.value !== undefined || this.forsaken || (this.elements === null && arrayElements.has(this));
  }

  /** A variable of its own for an element, so that other names can stand for it. */
  static ofElement(value: Value | undefined): Variable {
    const element = new Variable();
    element.value = value;
    arrayElements.add(element);
    return element;
  }

  get declared(): boolean {
    return declared.has(this);
  }

  declare(): void {
    declared.add(this);
    vacant.delete(this);
  }

  /** Removes value or elements. `vacates` says that this is asked for by the variable's own name, not by a link. */
  unset(vacates = false): void {
    for (const held of this.elements?.values() ?? []) if (held instanceof Variable) held.forsake();
    this.value = undefined;
    this.elements = null;
    this.grown = null;
    declared.delete(this);
    if (vacates) vacant.add(this);
  }

  /** Ends the variable with its namespace or array: it has no value and can get none. */
  forsake(): void {
    this.value = undefined;
    this.elements = FORSAKEN;
  }
}
