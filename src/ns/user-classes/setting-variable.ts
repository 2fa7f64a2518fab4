import { KeyMap, parseVariableName, toText, type Value, Variable } from "../../tcl/index.ts";
import type { NsObject } from "../objects/object.ts";
import type { Session } from "../session.ts";

/**
 * An instance variable that the testbed knows, for `instvar` to refer to: reading and writing it reads and writes the
 * object. Of an array each element is such a variable.
 */
export function settingVariable(session: Session, object: NsObject, name: string): Variable {
  const { base, index } = parseVariableName(name);
  const read = object.read(name);
  if (index !== null || read !== undefined || !isArray(object, base)) return linked(session, object, name);
  const array = new Variable();
  const elements = new KeyMap<Value | Variable>();
  array.elements = elements;
  for (const variable of object.variables()) {
    session.interp.step();
    const element = parseVariableName(variable);
    if (element.base !== base || element.index === null) continue;
    elements.set(element.index, linked(session, object, variable));
  }
  return array;
}

function isArray(object: NsObject, base: string): boolean {
  for (const variable of object.variables()) if (variable.startsWith(`${base}(`)) return true;
  return false;
}

function linked(session: Session, object: NsObject, name: string): Variable {
  const variable = new Variable();
  Object.defineProperty(variable, "value", {
    get: () => object.read(name),
    set(value: Value | undefined) {
      if (value === undefined || toText(value) === object.read(name)) return;
      session.hold(128 + toText(value).length);
      object.write(name, toText(value), session.places.of(null));
    },
  });
  return variable;
}
