import { type ListProblem, splitList } from "../parser/index.ts";
import { TclDict } from "./dict-value.ts";
import { type TclError, tclError } from "./errors.ts";
import { KeyMap } from "./key-map.ts";
import { TclList } from "./list-value.ts";
import { retain } from "./retain.ts";
import { toText, type Value } from "./value.ts";
import { addBytes, addWork } from "./work.ts";

/**
 * Lists and dictionaries that were read from text, so that a loop over a text does not read it again each time.
 * Two generations of at most this many characters each: the older is dropped when the younger is full.
 */
const GENERATION_CHARACTERS = 1 << 20;

/** What an entry counts beside its text. */
const ENTRY_CHARACTERS = 64;

/** Longer texts share one place for the last of them. */
const LONGEST_CACHED = GENERATION_CHARACTERS / 4;

interface ReadText {
  readonly items: readonly Value[];
  dict: TclDict | null;
}

let young = new Map<string, ReadText>();
let old = new Map<string, ReadText>();
let youngCharacters = 0;
let lastLong: { readonly text: string; readonly read: ReadText } | null = null;

/**
 * Forgets all texts. What is in the cache decides about the work that is charged (see `addWork`), so an evaluation
 * that is to take the same steps each time starts with an empty one.
 */
export function forgetCollections(): void {
  young = new Map();
  old = new Map();
  youngCharacters = 0;
  lastLong = null;
}

/**
 * The elements of a list. They are shared: whoever changes them makes a copy first. Throws Tcl's errors for text that is
 * not a list, such as `unmatched open brace in list`.
 */
export function asList(value: Value): readonly Value[] {
  if (typeof value === "object") {
    if (value instanceof TclList) return value.items;
    if (value instanceof TclDict) return elementsOf(value);
    return [value];
  }
  if (typeof value !== "string" || isPlainWord(value)) return [value];
  return value === "" ? NOTHING : readText(value, "list").items;
}

/**
 * The dictionary that a value is. It may be shared (`stored` says so). Throws Tcl's errors, such as
 * `missing value to go with key`.
 */
export function asDict(value: Value): TclDict {
  if (typeof value === "object") {
    if (value instanceof TclDict) return value;
    if (value instanceof TclList) {
      value.dictForm ??= sharedDict(value.items, value.knownText);
      return value.dictForm;
    }
  }
  const text = toText(value);
  if (text === "") return new TclDict(new KeyMap());
  const read = readText(text, "dict");
  if (read.dict === null) {
    read.dict = sharedDict(read.items, text);
  }
  return read.dict;
}

const NOTHING: readonly Value[] = Object.freeze([]);

/** Whether a short text is surely a list of one element, itself. */
function isPlainWord(text: string): boolean {
  const length = text.length;
  if (length === 0 || length > 40) return false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 34 || code === 92 || code === 123) return false;
  }
  return true;
}

function elementsOf(dict: TclDict): readonly Value[] {
  if (dict.listForm === null) {
    const items: Value[] = [];
    for (const [key, value] of dict.entries) items.push(key, value);
    addWork(items.length / 8);
    addBytes(items.length * 8);
    dict.listForm = items;
  }
  return dict.listForm;
}

/** The dictionary of these keys and values, for more than one place to hold. */
function sharedDict(items: readonly Value[], text: string | null): TclDict {
  if (items.length % 2 !== 0) throw tclError("missing value to go with key", "TCL", "VALUE", "DICTIONARY");
  addWork(items.length / 8);
  addBytes(items.length * 32);
  const entries = new KeyMap<Value>();
  for (let i = 0; i < items.length; i += 2) {
    entries.set(items[i] as Value, retain(items[i + 1] as Value));
  }
  const dict = new TclDict(entries, text);
  dict.stored = 2;
  return dict;
}

function readText(text: string, kind: "list" | "dict"): ReadText {
  const long = text.length > LONGEST_CACHED;
  if (long) {
    if (lastLong !== null && lastLong.text === text) return lastLong.read;
  } else {
    const known = young.get(text);
    if (known) return known;
    const aged = old.get(text);
    if (aged) {
      remember(text, aged);
      return aged;
    }
  }
  addWork(text.length / 64);
  const items = splitList(text);
  if (!Array.isArray(items)) throw listError(items, kind);
  const read: ReadText = { items, dict: null };
  if (long) lastLong = { text, read };
  else remember(text, read);
  return read;
}

/** Tcl's error for a text that is not a list; one that should be a dictionary says so. */
function listError(problem: ListProblem, kind: "list" | "dict"): TclError {
  const { message } = problem;
  const junk = message.startsWith("list element");
  const why = junk ? "JUNK" : message.includes("brace") ? "BRACE" : "QUOTE";
  if (kind === "list") return tclError(message, "TCL", "VALUE", "LIST", why);
  const text = junk ? message.replace("list", "dict") : message.replace(/list$/, "dict");
  return tclError(text, "TCL", "VALUE", "DICTIONARY", why);
}

function remember(text: string, read: ReadText): void {
  const size = text.length + ENTRY_CHARACTERS;
  if (youngCharacters + size > GENERATION_CHARACTERS) {
    old = young;
    young = new Map();
    youngCharacters = 0;
  }
  young.set(text, read);
  youngCharacters += size;
}
