import { tclError } from "../../src/tcl/errors.ts";
import { compileRegexp, match, type RegexpOptions, RegexpSyntaxError } from "../../src/tcl/regexp/index.ts";
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

/** The indices of a match and of its groups as `regexp -inline -indices` gives them. */
export function indicesOf(pattern: string, text: string, given: readonly Option[] = [], start = 0): string {
  const flags: { -readonly [Key in keyof RegexpOptions]: RegexpOptions[Key] } = {};
  for (const option of given) flags[OPTIONS[option]] = true;
  const notBeginning = start > 0 && text[start - 1] !== "\n";
  const offsets = match(compileRegexp(pattern, flags), text, start, { notBeginning }, { steps: STEPS });
  const pairs: string[] = [];
  for (let i = 0; offsets !== null && i < offsets.length; i += 2) {
    const begin = offsets[i] as number;
    pairs.push(begin < 0 ? "{-1 -1}" : `{${begin} ${(offsets[i + 1] as number) - 1}}`);
  }
  return pairs.join(" ");
}

/** Asks tclsh for the same, and for its error when it refuses the pattern. */
export function question(pattern: string, text: string, given: readonly Option[] = [], start = 0): Question {
  const switches = [...given, "-start", start].join(" ");
  return {
    script: `regexp -inline -indices ${switches} -- ${tclWord(pattern)} ${tclWord(text)}`,
    compute() {
      try {
        return indicesOf(pattern, text, given, start);
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
