import { SIGNAL } from "../command.ts";
import { linkVariable } from "../commands/variable.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import { TclList } from "../list-value.ts";
import { toText, type Value } from "../value.ts";
import { parseVariableName } from "../variable-access.ts";
import { OtclClass } from "./class.ts";
import { defineMethod } from "./define.ts";
import { dispatch, runNext } from "./dispatch.ts";
import { badValue, requireCount, typeError, withMessage } from "./errors.ts";
import { objectInfo } from "./info.ts";
import { argumentOf, countOf, type MethodCall, type NativeMethod, selfOf, textOf } from "./method.ts";
import { OtclObject } from "./object.ts";

const ANY = Number.POSITIVE_INFINITY;

/** Methods that every object has. */
export const objectMethods: readonly (readonly [string, NativeMethod])[] = [
  ["init", init],
  [
    "destroy",
    (call) => {
      requireCount(call, 0, 0, "destroy");
      call.object.release();
      return "";
    },
  ],
  [
    "class",
    (call) => {
      requireCount(call, 1, 1, "class <class>");
      const next = call.object.system.findClass(textOf(call, 0));
      if (next === null) throw badValue("a class", argumentOf(call, 0));
      call.object.class = next;
      return "";
    },
  ],
  ["info", objectInfo],
  [
    "proc",
    (call) => {
      requireCount(call, 3, 3, "proc name args body");
      const { object } = call;
      object.procs ??= new Map();
      defineMethod(call, object, object.procs);
      return "";
    },
  ],
  ["next", next],
  [
    "set",
    (call) => {
      requireCount(call, 1, 2, "set var ?value?");
      const name = textOf(call, 0);
      if (countOf(call) === 1) return call.object.getVariable(name);
      return call.object.setVariable(name, argumentOf(call, 1));
    },
  ],
  [
    "unset",
    (call) => {
      requireCount(call, 1, ANY, "unset ?vars?");
      for (let i = 0; i < countOf(call); i++) call.object.unsetVariable(textOf(call, i));
      return "";
    },
  ],
  [
    "instvar",
    (call) => {
      requireCount(call, 1, ANY, "instvar ?vars?");
      for (let i = 0; i < countOf(call); i++) linkInstanceVariable(call, argumentOf(call, i));
      return "";
    },
  ],
];

/** Methods of the class `Object` itself. */
export const objectProcs: readonly (readonly [string, NativeMethod])[] = [
  ["alloc", (call) => allocate(call, "alloc <obj> ?args?", (system, name) => new OtclObject(system, name))],
];

/**
 * Makes an object without initialising it: a command with the first argument as its name. The result is the list of
 * the further arguments, which are for `init`.
 */
export function allocate(
  call: MethodCall,
  usage: string,
  make: (system: OtclObject["system"], name: string) => OtclObject,
): Value {
  if (!(call.object instanceof OtclClass)) throw typeError(selfOf(call), "Class");
  requireCount(call, 1, ANY, usage);
  const { system } = call.object;
  const name = textOf(call, 0);
  const made = make(system, name);
  system.giveCommand(made, name);
  made.class = call.object;
  return new TclList(call.words.slice(call.first + 1));
}

/** `init -method argument ...`: calls methods with one argument each. */
function init(call: MethodCall): Value | typeof SIGNAL {
  if (countOf(call) % 2 === 1) throw tclError("uneven number of args");
  const self = call.words[0] as Value;
  for (let i = 0; i < countOf(call); i += 2) {
    const method = textOf(call, i).replace(/^-/, "");
    const value = argumentOf(call, i + 1);
    try {
      if (dispatch(call.object, [self, method, value], null, call.caller) === SIGNAL) return SIGNAL;
    } catch (error) {
      if (!(error instanceof TclError)) throw error;
      const step = `{${toText(self)}} {${method}} {${toText(value)}}`;
      throw withMessage(error, `${toText(error.message)} during ${step}`);
    }
  }
  return "";
}

/** `next ?args?`: the same method further up, as told by the variables `class` and `proc` of the caller. */
function next(call: MethodCall): Value | typeof SIGNAL {
  const { system } = call.object;
  const className = system.interp.readVariable("class");
  const method = system.interp.readVariable("proc");
  if (className === undefined || method === undefined) throw tclError("no executing proc");
  const name = toText(className);
  const holder = name === "" ? null : system.findClass(name);
  if (holder === null && name !== "") throw badValue("a class", name);
  return runNext(call, holder, toText(method));
}

/** Makes a variable of the object one of the current frame: `name`, or `{name localName}`. */
function linkInstanceVariable(call: MethodCall, word: Value): void {
  const { interp } = call.object.system;
  const names = asList(word).map(toText);
  const [name, local = name] = names;
  if (name === undefined || local === undefined || names.length > 2) {
    throw tclError(`expected ?inst/local? or ?inst? ?local? but got ${toText(word)}`);
  }
  const fromObject = !parseVariableName(name).base.includes("::");
  linkVariable(interp, local, call.object.reference(name), fromObject);
}
