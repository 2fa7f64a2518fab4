import { parseSubstitution, type SubstitutionFlags } from "../../parser/index.ts";
import { SourceFile } from "../../source/index.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, SIGNAL } from "../command.ts";
import type { Code } from "../compile/code.ts";
import { type CompileContext, parseOptions } from "../compile/context.ts";
import { COMPILE_STEPS, syntaxError } from "../compile/script.ts";
import { codeAtSite } from "../compile/script-cache.ts";
import { TextCache } from "../compile/text-cache.ts";
import { compileParts, rightOperand } from "../compile/word.ts";
import type { Frame } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { keyword } from "./keyword.ts";

const OPTIONS = ["-nobackslashes", "-nocommands", "-novariables"] as const;

/** Characters of texts that are kept compiled. */
const CAPACITY = 128 * 1024;

const caches = new WeakMap<Interpreter, TextCache<Code>>();

function compile(context: CompileContext, start: number, end: number, flags: SubstitutionFlags): Code {
  const { interp, source } = context;
  interp.step(COMPILE_STEPS + ((end - start) >> 1));
  const { parts, problem } = parseSubstitution(source.file, start, end, flags, parseOptions(context));
  const codes = parts.map((part) => compileParts(context, [part]));
  return (frame) => {
    const text = substitute(frame, codes);
    if (text === null) return interp.completion.value;
    if (problem !== null) throw syntaxError(context, problem);
    return text;
  };
}

/**
 * The values of the parts as one text. `break` in a command ends the text, `continue` leaves that part out, and
 * other codes give their value. Null after `break`, the text then being the completion's value.
 */
function substitute(frame: Frame, parts: readonly Code[]): string | null {
  const { interp } = frame;
  let text = "";
  for (const part of parts) {
    let value = rightOperand(frame, text, part);
    if (value === SIGNAL) {
      const { completion } = interp;
      if (completion.code === 4) continue;
      if (completion.code === 3) {
        completion.value = text;
        return null;
      }
      value = completion.value;
    }
    const piece = toText(value);
    interp.charge(piece.length);
    text += piece;
    if (text.length > interp.limits.bytes) throw interp.limitReached("bytes");
  }
  return text;
}

function compiledText(interp: Interpreter, text: string, flags: SubstitutionFlags): Code {
  let cache = caches.get(interp);
  if (cache === undefined) {
    cache = new TextCache(CAPACITY);
    caches.set(interp, cache);
  }
  const { commands, variables, backslashes } = flags;
  return cache.find(`${+commands}${+variables}${+backslashes}${text}`, interp.compileEpoch, () => {
    const source = { file: new SourceFile("subst", text), real: false };
    return compile({ interp, source, layout: null, unitStart: 0 }, 0, text.length, flags);
  });
}

/** The code of the last word, when Tcl compiles it in place; else null. */
function codeInPlace(interp: Interpreter, site: CallSite | null, flags: SubstitutionFlags): Code | null {
  const word = site?.words?.at(-1);
  if (word?.kind !== "braced" || !site?.sharesUnitIn(interp.frame.layout)) return null;
  const { contentStart, contentEnd } = word;
  return codeAtSite(interp, site, 0, contentStart, (context) =>
    compile(context, contentStart, contentEnd, flags),
  );
}

export const substituteCommands: readonly CommandSpec[] = [
  {
    name: "subst",
    parameters: parameters("?-nobackslashes? ?-nocommands? ?-novariables? string"),
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Substitutes variables, commands and backslashes in a text.",
    run(interp, words, site) {
      const given = new Set<string>(words.slice(1, -1).map((word) => keyword(word, OPTIONS, "option")));
      const flags = {
        commands: !given.has("-nocommands"),
        variables: !given.has("-novariables"),
        backslashes: !given.has("-nobackslashes"),
      };
      const code = codeInPlace(interp, site, flags);
      if (code !== null) return code(interp.frame);
      return interp.runExpression(compiledText(interp, toText(words.at(-1) as Value), flags));
    },
  },
];
