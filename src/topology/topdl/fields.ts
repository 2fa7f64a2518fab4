import { z } from "zod";

/**
 * How one property of a record stands in a list of attributes: under which key, and as which texts. A key occurs once
 * for each text.
 */
export interface Field<T> {
  readonly key: string;
  readonly texts: (value: T) => readonly string[];
  /** Undefined where the texts are no such value. */
  readonly value: (texts: readonly string[]) => T | undefined;
}

export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** What a property that the attributes do not mention is given as. */
const NOTHING = "";

/** The attributes of a record: of each property that differs from the usual one, in the order of the table. */
export function pairsOf<T>(fields: Fields<T>, record: T, usual: T): Pair[] {
  const pairs: Pair[] = [];
  for (const name of Object.keys(fields) as (keyof T)[]) {
    const field = fields[name];
    const texts = field.texts(record[name]);
    const known = field.texts(usual[name]);
    if (texts.length === known.length && texts.every((text, i) => text === known[i])) continue;
    const all = texts.length === 0 ? [NOTHING] : texts;
    for (const text of all) pairs.push({ key: field.key, value: text });
  }
  return pairs;
}

/**
 * The record that attributes describe; what they do not mention is usual. `texts` gives the values of a key, `wrong` is
 * told of a key whose values mean nothing.
 */
export function recordOf<T>(
  fields: Fields<T>,
  usual: T,
  texts: (key: string) => readonly string[],
  wrong: (key: string) => void,
): T {
  const record = { ...usual };
  for (const name of Object.keys(fields) as (keyof T)[]) {
    const field = fields[name];
    const given = texts(field.key);
    if (given.length === 0) continue;
    const value = field.value(given);
    if (value === undefined) wrong(field.key);
    else record[name] = value;
  }
  return record;
}

/** The keys of a table. */
export function keysOf<T>(fields: Fields<T>): string[] {
  return Object.values<Field<unknown>>(fields as Record<string, Field<unknown>>).map(({ key }) => key);
}

function single<T>(
  key: string,
  text: (value: T) => string,
  value: (text: string) => T | undefined,
): Field<T> {
  return {
    key,
    texts: (it) => [text(it)],
    value: (texts) => (texts.length === 1 ? value(texts[0] as string) : undefined),
  };
}

export function text(key: string): Field<string> {
  return single(
    key,
    (value) => value,
    (value) => value,
  );
}

/** A text, or nothing at all: an empty text stands for null. */
export function textOrNull(key: string): Field<string | null> {
  return single(
    key,
    (value) => value ?? NOTHING,
    (value) => (value === NOTHING ? null : value),
  );
}

/** `1` or `0`. */
export function flag(key: string): Field<boolean> {
  return single(
    key,
    (value) => (value ? "1" : "0"),
    (value) => (value === "1" ? true : value === "0" ? false : undefined),
  );
}

export function word<T extends string>(key: string, words: readonly T[]): Field<T> {
  return single(
    key,
    (value) => value,
    (value) => words.find((one) => one === value),
  );
}

/** A finite number that is at least 0, at most `most`. */
export function number(key: string, most = Number.POSITIVE_INFINITY): Field<number> {
  return single(key, String, (value) => readNumber(value, most));
}

export function numberOrNull(key: string): Field<number | null> {
  return single<number | null>(
    key,
    (value) => (value === null ? NOTHING : String(value)),
    (value) => (value === NOTHING ? null : readNumber(value)),
  );
}

/** Items, each as JSON of its own; an empty text stands for an empty list. */
export function list<T>(key: string, schema: z.ZodType<T>): Field<readonly T[]> {
  return {
    key,
    texts: (items) => items.map((item) => writeJson(item, schema)),
    value(texts) {
      if (texts.length === 1 && texts[0] === NOTHING) return [];
      const items: T[] = [];
      for (const text of texts) {
        const item = readJson(text, schema);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return items;
    },
  };
}

/** Texts as they are; one that stands for an empty list is its only item. */
export function textList(key: string): Field<readonly string[]> {
  return list(key, z.string());
}

/** One value as JSON. */
export function json<T>(key: string, schema: z.ZodType<T>): Field<T> {
  return single(
    key,
    (value) => writeJson(value, schema),
    (value) => readJson(value, schema),
  );
}

/** Keys and values in order. */
export function map(key: string): Field<ReadonlyMap<string, string>> {
  const pairs = list(key, z.tuple([z.string(), z.string()]));
  return {
    key,
    texts: (value) => pairs.texts([...value]),
    value(texts) {
      const entries = pairs.value(texts);
      return entries === undefined ? undefined : new Map(entries);
    },
  };
}

/** A decimal number from 0 to `most`, or undefined. */
export function readNumber(value: string, most = Number.POSITIVE_INFINITY): number | undefined {
  if (!/^[0-9]{0,40}(?:\.[0-9]{0,40})?(?:[eE][-+]?[0-9]{1,3})?$/.test(value) || !/[0-9]/.test(value)) {
    return undefined;
  }
  const read = Number(value);
  return Number.isFinite(read) && read <= most ? read : undefined;
}

/** Keys are in the order of the schema, wherever the value comes from. */
function writeJson<T>(value: T, schema: z.ZodType<T>): string {
  return JSON.stringify(schema.parse(value));
}

function readJson<T>(text: string, schema: z.ZodType<T>): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
}
