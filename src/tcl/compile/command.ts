import { type Command, literalText, type Word } from "../../parser/index.ts";
import { CallSite } from "../call-site.ts";
import { SIGNAL } from "../command.ts";
import type { CommandEntry } from "../command-entry.ts";
import { asList } from "../convert.ts";
import type { Frame, SlotLayout } from "../frame.ts";
import { toText, type Value } from "../value.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { inlineCompilers, isCompiledInPlace } from "./inline.ts";
import { compileWord, holding, literalValue, mayBeShared, runsCommands } from "./word.ts";

/** Compiles a command: in place where Tcl's own meaning of it is certain, else as a call. */
export function compileCommand(context: CompileContext, command: Command): Code {
  const { words } = command;
  const expands = words.some((word) => word.expand);
  const name = words[0] && !expands ? literalText(words[0]) : null;
  const bare = name?.startsWith("::") ? name.slice(2) : name;
  const compiled = bare !== null && !context.direct && context.interp.isBuiltin(bare);
  const shares = compiled && isCompiledInPlace(context, bare, words);
  const site = new CallSite(context, command.start, command.end, expands ? null : words, shares);
  if (compiled) {
    const code = inlineCompilers.get(bare)?.(context, words, site) ?? null;
    if (code !== null) return code;
  }
  if (bare !== null && context.layout !== null && NAMING.has(bare)) reserveSlots(context.layout, words);
  if (expands) return expandingCall(context, words, site);
  return plainCall(context, words, site, name);
}

/** Commands whose literal words are names of local variables. */
const NAMING = new Set(["global", "unset", "upvar", "variable"]);

/** Gives the literal names among the words slots: they are most likely used. */
function reserveSlots(layout: SlotLayout, words: readonly Word[]): void {
  for (const word of words.slice(1)) {
    const name = literalText(word);
    if (name !== null && /^[A-Za-z_]\w*$/.test(name)) layout.slot(name);
  }
}

/** Codes of the words; a substituted value is held while a later word may run commands. */
export function compileWords(context: CompileContext, words: readonly Word[]): Code[] {
  let lastRunner = -1;
  words.forEach((word, index) => {
    if (runsCommands(word)) lastRunner = index;
  });
  return words.map((word, index) => {
    const code = compileWord(context, word);
    return index < lastRunner && mayBeShared(word) ? holding(code) : code;
  });
}

function plainCall(
  context: CompileContext,
  words: readonly Word[],
  site: CallSite,
  name: string | null,
): Code {
  const codes = compileWords(context, words);
  const count = codes.length;
  const nameValue = name === null ? null : literalValue(name);
  return (frame) => {
    const values = new Array<Value>(count);
    let i = 0;
    if (nameValue !== null) {
      values[0] = nameValue;
      i = 1;
    }
    for (; i < count; i++) {
      const value = (codes[i] as Code)(frame);
      if (value === SIGNAL) return SIGNAL;
      values[i] = value;
    }
    const command =
      nameValue === null ? lookUp(frame, toText(values[0] as Value)) : cached(frame, site, name as string);
    if (command === null) return frame.interp.callUnknown(values, site);
    return frame.interp.call(command, values, site);
  };
}

function lookUp(frame: Frame, name: string): CommandEntry | null {
  return frame.interp.findCommand(name, frame.namespace);
}

function cached(frame: Frame, site: CallSite, name: string): CommandEntry | null {
  const { interp, namespace } = frame;
  const known = site.command;
  if (known?.alive && site.namespace === namespace && site.epoch === interp.resolveEpoch) return known;
  site.command = interp.findCommand(name, namespace);
  site.namespace = namespace;
  site.epoch = interp.resolveEpoch;
  return site.command;
}

function expandingCall(context: CompileContext, words: readonly Word[], site: CallSite): Code {
  const codes = compileWords(context, words);
  return (frame) => {
    const values: Value[] = [];
    for (let i = 0; i < codes.length; i++) {
      const value = (codes[i] as Code)(frame);
      if (value === SIGNAL) return SIGNAL;
      if (words[i]?.expand) {
        const items = asList(value);
        frame.interp.chargeItems(items.length);
        for (const item of items) values.push(item);
      } else values.push(value);
    }
    if (values.length === 0) return "";
    const command = lookUp(frame, toText(values[0] as Value));
    if (command === null) return frame.interp.callUnknown(values, site);
    return frame.interp.call(command, values, site);
  };
}
