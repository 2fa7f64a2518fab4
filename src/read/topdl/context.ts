import { type Code, didYouMean, type Severity, type SourceFile, type Span } from "../../source/index.ts";
import { type Findings, readNumber, type TestbedProfile } from "../../topology/index.ts";
import type { XmlElement } from "../xml/element.ts";

/** What a document may need, and what its parts are checked against. */
export interface TopdlOptions {
  readonly profile: TestbedProfile;
  readonly limits: { readonly memory: number; readonly nodes: number; readonly links: number };
}

/** The children that an element may have: those that are read, and those that are known but say nothing here. */
export interface Grammar {
  readonly read: readonly string[];
  readonly known: readonly string[];
}

/** The children of an element by name. */
export type Parts = ReadonlyMap<string, readonly XmlElement[]>;

/** One finding for many places. */
interface Repeated {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly help: string | undefined;
  count: number;
}

/** What reading one document shares: its findings, and counts of those that come again and again. */
export class Context {
  readonly file: SourceFile;
  readonly options: TopdlOptions;
  readonly #findings: Findings;
  readonly #repeated = new Map<string, Repeated>();
  /** Elements that topdl has and an experiment has not: how many of each name, and where the first one is. */
  readonly #leftOutNames = new Map<string, number>();
  #firstLeftOut: Span | null = null;

  constructor(file: SourceFile, options: TopdlOptions, findings: Findings) {
    this.file = file;
    this.options = options;
    this.#findings = findings;
  }

  error(code: Code, span: Span, message: string, help?: string): void {
    this.#findings.add({
      code,
      severity: "error",
      message,
      span,
      ...(help === undefined ? {} : { help }),
    });
  }

  /** A finding that is shown once, at its first place, with the number of times. */
  repeated(code: Code, severity: Severity, span: Span, message: string, help?: string): void {
    const known = this.#repeated.get(message);
    if (known !== undefined) known.count++;
    else this.#repeated.set(message, { code, severity, span, message, help, count: 1 });
  }

  /** Reports what was counted. */
  finish(): void {
    if (this.#firstLeftOut !== null) {
      const names = [...this.#leftOutNames].map(([name, count]) =>
        count === 1 ? `<${name}>` : `<${name}> (${count} times)`,
      );
      this.#findings.add({
        code: "NS4505",
        severity: "note",
        message: `left out, because an experiment has no place for it: ${names.join(", ")}`,
        span: this.#firstLeftOut,
      });
    }
    for (const { code, severity, span, message, help, count } of this.#repeated.values()) {
      this.#findings.add({
        code,
        severity,
        message: count === 1 ? message : `${message} (${count} times)`,
        span,
        ...(help === undefined ? {} : { help }),
      });
    }
  }

  /** The children of an element that are read. Others are reported. */
  parts(element: XmlElement, grammar: Grammar): Parts {
    const parts = new Map<string, XmlElement[]>();
    for (const child of element.children) {
      if (grammar.read.includes(child.name)) {
        const list = parts.get(child.name);
        if (list === undefined) parts.set(child.name, [child]);
        else list.push(child);
      } else this.#leftOut(element, child, grammar);
    }
    return parts;
  }

  #leftOut(parent: XmlElement, child: XmlElement, { read, known }: Grammar): void {
    if (known.includes(child.name)) {
      this.#firstLeftOut ??= child.span;
      this.#leftOutNames.set(child.name, (this.#leftOutNames.get(child.name) ?? 0) + 1);
      return;
    }
    this.repeated(
      "NS4504",
      "warning",
      child.span,
      `topdl has no <${child.name}> in <${parent.name}>; it is left out`,
      didYouMean(child.name, [...read, ...known]),
    );
  }

  /** The text of an element. A reference that means nothing is an error. */
  text(element: XmlElement): string {
    return element.text((reference) => {
      this.error(
        "NS4501",
        element.textSpan,
        `this is no XML: ${reference} stands for nothing`,
        "the names that every XML text knows are &amp; &lt; &gt; &quot; &apos;",
      );
    });
  }

  /** The only child of a name, or undefined; of several the first counts. */
  single(parts: Parts, name: string): XmlElement | undefined {
    const [first, second] = parts.get(name) ?? [];
    if (second !== undefined) {
      this.repeated("NS4505", "note", second.span, `of several <${name}> in an element the first one counts`);
    }
    return first;
  }

  /** A number of an element's text, at least 0; null where there is none, which is reported. */
  number(element: XmlElement, what: string): number | null {
    const text = this.text(element);
    const value = readNumber(text);
    if (value !== undefined) return value;
    this.error("NS4503", element.textSpan, `"${text}" is no ${what}`, "write a number, 0 or more");
    return null;
  }
}
