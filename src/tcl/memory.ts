import type { CommandEntry } from "./command-entry.ts";
import type { TclDict } from "./dict-value.ts";
import type { Frame } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Key } from "./key-map.ts";
import { TclList } from "./list-value.ts";
import type { Namespace } from "./namespace.ts";
import { MAX_INTEGER_BITS, widthBound } from "./number.ts";
import { TclDouble, type Value } from "./value.ts";
import { Variable } from "./variable.ts";

/** Something beside frames and namespaces that keeps variables alive. */
export interface Holder {
  /** What it takes itself, estimated, in bytes. */
  readonly heldBytes: number;
  heldVariables(): Iterable<Variable>;
}

/** Estimated bytes of things, beside the characters of their names and texts. */
const TEXT = 16;
/** Beside integers of 32 bits, which take no room of their own. */
const NUMBER = 16;
/** Characters beyond Latin-1 take two bytes, and so does each other one of a text that has or had one. */
const CHARACTER = 2;
const LIST = 100;
const LIST_ITEM = 16;
const DICT = 200;
const ENTRY = 200;
const VARIABLE = 250;
const COMMAND = 500;
const PROCEDURE = 600;
const NAMESPACE = 2_000;
/** For each character of a procedure's body that was compiled. */
const COMPILED_CHARACTER = 30;

/** Texts from this length on are worth being looked at for copies. */
const LONG_TEXT = 64;

/** So many different texts of one length are remembered to find copies of. */
const REMEMBERED = 16;

/** Each measurement leaves its number at what it has counted. */
let measurement = 0;

function sizeOf(text: string): number {
  return TEXT + CHARACTER * text.length;
}

function sizeOfKey(key: Key): number {
  return typeof key === "number" ? NUMBER : sizeOf(key);
}

/** One measurement of what is alive. What two places share is counted once; equal long texts are made to be shared. */
class Measurement {
  total = 0;
  /** What measuring took: texts by their length, other things as 32 characters each. */
  work = 0;
  readonly #number = ++measurement;
  /** Texts by length: most have one of their own, and need not be compared. */
  readonly #texts = new Map<number, string[]>();
  readonly #pending: (TclList | TclDict)[] = [];
  readonly #most: number;

  /** Beyond `most` bytes no copies are looked for: to compare a text that is only joined so far writes it out. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Counts a value; gives what should be in its place: another copy of the same text may be kept already. */
  #count(value: Value): Value {
    this.work += 32;
    if (typeof value === "number") {
      if (value !== (value | 0)) this.total += NUMBER;
      return value;
    }
    if (typeof value === "string") return this.#countText(value);
    if (typeof value === "bigint") {
      this.total += 32 + Math.min(widthBound(value), MAX_INTEGER_BITS) / 8;
    } else if (value instanceof TclDouble) this.total += 32;
    else if (value.measured !== this.#number) {
      value.measured = this.#number;
      this.#pending.push(value);
    }
    return value;
  }

  #countText(text: string): string {
    // One character is never kept twice.
    if (text.length < 2) return text;
    if (text.length < LONG_TEXT || this.total > this.#most) {
      this.total += sizeOf(text);
      return text;
    }
    this.work += text.length;
    let known = this.#texts.get(text.length);
    if (known === undefined) {
      known = [];
      this.#texts.set(text.length, known);
    }
    const at = known.indexOf(text);
    if (at >= 0) return known[at] as string;
    if (known.length >= REMEMBERED) known.shift();
    known.push(text);
    this.total += sizeOf(text);
    return text;
  }

  #countPending(): void {
    for (let value = this.#pending.pop(); value !== undefined; value = this.#pending.pop()) {
      if (value.knownText !== null) this.total += sizeOf(value.knownText);
      if (value instanceof TclList) {
        this.#countItems(value.items);
        if (value.dictForm !== null) this.#count(value.dictForm);
      } else {
        if (value.listForm !== null) this.total += LIST_ITEM * value.listForm.length;
        this.total += DICT + ENTRY * value.entries.size;
        for (const [key, item] of value.entries) {
          this.total += sizeOfKey(key);
          value.entries.set(key, this.#count(item));
        }
      }
    }
  }

  #countItems(items: Value[]): void {
    this.total += LIST + LIST_ITEM * items.length;
    for (let i = 0; i < items.length; i++) {
      items[i] = this.#count(items[i] as Value);
    }
  }

  /** Counts values; what is not there yet does not count. */
  addValues(values: readonly (Value | undefined)[]): void {
    for (const value of values) if (value !== undefined) this.#count(value);
    this.#countPending();
  }

  addVariable(variable: Variable): void {
    if (variable.measured === this.#number) return;
    variable.measured = this.#number;
    this.work += 32;
    this.total += VARIABLE;
    if (variable.grown?.text !== variable.value) variable.grown = null;
    if (variable.value !== undefined) variable.value = this.#count(variable.value);
    if (variable.elements !== null) {
      this.total += ENTRY * variable.elements.size;
      for (const [key, held] of variable.elements) {
        this.total += sizeOfKey(key);
        if (held instanceof Variable) this.addVariable(held);
        else {
          variable.elements.set(key, this.#count(held));
        }
      }
    }
    this.#countPending();
  }

  addNamespaces(root: Namespace): void {
    const pending = [root];
    for (let namespace = pending.pop(); namespace !== undefined; namespace = pending.pop()) {
      this.total += NAMESPACE + COMMAND * namespace.commands.size;
      for (const variable of namespace.variables.values()) this.addVariable(variable);
      for (const [name, entry] of namespace.commands) {
        this.total += sizeOf(name);
        this.#addCommand(entry);
      }
      for (const child of namespace.children.values()) pending.push(child);
    }
  }

  #addCommand({ procedure, ensemble, owner }: CommandEntry): void {
    if (procedure !== null) {
      const { bodyText, code, parameters } = procedure;
      this.total += PROCEDURE + bodyText.length * (code === null ? CHARACTER : COMPILED_CHARACTER);
      this.addValues(parameters.map(({ fallback }) => fallback));
    }
    if (ensemble !== null) {
      this.addValues([...ensemble.parameters, ...ensemble.unknown, ...(ensemble.subcommands ?? [])]);
      for (const words of ensemble.map?.values() ?? []) this.addValues(words);
    }
    if (owner?.heldValues) this.addValues(owner.heldValues);
  }

  /** Counts a frame and its callers. */
  addFrames(top: Frame): void {
    for (let frame: Frame | null = top; frame !== null; frame = frame.caller) {
      for (const variable of frame.slots) if (variable) this.addVariable(variable);
      if (frame.extra) for (const variable of frame.extra.values()) this.addVariable(variable);
      this.addValues(frame.words);
      if (frame.tailcall !== null) this.addValues(frame.tailcall.words);
    }
  }
}

/**
 * Estimated bytes of everything that variables, procedures and commands in progress hold, and what it took to find
 * that out, in characters looked at.
 */
export function measureMemory(interp: Interpreter): { readonly bytes: number; readonly work: number } {
  const measured = new Measurement(interp.limits.memory);
  measured.addNamespaces(interp.globalNamespace);
  measured.total -= COMMAND * interp.commandsLimitedElsewhere;
  measured.addFrames(interp.frame);
  for (const frame of interp.suspended) measured.addFrames(frame);
  for (const values of interp.heldValues()) measured.addValues(values);
  for (const part of interp.errorStack) measured.addValues(Array.isArray(part) ? part : [part as Value]);
  for (const holder of interp.holders) {
    measured.total += holder.heldBytes;
    for (const variable of holder.heldVariables()) measured.addVariable(variable);
  }
  return { bytes: measured.total, work: measured.work };
}
