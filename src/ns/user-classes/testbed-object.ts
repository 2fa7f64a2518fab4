import { OtclObject, parseVariableName, TclError, type Value, type Variable } from "../../tcl/index.ts";
import { describe } from "../describe.ts";
import type { NsObject } from "../objects/object.ts";
import { settingVariable } from "./setting-variable.ts";
import type { UserClasses } from "./user-classes.ts";

/**
 * An object of a class of the testbed, or of a class below one, as the object system sees it. What it is for the
 * testbed (`native`) exists from the beginning, or since the testbed's own `init` was called.
 */
export class TestbedObject extends OtclObject {
  readonly #classes: UserClasses;
  #native: NsObject | null = null;

  constructor(classes: UserClasses, name: string) {
    super(classes.system, name);
    this.#classes = classes;
  }

  get native(): NsObject | null {
    return this.#native;
  }

  /** Makes the object stand for one of the testbed. Variables that mean nothing to the testbed move here. */
  become(native: NsObject): void {
    this.#native = native;
    const others = native.takeOthers((variable) => native.knows(parseVariableName(variable).base));
    for (const [name, value] of others) this.#adopt(name, value);
  }

  /** The testbed lets a scalar and an array have one name; here the one that was set first counts. */
  #adopt(name: string, value: string): void {
    try {
      super.setVariable(name, value);
    } catch (error) {
      if (!(error instanceof TclError)) throw error;
    }
  }

  override get name(): string {
    return this.#native?.name ?? super.name;
  }

  /** The native object, if it has a variable of this name. */
  #knowing(name: string): NsObject | null {
    return this.#native?.knows(parseVariableName(name).base) ? this.#native : null;
  }

  override getVariable(name: string): Value {
    return this.#knowing(name)?.read(name) ?? super.getVariable(name);
  }

  override setVariable(name: string, value: Value): Value {
    const native = this.#knowing(name);
    return native === null ? super.setVariable(name, value) : this.#classes.writeSetting(native, name, value);
  }

  override unsetVariable(name: string): void {
    const native = this.#knowing(name);
    if (native === null) super.unsetVariable(name);
    else this.#classes.warnWithoutEffect(`"${name}" of ${describe(native)} cannot be unset`);
  }

  override reference(name: string): Variable {
    const native = this.#knowing(name);
    return native === null ? super.reference(name) : settingVariable(this.#classes.session, native, name);
  }

  override variableNames(): string[] {
    const native = [...(this.#native?.variables() ?? [])].map((name) => parseVariableName(name).base);
    return [...new Set([...native, ...super.variableNames()])];
  }

  /** What the experiment is made of stays. */
  override release(): void {
    if (this.#native === null) super.release();
    else this.#classes.warnWithoutEffect(`${describe(this.#native)} is a part of the experiment and stays`);
  }

  override classDestroyed(): void {
    if (this.#native === null) super.classDestroyed();
    else this.class = this.#classes.builtinClass(this.#native);
  }
}
