import { detached } from "../../parser/index.ts";
import { usageOf, wrongCall } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters } from "../command.ts";
import { asIndex } from "../convert.ts";
import { alternatives } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import {
  type CompiledRegexp,
  matchText,
  parseSubstitution,
  type RegexpOptions,
  regexpFor,
  type Substitute,
  TextMatcher,
} from "../regexp/index.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { lowerCase } from "./letter-case.ts";
import { TextBuilder } from "./text-builder.ts";

const SYNTAX_OPTIONS = new Map<string, keyof RegexpOptions>([
  ["-nocase", "nocase"],
  ["-expanded", "expanded"],
  ["-line", "line"],
  ["-linestop", "lineStop"],
  ["-lineanchor", "lineAnchor"],
]);

const REGEXP_OPTIONS = [
  "-all",
  "-about",
  "-indices",
  "-inline",
  "-expanded",
  "-line",
  "-linestop",
  "-lineanchor",
  "-nocase",
  "-start",
  "--",
];
const REGSUB_OPTIONS = ["-all", "-nocase", "-expanded", "-line", "-linestop", "-lineanchor", "-start", "--"];

interface Options {
  /** Options such as `-all`, as written. */
  readonly given: ReadonlySet<string>;
  readonly syntax: RegexpOptions;
  readonly start: Value | null;
  /** The words after the options. */
  readonly operands: readonly Value[];
}

/**
 * Whether Tcl compiles a call of `regexp` in place: with literal options, of which it then knows two, and two words
 * after them.
 */
function isCompiled(words: readonly Value[], site: CallSite | null): boolean {
  if (site === null || site.direct || !site.isLiteral(0) || words.length < 4) return false;
  if (toText(words.at(-2) as Value).startsWith("-") && words.at(-3) !== "--") return false;
  return words.slice(1, -2).every((word, index) => {
    const option = toText(word);
    const known = option === "--" ? index === words.length - 4 : shortensNocase(option);
    return known && site.isLiteral(index + 1);
  });
}

function shortensNocase(option: string): boolean {
  return option.length > 1 && "-nocase".startsWith(option);
}

/** Reads the options that a call begins with. They cannot be shortened, but `-nocase` in a compiled `regexp` can. */
function readOptions(
  words: readonly Value[],
  allowed: readonly string[],
  site: CallSite | null = null,
): Options {
  const given = new Set<string>();
  const syntax: { -readonly [Key in keyof RegexpOptions]: RegexpOptions[Key] } = {};
  let start: Value | null = null;
  let at = 1;
  for (; at < words.length; at++) {
    const option = toText(words[at] as Value);
    if (!option.startsWith("-")) break;
    if (!allowed.includes(option)) {
      if (shortensNocase(option) && isCompiled(words, site)) {
        syntax.nocase = true;
        continue;
      }
      const message = `bad option "${option}": must be ${alternatives(allowed)}`;
      throw tclError(message, "TCL", "LOOKUP", "INDEX", "option", option).explain({ code: "NS2010" });
    }
    if (option === "--") {
      at++;
      break;
    }
    const flag = SYNTAX_OPTIONS.get(option);
    if (flag !== undefined) syntax[flag] = true;
    else if (option !== "-start") given.add(option);
    else if (++at < words.length) {
      start = words[at] as Value;
      asIndex(start, 0);
    }
  }
  return { given, syntax, start, operands: words.slice(at) };
}

/** Where matching begins; `end` is the end of the text, not its last character. */
function startOffset(start: Value | null, text: string): number {
  return start === null ? 0 : Math.max(0, asIndex(start, text.length + 1));
}

/** Matches from an offset, which may lie beyond the text. A newline before it begins a line in any mode. */
function matchFrom(
  interp: Interpreter,
  matcher: TextMatcher,
  text: string,
  offset: number,
): Int32Array | null {
  const start = Math.min(offset, text.length);
  const beginning = offset === 0 || (offset === start && text.charCodeAt(offset - 1) === 10);
  const offsets = matchText(interp, matcher, start, !beginning);
  if (offsets !== null && offset > start) {
    offsets.forEach((position, index) => {
      if (position >= 0) offsets[index] = position + offset - start;
    });
  }
  return offsets;
}

/** What a group matched: its text or its indices. */
function captured(offsets: Int32Array, group: number, text: string, indices: boolean): Value {
  const start = offsets[2 * group] ?? -1;
  const end = offsets[2 * group + 1] ?? -1;
  if (indices) return new TclList(start < 0 ? [-1, -1] : [start, end - 1]);
  return start < 0 ? "" : detached(text.slice(start, end), text);
}

function about(regexp: CompiledRegexp): Value {
  return new TclList([regexp.groups, retain(new TclList(regexp.about()))]);
}

function runRegexp(interp: Interpreter, words: readonly Value[], site: CallSite | null): Value {
  const { given, syntax, start, operands } = readOptions(words, REGEXP_OPTIONS, site);
  if (operands.length < (given.has("-about") ? 1 : 2)) throw wrongCall(words, 1, usageOf(regexpSpec));
  const inline = given.has("-inline");
  if (inline && operands.length !== 2) {
    const message = "regexp match variables not allowed when using -inline";
    throw tclError(message, "TCL", "OPERATION", "REGEXP", "MIX_VAR_INLINE").explain({ code: "NS2010" });
  }
  const pattern = toText(operands[0] as Value);
  if (given.has("-about")) return about(regexpFor(interp, pattern, syntax));

  const text = toText(operands[1] as Value);
  const regexp = regexpFor(interp, pattern, syntax);
  const matcher = new TextMatcher(regexp, text);
  const variables = operands.slice(2);
  const indices = given.has("-indices");
  const found: Value[] = [];
  let count = 0;
  let offset = startOffset(start, text);
  for (;;) {
    const offsets = matchFrom(interp, matcher, text, offset);
    if (offsets === null) break;
    count++;
    if (inline) {
      interp.chargeItems((regexp.groups + 1) * (indices ? 3 : 1));
      if (found.length > interp.limits.items) throw interp.limitReached("items");
      for (let group = 0; group <= regexp.groups; group++)
        found.push(retain(captured(offsets, group, text, indices)));
    } else {
      variables.forEach((name, group) => {
        interp.setVariable(toText(name), captured(offsets, group, text, indices));
      });
    }
    if (!given.has("-all")) break;
    const [begin, end] = offsets as unknown as [number, number];
    offset = begin === end ? end + 1 : end;
    if (offset >= text.length) break;
  }
  return inline ? new TclList(found) : count;
}

interface Substitution {
  readonly count: number;
  readonly result: string;
}

/** Replaces matches by what the parts say, one after the other. */
function replaceMatches(
  interp: Interpreter,
  regexp: CompiledRegexp,
  text: string,
  parts: readonly Substitute[],
  start: number,
  all: boolean,
): Substitution {
  const matcher = new TextMatcher(regexp, text);
  const result = new TextBuilder(interp);
  let count = 0;
  let copied = 0;
  let offset = start;
  while (offset <= text.length) {
    const offsets = matchFrom(interp, matcher, text, offset);
    if (offsets === null) break;
    count++;
    const [begin, end] = offsets as unknown as [number, number];
    result.add(text.slice(copied, begin));
    for (const part of parts) {
      result.add(typeof part === "string" ? part : (captured(offsets, part, text, false) as string));
    }
    copied = end;
    offset = begin === end ? end + 1 : end;
    if (!all) break;
  }
  if (count === 0) return { count, result: text };
  result.add(text.slice(copied));
  return { count, result: result.finish() };
}

/**
 * What Tcl does for a pattern and a substitution without special characters: it replaces the text itself, even when
 * `-expanded` would ignore white space in it, and an empty pattern matches before each character only.
 */
function replaceText(
  interp: Interpreter,
  pattern: string,
  text: string,
  substitute: string,
  nocase: boolean,
): Substitution {
  const wanted = nocase ? lowerCase(pattern) : pattern;
  const searched = nocase ? lowerCase(text) : text;
  const result = new TextBuilder(interp);
  let count = 0;
  let copied = 0;
  let begin = 0;
  interp.step((pattern.length + text.length) >> 8);
  for (; begin < text.length; begin += Math.max(wanted.length, 1)) {
    begin = searched.indexOf(wanted, begin);
    if (begin < 0) break;
    count++;
    if ((count & 7) === 0) interp.step();
    result.add(text.slice(copied, begin));
    result.add(substitute);
    copied = begin + wanted.length;
  }
  if (count === 0) return { count, result: text };
  result.add(text.slice(copied));
  return { count, result: result.finish() };
}

function runRegsub(interp: Interpreter, words: readonly Value[]): Value {
  const { given, syntax, start, operands } = readOptions(words, REGSUB_OPTIONS);
  if (operands.length < 3 || operands.length > 4) throw wrongCall(words, 1, usageOf(regsubSpec));
  const [pattern, text, substitute] = operands.map(toText) as [string, string, string];
  const all = given.has("-all");
  const offset = startOffset(start, text);
  const plain = all && offset === 0 && !/[&\\]/.test(substitute) && !/[*+?{}()[\].\\|^$]/.test(pattern);
  const { count, result } = plain
    ? replaceText(interp, pattern, text, substitute, syntax.nocase ?? false)
    : replaceMatches(
        interp,
        regexpFor(interp, pattern, syntax),
        text,
        parseSubstitution(substitute),
        offset,
        all,
      );
  if (operands.length === 3) return result;
  interp.setVariable(toText(operands[3] as Value), result);
  return count;
}

const regexpSpec: CommandSpec = {
  name: "regexp",
  parameters: parameters("?option:option ...? exp string ?matchVar:variable? ?subMatchVar:variable ...?"),
  usage: "?-option ...? exp string ?matchVar? ?subMatchVar ...?",
  // A bad option is complained about before missing arguments are.
  minimum: 1,
  maximum: Number.POSITIVE_INFINITY,
  help: "Whether a regular expression matches a text; stores or gives what matched.",
  run: runRegexp,
};

const regsubSpec: CommandSpec = {
  name: "regsub",
  parameters: parameters("?option:option ...? exp string subSpec ?varName:variable?"),
  usage: "?-option ...? exp string subSpec ?varName?",
  minimum: 1,
  maximum: Number.POSITIVE_INFINITY,
  help: "Replaces what a regular expression matches in a text; gives the text, or stores it and gives how many.",
  run: runRegsub,
};

export const regexpCommands: readonly CommandSpec[] = [regexpSpec, regsubSpec];
