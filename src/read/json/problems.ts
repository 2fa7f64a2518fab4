import {
  type Code,
  cutText,
  type Edit,
  type Fix,
  type Related,
  type SourceFile,
  span,
} from "../../source/index.ts";
import type { Findings } from "../../topology/index.ts";
import type { Place } from "./node.ts";
import { type CommentToken, lineEnd, type StringToken } from "./scanner.ts";

interface Details {
  readonly help?: string;
  readonly fix?: { readonly title: string; readonly edits: readonly (Place & { readonly text: string })[] };
  readonly related?: { readonly message: string; readonly place: Place };
}

/** Problems that are reported of one text; after so many its reading ends. */
export const MOST_PROBLEMS = 10_000;

/** Words of other languages for what JSON has too. */
const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ["True", "true"],
  ["TRUE", "true"],
  ["False", "false"],
  ["FALSE", "false"],
  ["Null", "null"],
  ["NULL", "null"],
  ["None", "null"],
]);

/** Reports what is wrong with a JSON text, and how it is mended where that is certain. */
export class JsonProblems {
  readonly #file: SourceFile;
  readonly #findings: Findings;
  /** What follows a problem on its line is mostly the same problem. */
  #quietUntil = -1;
  #count = 0;

  constructor(file: SourceFile, findings: Findings) {
    this.#file = file;
    this.#findings = findings;
  }

  get tooMany(): boolean {
    return this.#count >= MOST_PROBLEMS;
  }

  missingComma(at: number): void {
    this.#report("NS4201", { start: at, end: at }, "a comma is missing here", {
      fix: { title: "insert a comma", edits: [{ start: at, end: at, text: "," }] },
    });
  }

  /** A comma that nothing follows, or nothing precedes. */
  extraComma(comma: Place, closer: string | null): void {
    const message =
      closer === null ? "there is a comma too many here" : `there is a comma too many before the "${closer}"`;
    this.#report("NS4202", comma, message, { fix: remove("remove the comma", comma) });
  }

  foreignQuotes({ start, end, quotation }: StringToken): void {
    if (quotation === null) return;
    const quote = this.#file.text[start] === '"' ? this.#file.text[end - 1] : this.#file.text[start];
    const message =
      quote === "'" || quote === "`"
        ? `JSON writes texts in double quotes, not in ${quote === "'" ? "single ones" : "backticks"}`
        : `JSON writes texts in plain double quotes, not in ${quote}`;
    this.#report("NS4203", { start, end }, message, {
      fix: { title: "write plain double quotes", edits: [{ start, end, text: quotation.json }] },
    });
  }

  /** A key or a value that is a bare word; gives the value that it counts as, undefined when there is none. */
  bareWord(place: Place, isKey: boolean): string | boolean | null | undefined {
    const word = this.#file.text.slice(place.start, place.end);
    const plain = isKey ? undefined : FOREIGN_WORDS.get(word);
    if (plain !== undefined) {
      this.#report("NS4205", place, `JSON writes ${plain}`, {
        fix: { title: `write ${plain}`, edits: [{ ...place, text: plain }] },
      });
      return JSON.parse(plain) as boolean | null;
    }
    if (!isKey && /^(?:[+-]?(?:nan|infinity)|undefined)$/i.test(word)) {
      this.unexpected(place, `${cutText(word, 60)} is no JSON value`);
      return undefined;
    }
    if (!isKey && /^[+-]?\.?\d+[\w.+-]*$/.test(word) && !/\..*\./.test(word)) {
      this.unexpected(place, `${cutText(word, 60)} is no JSON number`, {
        help: "write a text in double quotes",
      });
      return undefined;
    }
    if (!/^[\w.:/@%+~-]+$/.test(word) || !/\w/.test(word)) {
      this.unexpected(place, isKey ? "a key in double quotes is expected here" : "a value is expected here");
      return undefined;
    }
    this.#report("NS4203", place, `${isKey ? "a key" : "a text"} needs double quotes`, {
      fix: { title: "write double quotes", edits: [{ ...place, text: `"${word}"` }] },
    });
    return word;
  }

  /** A number, `true`, `false` or `null` in the place of a key. */
  literalKey(place: Place): string {
    const word = this.#file.text.slice(place.start, place.end);
    this.#report("NS4203", place, "a key needs double quotes", {
      fix: { title: "write double quotes", edits: [{ ...place, text: `"${word}"` }] },
    });
    return word;
  }

  comment(token: CommentToken): void {
    const { start, end } = token;
    const place = { start, end: Math.min(end, lineEnd(this.#file.text, start)) };
    if (token.open) this.#report("NS4204", place, "JSON has no comments, and this one is never closed");
    else {
      this.#report("NS4204", place, "JSON has no comments", {
        fix: { title: "remove the comment", edits: [commentRemoval(this.#file.text, token)] },
      });
    }
  }

  /** A missing colon, or another sign in its place. */
  colon(place: Place): void {
    const missing = place.start === place.end;
    this.#report(
      "NS4205",
      place,
      missing ? "a colon is missing after the key" : "a key is followed by a colon",
      {
        fix: { title: "write a colon", edits: [{ ...place, text: ":" }] },
      },
    );
  }

  /** What a text holds that JSON does not have. */
  faults({ start, end }: Place): void {
    const { text } = this.#file;
    for (let at = start + 1; at < end - 1 && !this.tooMany; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x5c) {
        if (!/^\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/.test(text.slice(at, at + 6))) this.#badEscape(at);
        at++;
      } else if (code < 0x20) this.#controlCharacter(at, code);
    }
  }

  #badEscape(at: number): void {
    const place = { start: at, end: at + 2 };
    const quote = this.#file.text[at + 1] === "'";
    this.#report("NS4205", place, "this backslash sequence does not exist in JSON", {
      help: "write \\\\ for a backslash",
      ...(quote ? { fix: { title: "write the quote alone", edits: [{ ...place, text: "'" }] } } : {}),
    });
  }

  #controlCharacter(at: number, code: number): void {
    const place = { start: at, end: at + 1 };
    const escaped = code === 9 ? "\\t" : `\\u${code.toString(16).padStart(4, "0")}`;
    this.#report("NS4205", place, `JSON writes this control character as ${escaped}`, {
      fix: { title: `write ${escaped}`, edits: [{ ...place, text: escaped }] },
    });
  }

  duplicateKey(key: Place & { readonly name: string }, first: Place, removal: Place | null): void {
    this.#report("NS4206", key, `"${cutText(key.name, 60)}" stands here a second time`, {
      related: { message: "it is here first", place: first },
      ...(removal === null ? {} : { fix: remove("remove the second one, which says the same", removal) }),
    });
  }

  /** The reading ends here. */
  limit(place: Place, message: string): void {
    this.#quietUntil = -1;
    this.#add("NS4207", place, message, {});
  }

  /** Anything else; the rest of the line is passed over in silence. */
  unexpected(place: Place, message: string, details: Details = {}): void {
    if (place.start <= this.#quietUntil) return;
    this.#add("NS4205", place, message, details);
    this.#quietUntil = lineEnd(this.#file.text, place.start);
  }

  #report(code: Code, place: Place, message: string, details: Details = {}): void {
    if (place.start <= this.#quietUntil) return;
    this.#add(code, place, message, details);
  }

  #add(code: Code, { start, end }: Place, message: string, { help, fix, related }: Details): void {
    this.#count++;
    this.#findings.add({
      code,
      severity: "error",
      message,
      span: span(this.#file, start, end),
      ...(help === undefined ? {} : { help }),
      ...(fix === undefined ? {} : { fix: this.#fix(fix) }),
      ...(related === undefined ? {} : { related: [this.#related(related)] }),
    });
  }

  #fix({ title, edits }: NonNullable<Details["fix"]>): Fix {
    return {
      title,
      edits: edits.map(({ start, end, text }): Edit => ({ span: span(this.#file, start, end), text })),
    };
  }

  #related({ message, place }: NonNullable<Details["related"]>): Related {
    return { message, span: span(this.#file, place.start, place.end) };
  }
}

function remove(title: string, { start, end }: Place) {
  return { title, edits: [{ start, end, text: "" }] };
}

/** A comment goes with the white space before it, and with its line when there is nothing else on it. */
function commentRemoval(text: string, { start, end }: Place): Place & { readonly text: string } {
  let from = start;
  while (text[from - 1] === " " || text[from - 1] === "\t") from--;
  let to = end;
  while (text[to] === " " || text[to] === "\t" || text[to] === "\r") to++;
  const lastOnLine = to >= text.length || text[to] === "\n";
  if (!lastOnLine) return { start, end, text: from === start && to === end ? " " : "" };
  const alone = from === 0 || text[from - 1] === "\n";
  return alone
    ? { start: from, end: Math.min(to + 1, text.length), text: "" }
    : { start: from, end, text: "" };
}
