import {
  type Command,
  type Part,
  parseScript,
  parseSubstitution,
  type Script,
  type SubstitutionFlags,
  splitList,
  type Word,
} from "../../src/parser/index.ts";
import { SourceFile } from "../../src/source/index.ts";

/**
 * Just enough of an evaluator to see what a tree means: no command does anything but log its words and return
 * how many commands have run. Variable `a` is `A b`, and `x(1)` and `x(A b)` are set. TCL_RUNNER is the same in Tcl.
 */
class Run {
  log = "";
  #count = 0;

  script(script: Script): string {
    const problem = script.errors[0];
    const commands = problem ? script.commands.slice(0, problem.commandIndex) : script.commands;
    let result = "";
    for (const command of commands) result = this.command(command) ?? result;
    if (problem) throw new Failure(problem.tclMessage);
    return result;
  }

  /** Null for a command whose words all expand to nothing. */
  command(command: Command): string | null {
    const words = command.words.flatMap((word) => this.word(word));
    if (words.length === 0) return null;
    this.log += `(${words.map((word) => `<${word}>`).join("")})`;
    return String(++this.#count);
  }

  word(word: Word): string[] {
    const value = word.kind === "braced" ? word.text : this.parts(word.parts);
    if (!word.expand) return [value];
    const elements = splitList(value);
    if (!Array.isArray(elements)) throw new Failure(elements.message);
    return elements;
  }

  parts(parts: readonly Part[]): string {
    return parts.map((part) => this.part(part)).join("");
  }

  part(part: Part): string {
    if (part.kind === "text") return part.value;
    if (part.kind === "command-part") return this.script(part.script);
    const { name } = part;
    const local = name.replace(/^::+/, "");
    if (part.index === null) {
      if (local === "a") return "A b";
      throw new Failure(`can't read "${name}": ${local === "x" ? "variable is array" : "no such variable"}`);
    }
    const index = this.parts(part.index);
    if (local === "x" && (index === "1" || index === "A b")) return `X${index}`;
    const why =
      local === "x"
        ? "no such element in array"
        : local === "a"
          ? "variable isn't array"
          : "no such variable";
    throw new Failure(`can't read "${name}(${index})": ${why}`);
  }
}

class Failure extends Error {}

function logOf(run: Run, work: () => string): string {
  try {
    const result = work();
    return `${run.log}ok ${result}`;
  } catch (error) {
    if (error instanceof Failure) return `${run.log}error ${error.message}`;
    throw error;
  }
}

/** What running the script logs, and how it ends. */
export function runWords(text: string): string {
  const script = parseScript(new SourceFile("test", text), 0, text.length, { crlf: false });
  const run = new Run();
  return logOf(run, () => run.script(script));
}

/** What substituting the text logs, and how it ends. */
export function runSubstitution(text: string, flags: SubstitutionFlags): string {
  const { parts, problem } = parseSubstitution(new SourceFile("test", text), 0, text.length, flags, {
    crlf: false,
  });
  const run = new Run();
  return logOf(run, () => {
    const value = run.parts(parts);
    if (problem) throw new Failure(problem.tclMessage);
    return value;
  });
}

/**
 * The same in Tcl: `runWords script` and `runSubstitution flags text` log what happens in an interpreter where no
 * command is left.
 */
export const TCL_RUNNER = `
  proc logger args {
    append ::log "("
    foreach word $args {append ::log "<$word>"}
    append ::log ")"
    return [incr ::count]
  }
  interp create child
  child eval {set a "A b"; set x(1) X1; set x(A\\ b) "XA b"}
  foreach command [child eval {info commands}] {interp hide child $command hidden_$command}
  interp alias child unknown {} logger
  proc outcome {code result} {
    return "$::log[expr {$code == 0 ? "ok" : "error"}] $result"
  }
  proc runWords script {
    set ::log ""; set ::count 0
    set code [catch {interp eval child $script} result]
    return [outcome $code $result]
  }
  proc runSubstitution {flags text} {
    set ::log ""; set ::count 0
    set code [catch {interp invokehidden child -global hidden_subst {*}$flags $text} result]
    return [outcome $code $result]
  }
`;
