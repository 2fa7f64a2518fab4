import type { CommandEntry } from "../command-entry.ts";
import { SlotLayout } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";
import type { Holder } from "../memory.ts";
import { splitName } from "../namespace.ts";
import type { Value } from "../value.ts";
import type { Variable } from "../variable.ts";
import { OtclClass } from "./class.ts";
import { classMethods, classProcs } from "./class-methods.ts";
import { addProcedure, nativeMethods } from "./define.ts";
import { dispatch } from "./dispatch.ts";
import type { Method } from "./method.ts";
import { OtclObject } from "./object.ts";
import { objectMethods, objectProcs } from "./object-methods.ts";

/** What an object takes besides its variables, estimated, in bytes. */
const OBJECT_BYTES = 1_000;

/** What a method takes besides the text of its body. */
const METHOD_BYTES = 2_000;

/** Objects of others that take part: the object that a command stands for, or null. */
export type ForeignObjects = (entry: CommandEntry) => OtclObject | null;

/** The objects and classes of one interpreter. Nothing of it is a command until `giveCommand` makes it one. */
export class ObjectSystem implements Holder {
  readonly interp: Interpreter;
  readonly objects = new Set<OtclObject>();
  /** Instance variables have no slots; this layout stays empty. */
  readonly layout = new SlotLayout();
  readonly objectClass: OtclClass;
  readonly classClass: OtclClass;
  /** Classes that cannot be destroyed. */
  readonly permanent = new Set<OtclClass>();
  foreign: ForeignObjects | null = null;
  /** Items of all orders of precedence that are kept. */
  orderItems = 0;
  #methods = 0;
  #procedures = 0;
  #names = 0;

  constructor(interp: Interpreter) {
    this.interp = interp;
    this.objectClass = new OtclClass(this, "Object");
    this.classClass = new OtclClass(this, "Class");
    this.permanent.add(this.objectClass).add(this.classClass);
    this.objectClass.class = this.classClass;
    this.classClass.class = this.classClass;
    this.classClass.setSuperclasses([this.objectClass]);
    nativeMethods(this.objectClass.instprocs, objectMethods);
    nativeMethods(this.classClass.instprocs, classMethods);
    this.objectClass.procs = nativeMethods(new Map(), objectProcs);
    this.classClass.procs = nativeMethods(new Map(), classProcs);
    addProcedure(this, this.objectClass, "array", "opt ary args", ARRAY_BODY);
    addProcedure(this, this.classClass, "unknown", "m args", UNKNOWN_BODY);
    interp.holders.push(this);
  }

  /* Names --------------------------------------------------------------------------------------------- */

  /** The object that a name means in the current namespace, or null. */
  find(name: string): OtclObject | null {
    const entry = this.interp.findCommand(name, this.interp.frame.namespace);
    if (entry === null) return null;
    if (entry.owner instanceof OtclObject) return entry.owner;
    return this.foreign?.(entry) ?? null;
  }

  findClass(name: string): OtclClass | null {
    const found = this.find(name);
    return found instanceof OtclClass ? found : null;
  }

  /** Makes an object a command. A simple name is global; others are looked up from the current namespace. */
  giveCommand(object: OtclObject, name: string): void {
    const { interp } = this;
    interp.charge(OBJECT_BYTES + name.length);
    const { absolute, path, tail } = splitName(name);
    const qualified = absolute || path.length > 0;
    const start = absolute || !qualified ? interp.globalNamespace : interp.frame.namespace;
    const namespace = interp.createNamespacePath(start, path);
    object.command = interp.putCommand(
      namespace,
      tail,
      (_interp, words: readonly Value[], site) => dispatch(object, words, site),
      { owner: object },
    );
  }

  /** The next name for an object whose name does not matter: `_o1`, `_o2`, …. */
  nextObjectName(): string {
    return `_o${++this.#names}`;
  }

  /* Methods ------------------------------------------------------------------------------------------- */

  /** The next name for a method's procedure among the commands of `::otcl`. */
  nextProcedureName(): string {
    this.#procedures++;
    return this.lastProcedureName;
  }

  get lastProcedureName(): string {
    return `p${this.#procedures}`;
  }

  /** Accounts for a method of a script. */
  keepMethod(method: Method, body: string): Method {
    this.interp.charge(METHOD_BYTES + body.length);
    this.#methods++;
    return method;
  }

  /** Removes what a method that is no longer used has left elsewhere. */
  forgetMethod(method: Method): void {
    if (method.kind !== "native") this.#methods--;
    if (method.kind === "procedure" && method.entry.alive) this.interp.removeCommand(method.entry);
  }

  /* Memory -------------------------------------------------------------------------------------------- */

  get heldBytes(): number {
    return this.objects.size * OBJECT_BYTES + this.#methods * METHOD_BYTES + this.orderItems * 8;
  }

  *heldVariables(): Iterable<Variable> {
    for (const object of this.objects) {
      const frame = object.knownFrame;
      if (frame?.extra) yield* frame.extra.values();
    }
  }
}

const ARRAY_BODY = "$self instvar $ary; eval [list array $opt $ary] $args";

const UNKNOWN_BODY =
  'if {$m eq "create"} { error "$self: unable to dispatch $m" }; eval [list $self create $m] $args';
