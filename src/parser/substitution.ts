import type { SourceFile } from "../source/index.ts";
import { CARRIAGE, COMMAND, ESCAPE, VARIABLE } from "./char-class.ts";
import type { Frame } from "./frame.ts";
import { scriptGrammar } from "./grammars.ts";
import { completeOptions, type ParseOptions } from "./options.ts";
import { failureProblem } from "./problem.ts";
import { ScriptScanner } from "./script-scanner.ts";
import type { CommandPart, Part, SyntaxProblem } from "./syntax.ts";

/** What Tcl's `subst` is to replace. */
export interface SubstitutionFlags {
  readonly commands: boolean;
  readonly variables: boolean;
  readonly backslashes: boolean;
}

/** The pieces of a text, and the first problem in it. */
export interface Substitution {
  /**
   * Tcl evaluates the parts before the problem, and the whole commands of a bracket that holds it, then fails. Such
   * a bracket is the last part, with the problem in its script.
   */
  readonly parts: Part[];
  readonly problem: SyntaxProblem | null;
}

/** Parses a range of a file as `subst` reads it. The flags do not count inside brackets and array indexes. */
export function parseSubstitution(
  file: SourceFile,
  start: number,
  end: number,
  flags: SubstitutionFlags,
  options: ParseOptions = {},
): Substitution {
  const grammar = scriptGrammar();
  const complete = completeOptions(options);
  const scanner = new ScriptScanner(file.text, start, end, complete, grammar);
  const stops =
    (flags.commands ? COMMAND : 0) |
    (flags.variables ? VARIABLE : 0) |
    (flags.backslashes ? ESCAPE : 0) |
    (complete.crlf ? CARRIAGE : 0);
  scanner.push("text", start, start, stops);
  scanner.finish();
  const { failure, problems } = scanner;
  const problem = problems[0] ?? (failure === null ? null : failureProblem(failure, complete.nesting, 0));
  const broken = scanner.depth > 1 ? (scanner.frames[1] as Frame) : null;
  const inside = broken === null ? [] : scanner.tokens.splice(broken.mark).slice(1);
  const parts = grammar.run(grammar.substitution, scanner.tokens);
  if (problem !== null && broken?.kind === "bracket") {
    const whole = broken.progress === "command" ? inside.length : broken.itemMark - broken.mark - 1;
    const { commands, comments } = grammar.run(grammar.script, inside.slice(0, whole));
    const errors = broken.problems ?? [{ ...problem, commandIndex: commands.length }];
    const script = { kind: "script", start: broken.openerEnd, end, commands, comments, errors } as const;
    const part: CommandPart = { kind: "command-part", start: broken.start, end, script };
    if (commands.length > 0) parts.push(part);
  }
  return { parts: problem === null ? parts : partsBefore(parts, problem), problem };
}

/** The parts before an array index that holds the problem: of such an index Tcl evaluates nothing. */
function partsBefore(parts: Part[], problem: SyntaxProblem): Part[] {
  const broken = parts.findIndex((part) => part.kind === "variable" && part.end > problem.start);
  return broken < 0 ? parts : parts.slice(0, broken);
}
