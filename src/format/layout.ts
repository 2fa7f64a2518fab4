import type {
  BracedWord,
  Command,
  CommandPart,
  Comment,
  Located,
  Script,
  SyntaxProblem,
  Word,
} from "../parser/index.ts";
import { alignedCommands } from "./alignment.ts";
import {
  DEEPEST,
  type Item,
  itemsOf,
  type Reading,
  readArms,
  readBody,
  readExpression,
  trimRange,
} from "./reading.ts";
import type { Role } from "./roles.ts";

/** Columns of one level, and of the lines that continue a command. */
const INDENT = 4;

/** Whether a body next to it keeps a gap from being the end of a line. */
function isJoined(before: Role, after: Role): boolean {
  const isBody = (role: Role) => role !== "text" && role !== "expression";
  return isBody(after) || (isBody(before) && before !== "arm");
}

/** A line end, or what may begin a comment in this body or one inside of it. */
const NEEDS_LINES = /\n|(?:^|[{[;])[ \t]*#/;

/** Whether a text ends in a backslash that no other one escapes. */
function endsInBackslash(text: string): boolean {
  let at = text.length;
  while (text[at - 1] === "\\") at--;
  return (text.length - at) % 2 === 1;
}

/** What the layout of a command depends on. */
interface Place {
  /** Column of the line that the command begins. */
  readonly indent: number;
  /** Scripts around it. */
  readonly depth: number;
  /** Between brackets, or in a body that stays on its line: bodies of one line remain so. */
  readonly inline: boolean;
}

/**
 * Writes a script anew: only what stands between words, between commands and at the edges of known bodies is chosen here,
 * every word that is no such body is copied.
 */
export class Layout {
  /** What keeps known bodies from being scripts. */
  readonly problems: SyntaxProblem[] = [];
  readonly #reading: Reading;
  readonly #text: string;
  readonly #pieces: string[] = [];
  /** Column at which the present line begins. */
  #lineIndent = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#text = reading.file.text;
  }

  /** The whole file, given its tree. */
  run(script: Script): string {
    this.problems.push(...script.errors);
    const items = itemsOf(this.#text, script);
    this.#items(items, { indent: 0, depth: 0, inline: false }, false);
    const text = this.#pieces.join("");
    // A backslash that ends the file would take the line end for its own.
    return items.length === 0 || endsInBackslash(text) ? text : `${text}\n`;
  }

  /** Commands and comments, each on lines of its own; `opened` when a brace stands before the first on its line. */
  #items(items: readonly Item[], place: Place, opened: boolean): void {
    const aligned = alignedCommands(this.#text, items, place.indent);
    items.forEach(({ node, breaks }, i) => {
      const before = items[i - 1]?.node;
      if (node.kind === "comment" && breaks === 0 && (before !== undefined || opened)) {
        this.#write(before === undefined ? " " : this.#gapOfTrailing(before.end, node.start));
        this.#comment(node);
        return;
      }
      if (before !== undefined || opened) this.#newLine(place.indent, before !== undefined && breaks > 1);
      if (node.kind === "comment") this.#comment(node);
      else if (aligned.has(node)) this.#copy(node.start, node.end);
      else this.#command(node, place);
    });
  }

  /** What stands between a command and a comment in its line: blanks, which may align it, and `;`. */
  #gapOfTrailing(start: number, end: number): string {
    const [before = "", after = ""] = this.#text
      .slice(start, end)
      .split(";", 2)
      .map((blanks) => blanks.replace(/[^ \t]/g, ""));
    return `${before || after || " "};`;
  }

  #comment({ start, end }: Comment): void {
    const text = this.#text.slice(start, end);
    const trimmed = text.slice(0, trimRange(text, 0, text.length).end);
    const continues = endsInBackslash(trimmed);
    // A backslash at the end would draw the next line into the comment.
    if (!continues) this.#write(trimmed);
    else this.#write(trimmed.length < text.length ? text.slice(0, trimmed.length + 1) : `${text}\n`);
  }

  #command(command: Command, place: Place): void {
    const { words } = command;
    const roles = this.#reading.roles.of(command);
    words.forEach((word, i) => {
      const before = words[i - 1];
      if (before !== undefined) {
        const joins = isJoined(roles[i - 1] as Role, roles[i] as Role);
        this.#gap(before.end, word.start, joins, place);
      }
      this.#word(word, roles[i] as Role, place);
    });
  }

  /** Between words: one blank, or the line end that is there, unless it tears a body off. */
  #gap(start: number, end: number, joins: boolean, place: Place): void {
    if (!joins && this.#text.slice(start, end).includes("\n")) {
      this.#write(" \\");
      this.#newLine(place.indent + INDENT, false);
    } else this.#write(" ");
  }

  #word(word: Word, role: Role, place: Place): void {
    if (word.kind === "quoted") this.#copy(word.start, word.end);
    else if (word.kind === "braced") {
      const indent = place.inline || role === "arm" ? this.#lineIndent : place.indent;
      this.#braced(word, role, { ...place, indent, depth: place.depth + 1 });
    } else
      this.#withBrackets(
        word,
        word.parts.filter((part) => part.kind === "command-part"),
        place,
      );
  }

  #withBrackets({ start, end }: Located, brackets: readonly CommandPart[], place: Place): void {
    let from = start;
    for (const bracket of brackets) {
      this.#copy(from, bracket.start);
      this.#bracket(bracket, place);
      from = bracket.end;
    }
    this.#copy(from, end);
  }

  /** `[command]`; several commands, or comments, stay as they are. */
  #bracket({ start, end, script }: CommandPart, place: Place): void {
    const [command] = script.commands;
    const isPlain = script.commands.length === 1 && script.comments.length === 0;
    if (command === undefined || !isPlain || place.depth >= DEEPEST) {
      this.#copy(start, end);
      return;
    }
    this.#write("[");
    this.#command(command, { ...place, depth: place.depth + 1, inline: true });
    if (this.#text.slice(command.end, script.end).includes("\\\n")) {
      this.#write(" \\");
      this.#newLine(place.indent, false);
    }
    this.#write("]");
  }

  #braced(word: BracedWord, role: Role, place: Place): void {
    if (role === "text" || place.depth > DEEPEST) this.#copy(word.start, word.end);
    else if (role === "arms") this.#arms(word, place);
    else if (role === "expression") this.#expression(word, place);
    else this.#body(word, role, place);
  }

  #body(word: BracedWord, role: Role, place: Place): void {
    const script = readBody(this.#reading, word);
    this.problems.push(...script.errors);
    const { commands, comments } = script;
    const isOneLine = !NEEDS_LINES.test(this.#text.slice(word.contentStart, word.contentEnd));
    if (script.errors.length > 0 || (role === "line" && !isOneLine)) this.#copy(word.start, word.end);
    else if (commands.length + comments.length === 0) this.#write("{}");
    else if (isOneLine && (role === "line" || place.inline || (role !== "block" && commands.length === 1)))
      this.#oneLine(commands, place);
    else this.#lines(itemsOf(this.#text, script), place);
  }

  #expression(word: BracedWord, place: Place): void {
    const expression = readExpression(this.#reading, word);
    if (expression === null) this.#copy(word.start, word.end);
    else {
      this.#write("{");
      this.#withBrackets(expression, expression.brackets, place);
      this.#write("}");
    }
  }

  #isBroken({ start, end }: BracedWord): boolean {
    const at = this.#text.indexOf("\n", start);
    return at >= 0 && at < end;
  }

  #oneLine(commands: readonly Command[], place: Place): void {
    this.#write("{");
    commands.forEach((command, i) => {
      if (i > 0) this.#write("; ");
      this.#command(command, { ...place, inline: true });
    });
    this.#write("}");
  }

  #lines(items: readonly Item[], place: Place): void {
    this.#write("{");
    this.#items(items, { ...place, indent: place.indent + INDENT, inline: false }, true);
    this.#newLine(place.indent, false);
    this.#write("}");
  }

  #arms(word: BracedWord, place: Place): void {
    const arms = readArms(this.#reading, word);
    if (arms === null || (place.inline && !this.#isBroken(word))) {
      this.#copy(word.start, word.end);
      return;
    }
    const inner = { ...place, indent: place.indent + INDENT, depth: place.depth + 1, inline: false };
    this.#write("{");
    arms.forEach(({ pattern, body, breaks }, i) => {
      this.#newLine(inner.indent, i > 0 && breaks > 1);
      this.#copy(pattern.start, pattern.end);
      this.#write(" ");
      if (body.kind === "braced") this.#braced(body, "body", inner);
      else this.#copy(body.start, body.end);
    });
    this.#newLine(place.indent, false);
    this.#write("}");
  }

  #newLine(indent: number, blank: boolean): void {
    this.#write(`${blank ? "\n\n" : "\n"}${" ".repeat(indent)}`);
    this.#lineIndent = indent;
  }

  #copy(start: number, end: number): void {
    this.#pieces.push(this.#text.slice(start, end));
  }

  #write(text: string): void {
    this.#pieces.push(text);
  }
}
