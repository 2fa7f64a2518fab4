import { parseExpression, type Word } from "../parser/index.ts";
import { type Fix, SourceFile, type Span } from "../source/index.ts";

/** Help, and where it is safe the fix, for words that are one expression and should stand in braces. */
export function braced(place: Span, words: readonly Word[]): { help: string; fix?: Fix } {
  const text = bracedText(place, words);
  const help = "put the expression in braces";
  if (text === null) return { help };
  return { help, fix: { title: "put it in braces", edits: [{ span: place, text }] } };
}

/**
 * The words as one word in braces that means the same, or null. Values that are spliced in, such as an operator in a
 * variable, mean something else in braces: only numbers, operators, variables and commands that stand apart are safe.
 */
function bracedText({ file, start, end }: Span, words: readonly Word[]): string | null {
  const [only] = words;
  const quoted = words.length === 1 && only?.kind === "quoted";
  if (!quoted && words.some((word) => word.kind !== "bare" || word.expand)) return null;
  const inner = quoted ? file.text.slice(start + 1, end - 1) : file.text.slice(start, end);
  if (/[\\{}";#]/.test(inner) || !isApart(words)) return null;
  const { expression } = parseExpression(new SourceFile("expression", inner));
  return expression === null ? null : `{${inner}}`;
}

/** Whether no variable or command touches letters or digits, which it would then be glued to. */
function isApart(words: readonly Word[]): boolean {
  return words.every((word) => {
    if (word.kind === "braced") return false;
    return word.parts.every((part, index) => {
      if (part.kind === "text") return true;
      const before = word.parts[index - 1];
      const after = word.parts[index + 1];
      const glued = (text: string) => /[\w.$]/.test(text);
      if (before !== undefined && (before.kind !== "text" || glued(before.value.slice(-1)))) return false;
      return after === undefined || (after.kind === "text" && !glued(after.value.slice(0, 1)));
    });
  });
}
