import {
  type Command,
  literalText,
  type Part,
  parseExpression,
  parseScript,
  problemCodes,
  type Script,
  type SyntaxProblem,
} from "../parser/index.ts";
import { type Diagnostic, type SourceFile, span } from "../source/index.ts";

/** What the words of a call hold, told from its literal words; index 0 is the command's name. */
export type ShapesOf = (texts: readonly (string | null)[]) => readonly ("script" | "expression" | "text")[];

/**
 * Every syntax problem of a file, also in bodies that no run would reach: scripts and expressions that commands are
 * known to take are parsed at their places.
 */
export function syntaxFindings(file: SourceFile, shapesOf: ShapesOf, nesting: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const reported = new Set<number>();
  const report = (problem: SyntaxProblem): void => {
    if (reported.has(problem.start)) return;
    reported.add(problem.start);
    found.push(syntaxDiagnostic(file, problem));
  };
  const pending: { script: Script; depth: number }[] = [];
  const push = (start: number, end: number, depth: number): void => {
    if (depth >= nesting) return;
    const script = parseScript(file, start, end, { nesting });
    script.errors.forEach(report);
    pending.push({ script, depth });
  };

  const visitParts = (parts: readonly Part[], depth: number): void => {
    for (const part of parts) {
      if (part.kind === "command-part") pending.push({ script: part.script, depth: depth + 1 });
      else if (part.kind === "variable" && part.index !== null) visitParts(part.index, depth);
    }
  };
  const visitCommand = (command: Command, depth: number): void => {
    const shapes = shapesOf(command.words.map(literalText));
    command.words.forEach((word, index) => {
      if (word.kind !== "braced") {
        visitParts(word.parts, depth);
        return;
      }
      if (shapes[index] === "script") push(word.contentStart, word.contentEnd, depth + 1);
      else if (shapes[index] === "expression") {
        const { problem } = parseExpression(file, word.contentStart, word.contentEnd, { nesting });
        if (problem) report(problem);
      }
    });
  };

  push(0, file.text.length, 0);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const command of next.script.commands) visitCommand(command, next.depth);
  }
  return found;
}

function syntaxDiagnostic(file: SourceFile, problem: SyntaxProblem): Diagnostic {
  const { kind, message, help, related } = problem;
  return {
    code: problemCodes[kind],
    severity: "error",
    message,
    span: span(file, problem.start, problem.end),
    ...(help === undefined ? {} : { help }),
    ...(related === undefined
      ? {}
      : { related: [{ message: related.message, span: span(file, related.start, related.end) }] }),
  };
}
