import { type Command, literalText, parseScript, quoteElement } from "../parser/index.ts";
import type { Edit, SourceFile, Span } from "../source/index.ts";

/** The commands of a file that stand in no other command, and what can be put after them. */
export class TopLevel {
  readonly #file: SourceFile;
  readonly #commands: readonly Command[];

  constructor(file: SourceFile) {
    this.#file = file;
    this.#commands = parseScript(file).commands;
  }

  /** The word for the node that a `set VARIABLE [… node]` makes whose brackets hold `creation`; null for others. */
  creationOf(creation: Span): { readonly command: Command; readonly reference: string } | null {
    const command = this.#commandAround(creation);
    if (command === null || command.words.length !== 3) return null;
    const [set, variable] = command.words.map(literalText);
    if (set !== "set" || variable === null || variable === undefined) return null;
    const isPlain = /^[^{}\\]+$/.test(variable);
    return { command, reference: isPlain ? `\${${variable}}` : `[set ${quoteElement(variable, false)}]` };
  }

  /** The first command whose words are these. */
  find(...words: readonly string[]): Command | null {
    const isSame = (command: Command) =>
      command.words.length === words.length &&
      words.every((word, i) => literalText(command.words[i] as never) === word);
    return this.#commands.find(isSame) ?? null;
  }

  #commandAround({ file, start, end }: Span): Command | null {
    if (file !== this.#file) return null;
    let low = 0;
    let high = this.#commands.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#commands[middle] as Command).end < end) low = middle + 1;
      else high = middle;
    }
    const command = this.#commands[low];
    return command !== undefined && command.start <= start && end <= command.end ? command : null;
  }

  /** Puts lines after a command, indented and ended like its own; a comment behind the command stays there. */
  linesAfter(command: Command, lines: readonly string[]): Edit {
    const { text } = this.#file;
    const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
    const lineStart = text.lastIndexOf("\n", command.start - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(lineStart, command.start))?.[0] ?? "";
    const rest = /[ \t]*(?:;[ \t]*(?:#[^\n]*)?)?(?=\r?\n|$)/y;
    rest.lastIndex = command.end;
    const tail = rest.exec(text)?.[0].replace(/\r$/, "") ?? "";
    const at = command.end + (tail.endsWith("\\") ? 0 : tail.length);
    return {
      span: { file: this.#file, start: at, end: at },
      text: lines.map((line) => `${lineEnd}${indent}${line}`).join(""),
    };
  }
}
