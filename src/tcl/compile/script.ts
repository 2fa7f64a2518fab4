import {
  type Command,
  parseScript,
  problemCodes,
  type Script,
  type SyntaxProblem,
} from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { Result } from "../command.ts";
import { SIGNAL } from "../command.ts";
import { type TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import type { Procedure } from "../procedure.ts";
import { noteCommand, noteFailure } from "../trace.ts";
import type { Code } from "./code.ts";
import { compileCommand, compileStatement } from "./command.ts";
import { type CompileContext, parseOptions } from "./context.ts";

/** Parses and compiles a range of the context's file as a script. */
export function compileScriptAt(context: CompileContext, start: number, end: number): Code {
  return compileScript(inRange(context, start, end), parseAt(context, start, end));
}

/**
 * The same for a script that is compiled as a part of the command around it. Null when it has a syntax problem:
 * Tcl then calls that command, which meets the problem when it runs the script.
 */
export function compileWholeScript(context: CompileContext, start: number, end: number): Code | null {
  const script = parseAt(context, start, end);
  return script.errors.length > 0 ? null : compileScript(inRange(context, start, end), script);
}

function inRange(context: CompileContext, start: number, end: number): CompileContext {
  return { ...context, scriptEnd: end, nested: start > 0 };
}

function parseAt(context: CompileContext, start: number, end: number): Script {
  return parseScript(context.source.file, start, end, parseOptions(context));
}

/** Compiles a parsed script: its commands up to the first syntax problem, which then fails as in Tcl. */
export function compileScript(context: CompileContext, script: Script): Code {
  const problem = script.errors[0];
  if (problem === undefined) return sequence(context, script.commands);
  const commands = script.commands.slice(0, problem.commandIndex);
  const { text } = context.source.file;
  const start = commandStart(text, commands.at(-1)?.end ?? script.start);
  return failingAfter(sequence(context, commands), () => {
    const error = syntaxError(context, problem);
    noteCommand(error, context, start, shownEnd(text, problem));
    return error;
  });
}

/** Where the next command starts: past blanks, separators and comments. */
function commandStart(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && /[\s;]/.test(text[at] as string)) at++;
    if (text[at] === "\\" && text[at + 1] === "\n") at += 2;
    else if (text[at] === "#") {
      while (at < text.length && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
    } else return at;
  }
}

/** Tcl shows a command with a syntax problem up to the character that it stumbled over. */
function shownEnd(text: string, { kind, start }: SyntaxProblem): number {
  if (kind === "missing-close-brace-for-variable") return start + 2;
  return (kind === "missing-close-paren" ? text.indexOf("(", start) : start) + 1;
}

/**
 * Runs commands one after the other. When a command that is compiled in place was replaced meanwhile, the rest is
 * compiled anew.
 */
function sequence(context: CompileContext, commands: readonly Command[]): Code {
  if (commands.length === 0) return () => "";
  if (commands.length === 1 && !context.direct) return compileStatement(context, commands[0] as Command);
  const compile = (): Code[] => commands.map((command) => compileCommand(context, command));
  const { interp } = context;
  let codes = compile();
  let epoch = interp.compileEpoch;
  const count = codes.length;
  return (frame) => {
    let i = 0;
    try {
      let result: Result = "";
      for (; i < count; i++) {
        if (--interp.fuel < 0) interp.step();
        if (epoch !== interp.compileEpoch) {
          codes = compile();
          epoch = interp.compileEpoch;
        }
        result = (codes[i] as Code)(frame);
        if (result === SIGNAL) {
          if (context.outermost) return endOfAll(interp);
          if (!frame.isLocal) notePlace(context, commands[i] as Command);
          return SIGNAL;
        }
      }
      return result;
    } catch (error) {
      throw noteFailure(context, error, commands[i] as Command);
    }
  };
}

function notePlace({ interp, source }: CompileContext, { start, end }: Command): void {
  interp.completion.place = source.real ? span(source.file, start, end) : null;
}

/** What a completion comes to where nothing takes it: the value of a `return`, or an error. */
function endOfAll(interp: Interpreter): Result {
  const result = interp.takeReturn(SIGNAL);
  if (result === SIGNAL) throw interp.stray();
  return result;
}

function failingAfter(before: Code, failure: () => TclError): Code {
  return (frame) => {
    if (before(frame) === SIGNAL) return SIGNAL;
    throw failure();
  };
}

/** The error of a syntax problem, as Tcl raises it when it gets there. Throws when it is a limit. */
export function syntaxError(context: CompileContext, problem: SyntaxProblem): TclError {
  const { file, real } = context.source;
  if (problem.kind === "nesting-limit") {
    const limit = context.interp.limitReached("nesting");
    if (real) limit.span = span(file, problem.start, problem.end);
    throw limit;
  }
  const error = tclError(problem.tclMessage);
  error.code = problemCodes[problem.kind];
  error.explanation = problem.message;
  error.help = problem.help ?? null;
  if (real) {
    error.span = span(file, problem.start, problem.end);
    context.interp.syntaxProblemsMet.add(`${problem.start}:${file.name}`);
    if (problem.related) {
      const { message, start, end } = problem.related;
      error.related.push({ message, span: span(file, start, end) });
    }
  }
  return error;
}

/** What compiling a text costs beside one step for each character. */
export const COMPILE_STEPS = 150;

/** Compiles a procedure's body in its layout. */
export function compileProcedureBody(interp: Interpreter, procedure: Procedure): Code {
  const { body, layout } = procedure;
  interp.step(COMPILE_STEPS + body.end - body.start);
  const context = { interp, source: body, layout, unitStart: body.start, inProcedure: true };
  return compileScriptAt(context, body.start, body.end);
}
