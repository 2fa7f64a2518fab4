import { type Pair, possiblePair } from "../../topology/index.ts";
import { escapeXml } from "../xml.ts";

/** Text is handed on in pieces of about this many UTF-16 units. */
const CHUNK = 65_536;

/** Writes elements on lines of their own, indented by two spaces. */
export class XmlWriter {
  #text = '<?xml version="1.0" encoding="UTF-8"?>\n';
  #indent = "";

  open(name: string): void {
    this.#text += `${this.#indent}<${name}>\n`;
    this.#indent += "  ";
  }

  close(name: string): void {
    this.#indent = this.#indent.slice(2);
    this.#text += `${this.#indent}</${name}>\n`;
  }

  leaf(name: string, value: string | number): void {
    this.#text += `${this.#indent}<${name}>${leafText(String(value))}</${name}>\n`;
  }

  /** A topdl attribute: a key with a value. */
  attribute(pair: Pair): void {
    const { key, value } = possiblePair(pair);
    this.open("attribute");
    this.leaf("attribute", key);
    this.leaf("value", value);
    this.close("attribute");
  }

  /** What is written so far, once it is enough. */
  *chunks(): Generator<string> {
    if (this.#text.length >= CHUNK) yield this.rest();
  }

  rest(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }
}

/** Readers of topdl trim what they read; spaces at the edges are written as references, which no reader trims. */
function leafText(text: string): string {
  return escapeXml(text).replace(/^ +| +$/g, (spaces) => "&#32;".repeat(spaces.length));
}
