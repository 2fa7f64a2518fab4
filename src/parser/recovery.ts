import { BLANK, COMMAND_END, endOfRun } from "./char-class.ts";
import { type Evidence, EvidenceFinder } from "./evidence.ts";
import type { Frame } from "./frame.ts";
import { failureProblem, TCL_MESSAGES } from "./problem.ts";
import type { Failure } from "./scan.ts";
import type { ScriptScanner } from "./script-scanner.ts";
import type { SyntaxProblem } from "./syntax.ts";

/** An opener that may lack its closer. */
interface Suspect {
  readonly kind: Failure["kind"];
  readonly start: number;
  readonly end: number;
}

/** The suspect that is to blame, and the first line that looks like a new command in spite of it, or -1. */
interface Verdict {
  readonly suspect: Suspect;
  readonly line: number;
}

const FRAME_PROBLEMS: Readonly<Partial<Record<Frame["kind"], Failure["kind"]>>> = {
  bracket: "missing-close-bracket",
  quoted: "missing-quote",
  index: "missing-close-paren",
};

const OPENERS: Readonly<Partial<Record<Failure["kind"], string>>> = {
  "missing-close-brace": "{",
  "missing-close-bracket": "[",
  "missing-close-paren": "(",
  "missing-quote": '"',
};

/** Turns the failures of a scan over a script into problems, and finds the line at which the scan can go on. */
export class Recovery {
  readonly #scanner: ScriptScanner;
  readonly #evidence: EvidenceFinder;
  /** How much text may be scanned again in all: what bounds the time that a file full of mistakes takes. */
  #rescans: number;

  constructor(scanner: ScriptScanner, start: number) {
    this.#scanner = scanner;
    this.#evidence = new EvidenceFinder(scanner.text, start, scanner.end);
    this.#rescans = 8 * (scanner.end - start) + 1_048_576;
  }

  /** Reports a failure and makes the scanner ready to go on. */
  mend(failure: Failure): void {
    const { at } = this.#scanner;
    const { suspect, line } = this.#judge(failure);
    if (suspect.kind === "extra-after-close-quote") {
      if (line >= 0 && this.#affords(at - line)) {
        this.#replaceCommand(this.#describeQuote(failure, at), failure, line);
      } else this.#scanner.resumeAfterQuote();
      return;
    }
    const resume = line >= 0 ? line : this.#evidence.nextLine(suspect.start);
    const problem = this.#describe(suspect, line, failure);
    if (!this.#affords(at - resume)) this.#replaceCommand(problem, failure, this.#evidence.nextLine(at));
    else this.#replaceCommand(problem, failure, resume);
  }

  #affords(rescan: number): boolean {
    if (rescan > this.#rescans) return false;
    this.#rescans -= Math.max(0, rescan);
    return true;
  }

  /**
   * A string over several lines with text behind its closing quote, and a line inside that looks like a new
   * command: the quote that is missing is the one that should have closed it.
   */
  #describeQuote(failure: Failure, at: number): SyntaxProblem {
    return {
      kind: failure.kind,
      start: failure.start,
      end: failure.start + 1,
      tclMessage: failure.tclMessage,
      message: 'this string ends only at a later " that has text directly behind it',
      help: 'write the closing " of this string where it is missing',
      related: { message: "Tcl ends the string here", start: at - 1, end: this.#wordEnd(at) },
      commandIndex: this.#commandIndex(),
    };
  }

  /**
   * Finds the opener to blame: the outermost that a line before the next inner one speaks against, else the one
   * that Tcl names. Of several openers in one line the last is blamed.
   */
  #judge(failure: Failure): Verdict {
    const suspects = this.#suspects(failure);
    for (let i = 0; i < suspects.length; i++) {
      const suspect = suspects[i] as Suspect;
      const next = suspects[i + 1];
      if (next !== undefined && next.start < this.#evidence.nextLine(suspect.start)) continue;
      const line = this.#evidence.nextCommandLine(
        suspect.start,
        next === undefined ? this.#limit(failure) : next.end,
      );
      if (line >= 0) return { suspect, line };
    }
    return { suspect: failure, line: -1 };
  }

  /** Everything that is open, outermost first, and last what failed. */
  #suspects(failure: Failure): Suspect[] {
    const scanner = this.#scanner;
    const suspects: Suspect[] = [];
    for (let i = 1; i < scanner.depth; i++) {
      const { kind, start, openerEnd } = scanner.frames[i] as Frame;
      const problem = FRAME_PROBLEMS[kind];
      if (problem !== undefined && start < failure.start)
        suspects.push({ kind: problem, start, end: openerEnd });
    }
    suspects.push(failure);
    return suspects;
  }

  /** How far a failed construct reaches. */
  #limit(failure: Failure): number {
    const stopped = failure.kind === "nesting-limit" || failure.kind === "extra-after-close-quote";
    return stopped ? this.#scanner.at : this.#scanner.end;
  }

  #describe(suspect: Suspect, line: number, failure: Failure): SyntaxProblem {
    const tclMessage = suspect.kind === failure.kind ? failure.tclMessage : TCL_MESSAGES[suspect.kind];
    const { nesting } = this.#scanner.options;
    const problem = failureProblem({ ...suspect, tclMessage }, nesting, this.#commandIndex());
    const related = this.#relate(suspect, line);
    return related === null ? problem : { ...problem, related };
  }

  #relate({ kind, start }: Suspect, line: number): Evidence | null {
    if (kind === "missing-close-brace") {
      const explanation = this.#evidence.explainBrace(start, line >= 0 ? line : this.#scanner.end);
      if (explanation !== null) return explanation;
    }
    const opener = OPENERS[kind];
    if (line < 0 || opener === undefined) return null;
    const message = `a new command seems to start here, while the ${opener} is still open`;
    return { message, start: line, end: this.#wordEnd(line) };
  }

  #wordEnd(at: number): number {
    return endOfRun(this.#scanner.text, at, this.#scanner.end, BLANK | COMMAND_END);
  }

  #commandIndex(): number {
    return (this.#scanner.frames[0] as Frame).commands - 1;
  }

  /**
   * Drops the broken command and goes on at `resume`. Problems behind that place will be met again; the first one
   * that stays gets the message of the first that Tcl would have met in the command.
   */
  #replaceCommand(problem: SyntaxProblem, failure: Failure, resume: number): void {
    const scanner = this.#scanner;
    const { problems, commandStart } = scanner;
    let first = problems.length;
    while (first > 0 && (problems[first - 1] as SyntaxProblem).start >= commandStart) first--;
    const own = problems.splice(first);
    const tclMessage = own[0]?.tclMessage ?? failure.tclMessage;
    const kept = own.filter((other) => other.start < resume);
    const known = kept.some((other) => other.start === problem.start && other.kind === problem.kind);
    if (!scanner.isLeftover && !known) kept.push(problem);
    kept.sort((a, b) => a.start - b.start);
    kept.forEach((entry, index) => {
      problems.push(index === 0 ? { ...entry, tclMessage } : entry);
    });
    scanner.unwind(1);
    scanner.dropCommand();
    scanner.at = resume;
  }
}
