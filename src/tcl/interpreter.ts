import type { CallSite, ScriptSource } from "./call-site.ts";
import { type Result, SIGNAL } from "./command.ts";
import { type CommandEntry, wrongCount } from "./command-entry.ts";
import { CommandTable } from "./command-table.ts";
import type { Code } from "./compile/code.ts";
import { compileExpressionText, expressionArgument } from "./compile/expression-argument.ts";
import { ScriptCache, scriptArgument, scriptCode } from "./compile/script-cache.ts";
import { Completion } from "./completion.ts";
import { asList } from "./convert.ts";
import { type ErrorStack, LimitReached, TclError, tclError } from "./errors.ts";
import { Frame, type Tailcall } from "./frame.ts";
import type { Host } from "./host.ts";

import { KeyMap } from "./key-map.ts";
import { type Limits, limitUnits } from "./limits.ts";

import { type Holder, measureMemory } from "./memory.ts";
import { callProcedure } from "./procedure.ts";
import { bodyLine, endUnit, type TraceLine } from "./trace.ts";
import { ScriptUnit, type Unit } from "./unit.ts";
import { toText, type Value } from "./value.ts";
import type { ArrayElements } from "./variable.ts";
import { Variable } from "./variable.ts";
import {
  createVariable,
  findVariable,
  isKnownName,
  isLinkedName,
  parseVariableName,
  readElement,
  readError,
  storeElement,
  storeScalar,
  variableText,
  writeError,
} from "./variable-access.ts";

/** How much is allocated between two measurements of what is alive. */
const MEASURE_EVERY = 128 * 1024 * 1024;

const DEFAULT_HANDLER: readonly Value[] = ["::unknown"];

function endBody(error: TclError, label: string | TraceLine | null): void {
  const line = label === null ? null : typeof label === "string" ? bodyLine(label) : label;
  endUnit(error, line === null ? null : line(error.line));
}

/** Called after `set` stored a value; may give the value that the variable got instead. */
export type SetHook = (name: string, value: Value, frame: Frame) => Value | null;

/** One sandboxed Tcl interpreter: commands, variables, and the counters that bound it. */
export class Interpreter extends CommandTable {
  readonly host: Host;
  readonly limits: Limits;
  readonly globalFrame: Frame;
  readonly completion = new Completion();
  readonly scripts = new ScriptCache();
  /** The frame whose variables are current. */
  frame: Frame;
  /** What is being run, for `info frame`. */
  unit: Unit | null = null;
  /** Frames that were current when another one was made so by other means than a call: they live on below it. */
  readonly suspended: Frame[] = [];
  /** The frames that were made current instead of those. */
  readonly entered: Frame[] = [];
  /** Values that commands in progress hold and nothing else may: words that were evaluated, results so far. */
  readonly #held: (readonly Value[])[] = [];
  /** So many of them are in force. A count, because to shorten an array with each command is slow. */
  heldCount = 0;
  /** What else keeps variables alive. */
  readonly holders: Holder[] = [];
  /** Commands that a limit of their own bounds: they do not count as memory. */
  commandsLimitedElsewhere = 0;
  /** Steps left. Compared with 0 once a command. Without end until a script begins: what is built in is free. */
  fuel = Number.POSITIVE_INFINITY;
  depth = 0;
  /** Digits to which doubles are printed; see `precision.ts`. */
  precision = 0;
  onSet: SetHook | null = null;
  /** Says what an unknown command is in the language at hand; null gives Tcl's own error. */
  onUnknown: ((words: readonly Value[], site: CallSite | null) => TclError) | null = null;
  /** The `unknown` that an interpreter starts with: it raises the error that comes without it too. */
  ownUnknown: CommandEntry | null = null;
  /** Changes when a cached global variable may be another one. */
  variableEpoch = 0;
  /** The `tailcall` of a procedure whose frame is gone: the next thing to run. */
  pendingTailcall: Tailcall | null = null;
  /** The file that `source` is reading, and how many were read. */
  currentFile: ScriptSource | null = null;
  /** What `info script` says. */
  scriptName = "";
  sourcesRead = 0;
  outputWritten = 0;
  /** Line of the command that was last noted in an error trace. */
  errorLine = 1;
  /** The calls that the last error passed that was caught. */
  errorStack: Readonly<ErrorStack> = [];
  /** Files in which a problem of syntax was met while running, by offset. */
  readonly syntaxProblemsMet = new Set<string>();
  #allocated = 0;
  #measureAt = MEASURE_EVERY;

  constructor(host: Host, limits: Limits) {
    super();
    this.host = host;
    this.limits = limits;
    this.globalFrame = new Frame(this, this.globalNamespace, null, null, null, [], null);
    this.frame = this.globalFrame;
  }

  /* Limits ---------------------------------------------------------------------------------------- */

  /** The error of a limit that was reached. */
  limitReached(limit: keyof Limits): LimitReached {
    return new LimitReached(limit, `more than ${this.limits[limit]} ${limitUnits[limit]}`);
  }

  /** Puts the limits in force, for the first script. */
  begin(): void {
    if (this.fuel === Number.POSITIVE_INFINITY) this.fuel = this.limits.steps;
  }

  /** Charges `count` steps. */
  step(count = 1): void {
    this.fuel -= count;
    if (this.fuel < 0) throw this.limitReached("steps");
  }

  /** Accounts for a value of so many bytes, before it is made. */
  override charge(bytes: number): void {
    if (bytes > this.limits.bytes && this.fuel !== Number.POSITIVE_INFINITY) throw this.limitReached("bytes");
    this.#allocate(bytes, bytes >> 8);
  }

  /** Accounts for a list of so many items, before it is made. */
  chargeItems(count: number): void {
    if (count > this.limits.items) throw this.limitReached("items");
    this.#allocate(count * 16, count >> 3);
  }

  #allocate(bytes: number, steps: number): void {
    this.fuel -= steps;
    if (this.fuel < 0) throw this.limitReached("steps");
    this.#allocated += bytes;
    if (this.#allocated < this.#measureAt) return;
    const { bytes: live, work } = measureMemory(this);
    if (live > this.limits.memory) throw this.limitReached("memory");
    this.#measureAt = this.#allocated + Math.max(MEASURE_EVERY, live / 2);
    this.step(Math.floor(work / 256));
  }

  /** Notes values that only the command in progress holds, for the measurement of memory; gives what `release` needs. */
  hold(values: readonly Value[]): number {
    this.#held[this.heldCount] = values;
    return this.heldCount++;
  }

  release(before: number): void {
    this.heldCount = before;
  }

  /** What commands in progress hold. */
  heldValues(): readonly (readonly Value[])[] {
    this.#held.length = this.heldCount;
    return this.#held;
  }

  /** Goes one call or evaluation deeper; `leave` undoes it. */
  enter(site: CallSite | null): void {
    if (++this.depth <= this.limits.depth) return;
    this.depth--;
    const error = this.limitReached("depth");
    error.span = site?.span ?? null;
    throw error;
  }

  leave(): void {
    this.depth--;
  }

  /** Goes back to global level, whatever an evaluation left behind that was broken off. */
  reset(): void {
    this.depth = 0;
    this.frame = this.globalFrame;
    this.unit = null;
    this.suspended.length = 0;
    this.entered.length = 0;
    this.heldCount = 0;
    this.pendingTailcall = null;
  }

  /** Writes for `puts`, bounded by the `output` limit. */
  print(channel: "stdout" | "stderr", text: string): void {
    this.outputWritten += text.length;
    if (this.outputWritten > this.limits.output) throw this.limitReached("output");
    this.host.print?.(channel, text);
  }

  /* Variables of the current frame, by name --------------------------------------------------------- */

  /** The value of a variable or element; a Tcl error when there is none. */
  getVariable(name: string): Value {
    const { base, index } = parseVariableName(name);
    const variable = findVariable(this, this.frame, base);
    const value = variable && (index === null ? variable.value : readElement(variable, index));
    if (value === undefined) throw readError(variable, base, index, isKnownName(this.frame, base));
    return value;
  }

  /** The same, undefined when there is none. */
  readVariable(name: string): Value | undefined {
    const { base, index } = parseVariableName(name);
    const variable = findVariable(this, this.frame, base);
    return variable && (index === null ? variable.value : readElement(variable, index));
  }

  setVariable(name: string, value: Value): Value {
    const { base, index } = parseVariableName(name);
    const variable = createVariable(this, this.frame, base);
    if (variable === null) throw writeError(null, base, index);
    if (index === null) {
      if (variable.elements !== null) throw writeError(variable, base, index);
      storeScalar(variable, value);
    } else {
      if (variable.refusesElements) throw writeError(variable, base, index, "set", this.#isLocalName(base));
      storeElement(this, variable, index, value);
    }
    return value;
  }

  #isLocalName(base: string): boolean {
    return this.frame.isLocal && isKnownName(this.frame, base);
  }

  /** Removes a variable, element or array. `complain` makes a missing one an error. */
  unsetVariable(name: string, complain = true): void {
    const { base, index } = parseVariableName(name);
    const variable = findVariable(this, this.frame, base);
    if (variable?.exists || (index !== null && variable?.elements === null && variable.refusesElements)) {
      if (index === null) {
        variable.unset(!isLinkedName(this.frame, base));
        return;
      }
      if (variable.elements === null) {
        if (!complain) return;
        throw writeError(variable, base, index, "unset", this.#isLocalName(base));
      }
      const held = variable.elements.get(index);
      if (readElement(variable, index) !== undefined) {
        if (held instanceof Variable) held.value = undefined;
        else variable.elements.delete(index);
        return;
      }
      if (!complain) return;
      throw tclError(
        `can't unset "${variableText(base, index)}": no such element in array`,
        "TCL",
        "LOOKUP",
        "ELEMENT",
        index,
      ).explain({ code: "NS2009" });
    }
    if (index === null && variable?.forsaken === false) variable.unset(!isLinkedName(this.frame, base));
    if (!complain) return;
    const known = isKnownName(this.frame, base);
    const code = known ? [index === null ? "UNSET" : "LOOKUP", "VARNAME"] : ["LOOKUP", "VARNAME", base];
    throw tclError(`can't unset "${variableText(base, index)}": no such variable`, "TCL", ...code).explain({
      code: "NS2001",
    });
  }

  /** The elements of an array variable, or null when there is no such array. */
  findArray(name: string): ArrayElements | null {
    const variable = findVariable(this, this.frame, name);
    return variable === undefined || variable.forsaken ? null : variable.elements;
  }

  /** The elements of an array variable, made when it does not exist. */
  createArray(name: string): ArrayElements {
    const variable = createVariable(this, this.frame, name);
    if (variable === null) throw writeError(null, name, null);
    if (variable.refusesElements) {
      throw tclError(`can't array set "${name}": variable isn't array`, "TCL", "WRITE", "ARRAY").explain({
        code: "NS2009",
      });
    }
    variable.elements ??= new KeyMap();
    return variable.elements;
  }

  /* Evaluation -------------------------------------------------------------------------------------- */

  /**
   * Runs words[index] as a script in the current frame. `label` names it in Tcl's trace, `("LABEL" body line N)`,
   * or gives the whole line; a script that Tcl compiles in place has no line of its own.
   */
  evalArgument(
    words: readonly Value[],
    index: number,
    site: CallSite | null,
    label: string | TraceLine | null = null,
  ): Result {
    const code = scriptArgument(this, words, index, site);
    const shared = site?.sharesUnitIn(this.frame.layout) === true && site.words?.[index]?.kind === "braced";
    this.enter(site);
    const { unit } = this;
    if (!shared) this.unit = new ScriptUnit(unit, site, null);
    try {
      const result = code(this.frame);
      this.depth--;
      this.unit = unit;
      return result;
    } catch (error) {
      this.depth--;
      this.unit = unit;
      if (error instanceof TclError && !shared) endBody(error, label);
      throw error;
    }
  }

  /** Runs text as a script in the current frame, for the command at `site`. */
  evalText(text: string, traceLine: TraceLine | null = null, site: CallSite | null = null): Result {
    return this.runUnit(scriptCode(this, text), site, traceLine);
  }

  /**
   * Runs compiled code one level deeper, as a unit of its own with its own part of the error trace, or as a part of
   * the unit around it.
   */
  runUnit(code: Code, site: CallSite | null, traceLine: TraceLine | null, shared = false): Result {
    this.enter(site);
    const { unit } = this;
    if (!shared) this.unit = new ScriptUnit(unit, site, null);
    try {
      const result = code(this.frame);
      this.depth--;
      this.unit = unit;
      return result;
    } catch (error) {
      this.depth--;
      this.unit = unit;
      if (!shared && error instanceof TclError)
        endUnit(error, traceLine === null ? null : traceLine(error.line));
      throw error;
    }
  }

  /** Ends a `return` that a sourced file or a whole script was left with. */
  takeReturn(result: Result): Result {
    if (result !== SIGNAL || this.completion.code !== 2) return result;
    const { completion } = this;
    completion.level -= 1;
    if (completion.level > 0) return SIGNAL;
    return this.complete(completion.returnCode, completion.value, completion.options, false);
  }

  /** Runs `action` with another frame as the current one. */
  inFrame<T>(frame: Frame, action: () => T): T {
    const before = this.switchFrame(frame);
    try {
      return action();
    } finally {
      this.restoreFrame(before);
    }
  }

  /** Makes another frame the current one, and gives the one that was; `restoreFrame` has to follow. */
  switchFrame(frame: Frame): Frame {
    const before = this.frame;
    this.suspended.push(before);
    this.entered.push(frame);
    this.frame = frame;
    return before;
  }

  restoreFrame(before: Frame): void {
    this.suspended.pop();
    this.entered.pop();
    this.frame = before;
  }

  /** The value of words[index] as an expression; SIGNAL cannot pass and becomes an error. */
  expression(words: readonly Value[], index: number, site: CallSite | null): Value {
    const value = this.runExpression(expressionArgument(this, words, index, site));
    if (value === SIGNAL) throw this.stray();
    return value;
  }

  /** The value of an expression given as text. */
  expressionText(text: string): Result {
    return this.runExpression(compileExpressionText(this, text));
  }

  /** Runs a compiled expression one level deeper, as a unit of its own in the error trace. */
  runExpression(code: Code, frame = this.frame): Result {
    this.enter(null);
    try {
      return code(frame);
    } catch (error) {
      if (error instanceof TclError) error.traced = false;
      throw error;
    } finally {
      this.leave();
    }
  }

  /** Calls the command that the words name, one level deeper. */
  invoke(words: readonly Value[], site: CallSite | null = null): Result {
    const command = this.findCommand(toText(words[0] as Value), this.frame.namespace);
    this.enter(site);
    try {
      return command === null ? this.callUnknown(words, site) : this.call(command, words, site);
    } finally {
      this.leave();
    }
  }

  /** Calls a command that is already known. */
  call(command: CommandEntry, words: readonly Value[], site: CallSite | null): Result {
    if (command.procedure !== null) return callProcedure(this, command.procedure, words, site);
    const count = words.length - 1;
    if (count < command.minimum || count > command.maximum) {
      throw wrongCount(command, words);
    }
    return command.run(this, words, site);
  }

  /** What happens when there is no such command: the script's handler, mostly `unknown`, else an error. */
  callUnknown(words: readonly Value[], site: CallSite | null): Result {
    const { namespace } = this.frame;
    const handler = namespace.unknownHandler ?? this.globalNamespace.unknownHandler ?? DEFAULT_HANDLER;
    const command = this.findCommand(toText(handler[0] as Value), namespace);
    if (command !== null && command !== this.ownUnknown)
      return this.call(command, [...handler, ...words], null);
    if (this.onUnknown !== null) throw this.onUnknown(words, site);
    const name = toText(words[0] as Value);
    throw tclError(`invalid command name "${name}"`, "TCL", "LOOKUP", "COMMAND", name).explain({
      code: "NS2003",
      message: `unknown command "${name}"`,
      span: site?.wordSpan(0) ?? null,
    });
  }

  /**
   * Turns a return code into what a command gives back: a value, a signal, or a thrown error. `traced` says whether
   * an `-errorinfo` among the options tells of the present command already.
   */
  complete(
    code: number,
    value: Value,
    options: readonly (readonly [string, Value])[] = [],
    traced = true,
  ): Result {
    if (code === 0) return value;
    if (code !== 1) {
      this.completion.set(code, value);
      this.completion.options = options;
      return SIGNAL;
    }
    const named = new Map(options);
    const error = new TclError(value, named.get("-errorcode") ?? "NONE");
    const info = named.get("-errorinfo");
    if (info !== undefined && toText(info) !== "") {
      error.errorInfo = toText(info);
      error.traced = traced;
      error.line = this.errorLine;
    }
    const stack = named.get("-errorstack");
    if (stack !== undefined) error.stack = [...asList(stack)];
    error.extraOptions = options.filter(([key]) => key !== "-errorstack");
    throw error;
  }

  /** The error of a completion that reached a place where no loop or procedure takes it. */
  stray(): TclError {
    const { code } = this.completion;
    if (code === 3 || code === 4) {
      return tclError(
        `invoked "${code === 3 ? "break" : "continue"}" outside of a loop`,
        "TCL",
        "RESULT",
        "UNEXPECTED",
      ).explain({ code: "NS2012" });
    }
    return tclError(`command returned bad code: ${code}`, "TCL", "RESULT", "UNEXPECTED");
  }
}
