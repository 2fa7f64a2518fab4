/**
 * The syntax tree of Tcl. Offsets are UTF-16 offsets into the source file, also for text inside braces
 * that was parsed later (`parseScript` takes a range of the file).
 */
export interface Located {
  readonly start: number;
  readonly end: number;
}

/** A sequence of commands: a file, a body, or what stands between brackets. */
export interface Script extends Located {
  readonly kind: "script";
  readonly commands: readonly Command[];
  readonly comments: readonly Comment[];
  /** In order of place. Tcl runs the commands before the first one, then fails with its `tclMessage`. */
  readonly errors: readonly SyntaxProblem[];
}

/** A comment from its `#` to the end of its last (continued) line, without the line end. */
export interface Comment extends Located {
  readonly kind: "comment";
}

export interface Command extends Located {
  readonly kind: "command";
  readonly words: readonly Word[];
}

export type Word = BracedWord | QuotedWord | BareWord;

interface WordBase extends Located {
  /** Written with `{*}` before it; `start` is then that of the `{*}`. */
  readonly expand: boolean;
}

export interface BracedWord extends WordBase {
  readonly kind: "braced";
  /** The text between the braces, backslash-newline replaced as Tcl does. */
  readonly text: string;
  /** Range between the braces, for parsing the contents at their true place. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

export interface QuotedWord extends WordBase {
  readonly kind: "quoted";
  readonly parts: readonly Part[];
}

export interface BareWord extends WordBase {
  readonly kind: "bare";
  readonly parts: readonly Part[];
}

/** Pieces of a quoted or bare word, or of an array index. Their values are joined. */
export type Part = TextPart | VariablePart | CommandPart;

/** Literal text, backslash sequences already replaced. */
export interface TextPart extends Located {
  readonly kind: "text";
  readonly value: string;
}

/** `$name`, `${name}`, `$name(index)`. `${a(1)}` has the index as one text part. */
export interface VariablePart extends Located {
  readonly kind: "variable";
  readonly name: string;
  /** Range of the name itself, without `$` and braces. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Null for a scalar. */
  readonly index: readonly Part[] | null;
}

/** `[script]`. */
export interface CommandPart extends Located {
  readonly kind: "command-part";
  readonly script: Script;
}

export type SyntaxProblemKind =
  | "missing-close-brace"
  | "missing-close-bracket"
  | "missing-close-paren"
  | "missing-quote"
  | "missing-close-brace-for-variable"
  | "extra-after-close-brace"
  | "extra-after-close-quote"
  | "nesting-limit"
  | "expression";

export interface SyntaxProblem extends Located {
  readonly kind: SyntaxProblemKind;
  /** The message that Tcl 8.6 gives, such as `missing close-brace`. */
  readonly tclMessage: string;
  /** A sentence for people; what to do is in `help`. */
  readonly message: string;
  readonly help?: string;
  /** Where things first look wrong, when that is elsewhere than the opener. */
  readonly related?: { readonly message: string; readonly start: number; readonly end: number };
  /** How many commands of the script come before the problem (Tcl runs these first). */
  readonly commandIndex: number;
}

/* Expressions ------------------------------------------------------------------------------------- */

export type Expression =
  | LiteralExpression
  | StringExpression
  | VariableExpression
  | CommandExpression
  | UnaryExpression
  | BinaryExpression
  | TernaryExpression
  | CallExpression;

/** A number, a boolean word, or braced text, as it stands. */
export interface LiteralExpression extends Located {
  readonly kind: "literal";
  readonly value: string;
  readonly form: "number" | "boolean" | "braced";
}

/** A quoted operand. */
export interface StringExpression extends Located {
  readonly kind: "string";
  readonly parts: readonly Part[];
}

export interface VariableExpression extends Located {
  readonly kind: "variable-operand";
  readonly variable: VariablePart;
}

export interface CommandExpression extends Located {
  readonly kind: "command-operand";
  readonly command: CommandPart;
}

export type UnaryOperator = "-" | "+" | "!" | "~";
export type BinaryOperator =
  | "**"
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<<"
  | ">>"
  | "<"
  | ">"
  | "<="
  | ">="
  | "=="
  | "!="
  | "eq"
  | "ne"
  | "in"
  | "ni"
  | "&"
  | "^"
  | "|"
  | "&&"
  | "||";

export interface UnaryExpression extends Located {
  readonly kind: "unary";
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface BinaryExpression extends Located {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface TernaryExpression extends Located {
  readonly kind: "ternary";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `name(arg, …)`: calls `tcl::mathfunc::name`. */
export interface CallExpression extends Located {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** An expression, or the problem that keeps it from being one. */
export interface ParsedExpression {
  readonly expression: Expression | null;
  readonly problem: SyntaxProblem | null;
}
