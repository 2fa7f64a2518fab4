import { type CommandSpec, parameters } from "../command.ts";
import { increased } from "../compile/assignment.ts";
import { asList } from "../convert.ts";
import { tclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { splitName } from "../namespace.ts";
import { toText, type Value } from "../value.ts";
import { Variable } from "../variable.ts";
import {
  createVariable,
  isKnownName,
  parseVariableName,
  readError,
  referenceTo,
  storeScalar,
  unreachable,
  writeError,
} from "../variable-access.ts";
import { appendItems } from "./append-items.ts";
import { appendedText } from "./append-text.ts";
import { callerFrame, levelFrame } from "./level.ts";

/**
 * Makes `name` in the current frame mean `target`. `fromProcedure` says that the target is local to a procedure:
 * no namespace variable may then refer to it.
 */
export function linkVariable(
  interp: Interpreter,
  name: string,
  target: Variable,
  fromProcedure = false,
): void {
  const { frame } = interp;
  if (parseVariableName(name).index !== null) {
    throw tclError(
      `bad variable name "${name}": can't create a scalar variable that looks like an array element`,
      "TCL",
      "UPVAR",
      "LOCAL_ELEMENT",
    );
  }
  if (name.includes("::") || frame.layout === null) {
    if (fromProcedure) {
      throw tclError(
        `bad variable name "${name}": can't create namespace variable that refers to procedure variable`,
        "TCL",
        "UPVAR",
        "INVERTED",
      );
    }
    linkNamespaceVariable(interp, frame, name, target);
    return;
  }
  const present = frame.findLocal(name);
  const linked = frame.isLinked(name);
  refuseLink(name, target, present, linked);
  if (present !== target) frame.link(name, target);
}

/** Makes `name` in the current frame mean the variable `otherName` of another frame, as `upvar` does. */
export function linkOther(interp: Interpreter, frame: Frame, otherName: string, name: string): void {
  const other = parseVariableName(otherName);
  const local = frame.isLocal && !other.base.includes("::") && !frame.isLinked(other.base);
  linkVariable(interp, name, referenceTo(interp, frame, other), local);
}

function linkNamespaceVariable(interp: Interpreter, frame: Frame, name: string, target: Variable): void {
  const { absolute, path, tail } = splitName(name);
  const start = absolute ? interp.globalNamespace : frame.namespace;
  const namespace = name.includes("::") ? interp.findNamespacePath(start, path) : frame.namespace;
  if (namespace === null) throw writeError(null, name, null, "create");
  const present = namespace.variables.get(tail);
  refuseLink(name, target, present, namespace.linked.has(tail));
  if (present === target) return;
  namespace.linked.add(tail);
  namespace.variables.set(tail, target);
  interp.variableEpoch++;
}

/** Refuses to link a name that is a variable of its own already, or the target itself. */
function refuseLink(name: string, target: Variable, present: Variable | undefined, linked: boolean): void {
  if (linked) return;
  if (present === target) throw tclError("can't upvar from variable to itself", "TCL", "UPVAR", "SELF");
  if (present?.exists) throw exists(name);
}

function exists(name: string) {
  return tclError(`variable "${name}" already exists`, "TCL", "UPVAR", "EXISTS");
}

/** A variable in no namespace, or an element of no array, cannot be read, not even to count from 0. */
function refuseUnreadable(interp: Interpreter, name: string): void {
  const { base, index } = parseVariableName(name);
  const variable = createVariable(interp, interp.frame, base);
  if (variable === null) throw unreachable(base, index);
  if (index !== null && variable.refusesElements)
    throw readError(variable, base, index, isKnownName(interp.frame, base));
}

export const variableCommands: readonly CommandSpec[] = [
  {
    name: "set",
    parameters: parameters("varName:variable ?newValue?"),
    help: "Reads or writes a variable.",
    run(interp, words) {
      const name = toText(words[1] as Value);
      if (words[2] === undefined) return interp.getVariable(name);
      const value = interp.setVariable(name, words[2]);
      return interp.onSet?.(name, value, interp.frame) ?? value;
    },
  },
  {
    name: "unset",
    parameters: parameters("?-nocomplain? ?--? ?varName:variable ...?"),
    usage: "?-nocomplain? ?--? ?varName varName ...?",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Removes variables.",
    run(interp, words) {
      let first = 1;
      let complain = true;
      if (words[first] !== undefined && toText(words[first] as Value) === "-nocomplain") {
        complain = false;
        first++;
      }
      if (words[first] !== undefined && toText(words[first] as Value) === "--") first++;
      for (const word of words.slice(first)) interp.unsetVariable(toText(word), complain);
      return "";
    },
  },
  {
    name: "incr",
    parameters: parameters("varName:variable ?increment:integer?"),
    help: "Adds to an integer variable.",
    run(interp, words) {
      const name = toText(words[1] as Value);
      const before = interp.readVariable(name);
      if (before === undefined) refuseUnreadable(interp, name);
      return interp.setVariable(name, increased(before ?? 0, words[2] ?? 1));
    },
  },
  {
    name: "append",
    parameters: parameters("varName:variable ?value ...?"),
    help: "Appends text to a variable.",
    run(interp, words) {
      const name = toText(words[1] as Value);
      if (words.length === 2) return interp.getVariable(name);
      const before = toText(interp.readVariable(name) ?? "");
      return interp.setVariable(name, before + appendedText(interp, before.length, words.slice(2)));
    },
  },
  {
    name: "lappend",
    parameters: parameters("varName:variable ?value ...?"),
    help: "Appends elements to a list variable.",
    run(interp, words) {
      const name = toText(words[1] as Value);
      const before = interp.readVariable(name);
      if (words.length === 2) {
        if (before === undefined) return interp.setVariable(name, new TclList([]));
        asList(before);
        return before;
      }
      const list = appendItems(interp, before, words.slice(2));
      return list === before ? list : interp.setVariable(name, list);
    },
  },
  {
    name: "global",
    parameters: parameters("?varName:variable ...?"),
    help: "Makes global variables visible in a procedure.",
    run(interp, words) {
      if (!interp.frame.isLocal) return "";
      for (const word of words.slice(1)) {
        const name = toText(word);
        const target = referenceTo(interp, interp.globalFrame, { base: name, index: null });
        linkVariable(interp, splitName(name).tail, target);
      }
      return "";
    },
  },
  {
    name: "variable",
    parameters: parameters("?name:variable? ?value? ..."),
    usage: "?name value...? name ?value?",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Declares variables of the current namespace.",
    run(interp, words) {
      for (let i = 1; i < words.length; i += 2) {
        const name = toText(words[i] as Value);
        declare(interp, name, words[i + 1]);
      }
      return "";
    },
  },
  {
    name: "upvar",
    parameters: parameters("?level? otherVar:variable localVar:variable ?otherVar localVar ...?"),
    usage: "?level? otherVar localVar ?otherVar localVar ...?",
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    help: "Makes a local name mean a variable of a calling procedure.",
    run(interp, words) {
      const given = words.length % 2 === 0;
      const frame = given ? levelFrame(interp, words, true).frame : callerFrame(interp);
      for (let i = given ? 2 : 1; i + 1 < words.length; i += 2)
        linkOther(interp, frame, toText(words[i] as Value), toText(words[i + 1] as Value));
      return "";
    },
  },
];

function declare(interp: Interpreter, name: string, value: Value | undefined): void {
  const { base, index } = parseVariableName(name);
  const { absolute, path, tail } = splitName(base);
  const start = absolute ? interp.globalNamespace : interp.frame.namespace;
  const namespace = interp.findNamespacePath(start, path);
  if (namespace === null)
    throw writeError(null, base, index, interp.frame.isLocal && index === null ? "access" : "define");
  if (index !== null) {
    throw tclError(
      `can't define "${name}": name refers to an element in an array`,
      "TCL",
      "UPVAR",
      "LOCAL_ELEMENT",
    );
  }
  let target = namespace.variables.get(tail);
  if (target === undefined) {
    interp.charge(64 + tail.length);
    target = new Variable();
    namespace.variables.set(tail, target);
    interp.variableEpoch++;
  }
  if (value !== undefined) {
    if (target.elements !== null) throw writeError(target, name, null);
    storeScalar(target, value);
  } else if (!target.exists) target.declare();
  if (interp.frame.isLocal) linkVariable(interp, tail, target);
}
