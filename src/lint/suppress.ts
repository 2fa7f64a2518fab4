import type { Code, Diagnostic, Fix, SourceFile } from "../source/index.ts";
import { type Directive, type NamedCode, readDirectives } from "./directives.ts";
import { rejects } from "./severities.ts";

export interface SuppressOptions {
  /** Files whose unused comments are findings; in others a comment may be for another run. */
  readonly owned: (file: SourceFile) => boolean;
  /** Whether findings of a code can have been made at all. */
  readonly looked: (code: string) => boolean;
}

/** A stretch of lines in which a code is disabled. */
interface Disabled {
  readonly named: NamedCode;
  readonly directive: Directive;
  readonly first: number;
  last: number;
  used: boolean;
}

/** Where one code is disabled in one file. */
class CodeRegions {
  readonly all: Disabled[] = [];
  readonly #lines = new Map<number, Disabled>();
  /** In order and apart from each other. */
  readonly #ranges: Disabled[] = [];
  #open: Disabled | null = null;

  line(named: NamedCode, directive: Directive, line: number): void {
    const region = { named, directive, first: line, last: line, used: false };
    this.all.push(region);
    if (!this.#lines.has(line)) this.#lines.set(line, region);
  }

  /** A comment inside of a range that is open already disables nothing more. */
  begin(named: NamedCode, directive: Directive, lastLine: number): void {
    const region = { named, directive, first: directive.line, last: lastLine, used: false };
    this.all.push(region);
    if (this.#open !== null) return;
    this.#open = region;
    this.#ranges.push(region);
  }

  end(line: number): void {
    if (this.#open !== null) this.#open.last = line;
    this.#open = null;
  }

  at(line: number): Disabled | null {
    const own = this.#lines.get(line);
    if (own !== undefined) return own;
    let low = 0;
    let high = this.#ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.#ranges[middle] as Disabled;
      if (range.last < line) low = middle + 1;
      else if (range.first > line) high = middle - 1;
      else return range;
    }
    return null;
  }
}

type FileRegions = ReadonlyMap<string, CodeRegions>;

/**
 * Takes out what comments of the files disable, and adds what is wrong with these comments: NS5009 where nothing was
 * disabled, NS5010 where one cannot be read. An error with which the testbed rejects the file stays.
 */
export function suppress(
  files: readonly SourceFile[],
  diagnostics: readonly Diagnostic[],
  options: SuppressOptions,
): Diagnostic[] {
  const added: Diagnostic[] = [];
  const regions = new Map<SourceFile, FileRegions>();
  for (const file of files) {
    if (!file.text.includes("nsc-")) continue;
    const { directives, problems } = readDirectives(file);
    if (options.owned(file)) {
      for (const problem of problems) added.push({ code: "NS5010", severity: "warning", ...problem });
    }
    regions.set(file, disabledRegions(file, directives));
  }
  if (regions.size === 0) return [...diagnostics];

  const refused = new Set<Disabled>();
  const kept = diagnostics.filter((diagnostic) => {
    const region = regionOf(regions, diagnostic);
    if (region === null) return true;
    region.used = true;
    if (!rejects(diagnostic)) return false;
    refused.add(region);
    return true;
  });
  for (const { named } of refused) {
    added.push({
      code: "NS5010",
      severity: "warning",
      message: `${named.code} is an error of the testbed here, and no comment can disable it`,
      span: named.span,
      help: "mend the error; lint alone can be told to be quiet",
    });
  }
  for (const [file, byCode] of regions) {
    if (options.owned(file))
      added.push(
        ...unusedFindings(
          [...byCode.values()].flatMap(({ all }) => all),
          options,
        ),
      );
  }
  return [...kept, ...added];
}

function regionOf(
  regions: ReadonlyMap<SourceFile, FileRegions>,
  { code, span }: Diagnostic,
): Disabled | null {
  const region = regions.get(span.file)?.get(code);
  return region === undefined ? null : region.at(span.file.lineIndex(span.start));
}

function disabledRegions(file: SourceFile, directives: readonly Directive[]): FileRegions {
  const regions = new Map<string, CodeRegions>();
  const lastLine = file.lineStarts.length - 1;
  let next = -1;
  for (const directive of directives) {
    const { kind, codes, line } = directive;
    if (kind === "enable") {
      const ended = codes.length === 0 ? [...regions.keys()] : codes.map(({ code }) => code);
      for (const code of ended) regions.get(code)?.end(line);
      continue;
    }
    // Comments that follow each other mean the same line, which is looked for once.
    if (kind === "disable-next-line" && next <= line) next = nextCommandLine(file, line, lastLine);
    for (const named of codes) {
      const region = regions.get(named.code) ?? new CodeRegions();
      regions.set(named.code, region);
      if (kind === "disable") region.begin(named, directive, lastLine);
      else region.line(named, directive, next);
    }
  }
  return regions;
}

/** The next line that is neither blank nor a comment. */
function nextCommandLine(file: SourceFile, line: number, lastLine: number): number {
  for (let next = line + 1; next <= lastLine; next++) {
    const text = file.lineText(next).trimStart();
    if (text !== "" && !text.startsWith("#")) return next;
  }
  return line + 1;
}

function unusedFindings(regions: readonly Disabled[], { looked }: SuppressOptions): Diagnostic[] {
  const byDirective = new Map<Directive, Disabled[]>();
  for (const region of regions) {
    const list = byDirective.get(region.directive);
    if (list === undefined) byDirective.set(region.directive, [region]);
    else list.push(region);
  }
  return [...byDirective].flatMap(([directive, list]) => {
    const unused = list.filter(({ named, used }) => !used && looked(named.code));
    const all = unused.length === directive.codes.length;
    return unused.map(
      ({ named }): Diagnostic => ({
        code: "NS5009",
        severity: "warning",
        message: `${named.code} is not found here: there is nothing to disable`,
        span: named.span,
        help: all ? "remove the comment" : `remove ${named.code} from the comment`,
        fix: all ? removeComment(directive) : removeCode(directive, named),
      }),
    );
  });
}

/** Removes a comment, with its line where it stands alone. */
function removeComment({ span }: Directive): Fix {
  const { file, start, end } = span;
  const line = file.lineIndex(start);
  const range = file.lineRange(line);
  const alone = file.text.slice(range.start, start).trim() === "";
  const stop = file.lineStarts[line + 1] ?? range.end;
  const place = alone ? { file, start: range.start, end: stop } : { file, start, end };
  return { title: "remove the comment", edits: [{ span: place, text: "" }] };
}

function removeCode(directive: Directive, { code, span }: NamedCode): Fix {
  const { file } = span;
  let { start, end } = span;
  const separators = /^[ \t]*,?[ \t]*(?=NS\d)/i.exec(file.text.slice(end, end + 40));
  if (separators !== null) end += separators[0].length;
  else while (start > directive.span.start && /[ \t,]/.test(file.text[start - 1] ?? "")) start--;
  return { title: `remove ${code}`, edits: [{ span: { file, start, end }, text: "" }] };
}

/** Codes that are always looked for, whatever becomes of the evaluation. */
export function isTextual(code: Code | string): boolean {
  return /^NS(?:1|50|51)/.test(code);
}
