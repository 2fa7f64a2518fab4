import {
  allocateObject,
  type Method,
  type MethodCall,
  maximumOf,
  minimumOf,
  OtclClass,
  type Result,
  tclError,
  toText,
  type Value,
  wrongArguments,
} from "../../tcl/index.ts";
import { Call } from "../call.ts";
import { COMMON_METHODS } from "../classes/common.ts";
import { unknownMethod } from "../dispatch.ts";
import { makerOf } from "../new.ts";
import type { NsObject } from "../objects/object.ts";
import type { MethodRow } from "../row.ts";
import { builtinClassNames, ownRows, ROOT_CLASS, superclassOf } from "./hierarchy.ts";
import { TestbedObject } from "./testbed-object.ts";
import type { UserClasses } from "./user-classes.ts";

/** Makes the testbed's classes classes of the object system, with the methods of their tables. */
export function addBuiltinClasses(classes: UserClasses): void {
  const { system, builtin } = classes;
  const names = builtinClassNames();
  for (const name of names) {
    const made = new OtclClass(system, name);
    made.class = system.classClass;
    const above = name === ROOT_CLASS ? system.objectClass : builtin.get(superclassOf(name, names));
    made.setSuperclasses([above ?? system.objectClass]);
    builtin.set(name, made);
    system.permanent.add(made);
    for (const row of ownRows(name, names)) addRow(classes, made, row);
    if (name !== ROOT_CLASS)
      made.instprocs.set(
        "init",
        native((call) => initialise(classes, call, name)),
      );
  }
  const root = builtin.get(ROOT_CLASS) as OtclClass;
  addRow(classes, root, COMMON_METHODS.get("set") as MethodRow<NsObject>);
  addTableMethod(classes, root, "unknown", (call) => unknown(classes, call));
  root.procs = new Map([["alloc", native((call) => allocate(classes, call))]]);
  watchNames(classes);
}

function native(run: (call: MethodCall) => Result): Method {
  return { kind: "native", run };
}

function addTableMethod(
  { tableMethods }: UserClasses,
  holder: OtclClass,
  name: string,
  run: (call: MethodCall) => Result,
): void {
  const method = native(run);
  tableMethods.add(method);
  holder.instprocs.set(name, method);
}

function addRow(classes: UserClasses, holder: OtclClass, row: MethodRow<NsObject>): void {
  addTableMethod(classes, holder, row.name, (call) => runRow(classes, holder, row, call));
}

/** The words of a call as commands of the testbed see them. */
function callOf({ session }: UserClasses, call: MethodCall): Call {
  return new Call(session, call.words, call.site, call.first);
}

function selfOf(call: MethodCall): string {
  return toText(call.words[0] as Value);
}

function runRow(classes: UserClasses, holder: OtclClass, row: MethodRow<NsObject>, call: MethodCall): Result {
  const count = call.words.length - call.first;
  if (count < minimumOf(row) || count > maximumOf(row)) {
    throw wrongArguments(`${selfOf(call)} ${call.method}`, row);
  }
  const self = call.object instanceof TestbedObject ? call.object.native : null;
  if (self === null) return runWithoutNative(call, row);
  if (!classes.builtinClass(self).descendsFrom(holder)) throw wrongType(call, holder.name);
  return classes.placed(call, () => (row.run(callOf(classes, call), self) as Result | undefined) ?? "");
}

/** An object below a class of the testbed that the testbed does not know yet, or never will. */
function runWithoutNative(call: MethodCall, row: MethodRow<NsObject>): Result {
  const [name, value] = call.words.slice(call.first);
  if (row.name === "set" && name !== undefined) {
    if (value === undefined) return call.object.getVariable(toText(name));
    return call.object.setVariable(toText(name), value);
  }
  const self = selfOf(call);
  throw tclError(`${self}: unable to dispatch method ${call.method}`).explain({
    code: "NS2003",
    message: `"${self}" is not ready for "${call.method}": its \`init\` has not called \`next\``,
    help: "write `eval $self next $args` in the `init` of a class below one of the testbed's",
    span: call.site?.wordSpan(1) ?? call.caller?.span ?? null,
  });
}

function wrongType(call: MethodCall, type: string) {
  return tclError(`type check failed: ${selfOf(call)} is not of type ${type}`);
}

function unknown(classes: UserClasses, call: MethodCall): Result {
  const { session } = classes;
  const { object } = call;
  const self = object instanceof TestbedObject ? object.native : null;
  const method = toText(call.words[call.first] ?? "");
  if (self === null) {
    const place = session.places.of(call.site, 1);
    const message = `the object "${object.name}" has no method "${method}"; the line has no effect`;
    session.warn("NS3003", place, message);
    return "";
  }
  const known = (object.class?.precedence ?? []).flatMap((above) => [...above.instprocs.keys()]);
  const words = new Call(session, call.words, call.site, call.first + 1);
  return classes.placed(call, () => unknownMethod(words, self, known, false));
}

/** `alloc` of classes below the testbed's: an object that can become one of the testbed's. */
function allocate(classes: UserClasses, call: MethodCall): Result {
  return allocateObject(call, "alloc <obj> ?args?", (_system, name) => new TestbedObject(classes, name));
}

/** `init` of the testbed's classes: now the testbed has the object too. */
function initialise(classes: UserClasses, call: MethodCall, className: string): Result {
  const { session } = classes;
  const { object } = call;
  if (!(object instanceof TestbedObject)) throw wrongType(call, className);
  if (object.native !== null) throw tclError(`${selfOf(call)}: init was called already`);
  const maker = makerOf(className);
  if (maker === null) {
    throw tclError(`${selfOf(call)}: unable to dispatch method init`).explain({
      code: "NS2003",
      message: `objects of the class ${className} are made by methods of the simulator and of nodes only`,
      span: call.caller?.span ?? null,
    });
  }
  const words = [call.words[0] as Value, className, ...call.words.slice(call.first)];
  const made = classes.placed(call, () => maker(new Call(session, words, null, 1), className));
  const self = session.object(made) as NsObject;
  const { name } = object;
  object.giveUpCommand();
  session.rename(self, name);
  classes.join(object, self);
  return "";
}

/**
 * Watches the names of new objects and classes: that of an object of the testbed is taken, as it would be for a
 * variable; that of a class of the testbed is hidden, which most likely is not meant.
 */
function watchNames({ session, system, builtin }: UserClasses): void {
  for (const holder of [system.objectClass, system.classClass, builtin.get(ROOT_CLASS) as OtclClass]) {
    const before = holder.procs?.get("alloc");
    if (before?.kind !== "native") continue;
    const watched = (call: MethodCall): Result => {
      const name = toText(call.words[call.first] ?? "").replace(/^::/, "");
      const place = call.caller?.span ?? session.places.of(null);
      if (session.object(name) !== undefined) throw session.nameTaken(name).explain({ span: place });
      if (builtin.has(name)) {
        session.warn("NS3030", place, `this hides the testbed's class "${name}"`, {
          help: "objects of the testbed get nothing from it; choose another name",
        });
      }
      return before.run(call);
    };
    holder.procs?.set("alloc", native(watched));
  }
}
