import { detached } from "../../parser/index.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { subcommand } from "./subcommand.ts";

/** What is trimmed when nothing else is said: white space of all kinds, and NUL. */
const BLANKS = characters(
  "\0\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" +
    "\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff",
);

function characters(text: string): ReadonlySet<number> {
  const set = new Set<number>();
  for (const character of text) set.add(character.codePointAt(0) as number);
  return set;
}

function isSurrogatePair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

function startOf(text: string, trimmed: ReadonlySet<number>): number {
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) as number;
    if (!trimmed.has(point)) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

function endOf(text: string, start: number, trimmed: ReadonlySet<number>): number {
  let at = text.length;
  while (at > start) {
    const width = at - 2 >= start && isSurrogatePair(text, at - 2) ? 2 : 1;
    if (!trimmed.has(text.codePointAt(at - width) as number)) break;
    at -= width;
  }
  return at;
}

function row(name: string, help: string, left: boolean, right: boolean): SubcommandSpec {
  return subcommand(name, "string ?chars?", help, (interp, words) => {
    const value = words[2] as Value;
    if (typeof value === "number" && words.length === 3) return value;
    const text = toText(value);
    let trimmed = BLANKS;
    if (words.length > 3) {
      const given = toText(words[3] as Value);
      chargeText(interp, given.length * 4);
      trimmed = characters(given);
    }
    const start = left ? startOf(text, trimmed) : 0;
    const end = right ? endOf(text, start, trimmed) : text.length;
    chargeText(interp, (start + text.length - end) * 4);
    interp.charge(end - start);
    return detached(text.slice(start, end), text);
  });
}

/** The subcommands that cut characters off the ends. */
export const stringTrimRows: readonly SubcommandSpec[] = [
  row("trim", "The text without white space, or other characters, at its ends.", true, true),
  row("trimleft", "The text without white space, or other characters, at its beginning.", true, false),
  row("trimright", "The text without white space, or other characters, at its end.", false, true),
];
