import { span } from "../../source/index.ts";
import { SIGNAL } from "../command.ts";
import type { TclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import { toText, type Value } from "../value.ts";
import type { Variable } from "../variable.ts";
import {
  createVariable,
  findVariable,
  readElement,
  readError,
  storeElement,
  storeScalar,
  unreachable,
  writeError,
} from "../variable-access.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Finds a variable by a name that is known when compiling. */
export type Finder = (frame: Frame) => Variable | undefined;
/** Finds it or makes it; null when its namespace does not exist. */
export type Maker = (frame: Frame) => Variable | null;

/**
 * How to find `base`. In a procedure it has a slot; elsewhere it is looked up by name, and the answer is kept as
 * long as the code runs at global level and nothing was linked anew.
 */
export function variableFinder(context: CompileContext, base: string): Finder {
  if (context.layout !== null && !base.includes("::")) {
    const slot = context.layout.slot(base);
    return (frame) => frame.slots[slot] ?? frame.findSlot(slot);
  }
  let known: Variable | undefined;
  let epoch = -1;
  return (frame) => {
    const { interp } = frame;
    if (frame.layout !== null || frame.namespace.parent !== null) return findVariable(interp, frame, base);
    if (known !== undefined && epoch === interp.variableEpoch) return known;
    known = findVariable(interp, frame, base);
    epoch = interp.variableEpoch;
    return known;
  };
}

export function variableMaker(context: CompileContext, base: string): Maker {
  if (context.layout !== null && !base.includes("::")) {
    const slot = context.layout.slot(base);
    return (frame) => frame.slots[slot] ?? frame.slotVariable(slot);
  }
  const find = variableFinder(context, base);
  return (frame) => find(frame) ?? createVariable(frame.interp, frame, base);
}

/** The slot of a local variable of compiled text; null for other variables. */
export function localSlot({ layout }: CompileContext, base: string, index: string | null): number | null {
  return layout === null || index !== null || base.includes("::") ? null : layout.slot(base);
}

/** Whether a name is that of a local variable in the text of a procedure; notes it there. */
export function isLocalName({ layout, inProcedure }: CompileContext, base: string): boolean {
  if (layout === null || base.includes("::")) return false;
  if (inProcedure) layout.declared.add(base);
  return layout.declared.has(base);
}

/** Where an error about `$name` is shown. */
export function placed(context: CompileContext, error: TclError, place: Place | null): TclError {
  if (place && context.source.real) error.span ??= span(context.source.file, place.start, place.end);
  return error;
}

export function compileScalarRead(context: CompileContext, name: string, place: Place | null): Code {
  const find = variableFinder(context, name);
  const local = isLocalName(context, name);
  const fail = (variable: Variable | undefined) =>
    placed(context, readError(variable, name, null, local), place);
  if (context.layout !== null && !name.includes("::")) {
    const slot = context.layout.slot(name);
    return (frame) => {
      const value = frame.slots[slot]?.value;
      if (value !== undefined) return value;
      const variable = find(frame);
      if (variable?.value !== undefined) return variable.value;
      throw fail(variable);
    };
  }
  return (frame) => {
    const variable = find(frame);
    const value = variable?.value;
    if (value === undefined) throw fail(variable);
    return value;
  };
}

export function compileElementRead(
  context: CompileContext,
  name: string,
  indexCode: Code,
  place: Place | null,
): Code {
  const find = variableFinder(context, name);
  const local = isLocalName(context, name);
  return (frame) => {
    const index = indexCode(frame);
    if (index === SIGNAL) return SIGNAL;
    const variable = find(frame);
    const value = variable === undefined ? undefined : readElement(variable, index);
    if (value === undefined) throw placed(context, readError(variable, name, toText(index), local), place);
    return value;
  };
}

/** A place that a command writes: a variable or an element, known when compiling. */
export interface Target {
  readonly read: (frame: Frame) => Value | undefined;
  readonly write: (frame: Frame, value: Value) => void;
  /** The error of reading what has no value, where the name cannot have one. */
  readonly unreadable: (frame: Frame) => TclError | null;
  /** The text of the name, for hooks and messages. */
  readonly name: (frame: Frame) => string;
}

/** Compiles a name that commands write to; `index` is null for a scalar. */
export function compileTarget(context: CompileContext, base: string, index: string | null): Target {
  const find = variableFinder(context, base);
  const make = variableMaker(context, base);
  const local = isLocalName(context, base);
  if (index === null) {
    return {
      read: (frame) => find(frame)?.value,
      write(frame, value) {
        const variable = make(frame);
        if (variable === null || variable.elements !== null) throw writeError(variable, base, null);
        storeScalar(variable, value);
      },
      unreadable: (frame) => (make(frame) === null ? unreachable(base, index) : null),
      name: () => base,
    };
  }
  return {
    read(frame) {
      const variable = find(frame);
      return variable === undefined ? undefined : readElement(variable, index);
    },
    write: (frame, value) => writeElement(frame, make(frame), { base, index, local }, value),
    unreadable(frame) {
      const variable = make(frame);
      if (variable === null) return unreachable(base, index);
      return variable.refusesElements ? readError(variable, base, index, local) : null;
    },
    name: () => `${base}(${index})`,
  };
}

/** An element that is written, in the words of the command. */
export interface ElementName {
  readonly base: string;
  readonly index: Value;
  /** Whether the array is a local variable of compiled text. */
  readonly local: boolean;
}

/** Stores into an element; the error is Tcl's when it cannot be. */
export function writeElement(
  frame: Frame,
  variable: Variable | null,
  { base, index, local }: ElementName,
  value: Value,
): void {
  if (variable === null || variable.refusesElements) {
    throw writeError(variable, base, toText(index), "set", local);
  }
  storeElement(frame.interp, variable, index, value);
}
