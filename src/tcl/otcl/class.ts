import { tclError } from "../errors.ts";
import { typeError } from "./errors.ts";
import { type FoundMethod, type Method, type MethodCall, selfOf } from "./method.ts";
import { OtclObject } from "./object.ts";
import { precedenceOf, withDependents } from "./precedence.ts";

/** How many classes are looked at for one step of the sandbox: in turn, and only for their place in an order. */
const SEARCHED_A_STEP = 16;
const PASSED_A_STEP = 64;

/** A class: an object that has instances, and methods for them. */
export class OtclClass extends OtclObject {
  /** Methods of the instances. */
  readonly instprocs = new Map<string, Method>();
  /** In the order in which they were declared. */
  superclasses: readonly OtclClass[] = [];
  readonly subclasses = new Set<OtclClass>();
  /** Objects of this very class. */
  readonly instances = new Set<OtclObject>();
  #order: readonly OtclClass[] | null = null;

  /** The class itself and those above it, in the order in which methods are searched. */
  get precedence(): readonly OtclClass[] {
    if (this.#order !== null) return this.#order;
    const order = precedenceOf(this) ?? [];
    this.system.interp.chargeItems(order.length);
    this.system.orderItems += order.length;
    this.#order = order;
    return order;
  }

  /** Whether a class is this one or above it. */
  descendsFrom(other: OtclClass): boolean {
    return this.#placeOf(other) >= 0;
  }

  #placeOf(other: OtclClass): number {
    const place = this.precedence.indexOf(other);
    const passed = place < 0 ? this.precedence.length : place;
    if (passed >= PASSED_A_STEP) this.system.interp.step(Math.floor(passed / PASSED_A_STEP));
    return place;
  }

  /** The first class from here upwards that has what is wanted. */
  findAbove<T>(start: number, wanted: (candidate: OtclClass) => T | undefined): T | null {
    const order = this.precedence;
    for (let i = start; i < order.length; i++) {
      const found = wanted(order[i] as OtclClass);
      if (found !== undefined) return found;
      if ((i + 1) % SEARCHED_A_STEP === 0) this.system.interp.step();
    }
    return null;
  }

  /** The method of instances for a message: in this class and above, or only above `after`. Null when there is none. */
  findMethod(name: string, after: OtclClass | null = null): FoundMethod | null {
    const place = after === null ? 0 : this.#placeOf(after);
    if (place < 0) return null;
    return this.findAbove(after === null ? 0 : place + 1, (holder) => {
      const method = holder.instprocs.get(name);
      return method && { holder, method };
    });
  }

  /** Puts the class under others. False when that would make a circle; nothing is changed then. */
  setSuperclasses(classes: readonly OtclClass[]): boolean {
    const before = this.superclasses;
    this.#link(classes);
    if (precedenceOf(this) !== null) return true;
    this.#link(before);
    return false;
  }

  #link(classes: readonly OtclClass[]): void {
    for (const above of this.superclasses) above.subclasses.delete(this);
    this.superclasses = [...new Set(classes)];
    for (const above of this.superclasses) above.subclasses.add(this);
    this.#forgetOrders();
  }

  #forgetOrders(): void {
    const { system } = this;
    for (const below of withDependents(this)) {
      system.orderItems -= below.#order?.length ?? 0;
      below.#order = null;
    }
  }

  override deleting(entry: Parameters<OtclObject["deleting"]>[0]): void {
    if (!this.system.permanent.has(this)) super.deleting(entry);
  }

  override release(): void {
    if (this.system.permanent.has(this)) throw tclError(`can't destroy the class "${this.name}"`);
    super.release();
  }

  /** Destroys the instances, and takes the class out of the graph of classes. */
  protected override unlink(): void {
    for (const instance of [...this.instances]) if (instance !== this) instance.classDestroyed();
    for (const method of this.instprocs.values()) this.system.forgetMethod(method);
    this.instprocs.clear();
    for (const below of [...this.subclasses]) {
      below.#link(below.superclasses.filter((above) => above !== this));
    }
    this.#link([]);
  }
}

/** The receiver of a message that only classes understand. */
export function asClass(call: MethodCall): OtclClass {
  if (call.object instanceof OtclClass) return call.object;
  throw typeError(selfOf(call), "Class");
}
