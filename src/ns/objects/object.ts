import type { Span } from "../../source/index.ts";
import type { Setting } from "../../topology/index.ts";

/** Most places that are remembered for one setting; a loop that sets it a million times has one place anyway. */
const MOST_SPANS = 32;

/** Whether two places are the same. */
export function samePlace(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.file === b.file;
}

/** A setting with one more value; the places of the earlier ones stay. */
export function changed<T>(before: Setting<T> | null | undefined, value: T, place: Span): Setting<T> {
  const spans = before?.spans ?? [];
  const last = spans.at(-1);
  if (last !== undefined && samePlace(last, place)) return { value, spans };
  return { value, spans: [...spans.slice(-MOST_SPANS + 1), place] };
}

/**
 * An object of the language. Its name is its identity for scripts: what variables hold, the command to call, and
 * what the result shows. Everything else refers to the object itself, so that renaming costs nothing.
 */
export abstract class NsObject {
  abstract readonly className: string;
  name: string;
  /** The command that made the object. */
  readonly span: Span;
  /** Made from wrong arguments that were reported already; what is done with it is not reported again. */
  broken = false;
  #settings: Map<string, Setting<string>> | null = null;

  constructor(name: string, span: Span) {
    this.name = name;
    this.span = span;
  }

  /** Instance variables that every object of the class has, with their first values. */
  protected get defaults(): ReadonlyMap<string, string> {
    return NO_DEFAULTS;
  }

  /** An instance variable as `$object set variable` reads it; undefined when there is none. */
  read(variable: string): string | undefined {
    return this.#settings?.get(variable)?.value ?? this.defaults.get(variable);
  }

  /** An instance variable of which a default exists. */
  get(variable: string): string {
    return this.read(variable) ?? "";
  }

  /** What a script set, with every place; null while the default is in force. */
  setting(variable: string): Setting<string> | null {
    return this.#settings?.get(variable) ?? null;
  }

  /** The value in force with every place that set it. */
  settingOrDefault(variable: string): Setting<string> {
    return this.setting(variable) ?? unset(this.get(variable));
  }

  /** Whether an instance variable, or an array of them, means something to the testbed. */
  knows(variable: string): boolean {
    return this.defaults.has(variable);
  }

  /** Names of the instance variables that have a value; elements of arrays each have one. */
  *variables(): Iterable<string> {
    yield* this.defaults.keys();
    for (const name of this.#settings?.keys() ?? []) if (!this.defaults.has(name)) yield name;
  }

  /** Takes out what was set and means nothing to the testbed. `isKnown` tells by the name as it was set. */
  takeOthers(isKnown: (variable: string) => boolean): [string, string][] {
    const others = [...(this.#settings ?? [])].filter(([name]) => !isKnown(name));
    for (const [name] of others) this.#settings?.delete(name);
    return others.map(([name, { value }]) => [name, value]);
  }

  /** Sets an instance variable. False when the value cannot be held. */
  write(variable: string, value: string, place: Span): boolean {
    this.#settings ??= new Map();
    this.#settings.set(variable, changed(this.#settings.get(variable), value, place));
    return true;
  }
}

const unsetSettings = new Map<string, Setting<string>>();
/** Values that are kept: those of defaults are few. */
const MOST_UNSET = 256;

/** A value that no place set: one record for all that have it. */
export function unset(value: string): Setting<string> {
  const known = unsetSettings.get(value);
  if (known !== undefined) return known;
  const setting = { value, spans: [] };
  if (unsetSettings.size < MOST_UNSET) unsetSettings.set(value, setting);
  return setting;
}

const NO_DEFAULTS: ReadonlyMap<string, string> = new Map();
