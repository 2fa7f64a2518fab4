import { type CommandSpec, parameters } from "../command.ts";
import { concatenate } from "../concatenate.ts";
import { asList } from "../convert.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { newList } from "./list-parts.ts";

type Words = readonly Value[];

function runConcat(interp: Interpreter, words: Words): Value {
  const items: Value[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as Value;
    if (word === "") continue;
    // A list that has a text is joined by its text, which may not be the one that Tcl would write.
    if (!(word instanceof TclList) || word.knownText !== null) return concatenate(interp, words.slice(1));
    interp.chargeItems(word.items.length);
    if (items.length + word.items.length > interp.limits.items) throw interp.limitReached("items");
    for (const item of word.items) items.push(item);
  }
  return items.length === 0 ? "" : newList(items);
}

function runJoin(interp: Interpreter, words: Words): Value {
  const items = asList(words[1] as Value);
  if (items.length < 2) return items[0] ?? "";
  const separator = words.length > 2 ? toText(words[2] as Value) : " ";
  interp.step(items.length >> 5);
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

const WHITE_SPACE = " \n\t\r";

function runSplit(interp: Interpreter, words: Words): Value {
  const text = toText(words[1] as Value);
  const separators = words.length > 2 ? toText(words[2] as Value) : WHITE_SPACE;
  if (text === "") return "";
  if (separators === "") {
    interp.chargeItems(text.length);
    return new TclList(Array.from(text));
  }
  chargeText(interp, text.length);
  const isSeparator = membership(separators);
  let count = 1;
  for (let i = 0; i < text.length; i++) if (isSeparator(text.charCodeAt(i))) count++;
  interp.chargeItems(count);
  const items = new Array<Value>(count);
  let from = 0;
  for (let i = 0, n = 0; i <= text.length; i++) {
    if (i < text.length && !isSeparator(text.charCodeAt(i))) continue;
    items[n++] = text.slice(from, i);
    from = i + 1;
  }
  return new TclList(items);
}

/** Whether a UTF-16 unit is one of the characters. */
function membership(characters: string): (unit: number) => boolean {
  if (characters.length <= 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => characters.charCodeAt(i));
    return (unit) => unit === a || unit === b || unit === c || unit === d;
  }
  const units = new Set<number>();
  for (let i = 0; i < characters.length; i++) units.add(characters.charCodeAt(i));
  return (unit) => units.has(unit);
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
