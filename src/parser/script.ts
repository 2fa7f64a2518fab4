import type { SourceFile } from "../source/index.ts";
import { scriptGrammar } from "./grammars.ts";
import { completeOptions, type ParseOptions } from "./options.ts";
import { Recovery } from "./recovery.ts";
import { ScriptScanner } from "./script-scanner.ts";
import type { Command, Comment, Script } from "./syntax.ts";

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
  const grammar = scriptGrammar();
  const scanner = new ScriptScanner(file.text, start, end, completeOptions(options), grammar);
  let commands: Command[] | null = null;
  let comments: Comment[] = [];
  scanner.onChunk = (tokens) => {
    const items = grammar.run(grammar.script, tokens);
    if (commands === null) {
      commands = items.commands;
      comments = items.comments;
      return;
    }
    for (const command of items.commands) commands.push(command);
    for (const comment of items.comments) comments.push(comment);
  };
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
  return { kind: "script", start, end, commands: commands ?? [], comments, errors: scanner.problems };
}
