import { quoteElement } from "../parser/index.ts";
import { wrongCall } from "./arity.ts";
import type { CallSite, ScriptSource } from "./call-site.ts";
import { type Result, SIGNAL } from "./command.ts";
import type { Code } from "./compile/code.ts";
import { compileProcedureBody } from "./compile/script.ts";
import { asList } from "./convert.ts";
import { LimitReached, TclError, tclError } from "./errors.ts";
import { Frame, SlotLayout, type Tailcall } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import { TclList } from "./list-value.ts";
import type { Namespace } from "./namespace.ts";
import { reapNamespace } from "./namespace-deletion.ts";
import { share } from "./retain.ts";
import { addLine, endUnit, firstBytes, noteWords } from "./trace.ts";
import { toText, type Value } from "./value.ts";
import { Variable } from "./variable.ts";
import { storeScalar } from "./variable-access.ts";
import { addWork } from "./work.ts";

export interface FormalParameter {
  readonly name: string;
  readonly fallback: Value | undefined;
}

/** Where a body stands: a range of a file. */
export interface BodySource extends ScriptSource {
  readonly start: number;
  readonly end: number;
}

/** A procedure or lambda: parameters, body, and the compiled body once it ran. */
export class Procedure {
  readonly name: string;
  readonly namespace: Namespace;
  readonly parameters: readonly FormalParameter[];
  readonly bodyText: string;
  readonly body: BodySource;
  readonly takesRest: boolean;
  readonly kind: "procedure" | "lambda term";
  layout = new SlotLayout();
  code: Code | null = null;
  epoch = -1;

  constructor(
    name: string,
    namespace: Namespace,
    parameters: readonly FormalParameter[],
    bodyText: string,
    body: BodySource,
    kind: "procedure" | "lambda term" = "procedure",
  ) {
    this.name = name;
    this.namespace = namespace;
    this.parameters = parameters;
    this.bodyText = bodyText;
    this.body = body;
    this.kind = kind;
    this.takesRest = parameters.at(-1)?.name === "args";
    for (const parameter of parameters) this.layout.addParameter(parameter.name);
  }

  /** The same procedure under another namespace, where its body then runs. */
  movedTo(namespace: Namespace): Procedure {
    if (namespace === this.namespace) return this;
    return new Procedure(this.name, namespace, this.parameters, this.bodyText, this.body, this.kind);
  }

  /** Names of the arguments as `wrong # args` shows them, and what stands there for the rest. */
  get signature(): { names: string[]; rest: string } {
    const fixed = this.takesRest ? this.parameters.slice(0, -1) : this.parameters;
    const names = fixed.map(({ name, fallback }) => (fallback === undefined ? name : `?${name}?`));
    return { names, rest: this.takesRest ? "?arg ...?" : "" };
  }
}

/** Reads a formal parameter list; `context` is the line of `errorInfo` about an error in it. */
export function parseFormals(text: Value, context: string | null = null): FormalParameter[] {
  try {
    return readFormals(text);
  } catch (error) {
    if (error instanceof TclError && context !== null) addLine(error, context);
    throw error;
  }
}

function readFormals(text: Value): FormalParameter[] {
  const items = asList(text);
  addWork(items.length);
  return items.map((item) => {
    const fields = asList(item);
    if (fields.length > 2) {
      throw tclError(
        `too many fields in argument specifier "${toText(item)}"`,
        "TCL",
        "OPERATION",
        "PROC",
        "FORMALARGUMENTFORMAT",
      );
    }
    const formal = toText(fields[0] ?? "");
    if (formal === "") {
      throw tclError("argument with no name", "TCL", "OPERATION", "PROC", "FORMALARGUMENTFORMAT");
    }
    if (formal.includes("::")) {
      throw tclError(
        `formal parameter "${formal}" is not a simple name`,
        "TCL",
        "OPERATION",
        "PROC",
        "FORMALARGUMENTFORMAT",
      );
    }
    if (formal.endsWith(")") && formal.includes("(")) {
      throw tclError(
        `formal parameter "${formal}" is an array element`,
        "TCL",
        "OPERATION",
        "PROC",
        "FORMALARGUMENTFORMAT",
      );
    }
    return { name: formal, fallback: fields[1] };
  });
}

/**
 * Calls a procedure. `firstArgument` is 1, or 2 for a lambda, whose term is a word of the call. Unless
 * `followsTailcalls`, what `tailcall` left to be done is for the caller to do.
 */
export function callProcedure(
  interp: Interpreter,
  procedure: Procedure,
  words: readonly Value[],
  site: CallSite | null,
  firstArgument = 1,
  followsTailcalls = true,
): Result {
  if (procedure.code === null || procedure.epoch !== interp.compileEpoch) {
    procedure.code = compileProcedureBody(interp, procedure);
    procedure.epoch = interp.compileEpoch;
  }
  const caller = interp.frame;
  const { namespace, layout } = procedure;
  const frame = new Frame(interp, namespace, caller, layout, procedure, words, site, interp.unit);
  bindArguments(frame, procedure, words, firstArgument);
  interp.enter(site);
  interp.unit = frame;
  interp.frame = frame;
  let result: Result;
  try {
    result = procedure.code(frame);
    if (result === SIGNAL && isStray(interp.completion.code)) throw interp.stray();
  } catch (error) {
    leaveProcedure(interp, frame, caller);
    throw noteCall(error, procedure, words, site);
  }
  leaveProcedure(interp, frame, caller);
  if (result === SIGNAL) result = interp.takeReturn(result);
  if (frame.tailcall === null || result === SIGNAL) return result;
  interp.pendingTailcall = frame.tailcall;
  return followsTailcalls ? followTailcalls(interp) : "";
}

function leaveProcedure(interp: Interpreter, { namespace, below }: Frame, caller: Frame): void {
  interp.frame = caller;
  interp.unit = below;
  interp.depth--;
  if (namespace.deleted) reapNamespace(interp, namespace);
}

/** Adds to an error or limit on its way up that it came through this call. */
function noteCall(
  error: unknown,
  procedure: Procedure,
  words: readonly Value[],
  site: CallSite | null,
): unknown {
  if (error instanceof TclError) endProcedureUnit(error, procedure, words, site);
  else if (error instanceof LimitReached && site?.span && error.related.length < 10) {
    error.related.push({ message: `called from here, in "${shown(procedure)}"`, span: site.span });
  }
  return error;
}

/** Runs the command of a `tailcall` in place of the procedure that called it; a chain of them takes no stack. */
function followTailcalls(interp: Interpreter): Result {
  for (;;) {
    const { words, namespace } = interp.pendingTailcall as Tailcall;
    interp.pendingTailcall = null;
    if (namespace.deleted) {
      const name = namespace.fullName;
      throw tclError(`namespace "${name}" not found`, "TCL", "LOOKUP", "NAMESPACE", name);
    }
    const name = toText(words[0] as Value);
    const command = interp.findCommand(name, namespace) ?? interp.findCommand(name, interp.globalNamespace);
    let result: Result;
    interp.step(4);
    interp.enter(null);
    try {
      if (command === null) result = interp.callUnknown(words, null);
      else if (command.procedure === null) result = interp.call(command, words, null);
      else result = callProcedure(interp, command.procedure, words, null, 1, false);
    } catch (error) {
      if (error instanceof TclError) noteWords(interp, error, words);
      throw error;
    } finally {
      interp.leave();
    }
    if (interp.pendingTailcall === null) return result;
  }
}

/** Whether a completion code means `break` or `continue`, which do not leave a procedure. */
function isStray(code: number): boolean {
  return code === 3 || code === 4;
}

/** Stores the arguments in the frame. The words of the call hold them too: `info level 0` shows what was passed. */
function bindArguments(
  frame: Frame,
  procedure: Procedure,
  words: readonly Value[],
  firstArgument: number,
): void {
  const formals = procedure.parameters;
  const given = words.length - firstArgument;
  const fixed = procedure.takesRest ? formals.length - 1 : formals.length;
  if (given > fixed && !procedure.takesRest) throw wrongProcedureCall(procedure, words, firstArgument);
  for (let i = 0; i < fixed; i++) {
    const value = i < given ? (words[i + firstArgument] as Value) : formals[i]?.fallback;
    if (value === undefined) throw wrongProcedureCall(procedure, words, firstArgument);
    const variable = new Variable();
    storeScalar(variable, share(value));
    frame.slots[i] = variable;
  }
  if (procedure.takesRest) {
    const variable = new Variable();
    storeScalar(variable, given > fixed ? new TclList(words.slice(fixed + firstArgument).map(share)) : "");
    frame.slots[fixed] = variable;
  }
}

function wrongProcedureCall(procedure: Procedure, words: readonly Value[], firstArgument: number): TclError {
  const name = toText(words[0] as Value);
  const { names, rest } = procedure.signature;
  const called = firstArgument === 1 ? [quoteElement(name, true)] : [name, "lambdaExpr"];
  return wrongCall(words, [...called, ...names], rest);
}

function shown(procedure: Procedure): string {
  return procedure.kind === "procedure" ? procedure.name : procedure.kind;
}

/** Tcl shows this many bytes of a procedure's name in a trace. */
const SHOWN = 60;

function endProcedureUnit(
  error: TclError,
  procedure: Procedure,
  words: readonly Value[],
  site: CallSite | null,
): void {
  const name = procedure.kind === "procedure" ? toText(words[0] as Value) : procedure.name;
  endUnit(error, `(${procedure.kind} "${firstBytes(name, SHOWN)}" line ${error.line})`);
  const place = site?.span;
  if (place && error.related.length < 10) {
    error.related.push({ message: `called from here, in "${shown(procedure)}"`, span: place });
  }
}
