import type { SourceFile } from "../source/index.ts";
import type { ExpressionGrammar, Piece } from "./expression-grammar.ts";
import { explainExpression } from "./expression-problem.ts";
import { ExpressionScanner } from "./expression-scanner.ts";
import {
  Call,
  Choice,
  Colon,
  FunctionName,
  Group,
  ParenClose,
  ParenOpen,
  Question,
} from "./expression-tokens.ts";
import { expressionGrammar } from "./grammars.ts";
import { completeOptions, type ParseOptions } from "./options.ts";
import { tooDeep } from "./problem.ts";
import type { ParsedExpression } from "./syntax.ts";
import { Token } from "./token.ts";

/**
 * Parses a range of a file as an expression of Tcl's `expr`. Never throws; `problem.tclMessage` is what Tcl 8.6
 * reports. Chains of left-associative operators nest without a limit in their left operands; in every other
 * direction the tree is at most `nesting` deep.
 */
export function parseExpression(
  file: SourceFile,
  start = 0,
  end: number = file.text.length,
  options: ParseOptions = {},
): ParsedExpression {
  const complete = completeOptions(options);
  const scanner = new ExpressionScanner(file.text, start, end, complete);
  scanner.run();
  if (scanner.stop === null) {
    const piece = parseTokens(scanner.tokens, complete.nesting);
    if (piece === "too deep" || (piece !== null && piece.depth > complete.nesting)) {
      return { expression: null, problem: tooDeep("parentheses", complete.nesting, start, end, 0) };
    }
    if (piece !== null) return { expression: piece.tree, problem: null };
  }
  return { expression: null, problem: explainExpression(file.text, start, end, scanner, complete.nesting) };
}

/** Parses innermost parts first. Null when the tokens are no expression. */
function parseTokens(tokens: readonly Token[], nesting: number): Piece | "too deep" | null {
  const grammar = expressionGrammar();
  const stack: Token[] = [];
  /** Indexes of the open parentheses and question marks. */
  const openers: number[] = [];
  for (const token of tokens) {
    const type = token.tokenType;
    stack.push(token);
    if (type === ParenOpen || type === Question) {
      openers.push(stack.length - 1);
      if (openers.length > nesting) return "too deep";
    } else if (type === ParenClose || type === Colon) {
      const opener = openers.pop();
      if (opener === undefined) return null;
      const closed = close(grammar, stack, opener, type === ParenClose);
      if (closed === null) return null;
      stack.push(closed);
    }
  }
  return openers.length > 0 ? null : grammar.run(grammar.expression, stack);
}

/** Replaces the tokens from an opener on by one; null when they do not fit. */
function close(grammar: ExpressionGrammar, stack: Token[], opener: number, paren: boolean): Token | null {
  if (((stack[opener] as Token).tokenType === ParenOpen) !== paren) return null;
  const isCall = paren && stack[opener - 1]?.tokenType === FunctionName;
  const inner = stack.splice(isCall ? opener - 1 : opener);
  const rule = isCall ? grammar.call : paren ? grammar.group : grammar.choice;
  const piece = grammar.run(rule, inner);
  const first = inner[0] as Token;
  const last = inner[inner.length - 1] as Token;
  const type = isCall ? Call : paren ? Group : Choice;
  return piece === null ? null : new Token(type, first.startOffset, last.end, piece);
}
