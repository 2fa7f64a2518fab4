import {
  cutText,
  didYouMean,
  type Fix,
  type SourceFile,
  type Span,
  span,
  suggest,
} from "../../source/index.ts";
import { type Findings, nameList, type WrittenText } from "../../topology/index.ts";
import type { JsonMember, JsonNode, JsonObject, Place } from "../json/node.ts";

/** What one kind of object of the file looks like. */
export interface ObjectShape {
  /** What it is called in messages, such as `container`. */
  readonly what: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Keys that people write for others. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** The members of an object by the keys that they were meant to have. */
export type Members = ReadonlyMap<string, JsonNode>;

/** Reads the parts of a file's objects and reports, at its place, what is not as it should be. */
export class FieldReader {
  readonly #file: SourceFile;
  readonly #findings: Findings;

  constructor(file: SourceFile, findings: Findings) {
    this.#file = file;
    this.#findings = findings;
  }

  span({ start, end }: Place): Span {
    return span(this.#file, start, end);
  }

  /** The place of an object or list as a whole: its opening bracket. */
  opener({ start }: Place): Span {
    return span(this.#file, start, start + 1);
  }

  /** The members of an object; unknown keys (NS4402) and missing ones (NS4401) are reported. Of equal keys the last counts. */
  members(node: JsonObject, shape: ObjectShape, name: string | null): Members {
    const members = new Map<string, JsonNode>();
    const known = [...shape.required, ...shape.optional];
    const unknown: JsonMember[] = [];
    for (const member of node.members) {
      if (known.includes(member.key)) members.set(member.key, member.value);
      else unknown.push(member);
    }
    for (const member of unknown) {
      const meant = this.#unknownKey(member, shape, members);
      if (meant !== null) members.set(meant, member.value);
    }
    const missing = shape.required.filter((key) => !members.has(key));
    if (missing.length > 0 && !node.damaged) {
      const who = name === null ? `this ${shape.what}` : `${shape.what} ${shown(name)}`;
      this.#findings.add({
        code: "NS4401",
        severity: "error",
        message: `${who} has no ${nameList(missing)}`,
        span: this.opener(node),
      });
    }
    return members;
  }

  /** The key that an unknown one was meant for, where the object lacks it. */
  #unknownKey({ key, keyStart, keyEnd }: JsonMember, shape: ObjectShape, members: Members): string | null {
    const known = [...shape.required, ...shape.optional];
    const lacking = known.filter((candidate) => !members.has(candidate));
    const near = suggest(key, lacking);
    const alias = shape.aliases.get(key.toLowerCase());
    const meant = near ?? (alias !== undefined && lacking.includes(alias) ? alias : null);
    const place = this.span({ start: keyStart, end: keyEnd });
    const help =
      meant === null
        ? (didYouMean(key, known) ?? `the keys of ${article(shape.what)} are ${nameList(known)}`)
        : `did you mean "${meant}"?`;
    this.#findings.add({
      code: "NS4402",
      severity: "error",
      message: `${article(shape.what)} has no key ${shown(key)}`,
      span: place,
      help,
      ...(near === null ? {} : { fix: replacement(`write "${near}"`, place, `"${near}"`) }),
    });
    return meant;
  }

  /** A text; null when there is none, which is reported unless it is missing altogether. */
  text(members: Members, key: string): WrittenText | null {
    const node = members.get(key);
    if (node === undefined || node.kind === "broken") return null;
    const place = this.span(node);
    if (node.kind === "scalar" && typeof node.value === "string") return { value: node.value, span: place };
    const written = this.#file.text.slice(node.start, node.end);
    const isNumber = node.kind === "scalar" && typeof node.value === "number";
    this.wrong(
      node,
      `"${key}" is a text, not ${described(node)}`,
      isNumber ? replacement("write double quotes", place, `"${written}"`) : undefined,
    );
    return isNumber ? { value: written, span: place } : null;
  }

  /** A text that people read: not empty, without control characters. */
  words(members: Members, key: string): WrittenText | null {
    const text = this.text(members, key);
    if (text === null) return null;
    const problem = /[\p{Cc}\p{Cs}]/u.test(text.value)
      ? "holds a control character or half a character"
      : text.value.trim() === ""
        ? "is empty"
        : null;
    if (problem === null) return text;
    this.#findings.add({
      code: "NS4022",
      severity: "error",
      message: `"${key}" ${problem}`,
      span: text.span,
    });
    return null;
  }

  /** Reports a value of the wrong kind. */
  wrong(node: JsonNode, message: string, fix?: Fix): void {
    if (node.kind === "broken") return;
    this.#findings.add({
      code: "NS4022",
      severity: "error",
      message,
      span: node.kind === "scalar" ? this.span(node) : this.opener(node),
      ...(fix === undefined ? {} : { fix }),
    });
  }

  /** A fix that makes a list of one value. */
  listOf({ start, end }: Place): Fix {
    return {
      title: "put it into a list",
      edits: [
        { span: span(this.#file, start), text: "[" },
        { span: span(this.#file, end), text: "]" },
      ],
    };
  }
}

/** What a value is, for a message. */
export function described(node: JsonNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "object") return "an object";
  if (node.kind === "broken" || node.value === null) return "null";
  return typeof node.value === "string"
    ? "a text"
    : typeof node.value === "number"
      ? "a number"
      : `${node.value}`;
}

function replacement(title: string, place: Span, text: string): Fix {
  return { title, edits: [{ span: place, text }] };
}

function shown(text: string): string {
  return `"${cutText(text, 60)}"`;
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
