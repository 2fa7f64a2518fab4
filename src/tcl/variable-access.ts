import { detached } from "../parser/index.ts";
import { type TclError, tclError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import { KeyMap, keySize } from "./key-map.ts";
import { splitName } from "./namespace.ts";
import { retain } from "./retain.ts";
import type { Value } from "./value.ts";
import { Variable } from "./variable.ts";
import { addTextWork } from "./work.ts";

/** A variable name in its two parts; `index` is null for a scalar. */
export interface VariableName {
  readonly base: string;
  readonly index: string | null;
}

/** `a(b)` is element `b` of `a`: the first open parenthesis counts, and the name must end with a closing one. */
export function parseVariableName(name: string): VariableName {
  addTextWork(name.length);
  if (name.charCodeAt(name.length - 1) === 41) {
    const open = name.indexOf("(");
    if (open >= 0) {
      return { base: detached(name.slice(0, open), name), index: detached(name.slice(open + 1, -1), name) };
    }
  }
  return { base: name, index: null };
}

/** The variable `base` as the frame sees it, or undefined. */
export function findVariable(interp: Interpreter, frame: Frame, base: string): Variable | undefined {
  if (base.includes("::")) {
    return findQualified(interp, frame, base);
  }
  if (frame.layout !== null) return frame.findLocal(base);
  const own = frame.namespace.variables.get(base);
  if (frame.namespace.parent === null || (own !== undefined && !own.isVacant)) return own;
  // One that was unset is not found from a namespace: a command that writes makes another there.
  const global = interp.globalNamespace.variables.get(base);
  return global === undefined || global.isVacant ? own : global;
}

/** A relative name is looked for from the current namespace, then from the global one. */
function findQualified(interp: Interpreter, frame: Frame, name: string): Variable | undefined {
  const { absolute, path, tail } = splitName(name);
  const { globalNamespace } = interp;
  const start = absolute ? globalNamespace : frame.namespace;
  const own = interp.findNamespacePath(start, path)?.variables.get(tail);
  if (start === globalNamespace || (own !== undefined && !own.isVacant)) return own;
  return interp.findNamespacePath(globalNamespace, path)?.variables.get(tail) ?? own;
}

/** The same, made when absent; null when its namespace does not exist. */
export function createVariable(interp: Interpreter, frame: Frame, base: string): Variable | null {
  const known = findVariable(interp, frame, base);
  if (known !== undefined) return known;
  interp.charge(250 + base.length);
  if (base.includes("::")) {
    const place = qualifiedPlace(interp, frame, base);
    if (place === null) return null;
    const variable = new Variable();
    place.namespace.variables.set(place.tail, variable);
    return variable;
  }
  if (frame.layout !== null) return frame.createLocal(base);
  const variable = new Variable();
  frame.namespace.variables.set(base, variable);
  return variable;
}

function qualifiedPlace(interp: Interpreter, frame: Frame, name: string) {
  const { absolute, path, tail } = splitName(name);
  const namespace = interp.findNamespacePath(absolute ? interp.globalNamespace : frame.namespace, path);
  if (namespace !== null) return { namespace, tail };
  const fallback = absolute ? null : interp.findNamespacePath(interp.globalNamespace, path);
  return fallback === null ? null : { namespace: fallback, tail };
}

/** Text of a name as people write it. */
export function variableText(base: string, index: string | null): string {
  return index === null ? base : `${base}(${index})`;
}

/** Value of an element, or undefined. */
export function readElement(variable: Variable, index: Value): Value | undefined {
  const held = variable.elements?.get(index);
  return held instanceof Variable ? held.value : held;
}

/** Stores into a scalar; the caller has seen that it is no array. */
export function storeScalar(variable: Variable, value: Value): void {
  if (typeof value === "object") {
    if (variable.value === value) return;
    retain(value);
  }
  variable.value = value;
}

/** Stores into an element of an array that exists or is made here. */
export function storeElement(interp: Interpreter, variable: Variable, index: Value, value: Value): void {
  variable.elements ??= new KeyMap();
  const held = variable.elements.get(index);
  if (held instanceof Variable) {
    storeScalar(held, value);
    return;
  }
  if (held === undefined) interp.charge(200 + keySize(index));
  else if (typeof value === "object" && held === value) return;
  variable.elements.set(index, retain(value));
}

/**
 * The error of reading what is not there. `known` says that the name itself is known where it is used (a local
 * variable or a link): Tcl's error code then does not name it.
 */
export function readError(
  variable: Variable | undefined,
  base: string,
  index: string | null,
  known = false,
): TclError {
  const start = `can't read "${variableText(base, index)}": `;
  const noArray = index !== null && variable?.elements === null && variable.refusesElements;
  if (variable === undefined || !(variable.exists || noArray)) {
    const code = !known ? ["LOOKUP", "VARNAME", base] : [index === null ? "READ" : "LOOKUP", "VARNAME"];
    return tclError(`${start}no such variable`, "TCL", ...code).explain({ code: "NS2001" });
  }
  const error =
    index === null
      ? tclError(`${start}variable is array`, "TCL", "READ", "VARNAME")
      : noArray
        ? tclError(`${start}variable isn't array`, "TCL", "LOOKUP", "VARNAME", ...(known ? [] : [base]))
        : tclError(`${start}no such element in array`, "TCL", "READ", "VARNAME");
  return error.explain({ code: "NS2009" });
}

/** Whether a name is known in a frame although it may have no value: a local variable of compiled text, or a link. */
export function isKnownName(frame: Frame, base: string): boolean {
  if (frame.layout === null) return frame.namespace.linked.has(base);
  return frame.layout.declared.has(base) || frame.isLinked(base);
}

/** Whether a name stands for a variable that is another one's by `upvar` or its kin. */
export function isLinkedName(frame: Frame, base: string): boolean {
  if (base.includes("::")) return false;
  return frame.layout === null ? frame.namespace.linked.has(base) : frame.isLinked(base);
}

/** The error of writing, or doing something else to, what cannot take it; `action` as in `can't ACTION "x"`. */
export function writeError(
  variable: Variable | null,
  base: string,
  index: string | null,
  action = "set",
  known = false,
): TclError {
  const start = `can't ${action} "${variableText(base, index)}": `;
  const name = known ? [] : [base];
  if (variable === null) {
    return tclError(`${start}parent namespace doesn't exist`, "TCL", "LOOKUP", "VARNAME", base).explain({
      code: "NS2001",
    });
  }
  if (variable.forsaken && (index === null || !variable.isElement)) {
    const place = variable.isElement ? "element in deleted array" : "variable in deleted namespace";
    return tclError(`${start}upvar refers to ${place}`, "TCL", "WRITE", "VARNAME");
  }
  const error =
    index === null
      ? tclError(`${start}variable is array`, "TCL", "WRITE", "VARNAME")
      : tclError(`${start}variable isn't array`, "TCL", "LOOKUP", "VARNAME", ...name);
  return error.explain({ code: "NS2009" });
}

/** The error of `incr` where the namespace of a variable does not exist. */
export function unreachable(base: string, index: string | null): TclError {
  const error = writeError(null, base, index, "read");
  error.errorInfo = `${error.message}\n    (reading value of variable to increment)`;
  return error;
}

/** The storage of `base` or of its element as a variable of its own, for `upvar` and its kin. */
export function referenceTo(interp: Interpreter, frame: Frame, name: VariableName): Variable {
  const variable = createVariable(interp, frame, name.base);
  if (variable === null) throw writeError(null, name.base, name.index, "access");
  if (name.index === null) return variable;
  if (variable.refusesElements) throw writeError(variable, name.base, name.index, "access");
  variable.elements ??= new KeyMap();
  const held = variable.elements.get(name.index);
  if (held instanceof Variable) return held;
  const element = Variable.ofElement(held);
  variable.elements.set(name.index, element);
  return element;
}
