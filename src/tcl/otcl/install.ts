import type { Interpreter } from "../interpreter.ts";
import { objectCommands } from "./new.ts";
import { ObjectSystem } from "./system.ts";

/** Adds the object system to an interpreter: the classes `Object` and `Class`, and the commands `new` and `delete`. */
export function installOtcl(interp: Interpreter): ObjectSystem {
  const system = new ObjectSystem(interp);
  system.giveCommand(system.objectClass, "Object");
  system.giveCommand(system.classClass, "Class");
  for (const spec of objectCommands(system)) interp.define(spec);
  return system;
}
