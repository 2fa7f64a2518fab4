import {
  type BracedWord,
  type Command,
  type CommandPart,
  type Comment,
  type Expression,
  parseExpression,
  parseScript,
  type Script,
  splitList,
  type Word,
} from "../parser/index.ts";
import type { SourceFile } from "../source/index.ts";
import type { Roles } from "./roles.ts";

/** A file with what is needed to read the scripts in its words. */
export interface Reading {
  readonly file: SourceFile;
  readonly roles: Roles;
  /** How deep brackets and braces may be nested. */
  readonly nesting: number;
}

/** Scripts nested deeper than this stay as they are. */
export const DEEPEST = 200;

/** A command or comment of a script, with the line ends between it and what is before it. */
export interface Item {
  readonly node: Command | Comment;
  readonly breaks: number;
}

/** One pattern of a `switch` with its body, and the line ends before it. */
export interface Arm {
  readonly pattern: Word;
  readonly body: Word;
  readonly breaks: number;
}

/** The script in a braced word. */
export function readBody({ file, nesting }: Reading, { contentStart, contentEnd }: BracedWord): Script {
  return parseScript(file, contentStart, contentEnd, { nesting });
}

/** Commands and comments in order of place. */
export function itemsOf(text: string, { start, commands, comments }: Script): Item[] {
  const nodes = [...commands, ...comments].sort((a, b) => a.start - b.start);
  let from = start;
  return nodes.map((node) => {
    const breaks = lineBreaks(text, from, node.start);
    from = node.end;
    return { node, breaks };
  });
}

/**
 * The patterns and bodies of a `switch` in one word; null where they are no such list, or where reading them as words
 * of commands gives something else than reading them as a list.
 */
export function readArms(reading: Reading, list: BracedWord): Arm[] | null {
  const { file } = reading;
  const script = readBody(reading, list);
  const items = splitList(list.text);
  const words = script.commands.flatMap((command) => command.words);
  const asList = words.map((word) => elementText(file.text, word));
  if (script.errors.length > 0 || script.comments.length > 0 || !Array.isArray(items)) return null;
  if (words.length === 0 || words.length % 2 !== 0 || words.length !== items.length) return null;
  if (asList.some((text, i) => text !== items[i])) return null;
  const arms: Arm[] = [];
  let from = list.contentStart;
  for (let i = 0; i < words.length; i += 2) {
    const [pattern, body] = words.slice(i, i + 2) as [Word, Word];
    // At the beginning of a line it would be read as a comment.
    if (file.text[pattern.start] === "#") return null;
    arms.push({ pattern, body, breaks: lineBreaks(file.text, from, pattern.start) });
    from = body.end;
  }
  return arms;
}

/** An expression in a braced word: what stands between the blanks at its edges, and the brackets that are operands. */
export interface ReadExpression {
  readonly start: number;
  readonly end: number;
  readonly brackets: readonly CommandPart[];
}

/** The expression in a braced word, for which text that is no expression counts too; null where its edges are odd. */
export function readExpression(
  { file, nesting }: Reading,
  { contentStart, contentEnd }: BracedWord,
): ReadExpression | null {
  const { start, end } = trimRange(file.text, contentStart, contentEnd);
  if (start === end || file.text[end - 1] === "\\") return null;
  const { expression } = parseExpression(file, start, end, { nesting });
  return { start, end, brackets: expression === null ? [] : bracketsOf(expression) };
}

/** The brackets among the operands of an expression, in order of place. */
function bracketsOf(root: Expression): CommandPart[] {
  const brackets: CommandPart[] = [];
  const stack: Expression[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.kind === "command-operand") brackets.push(next.command);
    else if (next.kind === "unary") stack.push(next.operand);
    else if (next.kind === "binary") stack.push(next.left, next.right);
    else if (next.kind === "ternary") stack.push(next.condition, next.whenTrue, next.whenFalse);
    else if (next.kind === "call") stack.push(...next.arguments);
  }
  return brackets.sort((a, b) => a.start - b.start);
}

/** A range without the blanks at its edges. */
export function trimRange(text: string, from: number, to: number): { start: number; end: number } {
  const isBlank = (at: number) => text[at] === " " || text[at] === "\t";
  let start = from;
  let end = to;
  while (end > start && isBlank(end - 1)) end--;
  while (start < end && isBlank(start)) start++;
  return { start, end };
}

/** What a word would be as an element of a list, where nothing in it is special to either. */
function elementText(text: string, word: Word): string {
  if (word.kind === "braced") return word.text;
  return word.kind === "quoted" ? text.slice(word.start + 1, word.end - 1) : text.slice(word.start, word.end);
}

/** Line ends in a gap between commands, without those behind a backslash. */
function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    if (at === start || text[at - 1] !== "\\") count++;
  }
  return count;
}
