import { retold } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type Result, SIGNAL } from "../command.ts";
import { TclError, tclError } from "../errors.ts";
import { callProcedure } from "../procedure.ts";
import { addLine } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import type { OtclClass } from "./class.ts";
import { withMessage, wrongCount } from "./errors.ts";
import type { FoundMethod, Method, MethodCall } from "./method.ts";
import type { OtclObject } from "./object.ts";

/** OTcl shows this many characters of a class and of a method in a trace; fewer of a class for `unknown`. */
const SHOWN = 40;
const SHOWN_FOR_UNKNOWN = 30;

/** Hidden parameters of methods: `self`, `class` and `proc`. */
export const HIDDEN = 3;

/**
 * Sends a message: `words` are the object's name as written, the method, and its arguments. The object's own methods
 * are searched first, then those of its classes, then the same for `unknown`. `caller` is the command that led to
 * the call where the words are not written out at a `site`.
 */
export function dispatch(
  object: OtclObject,
  words: readonly Value[],
  site: CallSite | null,
  caller: CallSite | null = site,
): Result {
  const self = toText(words[0] as Value);
  if (words.length < 2) throw wrongCount(self, "message ?args...?");
  const method = toText(words[1] as Value);
  const found = findMethod(object, method);
  if (found !== null) {
    return traced(found, { object, method, words, first: 2, site, caller }, SHOWN);
  }
  const fallback = findMethod(object, "unknown");
  if (fallback !== null) {
    const call = { object, method: "unknown", words, first: 1, site, caller };
    return traced(fallback, call, SHOWN_FOR_UNKNOWN);
  }
  throw tclError(`${self}: unable to dispatch method ${method}`).explain({
    code: "NS2003",
    message: `the object "${self}" has no method "${method}"`,
    span: site?.wordSpan(1) ?? null,
  });
}

/** Runs a method; an error gets a line that names class and method. */
function traced(found: FoundMethod, call: MethodCall, shownOfClass: number): Result {
  try {
    return runMethod(found, call);
  } catch (error) {
    if (error instanceof TclError) {
      const holder = found.holder?.name ?? toText(call.words[0] as Value);
      addLine(error, `(${holder.slice(0, shownOfClass)} ${call.method.slice(0, SHOWN)} line ${error.line})`);
      error.traced = false;
    }
    throw error;
  }
}

/** The method that an object has for a message, or null. */
function findMethod(object: OtclObject, name: string): FoundMethod | null {
  const own = object.procs?.get(name);
  if (own !== undefined) return { holder: null, method: own };
  return object.class?.findMethod(name) ?? null;
}

/** Runs the next method after that of `holder` (null: the object's own) in the order of the object's classes. */
export function runNext(call: MethodCall, holder: OtclClass | null, method: string): Result {
  const found = call.object.class?.findMethod(method, holder) ?? null;
  return found === null ? "" : runMethod(found, { ...call, method });
}

/** Runs a method that is known, without a line in the trace. */
export function runMethod(found: FoundMethod, call: MethodCall): Result {
  const { method } = found;
  switch (method.kind) {
    case "native":
      return method.run(call);
    case "procedure":
      return runProcedure(found, method, call);
    case "autoload":
      return autoload(found, method.script, call);
  }
}

function runProcedure(
  { holder }: FoundMethod,
  { procedure }: Method & { kind: "procedure" },
  call: MethodCall,
): Result {
  const { interp } = call.object.system;
  const self = call.words[0] as Value;
  const words = [self, self, holder?.name ?? "", call.method, ...call.words.slice(call.first)];
  try {
    return callProcedure(interp, procedure, words, call.caller);
  } catch (error) {
    const better = retold(error, words, { from: [self, call.method], removed: 2, inserted: HIDDEN + 1 });
    if (better !== error && error instanceof TclError && better instanceof TclError)
      error.explain({ message: toText(better.message) });
    throw error;
  }
}

/** Runs the script that is to define the method, and then the method. */
function autoload(found: FoundMethod, script: string, call: MethodCall): Result {
  const { object, method } = call;
  const { holder } = found;
  const where = `(object=${toText(call.words[0] as Value)}, class=${holder?.name ?? "{}"}, proc=${method})`;
  try {
    const result = object.system.interp.evalText(script);
    if (result === SIGNAL) return SIGNAL;
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw withMessage(error, `${toText(error.message)} during autoloading ${where}`);
  }
  const loaded = (holder === null ? object.procs : holder.instprocs)?.get(method);
  if (loaded === undefined || loaded.kind === "autoload") {
    throw tclError(`no new proc during autoloading ${where}`);
  }
  return runMethod({ holder, method: loaded }, call);
}
