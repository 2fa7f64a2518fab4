/** One value of a JSON text with its place, as UTF-16 offsets. */
export type JsonNode = JsonScalar | JsonList | JsonObject;

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface JsonScalar extends Place {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

export interface JsonList extends Place {
  readonly kind: "list";
  readonly items: readonly JsonNode[];
}

export interface JsonObject extends Place {
  readonly kind: "object";
  /** In order of the text; a key may occur again. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

/** Where a text stops being JSON. */
export interface JsonProblem extends Place {
  readonly message: string;
}

const DEEPEST = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z]+/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Reads one JSON text (RFC 8259) and keeps the place of every value; stops at the first problem. */
export function readJson(text: string): JsonNode | JsonProblem {
  const reader = new JsonReader(text);
  try {
    return reader.document();
  } catch (caught) {
    if (caught instanceof Stop) return caught.problem;
    throw caught;
  }
}

/** Whether reading failed. */
export function isJsonProblem(result: JsonNode | JsonProblem): result is JsonProblem {
  return "message" in result;
}

/** The plain value of a node; of a repeated key the last value. */
export function jsonValue(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(jsonValue);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, jsonValue(value)]));
}

class Stop {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    this.problem = problem;
  }
}

class JsonReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonNode {
    if (this.#text.startsWith("\ufeff")) this.#at = 1;
    const node = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#stop("the text goes on after the JSON value");
    return node;
  }

  #value(): JsonNode {
    this.#skipSpace();
    const start = this.#at;
    switch (this.#text[start]) {
      case "{":
        return this.#nested(() => this.#object(start));
      case "[":
        return this.#nested(() => this.#list(start));
      case '"': {
        const value = this.#string();
        return { kind: "scalar", value, start, end: this.#at };
      }
      default:
        return this.#word(start);
    }
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) this.#stop("JSON is nested too deeply here");
    const node = read();
    this.#depth--;
    return node;
  }

  #object(start: number): JsonObject {
    const members: JsonMember[] = [];
    this.#at++;
    if (!this.#closes("}")) {
      do {
        this.#skipSpace();
        const keyStart = this.#at;
        if (this.#text[keyStart] !== '"') this.#stop("a key in double quotes is expected here");
        const key = this.#string();
        const keyEnd = this.#at;
        this.#skipSpace();
        if (this.#text[this.#at] !== ":") this.#stop("a colon is missing after the key");
        this.#at++;
        members.push({ key, keyStart, keyEnd, value: this.#value() });
      } while (this.#continues("}", start));
    }
    return { kind: "object", members, start, end: this.#at };
  }

  #list(start: number): JsonList {
    const items: JsonNode[] = [];
    this.#at++;
    if (!this.#closes("]")) {
      do items.push(this.#value());
      while (this.#continues("]", start));
    }
    return { kind: "list", items, start, end: this.#at };
  }

  #closes(close: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== close) return false;
    this.#at++;
    return true;
  }

  /** After an item: true at a comma, false at the close. A missing comma is shown where it should stand. */
  #continues(close: string, open: number): boolean {
    const end = this.#at;
    if (this.#closes(close)) return false;
    const next = this.#text[this.#at];
    if (next === ",") {
      this.#at++;
      this.#skipSpace();
      if (this.#text[this.#at] === close) this.#stop("there is a comma too much before the close");
      return true;
    }
    if (next === undefined) {
      this.#at = open;
      this.#stop(`"${this.#text[open]}" is never closed`, 1);
    }
    this.#at = end;
    return this.#stop("a comma is missing here");
  }

  #string(): string {
    const start = this.#at;
    let at = start + 1;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return this.#unescape(start, at + 1);
      }
      if (code === 0x5c) at++;
      else if (code < 0x20) {
        this.#at = at;
        this.#stop("a string cannot contain a line end or another control character");
      }
    }
    return this.#stop("the string is never closed", 1);
  }

  #unescape(start: number, end: number): string {
    const bad = /\\(?!["\\/bfnrt]|u[0-9A-Fa-f]{4})/.exec(this.#text.slice(start, end).replace(/\\\\/g, "--"));
    if (bad !== null) {
      this.#at = start + bad.index;
      this.#stop("this backslash sequence does not exist in JSON", 2);
    }
    return JSON.parse(this.#text.slice(start, end)) as string;
  }

  #word(start: number): JsonScalar {
    for (const pattern of [NUMBER, WORD]) {
      pattern.lastIndex = start;
      const word = pattern.exec(this.#text)?.[0];
      if (word === undefined) continue;
      const value = pattern === NUMBER ? Number(word) : WORDS.get(word);
      if (value === undefined) this.#stop("a string needs double quotes", word.length);
      this.#at = start + word.length;
      return { kind: "scalar", value: value as number | boolean | null, start, end: this.#at };
    }
    return this.#stop(
      start >= this.#text.length ? "a value is missing at the end" : "a value is expected here",
    );
  }

  #skipSpace(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #stop(message: string, length = this.#at < this.#text.length ? 1 : 0): never {
    throw new Stop({ message, start: this.#at, end: this.#at + length });
  }
}
