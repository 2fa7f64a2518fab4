import { detached } from "../../parser/index.ts";
import { type CommandSpec, parameters } from "../command.ts";
import { concatenate } from "../concatenate.ts";
import { asList } from "../convert.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { newList } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";

type Words = readonly Value[];

/** Lists that have no text yet make a list; else the texts are joined, which may not be what Tcl would write. */
function runConcat(interp: Interpreter, words: Words): Value {
  const items: Value[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as Value;
    if (word === "") continue;
    if (!(word instanceof TclList) || word.knownText !== null || quotesFirst(word))
      return concatenate(interp, words.slice(1));
    interp.chargeItems(word.items.length);
    if (items.length + word.items.length > interp.limits.items) throw interp.limitReached("items");
    for (const item of word.items) items.push(item);
  }
  return items.length === 0 ? "" : newList(items);
}

/** Whether the first element is quoted, as it would be nowhere else in the list. */
function quotesFirst({ items: [first] }: TclList): boolean {
  return typeof first === "string" && first.startsWith("#");
}

function runJoin(interp: Interpreter, words: Words): Value {
  const items = asList(words[1] as Value);
  if (items.length < 2) return items[0] ?? "";
  const separator = words.length > 2 ? toText(words[2] as Value) : " ";
  interp.step(items.length >> 3);
  const texts = new Array<string>(items.length);
  let length = separator.length * (items.length - 1);
  for (let i = 0; i < items.length; i++) {
    const text = toText(items[i] as Value);
    texts[i] = text;
    length += text.length;
  }
  interp.charge(length);
  return texts.join(separator);
}

/** Where the next separator stands, `text.length` when there is none. */
type Finder = (text: string, from: number) => number;

const TABLE_SIZE = 256;

function finderFor(separators: string): Finder {
  if (separators.length === 1) {
    return (text, from) => {
      const found = text.indexOf(separators, from);
      return found < 0 ? text.length : found;
    };
  }
  const table = new Uint8Array(TABLE_SIZE);
  const others = new Set<number>();
  for (let i = 0; i < separators.length; i++) {
    const unit = separators.charCodeAt(i);
    if (unit < TABLE_SIZE) table[unit] = 1;
    else others.add(unit);
  }
  return (text, from) => {
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < TABLE_SIZE ? table[unit] === 1 : others.has(unit)) return at;
    }
    return text.length;
  };
}

const findWhiteSpace = finderFor(" \n\t\r");

function runSplit(interp: Interpreter, words: Words): Value {
  const text = toText(words[1] as Value);
  if (text === "") return "";
  chargeText(interp, text.length);
  const separators = words.length > 2 ? toText(words[2] as Value) : null;
  if (separators === "") {
    interp.chargeItems(text.length);
    return new TclList(Array.from(text));
  }
  if (separators !== null) chargeText(interp, separators.length);
  const find = separators === null ? findWhiteSpace : finderFor(separators);
  const items: Value[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = find(text, from);
    items.push(detached(text.slice(from, end), text));
    if (items.length > interp.limits.items) throw interp.limitReached("items");
    from = end + 1;
  }
  interp.chargeItems(items.length);
  return new TclList(items);
}

/** Commands between lists and text. */
export const listTextCommands: readonly CommandSpec[] = [
  {
    name: "concat",
    parameters: parameters("?arg:list ...?"),
    help: "Joins lists into one.",
    run: runConcat,
  },
  {
    name: "join",
    parameters: parameters("list:list ?joinString:any?"),
    help: "The elements of a list as one text, with a separator between them.",
    run: runJoin,
  },
  {
    name: "split",
    parameters: parameters("string:any ?splitChars:any?"),
    help: "A list of the parts of a text between separator characters.",
    run: runSplit,
  },
];
