import { didYouMean, explainCode, type SourceFile, type Span, span } from "../source/index.ts";

/** One code that a comment of lint names. */
export interface NamedCode {
  readonly code: string;
  readonly span: Span;
}

/** A comment that steers lint. */
export interface Directive {
  readonly kind: "disable-next-line" | "disable" | "enable";
  /** From the `#` to the end of the line. */
  readonly span: Span;
  readonly codes: readonly NamedCode[];
  /** Zero-based index of its line. */
  readonly line: number;
}

const WORDS = ["nsc-disable-next-line", "nsc-disable", "nsc-enable", "nsc-library"];

/** The comments of a file that steer lint, in order, and those that were meant to and cannot be read. */
export function readDirectives(file: SourceFile): {
  readonly directives: readonly Directive[];
  readonly problems: readonly { readonly span: Span; readonly message: string; readonly help: string }[];
} {
  const directives: Directive[] = [];
  const problems: { span: Span; message: string; help: string }[] = [];
  for (const { word, start, wordStart } of markers(file.text)) {
    const line = file.lineIndex(start);
    const { end } = file.lineRange(line);
    const place = span(file, start, end);
    const kind = word.slice("nsc-".length);
    if (kind === "library") continue;
    if (kind !== "disable" && kind !== "disable-next-line" && kind !== "enable") {
      problems.push({
        span: span(file, wordStart, wordStart + word.length),
        message: `lint knows no comment "${word}"`,
        help: didYouMean(word, WORDS) ?? `it knows ${WORDS.join(", ")}`,
      });
      continue;
    }
    const codes = readCodes(file, wordStart + word.length, end);
    if (codes.length === 0 && kind !== "enable") {
      problems.push({
        span: place,
        message: `"${word}" names no code`,
        help: `write the codes that are meant, such as "${word} NS5101", and then the reason`,
      });
      continue;
    }
    for (const { code, span: where } of codes) {
      if (explainCode(code) === undefined)
        problems.push({
          span: where,
          message: `there is no code ${code}`,
          help: "`nsc explain` lists all codes",
        });
    }
    directives.push({ kind, span: place, codes, line });
  }
  return { directives, problems };
}

/** Whether a comment says that the file is a library, which other files source. */
export function saysLibrary(file: SourceFile): boolean {
  for (const { word } of markers(file.text)) if (word === "nsc-library") return true;
  return false;
}

/** Comments whose first word begins with `nsc-`. */
function* markers(text: string): Iterable<{ word: string; start: number; wordStart: number }> {
  const pattern = /nsc-[a-z-]{1,40}/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = commentStart(text, match.index);
    if (start >= 0) yield { word: match[0], start, wordStart: match.index };
  }
}

/** Where the comment begins whose first word stands at `at`; -1 when no comment begins before it. */
function commentStart(text: string, at: number): number {
  let back = at - 1;
  while (isBlank(text[back])) back--;
  if (text[back] !== "#") return -1;
  while (text[back - 1] === "#") back--;
  let before = back - 1;
  while (isBlank(text[before])) before--;
  return before < 0 || text[before] === "\n" || text[before] === ";" || text[before] === "{" ? back : -1;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function readCodes(file: SourceFile, start: number, end: number): NamedCode[] {
  const codes: NamedCode[] = [];
  const pattern = /[ \t,]*(NS\d{4})(?![\w])/iy;
  pattern.lastIndex = start;
  for (let match = pattern.exec(file.text); match !== null; match = pattern.exec(file.text)) {
    const code = match[1] as string;
    const stop = match.index + match[0].length;
    if (stop > end) break;
    codes.push({ code: code.toUpperCase(), span: span(file, stop - code.length, stop) });
  }
  return codes;
}
