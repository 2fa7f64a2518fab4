import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from "chevrotain";
import {
  BooleanWord,
  BracedText,
  Call,
  Choice,
  Colon,
  Comma,
  CommandResult,
  EXPRESSION_TOKENS,
  FunctionName,
  Group,
  Infix,
  NumberText,
  ParenClose,
  ParenOpen,
  Prefix,
  Question,
  QuotedText,
  Variable,
} from "./expression-tokens.ts";
import { precedenceOf } from "./operators.ts";
import type { BinaryOperator, CommandPart, Expression, Part, UnaryOperator, VariablePart } from "./syntax.ts";
import type { Token } from "./token.ts";

/** An expression with its place, parentheses included, and how deep its tree nests (left operands do not count). */
export interface Piece {
  readonly tree: Expression;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

const SILENT = {
  buildMismatchTokenMessage: () => "",
  buildNotAllInputParsedMessage: () => "",
  buildNoViableAltMessage: () => "",
  buildEarlyExitMessage: () => "",
};

/**
 * The grammar of `expr`; grammars/expr.ebnf is the reference. As with scripts, what stands in parentheses, and
 * between `?` and `:`, comes as one token with its tree.
 */
export class ExpressionGrammar extends EmbeddedActionsParser {
  /** Grammar self-checks cost start-up time and are for tests. */
  constructor(options: { readonly skipValidations: boolean }) {
    super(EXPRESSION_TOKENS, {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: options.skipValidations,
      // What is wrong is explained in Tcl's words, by explainExpression.
      errorMessageProvider: SILENT,
    });
    this.performSelfAnalysis();
  }

  readonly expression = this.RULE("expression", (): Piece => {
    const operations: Piece[] = [this.SUBRULE(this.operation)];
    const choices: Piece[] = [];
    this.MANY(() => {
      choices.push((this.CONSUME(Choice) as Token<Piece>).payload);
      operations.push(this.SUBRULE2(this.operation));
    });
    return this.ACTION(() => chooseFromRight(operations, choices));
  });

  /* The operators and operands of the operation that is being read: no operation holds another as tokens. */
  #operands: Piece[] = [];
  #operators: BinaryOperator[] = [];

  readonly #nextOperand = (): void => {
    const operator = (this.CONSUME(Infix) as Token<BinaryOperator>).payload;
    this.ACTION(() => this.#shift(operator));
    this.#operands.push(this.SUBRULE2(this.operand));
  };

  readonly operation = this.RULE("operation", (): Piece => {
    this.#operands = [];
    this.#operators = [];
    this.#operands.push(this.SUBRULE(this.operand));
    this.MANY(this.#nextOperand);
    return this.ACTION(() => {
      while (this.#operators.length > 0) this.#reduce();
      return this.#operands[0] as Piece;
    });
  });

  /** Builds what binds at least as tightly as the operator that comes; `**` groups from the right. */
  #shift(operator: BinaryOperator): void {
    const precedence = precedenceOf(operator);
    for (let last = this.#operators.at(-1); last !== undefined; last = this.#operators.at(-1)) {
      const difference = precedenceOf(last) - precedence;
      if (difference < 0 || (difference === 0 && operator === "**")) break;
      this.#reduce();
    }
    this.#operators.push(operator);
  }

  #reduce(): void {
    const operator = this.#operators.pop() as BinaryOperator;
    const right = this.#operands.pop() as Piece;
    const left = this.#operands.pop() as Piece;
    const { start } = left;
    const { end } = right;
    this.#operands.push({
      tree: { kind: "binary", start, end, operator, left: left.tree, right: right.tree },
      start,
      end,
      depth: Math.max(left.depth, right.depth + 1),
    });
  }

  readonly operand = this.RULE("operand", (): Piece => {
    const prefixes: Token<UnaryOperator>[] = [];
    this.MANY(() => prefixes.push(this.CONSUME(Prefix) as Token<UnaryOperator>));
    let piece = this.SUBRULE(this.primary);
    for (let i = prefixes.length - 1; i >= 0; i--)
      piece = prefixed(prefixes[i] as Token<UnaryOperator>, piece);
    return piece;
  });

  readonly #primaries: IOrAlt<Piece>[] = [
    { ALT: () => this.#leaf<string>(NumberText, (value, place) => literal(value, "number", place)) },
    {
      ALT: () =>
        this.#leaf<VariablePart>(Variable, (variable, place) => ({
          kind: "variable-operand",
          ...place,
          variable,
        })),
    },
    {
      ALT: () =>
        this.#leaf<CommandPart>(CommandResult, (command, place) => ({
          kind: "command-operand",
          ...place,
          command,
        })),
    },
    { ALT: () => this.#leaf<Part[]>(QuotedText, (parts, place) => ({ kind: "string", ...place, parts })) },
    { ALT: () => this.#leaf<string>(BracedText, (value, place) => literal(value, "braced", place)) },
    { ALT: () => this.#leaf<string>(BooleanWord, (value, place) => literal(value, "boolean", place)) },
    { ALT: () => (this.CONSUME(Group) as Token<Piece>).payload },
    { ALT: () => (this.CONSUME(Call) as Token<Piece>).payload },
  ];

  readonly primary = this.RULE("primary", (): Piece => this.OR(this.#primaries));

  #leaf<Payload>(type: TokenType, make: (payload: Payload, place: Place) => Expression): Piece {
    const { payload, startOffset: start, end } = this.CONSUME(type) as Token<Payload>;
    return { tree: make(payload, { start, end }), start, end, depth: 1 };
  }

  readonly group = this.RULE("group", (): Piece => {
    const { startOffset: start } = this.CONSUME(ParenOpen);
    const { tree, depth } = this.SUBRULE(this.expression);
    const { end } = this.CONSUME(ParenClose) as Token;
    return { tree, start, end, depth };
  });

  readonly call = this.RULE("call", (): Piece => {
    const name = this.CONSUME(FunctionName) as Token<string>;
    const pieces: Piece[] = [];
    this.CONSUME(ParenOpen);
    this.MANY_SEP({ SEP: Comma, DEF: () => pieces.push(this.SUBRULE(this.expression)) });
    const { end } = this.CONSUME(ParenClose) as Token;
    const { startOffset: start, payload } = name;
    return this.ACTION(() => ({
      tree: { kind: "call", start, end, name: payload, arguments: pieces.map((piece) => piece.tree) },
      start,
      end,
      depth: 1 + pieces.reduce((deepest, piece) => Math.max(deepest, piece.depth), 0),
    }));
  });

  readonly choice = this.RULE("choice", (): Piece => {
    this.CONSUME(Question);
    const piece = this.SUBRULE(this.expression);
    this.CONSUME(Colon);
    return piece;
  });

  /** Runs a rule on tokens from the scanner; null when they do not fit. */
  run(rule: () => Piece, tokens: IToken[]): Piece | null {
    this.input = tokens;
    const piece = rule.call(this);
    return this.errors.length > 0 ? null : piece;
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function literal(value: string, form: "number" | "boolean" | "braced", place: Place): Expression {
  return { kind: "literal", ...place, value, form };
}

function prefixed(prefix: Token<UnaryOperator>, operand: Piece): Piece {
  const { startOffset: start, payload: operator } = prefix;
  const { end, depth } = operand;
  return {
    tree: { kind: "unary", start, end, operator, operand: operand.tree },
    start,
    end,
    depth: depth + 1,
  };
}

/** `a ? b : c ? d : e` is `a ? b : (c ? d : e)`. */
function chooseFromRight(operations: readonly Piece[], choices: readonly Piece[]): Piece {
  let last = operations[operations.length - 1] as Piece;
  for (let i = choices.length - 1; i >= 0; i--) {
    const condition = operations[i] as Piece;
    const whenTrue = choices[i] as Piece;
    const whenFalse = last;
    const { start } = condition;
    const { end } = whenFalse;
    const trees = { condition: condition.tree, whenTrue: whenTrue.tree, whenFalse: whenFalse.tree };
    const depth = Math.max(condition.depth, whenTrue.depth, whenFalse.depth) + 1;
    last = { tree: { kind: "ternary", start, end, ...trees }, start, end, depth };
  }
  return last;
}
