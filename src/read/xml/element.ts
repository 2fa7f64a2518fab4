import { XMLParser } from "fast-xml-parser";
import { type SourceFile, type Span, span } from "../../source/index.ts";
import { decodeEntities } from "./entities.ts";

/** A node as the library gives it: one property with its name, and where it stands. */
export type ParsedNode = { readonly [name: string]: readonly ParsedNode[] | string } & {
  readonly [place: symbol]: { readonly startIndex: number; readonly endIndex: number } | undefined;
};

const PLACE = XMLParser.getMetaDataSymbol() as symbol;

/** An element with its place in the text. */
export class XmlElement {
  /** Without a namespace's prefix. */
  readonly name: string;
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly #nodes: readonly ParsedNode[];

  private constructor(file: SourceFile, name: string, node: ParsedNode) {
    const place = node[PLACE];
    this.file = file;
    this.name = name.slice(name.indexOf(":") + 1);
    this.start = place?.startIndex ?? 0;
    this.end = place?.endIndex ?? this.start;
    this.#nodes = node[name] as readonly ParsedNode[];
  }

  /** The elements among nodes, in order. */
  static all(file: SourceFile, nodes: readonly ParsedNode[]): XmlElement[] {
    return nodes.flatMap((node) => {
      const name = Object.keys(node)[0] ?? "#";
      return name.startsWith("#") ? [] : [new XmlElement(file, name, node)];
    });
  }

  get children(): XmlElement[] {
    return XmlElement.all(this.file, this.#nodes);
  }

  /** The children of a name. */
  named(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /**
   * The text in the element, without white space at its edges unless it is written as a reference. References that mean
   * nothing are given to `unknown` and stay as they are.
   */
  text(unknown: (reference: string) => void = () => {}): string {
    const parts = this.#nodes.flatMap((node) => {
      const plain = node["#text"];
      if (typeof plain === "string") return [{ text: plain, literal: false }];
      const [literal] = (node["#cdata"] ?? []) as readonly ParsedNode[];
      return literal === undefined ? [] : [{ text: String(literal["#text"]), literal: true }];
    });
    for (const part of parts) {
      if (part.literal) break;
      part.text = trimStart(part.text);
      if (part.text !== "") break;
    }
    for (const part of parts.toReversed()) {
      if (part.literal) break;
      part.text = trimEnd(part.text);
      if (part.text !== "") break;
    }
    return parts.map(({ text, literal }) => (literal ? text : decodeEntities(text, unknown))).join("");
  }

  /** Where the text in the element stands; the whole element where it has none. */
  get textSpan(): Span {
    const { text } = this.file;
    const open = text.indexOf(">", this.start) + 1;
    const close = text.lastIndexOf("<", this.end - 1);
    if (open <= 0 || close <= open) return this.span;
    let start = open;
    let end = close;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    return start === end ? this.span : span(this.file, start, end);
  }

  /** The element's first tag. */
  get span(): Span {
    const close = this.file.text.indexOf(">", this.start);
    return span(this.file, this.start, close < 0 ? this.end : close + 1);
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  return text.slice(start);
}

/** Without the white space at its end; no regular expression, which could take long on a long run of spaces. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}
