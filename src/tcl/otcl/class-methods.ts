import { type Result, SIGNAL } from "../command.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import { joinElements } from "../list-value.ts";
import { addCommand } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import { asClass, OtclClass } from "./class.ts";
import { defineMethod } from "./define.ts";
import { dispatch, runMethod } from "./dispatch.ts";
import { badValue, requireCount } from "./errors.ts";
import { classInfo } from "./info.ts";
import { argumentOf, type MethodCall, type NativeMethod } from "./method.ts";
import { allocate } from "./object-methods.ts";

/** Methods that classes have besides those of all objects. */
export const classMethods: readonly (readonly [string, NativeMethod])[] = [
  ["create", create],
  ["superclass", superclass],
  ["info", classInfo],
  [
    "instproc",
    (call) => {
      const self = asClass(call);
      requireCount(call, 3, 3, "instproc name args body");
      defineMethod(call, self, self.instprocs);
      return "";
    },
  ],
];

/** Methods of the class `Class` itself. */
export const classProcs: readonly (readonly [string, NativeMethod])[] = [["alloc", allocateClass]];

function allocateClass(call: MethodCall): Value {
  return allocate(call, "alloc <cl> ?args?", (system, name) => {
    const made = new OtclClass(system, name);
    made.setSuperclasses([system.objectClass]);
    return made;
  });
}

/** `create name ?args?`: lets the nearest `alloc` make the object, and calls its `init` with what that returns. */
function create(call: MethodCall): Result {
  const self = asClass(call);
  requireCount(call, 1, Number.POSITIVE_INFINITY, "create <obj> ?args?");
  const { system } = self;
  const rest = callAlloc(call, self);
  if (rest === SIGNAL) return SIGNAL;
  const name = argumentOf(call, 0);
  const made = system.find(toText(name));
  if (made === null) throw tclError("couldn't find result of alloc");
  made.class = self;
  const words = [name, "init", ...asList(rest)];
  system.interp.enter(call.caller);
  try {
    if (dispatch(made, words, null, call.caller) === SIGNAL) return SIGNAL;
  } catch (error) {
    if (error instanceof TclError) noteInit(error, words);
    throw error;
  } finally {
    system.interp.leave();
  }
  return name;
}

function callAlloc(call: MethodCall, self: OtclClass): Result {
  const found = self.findAbove(0, (holder) => {
    const method = holder.procs?.get("alloc");
    return method && { holder, method };
  });
  if (found === null) throw tclError("no reachable alloc");
  const { holder, method } = found;
  const words = [holder.name, "alloc", ...call.words.slice(call.first)];
  return runMethod(
    { holder: null, method },
    { object: holder, method: "alloc", words, first: 2, site: null, caller: call.caller },
  );
}

/** `init` is called as by a script of one line. */
function noteInit(error: TclError, words: readonly Value[]): void {
  addCommand(error, `${toText(words[0] as Value)} init ${joinElements(words.slice(2))}`);
  error.line = 1;
  error.traced = false;
}

/** `superclass classes`: replaces the superclasses. */
function superclass(call: MethodCall): Result {
  const self = asClass(call);
  requireCount(call, 1, 1, "superclass <classes>");
  const word = argumentOf(call, 0);
  const classes = asList(word).map((item) => {
    const found = self.system.findClass(toText(item));
    if (found === null) throw badValue("a list of classes", word);
    return found;
  });
  if (!isOrdered(classes)) throw badValue("classes in dependence order", word);
  if (!self.setSuperclasses(classes)) throw badValue("a cycle-free graph", word);
  return "";
}

/** Whether no class stands before one that is below it. */
function isOrdered(classes: readonly OtclClass[]): boolean {
  const before = new Set<OtclClass>();
  for (const next of classes) {
    next.system.interp.step(next.precedence.length >> 3);
    if (next.precedence.some((above) => before.has(above))) return false;
    before.add(next);
  }
  return true;
}
