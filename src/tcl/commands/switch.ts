import { detached } from "../../parser/index.ts";
import { wrongCall } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result } from "../command.ts";
import { scriptAtSite } from "../compile/script-cache.ts";
import { asList } from "../convert.ts";
import { type TclError, tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { regexpRanges } from "../regexp/index.ts";
import { firstBytes, type TraceLine } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import { addWork } from "../work.ts";
import { keyword } from "./keyword.ts";
import { lowerCase } from "./letter-case.ts";

const USAGE = "?-option ...? string ?pattern body ...? ?default body?";

const OPTIONS = ["-exact", "-glob", "-indexvar", "-matchvar", "-nocase", "-regexp", "--"] as const;
type Mode = "-exact" | "-glob" | "-regexp";

interface Options {
  mode: Mode;
  nocase: boolean;
  indexVariable: string | null;
  matchVariable: string | null;
  /** Index of the word that is compared. */
  subject: number;
}

function bad(message: string, ...detail: string[]): TclError {
  return tclError(message, "TCL", "OPERATION", "SWITCH", ...detail).explain({ code: "NS2010" });
}

function readOptions(words: readonly Value[]): Options {
  const options: Options = {
    mode: "-exact",
    nocase: false,
    indexVariable: null,
    matchVariable: null,
    subject: 1,
  };
  const last = words.length - 2;
  let modeGiven = false;
  let i = 1;
  for (; i < last && toText(words[i] as Value).startsWith("-"); i++) {
    const option = keyword(words[i] as Value, OPTIONS, "option");
    if (option === "--") {
      i++;
      break;
    }
    if (option === "-nocase") options.nocase = true;
    else if (option === "-indexvar" || option === "-matchvar") {
      if (++i >= last) throw bad(`missing variable name argument to ${option} option`, "NOVAR");
      const name = toText(words[i] as Value);
      if (option === "-indexvar") options.indexVariable = name;
      else options.matchVariable = name;
    } else {
      if (modeGiven) {
        throw bad(
          `bad option "${toText(words[i] as Value)}": ${options.mode} option already found`,
          "DOUBLEOPT",
        );
      }
      modeGiven = true;
      options.mode = option;
    }
  }
  options.subject = i;
  if (words.length - i < 2) throw wrongCall(words, 1, USAGE);
  if (options.mode !== "-regexp") {
    if (options.indexVariable !== null)
      throw bad("-indexvar option requires -regexp option", "MODERESTRICTION");
    if (options.matchVariable !== null)
      throw bad("-matchvar option requires -regexp option", "MODERESTRICTION");
  }
  return options;
}

/** Patterns and bodies in turn, as words of the call or as elements of its last word. */
function readArms(words: readonly Value[], first: number): readonly Value[] {
  const split = words.length - first === 1;
  const arms = split ? asList(words[first] as Value) : words.slice(first);
  addWork(arms.length / 8);
  if (arms.length === 0) {
    throw wrongCall(words, 1, "?-option ...? string {?pattern body ...? ?default body?}");
  }
  if (arms.length % 2 !== 0) {
    const comment = split && arms.some((arm, index) => index % 2 === 0 && toText(arm).startsWith("#"));
    if (!comment) throw bad("extra switch pattern with no body", "BADARM");
    throw bad(
      "extra switch pattern with no body, this may be due to a comment incorrectly placed outside of a switch body" +
        ' - see the "switch" documentation',
      "BADARM",
      "COMMENT?",
    );
  }
  if (toText(arms.at(-1) as Value) === "-") {
    throw bad(`no body specified for pattern "${toText(arms.at(-2) as Value)}"`, "BADARM", "FALLTHROUGH");
  }
  return arms;
}

/** Matches a pattern by regular expression and stores what matched; false when it does not match. */
function regexpArm(interp: Interpreter, options: Options, pattern: string, text: string): boolean {
  const ranges = regexpRanges(interp, pattern, text, options.nocase);
  if (ranges === null) return false;
  interp.chargeItems(ranges.length);
  if (options.indexVariable !== null) {
    const indexes = ranges.map(
      (range) => new TclList(range === null ? [-1, -1] : [range.start, range.end - 1]),
    );
    interp.setVariable(options.indexVariable, new TclList(indexes));
  }
  if (options.matchVariable !== null) {
    const texts = ranges.map((range) =>
      range === null ? "" : detached(text.slice(range.start, range.end), text),
    );
    interp.setVariable(options.matchVariable, new TclList(texts));
  }
  return true;
}

function matches(interp: Interpreter, options: Options, pattern: string, text: string): boolean {
  switch (options.mode) {
    case "-exact":
      return options.nocase ? lowerCase(pattern) === lowerCase(text) : pattern === text;
    case "-glob":
      return globMatch(pattern, text, options.nocase);
    case "-regexp":
      return regexpArm(interp, options, pattern, text);
  }
}

/** Index of the pattern whose body is to run, or -1. `default` counts only as the last one. */
function findArm(interp: Interpreter, options: Options, arms: readonly Value[], text: string): number {
  for (let i = 0; i < arms.length; i += 2) {
    const pattern = toText(arms[i] as Value);
    if (i === arms.length - 2 && pattern === "default") {
      if (options.indexVariable !== null) interp.setVariable(options.indexVariable, "");
      if (options.matchVariable !== null) interp.setVariable(options.matchVariable, "");
      return i;
    }
    interp.step((pattern.length + text.length) >> 8);
    if (matches(interp, options, pattern, text)) return i;
  }
  return -1;
}

/** Tcl shows this many bytes of a pattern in a trace. */
const SHOWN = 50;

/** The line of the error trace about the body of a pattern. */
export function armLine(pattern: string): TraceLine {
  return (line) => `("${firstBytes(pattern, SHOWN)}" arm line ${line})`;
}

function runSwitch(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  const options = readOptions(words);
  const first = options.subject + 1;
  const arms = readArms(words, first);
  const found = findArm(interp, options, arms, toText(words[options.subject] as Value));
  if (found < 0) return "";
  let body = found + 1;
  while (toText(arms[body] as Value) === "-") body += 2;
  const traceLine = armLine(toText(arms[found] as Value));
  if (words.length - first > 1) return interp.evalArgument(words, first + body, site, traceLine);
  const place = site === null ? null : bodyPlace(site, first, body);
  if (site === null || place === null) return interp.evalText(toText(arms[body] as Value), traceLine, site);
  const code = scriptAtSite(interp, site, words.length + body, place.start, place.end);
  const shared = site.sharesUnitIn(interp.frame.layout);
  return interp.runUnit(code, site, traceLine, shared);
}

/** Where a body stands in the file, when the list of arms stands there as it is. */
function bodyPlace(site: CallSite, list: number, body: number) {
  const word = site.words?.[list];
  if (word?.kind !== "braced") return null;
  const elements = site.listElements(word);
  return elements?.[body] ?? null;
}

export const switchCommands: readonly CommandSpec[] = [
  {
    name: "switch",
    parameters: parameters("?-option ...? string ?pattern body:script ...? ?default body:script?"),
    usage: USAGE,
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs the script that belongs to the first pattern that matches a text.",
    run: runSwitch,
  },
];
