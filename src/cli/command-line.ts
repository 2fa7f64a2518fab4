import { SourceFile, type Span, span } from "../source/index.ts";

const SAFE_WORD = /^[A-Za-z0-9_./:=,@%+-]+$/;

/** Options as they were given, in a text that findings about them can point into. */
export class CommandLine {
  #text: string;
  readonly #places = new Map<string, { readonly start: number; readonly end: number }>();

  constructor(command: string) {
    this.#text = `nsc ${command}`;
  }

  /**
   * Appends an option. Its place is its value, or the option where it has none; what the value says of one pass, as
   * `3` or `3:5` in a list, has a place of its own, `--option 3`.
   */
  add(option: string, value: string | null): void {
    this.#text += ` ${option}`;
    if (value === null) {
      this.#places.set(option, { start: this.#text.length - option.length, end: this.#text.length });
      return;
    }
    const quote = SAFE_WORD.test(value) ? "" : "'";
    let start = this.#text.length + 1 + quote.length;
    this.#text += ` ${quote}${value}${quote}`;
    this.#places.set(option, { start, end: start + value.length });
    for (const item of value.split(/[,;]/)) {
      const pass = /^\d+(?=:|$)/.exec(item)?.[0];
      if (pass !== undefined)
        this.#places.set(`${option} ${Number(pass)}`, { start, end: start + item.length });
      start += item.length + 1;
    }
  }

  /** Where everything stands. */
  places(): ReadonlyMap<string, Span> {
    const file = new SourceFile("command line", this.#text);
    return new Map([...this.#places].map(([name, { start, end }]) => [name, span(file, start, end)]));
  }
}
