import {
  type CallSite,
  dispatchMethod,
  type Method,
  type MethodCall,
  ObjectSystem,
  type OtclClass,
  type OtclObject,
  type Result,
  toText,
  type Value,
} from "../../tcl/index.ts";
import type { NsObject } from "../objects/object.ts";
import { NullObject } from "../objects/other.ts";
import type { Dispatcher, Session } from "../session.ts";
import { addBuiltinClasses } from "./builtin-classes.ts";
import { defineDelete } from "./delete.ts";
import { TestbedObject } from "./testbed-object.ts";

type CommandEntry = NonNullable<ReturnType<Session["interp"]["findCommand"]>>;

/** Of more classes than these none is suggested. */
const MOST_SUGGESTED = 200;

/**
 * Classes and objects of a file's own, beside those of the testbed, which are classes and objects here too. A file
 * that has none never makes this; until `activate`, calls of the testbed's methods take their usual way.
 */
export class UserClasses {
  readonly session: Session;
  readonly system: ObjectSystem;
  /** Methods of the testbed's tables: calling one of these needs nothing of the object system. */
  readonly tableMethods = new WeakSet<Method>();
  readonly builtin = new Map<string, OtclClass>();
  readonly #entries = new Map<CommandEntry, OtclClass>();
  readonly #objects = new Map<NsObject, TestbedObject>();
  readonly #plain: Dispatcher;
  #active = false;

  constructor(session: Session) {
    this.session = session;
    this.#plain = session.dispatch;
    this.system = new ObjectSystem(session.interp);
    addBuiltinClasses(this);
    this.builtin.set("Object", this.system.objectClass);
    this.builtin.set("Class", this.system.classClass);
    for (const [name, known] of this.builtin) {
      const entry = session.interp.globalNamespace.commands.get(name);
      if (entry !== undefined) this.#entries.set(entry, known);
    }
    this.system.foreign = (entry) => this.#entries.get(entry) ?? this.#nativeOf(entry);
  }

  /** From now on methods are searched in the classes of the file too. */
  activate(): void {
    if (this.#active) return;
    this.#active = true;
    defineDelete(this);
    this.session.dispatch = (object, words, site) => this.#dispatch(object, words, site);
  }

  /* Objects of the testbed ---------------------------------------------------------------------------- */

  #nativeOf(entry: CommandEntry): TestbedObject | null {
    if (!entry.namespace.isGlobal || entry.procedure !== null) return null;
    const native = this.session.object(entry.name);
    return native === undefined ? null : this.objectOf(native);
  }

  /** The testbed's class of an object. */
  builtinClass(native: NsObject): OtclClass {
    return this.builtin.get(native.className) as OtclClass;
  }

  /** What the object system has of an object of the testbed, if it had to do with it already. */
  knownObject(native: NsObject): TestbedObject | undefined {
    return this.#objects.get(native);
  }

  /** The same, made when absent. */
  objectOf(native: NsObject): TestbedObject {
    const known = this.#objects.get(native);
    if (known !== undefined) return known;
    this.session.hold(1_000);
    const made = new TestbedObject(this, native.name);
    made.class = this.builtinClass(native);
    this.join(made, native);
    return made;
  }

  /** Makes an object stand for one of the testbed. */
  join(object: TestbedObject, native: NsObject): void {
    object.become(native);
    this.#objects.set(native, object);
  }

  #dispatch(native: NsObject, words: readonly Value[], site: CallSite | null): Result {
    if (native.broken || native instanceof NullObject || words.length < 2) {
      return this.#plain(native, words, site);
    }
    const known = this.#objects.get(native);
    if (known === undefined && !this.#isChanged(native, toText(words[1] as Value))) {
      return this.#plain(native, words, site);
    }
    return this.#send(known ?? this.objectOf(native), words, site);
  }

  /** Whether a method of an object is other than what the testbed's tables say. */
  #isChanged(native: NsObject, method: string): boolean {
    const own = this.builtinClass(native);
    const found = own.findMethod(method) ?? own.findMethod("unknown");
    return found !== null && !this.tableMethods.has(found.method);
  }

  /** Sends a message to an object of the testbed that only the object system understands. */
  send(native: NsObject, words: readonly Value[], site: CallSite | null): Result {
    this.activate();
    return this.#send(this.objectOf(native), words, site);
  }

  /** Sends a message; what has no place of its own is shown where the message was sent. */
  #send(object: OtclObject, words: readonly Value[], site: CallSite | null): Result {
    return this.session.places.inside(site, () => dispatchMethod(object, words, site));
  }

  /** Ends an object, as the command `delete` does. */
  destroy(object: OtclObject, name: Value, site: CallSite | null): Result {
    return this.session.places.inside(site, () => dispatchMethod(object, [name, "destroy"], null, site));
  }

  /* Classes ------------------------------------------------------------------------------------------- */

  /** Sends a message to a class of the testbed, or to `Object` or `Class`. */
  sendToClass(name: string, words: readonly Value[], site: CallSite | null): Result {
    this.activate();
    if (toText(words[1] ?? "") === "info" && toText(words[2] ?? "") === "instances") this.#meetAll(name);
    return dispatchMethod(this.builtin.get(name) as OtclClass, words, site);
  }

  /** Makes all objects of a class known to the object system. */
  #meetAll(className: string): void {
    const { interp, objects } = this.session;
    interp.step(objects.size >> 3);
    for (const native of [...objects.values()]) if (native.className === className) this.objectOf(native);
  }

  /** Classes of the file, for suggestions; not more than people would have. */
  names(): string[] {
    const { instances } = this.system.classClass;
    if (instances.size > MOST_SUGGESTED) return [];
    return [...instances].map((known) => known.name).filter((name) => !this.builtin.has(name));
  }

  /** Sets a variable of a class of the testbed, or reads it; one that was never set is empty. */
  classVariable(name: string, variable: string, value: Value | undefined): Value {
    const self = this.builtin.get(name) as OtclClass;
    if (value !== undefined) return self.setVariable(variable, value);
    return self.readVariable(variable) ?? "";
  }

  /**
   * Does what `new` does for a class of the file, or one whose `init` the file replaced; the result is the name of
   * the object, which is made up. Null where the testbed's own way is right.
   */
  makeNew(className: string, words: readonly Value[], site: CallSite | null): Result | null {
    const from = this.system.findClass(className);
    if (from === null || this.#isPlain(from)) return null;
    this.activate();
    const name = `_o${this.session.takeNumbers()}`;
    const result = dispatchMethod(from, [className, "create", name, ...words], null, site);
    return result === name ? (this.system.find(name)?.name ?? name) : result;
  }

  /** Whether a class is one of the testbed's, and its objects are made as the testbed does. */
  #isPlain(candidate: OtclClass): boolean {
    const known = this.builtin.get(candidate.name) === candidate;
    return known && candidate.findMethod("init")?.method.kind === "native";
  }

  /* Findings ------------------------------------------------------------------------------------------ */

  /** Runs what a method does; where its words stand nowhere, findings are shown at the command that led to it. */
  placed<T>(call: MethodCall, action: () => T): T {
    return call.site === null ? this.session.places.inside(call.caller, action) : action();
  }

  warnWithoutEffect(message: string): void {
    this.session.warn("NS3028", this.session.places.of(null), `${message}; the line has no effect`);
  }

  /** Stores a value for the testbed that a script wrote by way of the object system. */
  writeSetting(native: NsObject, name: string, value: Value): Value {
    const text = toText(value);
    this.session.hold(128 + text.length);
    native.write(name, text, this.session.places.of(null));
    return value;
  }
}

/** The classes of a session, made when they are needed first. */
export function userClasses(session: Session): UserClasses {
  session.userClasses ??= new UserClasses(session);
  return session.userClasses;
}
