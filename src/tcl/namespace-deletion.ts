import type { Frame } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Namespace } from "./namespace.ts";

/**
 * Deletes a namespace with its children. One in which code is running is only taken out of its parent, and goes
 * when that code has ended (`reapNamespace`).
 */
export function deleteNamespace(interp: Interpreter, root: Namespace): void {
  const pending = [root];
  for (let namespace = pending.pop(); namespace !== undefined; namespace = pending.pop()) {
    const { parent } = namespace;
    if (parent !== null) {
      if (parent.children.get(namespace.name) === namespace) parent.children.delete(namespace.name);
      namespace.deleted = true;
      if (isRunning(interp, namespace)) continue;
    }
    for (const child of namespace.children.values()) pending.push(child);
    empty(interp, namespace);
  }
  interp.resolveEpoch++;
  interp.variableEpoch++;
}

/** Empties a namespace that was deleted while code ran in it, if none does any more. */
export function reapNamespace(interp: Interpreter, namespace: Namespace): void {
  if (namespace.commands.size + namespace.variables.size + namespace.children.size === 0) return;
  if (!isRunning(interp, namespace)) deleteNamespace(interp, namespace);
}

function isRunning(interp: Interpreter, namespace: Namespace): boolean {
  for (const top of [interp.frame, ...interp.suspended]) {
    for (let frame: Frame | null = top; frame !== null; frame = frame.caller) {
      if (frame.namespace === namespace) return true;
    }
  }
  return false;
}

function empty(interp: Interpreter, namespace: Namespace): void {
  for (const [name, variable] of namespace.variables) {
    if (!namespace.linked.has(name)) variable.forsake();
  }
  namespace.variables.clear();
  namespace.linked.clear();
  for (const entry of [...(namespace.ensembles ?? [])]) interp.removeCommand(entry);
  for (const entry of [...namespace.commands.values()]) interp.removeCommand(entry);
}
