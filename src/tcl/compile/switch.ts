import { literalText, type Word } from "../../parser/index.ts";
import { SIGNAL } from "../command.ts";
import { globMatch } from "../glob.ts";
import { addReading } from "../text-reading.ts";
import { toText } from "../value.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { compileBody } from "./control.ts";
import type { InlineCompiler } from "./inline.ts";
import { type ElementRange, elementRanges } from "./list-elements.ts";
import { compileWholeScript } from "./script.ts";
import { compileWord } from "./word.ts";

interface Arm {
  readonly pattern: string;
  readonly body: Code;
}

interface Arms {
  readonly arms: readonly Arm[];
  /** What `default` as the last pattern runs. */
  readonly otherwise: Code | null;
}

/**
 * `switch string {pattern body …}`, and with `?-exact|-glob? --` before the string also with patterns and bodies as
 * words of their own: where Tcl compiles it in place too. Bodies and patterns must stand in the file as they are.
 */
export const compileSwitch: InlineCompiler = (context, words) => {
  const form = switchForm(words);
  const subject = words[form?.subject ?? 0];
  if (form === null || form.mode === "-regexp" || form.nocase || subject === undefined) return null;
  const rest = words.slice(form.subject + 1);
  const arms = rest.length === 1 ? listArms(context, rest[0] as Word) : wordArms(context, rest);
  if (arms === null) return null;
  const subjectCode = compileWord(context, subject);
  return form.mode === "-glob" ? glob(subjectCode, arms) : exact(subjectCode, arms);
};

interface SwitchForm {
  readonly mode: string;
  readonly nocase: boolean;
  /** Index of the word that is compared. */
  readonly subject: number;
}

/** The form of a `switch` that Tcl compiles in place; null for others. */
export function switchForm(words: readonly Word[]): SwitchForm | null {
  const literals = words.map(literalText);
  if (words.length === 3)
    return literals[1]?.startsWith("-") ? null : { mode: "-exact", nocase: false, subject: 1 };
  const end = literals.indexOf("--", 1);
  if (end < 0 || words.length < end + 3) return null;
  const options = literals.slice(1, end);
  const nocase = options.includes("-nocase");
  const modes = options.filter((option) => option !== "-nocase");
  const mode = modes.length === 0 ? "-exact" : modes[0];
  const compiled = mode === "-glob" || mode === "-regexp" || (mode === "-exact" && !nocase);
  return compiled && modes.length < 2 ? { mode, nocase, subject: end + 1 } : null;
}

/** What one arm is made from: a pattern, null when it is not literal, and its body; "-" falls through. */
interface ArmSource {
  readonly pattern: string | null;
  readonly body: Code | "-" | null;
}

function listArms(context: CompileContext, list: Word): Arms | null {
  if (list.kind !== "braced") return null;
  const { text } = context.source.file;
  const elements = elementRanges(text, list.contentStart, list.contentEnd);
  if (elements === null || elements.length % 2 !== 0) return null;
  const sources: ArmSource[] = [];
  for (let i = 0; i < elements.length; i += 2) {
    const pattern = elements[i];
    const body = elements[i + 1];
    if (!pattern || !body) return null;
    const { start, end } = body;
    sources.push({
      pattern: patternText(text, pattern),
      body: text.slice(start, end) === "-" ? "-" : compileWholeScript(context, start, end),
    });
  }
  return joinArms(sources);
}

function wordArms(context: CompileContext, words: readonly Word[]): Arms | null {
  if (words.length % 2 !== 0) return null;
  const sources: ArmSource[] = [];
  for (let i = 0; i < words.length; i += 2) {
    const body = words[i + 1] as Word;
    sources.push({
      pattern: literalText(words[i] as Word),
      body: literalText(body) === "-" ? "-" : compileBody(context, body),
    });
  }
  return joinArms(sources);
}

/** Gives each pattern the body that it falls through to. */
function joinArms(sources: readonly ArmSource[]): Arms | null {
  const arms: Arm[] = [];
  let otherwise: Code | null = null;
  let following: Code | "-" = "-";
  for (let i = sources.length - 1; i >= 0; i--) {
    const { pattern, body } = sources[i] as ArmSource;
    if (body === null || pattern === null) return null;
    if (body !== "-") following = body;
    if (following === "-") return null;
    if (i === sources.length - 1 && pattern === "default") otherwise = following;
    else arms.push({ pattern, body: following });
  }
  return sources.length === 0 ? null : { arms: arms.reverse(), otherwise };
}

/** A pattern's text; null when a line end in it is to be replaced. */
function patternText(text: string, { start, end }: ElementRange): string | null {
  const value = text.slice(start, end);
  return value.includes("\\\n") || value.includes("\r") ? null : value;
}

function exact(subject: Code, { arms, otherwise }: Arms): Code {
  const byPattern = new Map<string, Code>();
  for (const { pattern, body } of arms) if (!byPattern.has(pattern)) byPattern.set(pattern, body);
  return (frame) => {
    const value = subject(frame);
    if (value === SIGNAL) return SIGNAL;
    const text = toText(value);
    addReading(text);
    const body = byPattern.get(text) ?? otherwise;
    return body === null ? "" : body(frame);
  };
}

function glob(subject: Code, { arms, otherwise }: Arms): Code {
  return (frame) => {
    const value = subject(frame);
    if (value === SIGNAL) return SIGNAL;
    const text = toText(value);
    frame.interp.step((arms.length * text.length) >> 10);
    const body = arms.find(({ pattern }) => globMatch(pattern, text))?.body ?? otherwise;
    return body === null ? "" : body(frame);
  };
}
