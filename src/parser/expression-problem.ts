import { isDigit } from "./chars.ts";
import { atMark, type ExcerptPlace, excerpt, shorten } from "./excerpt.ts";
import type { ExpressionScanner, Stop } from "./expression-scanner.ts";
import {
  Colon,
  Comma,
  FunctionName,
  Infix,
  ParenClose,
  ParenOpen,
  Prefix,
  Question,
} from "./expression-tokens.ts";
import { readNumber } from "./number.ts";
import { COMMA_PRECEDENCE, CONDITIONAL_PRECEDENCE, precedenceOf, UNARY_PRECEDENCE } from "./operators.ts";
import { failureProblem } from "./problem.ts";
import type { BinaryOperator, SyntaxProblem } from "./syntax.ts";
import type { Token } from "./token.ts";

/** What is wrong, where Tcl sees it (`place`), and where a person should look when that is elsewhere. */
interface Finding {
  readonly tclMessage: string;
  readonly place: ExcerptPlace;
  readonly message: string;
  readonly help: string;
  readonly look?: { readonly start: number; readonly end: number };
  readonly related?: NonNullable<SyntaxProblem["related"]>;
}

/** An operator that still waits for its right operand. */
interface Operator {
  readonly symbol: string;
  readonly precedence: number;
  readonly start: number;
  readonly end: number;
}

const END_PRECEDENCE = 1;
const START_PRECEDENCE = 2;
const CLOSE_PRECEDENCE = 3;
const OPEN_PRECEDENCE = 4;

/** Explains why the tokens of a scanner are no expression, with the first mistake that Tcl 8.6 meets. */
export function explainExpression(
  text: string,
  start: number,
  end: number,
  scanner: ExpressionScanner,
  nesting: number,
): SyntaxProblem {
  const { stop, tokens } = scanner;
  const finding = new Walk(start).explain(tokens, stop, scanner.at, text);
  if (finding === null && (stop?.kind === "failure" || stop?.kind === "problem")) {
    const problem = stop.kind === "failure" ? failureProblem(stop.failure, nesting, 0) : stop.problem;
    const shown = excerpt(text, start, end, { start: stop.start, end: stop.end, mark: false });
    return { ...problem, commandIndex: 0, tclMessage: `${problem.tclMessage}\n${shown}` };
  }
  if (finding === null) throw new Error(`the grammar refuses a good expression: ${text.slice(start, end)}`);
  const { place, message, help, related } = finding;
  const [firstLine, postscript] = finding.tclMessage.split("\n");
  const shown = excerpt(text, start, end, place);
  return {
    kind: "expression",
    start: finding.look?.start ?? place.start,
    end: finding.look?.end ?? place.end,
    tclMessage: `${firstLine}\n${shown}${postscript === undefined ? "" : `;\n${postscript}`}`,
    message,
    help,
    ...(related && { related }),
    commandIndex: 0,
  };
}

/** Reads tokens from left to right with a stack of operators, in the order in which Tcl makes its checks. */
class Walk {
  readonly #open: Operator[];
  /** The operators met last; only those before the first operand and directly behind each other matter. */
  #last: Operator;
  #beforeLast: Operator | null = null;
  #afterOperator = true;
  /** Symbol of the operator at the root of the operand that was completed last; empty for a simple operand. */
  #complete = "";

  constructor(start: number) {
    this.#last = { symbol: "start", precedence: START_PRECEDENCE, start, end: start };
    this.#open = [this.#last];
  }

  explain(tokens: readonly Token[], stop: Stop | null, at: number, text: string): Finding | null {
    for (const token of tokens) {
      const finding = this.#token(token, text);
      if (finding !== null) return finding;
    }
    if (stop === null) return this.#binary({ symbol: "end", precedence: END_PRECEDENCE, start: at, end: at });
    if (stop.kind === "character" || stop.kind === "operator" || stop.kind === "bareword")
      return badText(stop, text);
    const misplaced = this.#operandPlace(at);
    if (misplaced !== null) return misplaced;
    return stop.kind === "dollar" ? badText(stop, text) : null;
  }

  #token(token: Token, text: string): Finding | null {
    const { startOffset: start, end, tokenType: type } = token;
    const symbol = text.slice(start, end);
    if (type === Prefix || type === FunctionName || type === ParenOpen) {
      const misplaced = this.#operandPlace(start);
      const precedence = type === ParenOpen ? OPEN_PRECEDENCE : UNARY_PRECEDENCE;
      this.#push({ symbol: type === FunctionName ? "function" : symbol, precedence, start, end });
      return misplaced;
    }
    const precedence = infixPrecedence(token);
    if (precedence !== null) return this.#binary({ symbol, precedence, start, end });
    const misplaced = this.#operandPlace(start);
    this.#afterOperator = false;
    this.#complete = "";
    return misplaced;
  }

  #push(operator: Operator): void {
    this.#open.push(operator);
    this.#beforeLast = this.#last;
    this.#last = operator;
    this.#afterOperator = true;
  }

  #operandPlace(start: number): Finding | null {
    return this.#afterOperator
      ? null
      : missing("operator", start, "an operator is missing before this operand", JOIN);
  }

  /** An infix operator, a comma, a closing parenthesis or the end. */
  #binary(operator: Operator): Finding | null {
    if (this.#afterOperator) {
      const isEmptyCall =
        operator.symbol === ")" && this.#last.symbol === "(" && this.#beforeLast?.symbol === "function";
      if (!isEmptyCall) return this.#missingOperand(operator);
      this.#afterOperator = false;
      this.#complete = "";
    }
    const top = this.#attach(operator);
    if ("tclMessage" in top) return top;
    if (operator.symbol === "end") return null;
    if (operator.symbol === ")") return top.symbol === "(" ? null : unbalancedClose(operator);
    if (operator.symbol === "," && (top.symbol !== "(" || this.#below(top)?.symbol !== "function")) {
      return strayComma(operator);
    }
    if (this.#complete === ":") return strayColon(operator);
    this.#push(operator);
    return null;
  }

  #missingOperand(operator: Operator): Finding {
    const { start } = operator;
    const last = this.#last;
    if (operator.symbol === ")" && last.symbol === "(") {
      return missing("empty subexpression", start, "there is nothing between these parentheses", OPERAND);
    }
    if (last.precedence > operator.precedence) {
      if (last.symbol === "(") return unbalancedOpen(last, operator);
      if (last.symbol === ",")
        return missing("function argument", start, "an argument is missing here", OPERAND);
      if (last.symbol === "start") return emptyExpression(operator);
    } else if (operator.symbol === ")") {
      return unbalancedClose(operator);
    } else if (operator.symbol === "," && last.symbol === "(" && this.#beforeLast?.symbol === "function") {
      return missing("function argument", start, "an argument is missing here", OPERAND);
    }
    return missing("operand", start, `an operand is missing ${describePlace(last, operator)}`, OPERAND);
  }

  /** Completes the operators that bind tighter; gives the first one that does not, or for `)` its parenthesis. */
  #attach(operator: Operator): Operator | Finding {
    for (;;) {
      const top = this.#open.at(-1) as Operator;
      if (top.precedence < operator.precedence) return top;
      if (top.precedence === operator.precedence) {
        if (operator.symbol === "**") return top;
        if (top.symbol === "?" && this.#complete !== ":") return top;
        if (top.symbol === ":" && operator.symbol === "?") return top;
      }
      if (top.symbol === "(" && operator.symbol !== ")") return unbalancedOpen(top, operator);
      if (top.symbol === "?" && this.#complete !== ":") return missingColon(top, operator);
      if (this.#complete === ":" && top.symbol !== "?") return strayColon(operator);
      if (top.symbol === "start") return top;
      this.#open.pop();
      this.#complete = top.symbol;
      if (top.symbol === "(") return top;
    }
  }

  /** The operator that was met directly before an open parenthesis that is on top of the stack. */
  #below(paren: Operator): Operator | undefined {
    return this.#open[this.#open.indexOf(paren) - 1];
  }
}

function infixPrecedence(token: Token): number | null {
  switch (token.tokenType) {
    case Infix:
      return precedenceOf(token.payload as BinaryOperator);
    case Comma:
      return COMMA_PRECEDENCE;
    case Question:
    case Colon:
      return CONDITIONAL_PRECEDENCE;
    case ParenClose:
      return CLOSE_PRECEDENCE;
    default:
      return null;
  }
}

/* Findings ---------------------------------------------------------------------------------------- */

const OPERAND = 'write a number, a $variable, a [command] or a "string" here';
const JOIN = "write an operator such as + or == between the two operands, or quote them as one string";

function missing(what: string, start: number, message: string, help: string): Finding {
  const tclMessage = atMark(what.startsWith("empty") ? what : `missing ${what}`);
  return { tclMessage, place: { start, end: start, mark: true }, message, help };
}

function describePlace(last: Operator, next: Operator): string {
  if (last.symbol !== "start") return `after ${last.symbol}`;
  return `before ${next.symbol}`;
}

function unbalancedOpen(paren: Operator, operator: Operator): Finding {
  return {
    tclMessage: "unbalanced open paren",
    place: { start: operator.start, end: operator.end, mark: false },
    message: "this ( is never closed",
    help: "write the ) that belongs to it",
    look: { start: paren.start, end: paren.end },
  };
}

function unbalancedClose({ start, end }: Operator): Finding {
  return {
    tclMessage: "unbalanced close paren",
    place: { start, end, mark: false },
    message: "this ) has no ( before it",
    help: "take it out, or write the ( that belongs to it",
  };
}

function emptyExpression({ start, end }: Operator): Finding {
  return {
    tclMessage: "empty expression",
    place: { start, end, mark: false },
    message: "the expression is empty",
    help: OPERAND,
  };
}

function strayComma({ start, end }: Operator): Finding {
  return {
    tclMessage: 'unexpected "," outside function argument list',
    place: { start, end, mark: false },
    message: "a comma can stand only between the arguments of a function",
    help: "write a point for a decimal number, && to join conditions",
  };
}

function missingColon(question: Operator, operator: Operator): Finding {
  return {
    ...missing(
      'operator ":"',
      operator.start,
      "the : of this conditional is missing",
      "write condition ? value : value",
    ),
    related: { message: "the conditional starts here", start: question.start, end: question.end },
  };
}

function strayColon({ start, end }: Operator): Finding {
  return {
    tclMessage: 'unexpected operator ":" without preceding "?"',
    place: { start, end, mark: false },
    message: "a : before this place has no ? before it",
    help: "write condition ? value : value",
  };
}

function badText({ kind, start, end }: Stop, text: string): Finding {
  const shown = text.slice(start, end);
  const place = { start, end, mark: false };
  if (kind === "bareword") return bareword(shown, place);
  if (kind === "operator") {
    return {
      tclMessage: `incomplete operator "${shown}"`,
      place,
      message: "a single = is no operator",
      help: "write == to compare; to assign, use the command set",
    };
  }
  return {
    tclMessage: `invalid character "${shown}"`,
    place,
    message: `${shown} cannot stand here in an expression`,
    help: CHARACTER_HELP.get(shown) ?? 'write "..." around text',
  };
}

const CHARACTER_HELP: ReadonlyMap<string, string> = new Map([
  ["#", "an expression cannot hold comments"],
  [";", "end the expression before the ;"],
  ["$", "write the name of a variable behind the $"],
  ["]", "take out the ], or write the [ that belongs to it"],
  ["}", "take out the }, or write the { that belongs to it"],
]);

function bareword(word: string, place: ExcerptPlace): Finding {
  const shown = shorten(word);
  const radix = badRadix(word);
  const suffix = radix === null ? "" : ` (invalid ${radix} number?)`;
  const message =
    radix === null
      ? `${shown} is no number, no boolean word and no function call`
      : `${shown} is not a number: it starts like ${radix === "octal" ? "an octal" : "a binary"} one`;
  const help =
    radix === "octal"
      ? "digits after a leading 0 are read as octal: take the 0 out, or convert with scan $x %d"
      : `write $${shown} for a variable, "${shown}" for text, ${shown}(...) for a function`;
  return {
    tclMessage: `invalid bareword "${shown}"\nshould be "$${shown}" or "{${shown}}" or "${shown}(...)" or ...${suffix}`,
    place,
    message,
    help,
  };
}

/** The radix that a word with a leading 0 seems to be meant in, where Tcl says so. */
function badRadix(word: string): "octal" | "binary" | null {
  if (!word.startsWith("0")) return null;
  const stop = readNumber(word, 0, word.length)?.end ?? 0;
  if (!isDigit(word.charCodeAt(stop)) && stop !== 1) return null;
  const letter = word.charAt(1);
  if (letter === "b") return "binary";
  return letter === "o" || isDigit(word.charCodeAt(1)) ? "octal" : null;
}
