import { tclError } from "../../src/tcl/errors.ts";
import {
  type CompiledRegexp,
  compileRegexp,
  type RegexpOptions,
  RegexpSyntaxError,
  TextMatcher,
} from "../../src/tcl/regexp/index.ts";
import { type Question, tclWord } from "./oracle.ts";

/** The options of `regexp` and what they are called in the engine. */
const OPTIONS = {
  "-nocase": "nocase",
  "-expanded": "expanded",
  "-line": "line",
  "-linestop": "lineStop",
  "-lineanchor": "lineAnchor",
} as const;

export type Option = keyof typeof OPTIONS;
export const options = Object.keys(OPTIONS) as Option[];

const STEPS = 10_000_000;

type Flags = { -readonly [Key in keyof RegexpOptions]: RegexpOptions[Key] };

function flagsOf(given: readonly Option[]): Flags {
  const flags: Flags = {};
  for (const option of given) flags[OPTIONS[option]] = true;
  return flags;
}

function pairs(offsets: Int32Array | null): string[] {
  const list: string[] = [];
  for (let i = 0; offsets !== null && i < offsets.length; i += 2) {
    const begin = offsets[i] as number;
    list.push(begin < 0 ? "{-1 -1}" : `{${begin} ${(offsets[i + 1] as number) - 1}}`);
  }
  return list;
}

/** The indices of a match and of its groups as `regexp -inline -indices` gives them. */
export function indicesOf(pattern: string, text: string, given: readonly Option[] = [], start = 0): string {
  return allIndices(compileRegexp(pattern, flagsOf(given)), text, start, false);
}

/** The same of one match, or of `all` that follow each other, by an expression that may have been used before. */
export function allIndices(compiled: CompiledRegexp, text: string, start: number, all: boolean): string {
  const matcher = new TextMatcher(compiled, text);
  const found: string[] = [];
  for (let at = start; ; ) {
    const offsets = matcher.match(at, at > 0 && text[at - 1] !== "\n", { steps: STEPS });
    found.push(...pairs(offsets));
    if (offsets === null || !all) break;
    const [begin, end] = offsets as unknown as [number, number];
    at = begin === end ? end + 1 : end;
    if (at >= text.length) break;
  }
  return found.join(" ");
}

/** Asks tclsh for the same, and for its error when it refuses the pattern. */
export function question(
  pattern: string,
  text: string,
  given: readonly Option[] = [],
  start = 0,
  all = false,
): Question {
  const switches = [...(all ? ["-all"] : []), ...given, "-start", start].join(" ");
  return {
    script: `regexp -inline -indices ${switches} -- ${tclWord(pattern)} ${tclWord(text)}`,
    compute() {
      try {
        return allIndices(compileRegexp(pattern, flagsOf(given)), text, start, all);
      } catch (error) {
        if (!(error instanceof RegexpSyntaxError)) throw error;
        throw tclError(error.message, "REGEXP", error.code, error.reason);
      }
    },
  };
}

/** Every pattern with every text. */
export function questions(
  patterns: readonly string[],
  texts: readonly string[],
  ...given: Option[]
): Question[] {
  return patterns.flatMap((pattern) => texts.map((text) => question(pattern, text, given)));
}

/** The lines of a tagged template as they are written, without the indentation. */
export function lines(template: TemplateStringsArray): string[] {
  return (template.raw[0] as string)
    .split("\n")
    .map((line) => line.trimStart())
    .filter((line) => line !== "");
}
