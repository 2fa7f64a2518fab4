import { SourceFile } from "../../source/index.ts";
import { bodySource } from "../commands/procedure.ts";
import { TclError } from "../errors.ts";
import { joinElements } from "../list-value.ts";
import { type BodySource, type FormalParameter, Procedure, parseFormals } from "../procedure.ts";
import { addLine } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import type { OtclClass } from "./class.ts";
import { argumentOf, type Method, type MethodCall, type NativeMethod, textOf } from "./method.ts";
import type { OtclObject } from "./object.ts";
import type { ObjectSystem } from "./system.ts";

/** The namespace in which the bodies of methods run. */
const NAMESPACE = "otcl";

const HIDDEN_PARAMETERS: readonly FormalParameter[] = ["self", "class", "proc"].map((name) => ({
  name,
  fallback: undefined,
}));

/** Enters functions into a table of methods. */
export function nativeMethods(
  table: Map<string, Method>,
  rows: readonly (readonly [string, NativeMethod])[],
): Map<string, Method> {
  for (const [name, run] of rows) table.set(name, { kind: "native", run });
  return table;
}

/**
 * Does what `proc` and `instproc` do, with the arguments name, parameters, body: defines a method, or a script that
 * loads it (parameters `auto`), or removes it (both empty). A method that cannot be defined is removed too.
 */
export function defineMethod(call: MethodCall, holder: OtclObject, table: Map<string, Method>): void {
  const { system } = holder;
  const name = textOf(call, 0);
  const before = table.get(name);
  try {
    const method = makeMethod(call, holder, name);
    if (method === null) table.delete(name);
    else table.set(name, method);
  } catch (error) {
    table.delete(name);
    if (error instanceof TclError) addLine(error, `(creating proc "${system.lastProcedureName}")`);
    throw error;
  } finally {
    if (before !== undefined) system.forgetMethod(before);
  }
}

function makeMethod(call: MethodCall, holder: OtclObject, name: string): Method | null {
  const { system } = holder;
  const parameters = argumentOf(call, 1);
  const body = textOf(call, 2);
  if (toText(parameters) === "" && body === "") return null;
  if (toText(parameters) === "auto") return system.keepMethod({ kind: "autoload", script: body }, body);
  const source = bodySource(call.words, call.first + 2, call.site);
  return procedureMethod(system, `${holder.name} ${name}`, parameters, body, source);
}

function procedureMethod(
  system: ObjectSystem,
  shown: string,
  parameters: Value,
  body: string,
  source: BodySource,
): Method {
  const { interp } = system;
  const command = system.nextProcedureName();
  const namespace = interp.createNamespacePath(interp.globalNamespace, [NAMESPACE]);
  const formals = [...HIDDEN_PARAMETERS, ...parseFormals(parameters)];
  const procedure = new Procedure(shown, namespace, formals, body, source);
  const entry = interp.putCommand(namespace, command, () => "", { procedure });
  return system.keepMethod({ kind: "procedure", procedure, entry }, body);
}

/** Gives a class a method for its instances that is written in Tcl. */
export function addProcedure(
  system: ObjectSystem,
  holder: OtclClass,
  name: string,
  parameters: string,
  body: string,
): void {
  const source = { file: new SourceFile("otcl", body), real: false, start: 0, end: body.length };
  const method = procedureMethod(system, joinElements([holder.name, name]), parameters, body, source);
  holder.instprocs.set(name, method);
}
