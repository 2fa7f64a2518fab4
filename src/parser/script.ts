import type { SourceFile } from "../source/index.ts";
import { scriptGrammar } from "./grammars.ts";
import { completeOptions, type ParseOptions } from "./options.ts";
import { Recovery } from "./recovery.ts";
import type { ScriptItems } from "./script-grammar.ts";
import { ScriptScanner } from "./script-scanner.ts";
import type { Command, Comment, Script, SyntaxProblem } from "./syntax.ts";

/**
 * Parses a range of a file as a Tcl script. Never throws; problems are in `errors`, each at the place where a person
 * would look, and the parse goes on behind them. Commands that a problem breaks are left out.
 */
export function parseScript(
  file: SourceFile,
  start = 0,
  end: number = file.text.length,
  options: ParseOptions = {},
): Script {
  let commands: Command[] | null = null;
  let comments: Comment[] = [];
  const errors = parseScriptInParts(file, start, end, options, (items) => {
    if (commands === null) {
      commands = items.commands;
      comments = items.comments;
      return;
    }
    for (const command of items.commands) commands.push(command);
    for (const comment of items.comments) comments.push(comment);
  });
  return { kind: "script", start, end, commands: commands ?? [], comments, errors };
}

/**
 * Does the same for a caller that goes through the commands once, in order: it is given the script piece by piece, and
 * the trees of a large file need not be held all together. Returns the problems when all is read.
 */
export function parseScriptInParts(
  file: SourceFile,
  start: number,
  end: number,
  options: ParseOptions,
  take: (items: ScriptItems) => void,
): readonly SyntaxProblem[] {
  const grammar = scriptGrammar();
  const scanner = new ScriptScanner(file.text, start, end, completeOptions(options), grammar);
  scanner.onChunk = (tokens) => take(grammar.run(grammar.script, tokens));
  scanner.push("script", start, start, 0);
  scanner.run(0);
  if (scanner.failure !== null) {
    const recovery = new Recovery(scanner, start);
    while (scanner.failure !== null) {
      recovery.mend(scanner.failure);
      scanner.run(0);
    }
  }
  scanner.onChunk(scanner.tokens);
  return scanner.problems;
}
