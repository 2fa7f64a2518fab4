import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { type Namespace, namespacePath } from "../namespace.ts";
import { toText, type Value } from "../value.ts";

/** The namespace of a name, seen from the current one; null when there is none. */
export function findNamespace(interp: Interpreter, name: string): Namespace | null {
  const { absolute, path } = namespacePath(name);
  if (name === "" && !interp.frame.namespace.isGlobal) return null;
  const start = absolute ? interp.globalNamespace : interp.frame.namespace;
  return interp.findNamespacePath(start, path);
}

/** The same; a Tcl error when there is none. */
export function namespaceNamed(interp: Interpreter, name: Value): Namespace {
  const text = toText(name);
  const found = findNamespace(interp, text);
  if (found !== null) return found;
  const place = text.startsWith("::") ? "" : ` in "${interp.frame.namespace.fullName}"`;
  throw tclError(`namespace "${text}" not found${place}`, "TCL", "LOOKUP", "NAMESPACE", text);
}

/** The namespace of a name, made when it does not exist. */
export function createNamespace(interp: Interpreter, name: string): Namespace {
  const { absolute, path } = namespacePath(name);
  if (name === "" && !interp.frame.namespace.isGlobal) {
    throw tclError(
      'can\'t create namespace "": only global namespace can have empty name',
      "TCL",
      "OPERATION",
      "NAMESPACE",
      "CREATEGLOBAL",
    );
  }
  const start = absolute ? interp.globalNamespace : interp.frame.namespace;
  interp.step(5);
  return interp.createNamespacePath(start, path);
}

/** The command of a name, seen from the current namespace; Tcl's error when there is none. */
export function commandNamed(interp: Interpreter, name: string) {
  const found = interp.findCommand(name, interp.frame.namespace);
  if (found === null) {
    throw tclError(`invalid command name "${name}"`, "TCL", "LOOKUP", "COMMAND", name);
  }
  return found;
}
