import { type SetHook, TclError, TclList, tclError, toText, type Value } from "../tcl/index.ts";
import { nameSpan } from "./names.ts";
import type { NsObject } from "./objects/object.ts";
import type { Session } from "./session.ts";

const ENVIRONMENT_KEY = /^opt\(([-_A-Za-z0-9]+)\)$/;

/**
 * What `set VARIABLE VALUE` does besides: the object that was created last takes the name of the first global variable
 * that is set after it, if that variable got the object; and parameters of the experiment are noted, `opt(KEY)`.
 */
export function namingHook(session: Session): SetHook {
  const { interp } = session;
  return (name, value, frame) => {
    const last = session.lastCreated;
    if (last === null) {
      if (name.startsWith("opt(")) noteEnvironment(session, name);
      return null;
    }
    const open = name.indexOf("(");
    if (!isGlobal(session, open < 0 ? name : name.slice(0, open))) return null;
    session.lastCreated = null;
    if (!isName(value, last.name)) return null;
    nameObject(session, last, name);
    interp.inFrame(frame, () => interp.setVariable(name, last.name));
    return last.name;
  };
}

function isGlobal(session: Session, base: string): boolean {
  const name = base.startsWith("::") ? base.slice(2) : base;
  return session.interp.globalNamespace.variables.get(name)?.exists ?? false;
}

/** Whether a value is this text; long lists are not turned into text for it. */
function isName(value: Value, name: string): boolean {
  if (typeof value === "string") return value === name;
  return value instanceof TclList && value.items.length === 1 && toText(value) === name;
}

function nameObject(session: Session, object: NsObject, variable: string): void {
  if (/^\d+$/.test(variable)) {
    throw tclError(
      `can't rename "${object.name}": command doesn't exist`,
      "TCL",
      "LOOKUP",
      "COMMAND",
    ).explain({
      code: "NS3014",
      message: `a variable called ${variable} cannot name an object`,
      help: "the testbed takes a number for a level of the call stack; begin the name with a letter",
    });
  }
  try {
    session.rename(object, variable.replaceAll("(", "-").replaceAll(")", ""));
  } catch (error) {
    const place = nameSpan(object);
    if (error instanceof TclError && place !== object.span) error.explain({ span: place });
    throw error;
  }
}

function noteEnvironment(session: Session, name: string): void {
  const key = ENVIRONMENT_KEY.exec(name)?.[1];
  if (key === undefined) return;
  session.hold(64 + key.length);
  session.environmentKeys.push(key);
}

/**
 * The parameters of the experiment: the values that the array `opt` has now. Throws the testbed's Tcl error where a
 * key that was set is gone.
 */
export function readEnvironment(session: Session): { name: string; value: string }[] {
  const { interp } = session;
  if (!isGlobal(session, "opt")) return [];
  return interp.inFrame(interp.globalFrame, () =>
    session.environmentKeys.map((key) => ({ name: key, value: toText(interp.getVariable(`::opt(${key})`)) })),
  );
}

/** Stores an object in a variable of the current frame, as `set` does, with the name that comes of it. */
export function setAndName(session: Session, variable: string, object: NsObject): void {
  const { interp } = session;
  interp.setVariable(variable, object.name);
  interp.onSet?.(variable, object.name, interp.frame);
}
