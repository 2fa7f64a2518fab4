import type { Span } from "../../source/index.ts";
import { type Fields, keysOf, OWN_PREFIX, originalPair } from "../../topology/index.ts";
import type { XmlElement } from "../xml/element.ts";
import type { Context, Grammar } from "./context.ts";

const ATTRIBUTE: Grammar = { read: ["attribute", "value"], known: [] };

/** One topdl attribute with its places. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** The attributes of one element. Whoever reads one takes it; what nobody took says nothing here. */
export class Attributes {
  readonly #context: Context;
  readonly #byKey = new Map<string, Attribute[]>();
  readonly list: readonly Attribute[];

  constructor(context: Context, elements: readonly XmlElement[]) {
    this.#context = context;
    this.list = elements.flatMap((element) => readAttribute(context, element));
    for (const attribute of this.list) {
      const known = this.#byKey.get(attribute.key);
      if (known === undefined) this.#byKey.set(attribute.key, [attribute]);
      else known.push(attribute);
    }
  }

  /** The attributes of a key, which count as read from now on. */
  take(key: string): readonly Attribute[] {
    const found = this.#byKey.get(key) ?? [];
    this.#byKey.delete(key);
    return found;
  }

  /** The first attribute of a key. */
  first(key: string): Attribute | undefined {
    return this.take(key)[0];
  }

  /** For `recordOf`: the values of a key, and what is said of values that mean nothing. */
  readonly reader = {
    texts: (key: string): string[] => {
      const found = this.#byKey.get(key) ?? [];
      return found.map(({ value }) => value);
    },
    wrong: (key: string): void => {
      const place = this.#byKey.get(key)?.[0];
      if (place === undefined) return;
      this.#context.error(
        "NS4503",
        place.valueSpan,
        `this is no value of the attribute ${key}`,
        "remove the attribute, or let nsc write it",
      );
    },
  };

  /** Says of attributes that are neither taken nor in a table that they are left out; `owner` is what has them. */
  reportRest<T>(owner: string, fields: Fields<T>): void {
    const known = new Set(keysOf(fields));
    for (const [key, [first]] of this.#byKey) {
      if (first === undefined || known.has(key)) continue;
      const own = key.startsWith(OWN_PREFIX);
      this.#context.repeated(
        own ? "NS4504" : "NS4505",
        own ? "warning" : "note",
        first.keySpan,
        `the attribute ${key} of a ${owner} is left out: ${own ? "nsc knows no such attribute" : "it says nothing here"}`,
      );
    }
  }
}

function readAttribute(context: Context, element: XmlElement): Attribute[] {
  const parts = context.parts(element, ATTRIBUTE);
  const key = context.single(parts, "attribute");
  const value = context.single(parts, "value");
  if (key === undefined) {
    context.error(
      "NS4503",
      element.span,
      "this attribute has no key",
      "write <attribute>KEY</attribute> and <value>VALUE</value> in it",
    );
    return [];
  }
  const written = { key: context.text(key), value: value === undefined ? "" : context.text(value) };
  const pair = originalPair(written);
  if (pair === null) {
    context.error(
      "NS4503",
      (value ?? element).textSpan,
      `the value of ${written.key} is a key and a value as JSON`,
    );
    return [];
  }
  return [
    {
      ...pair,
      span: element.span,
      keySpan: key.textSpan,
      valueSpan: (value ?? element).textSpan,
    },
  ];
}
