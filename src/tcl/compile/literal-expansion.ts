import type { BracedWord, Command, Word } from "../../parser/index.ts";
import type { CompileContext } from "./context.ts";
import { elementRanges } from "./list-elements.ts";
import { literalRange } from "./literal-range.ts";

/**
 * The command with the elements of `{*}{a b c}` as words of their own, where the list is a literal whose elements
 * stand in the text as they are. Tcl's parser does the same.
 */
export function expandLiterals(context: CompileContext, command: Command): Command {
  if (!command.words.some((word) => word.expand)) return command;
  return { ...command, words: command.words.flatMap((word) => elementWords(context, word)) };
}

function elementWords({ source }: CompileContext, word: Word): readonly Word[] {
  if (!word.expand) return [word];
  const range = literalRange({ ...word, start: word.start + MARK, expand: false });
  const hasBreak = word.kind === "braced" && word.text.length !== word.contentEnd - word.contentStart;
  const { text } = source.file;
  const elements = range === null || hasBreak ? null : elementRanges(text, range.start, range.end);
  const expanded: BracedWord[] = [];
  for (const element of elements ?? [null]) {
    if (element === null) return [word];
    const { start, end } = element;
    const value = text.slice(start, end);
    expanded.push({
      kind: "braced",
      expand: false,
      text: value,
      contentStart: start,
      contentEnd: end,
      start,
      end,
    });
  }
  return expanded;
}

/** Characters of `{*}`. */
const MARK = 3;
