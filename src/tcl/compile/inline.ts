import { literalText, splitList, type Word } from "../../parser/index.ts";
import type { CallSite } from "../call-site.ts";
import { compileAppend, compileExpr, compileIncr, compileLappend, compileSet } from "./assignment.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import {
  compileBreak,
  compileCatch,
  compileContinue,
  compileIf,
  compileReturn,
  isLocalScalar,
} from "./control.ts";
import { compileUpvar } from "./link.ts";
import { compileLindex, compileLlength } from "./list-access.ts";
import { elementRanges } from "./list-elements.ts";
import { compileFor, compileForeach, compileWhile } from "./loops.ts";
import { compileString } from "./string-access.ts";
import { compileSwitch, switchForm } from "./switch.ts";

/**
 * Compiles a command in place. Null when the words are not of the form that it knows: the command is then called
 * like any other, and says what is wrong.
 */
export type InlineCompiler = (context: CompileContext, words: readonly Word[], site: CallSite) => Code | null;

/** The commands that loops spend their time in. Each also exists as an ordinary command. */
export const inlineCompilers: ReadonlyMap<string, InlineCompiler> = new Map<string, InlineCompiler>([
  ["set", compileSet],
  ["incr", compileIncr],
  ["lappend", compileLappend],
  ["append", compileAppend],
  ["lindex", compileLindex],
  ["llength", compileLlength],
  ["expr", compileExpr],
  ["if", compileIf],
  ["while", compileWhile],
  ["for", compileFor],
  ["foreach", compileForeach],
  ["break", compileBreak],
  ["continue", compileContinue],
  ["return", compileReturn],
  ["catch", compileCatch],
  ["switch", compileSwitch],
  ["string", compileString],
  ["upvar", compileUpvar],
]);

/**
 * Whether Tcl compiles such a command in place although it is called like any other here: the scripts among its
 * words then belong to the unit around them, which shows in `errorInfo`.
 */
export function isCompiledInPlace(context: CompileContext, name: string, words: readonly Word[]): boolean {
  switch (name) {
    case "try":
      return (
        words.slice(2).every((word) => literalText(word) !== null) && tryVariablesAreLocal(context, words)
      );
    case "lmap":
      return (
        words.length % 2 === 0 &&
        literalText(words.at(-1) as Word) !== null &&
        words.slice(1, -1).every((word, i) => i % 2 === 1 || isLocalList(context, word))
      );
    case "dict": {
      const subcommand = words[1] ? literalText(words[1]) : null;
      return (
        context.inProcedure === true && subcommand !== null && /^(?:for|map|update|with)$/.test(subcommand)
      );
    }
    case "subst":
      return words.slice(1).every((word) => literalText(word) !== null);
    case "switch":
      return switchForm(words) !== null && hasPlainElements(context, words.at(-1));
    default:
      return false;
  }
}

/** Whether a word is no list in braces, or one without backslashes in its elements. */
function hasPlainElements({ source }: CompileContext, word: Word | undefined): boolean {
  if (word?.kind !== "braced") return true;
  return elementRanges(source.file.text, word.contentStart, word.contentEnd)?.includes(null) !== true;
}

/** Whether a word is a list of local variables' names. */
function isLocalList(context: CompileContext, word: Word | undefined): boolean {
  const names = splitList(word === undefined ? "" : (literalText(word) ?? "::"));
  return Array.isArray(names) && names.every((name) => isLocalScalar(context, name));
}

function tryVariablesAreLocal(context: CompileContext, words: readonly Word[]): boolean {
  return words.every((word, i) => {
    if (!/^(?:on|trap)$/.test(literalText(word) ?? "")) return true;
    return context.inProcedure === true && isLocalList(context, words[i + 2]);
  });
}
