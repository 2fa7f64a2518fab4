/** What can be wrong with a pattern: Tcl's name of the error and its text. */
export const syntaxErrors = {
  REG_BADPAT: "invalid regexp (reg version 0.8)",
  REG_ECOLLATE: "invalid collating element",
  REG_ECTYPE: "invalid character class",
  REG_EESCAPE: "invalid escape \\ sequence",
  REG_ESUBREG: "invalid backreference number",
  REG_EBRACK: "brackets [] not balanced",
  REG_EPAREN: "parentheses () not balanced",
  REG_EBRACE: "braces {} not balanced",
  REG_BADBR: "invalid repetition count(s)",
  REG_ERANGE: "invalid character range",
  REG_BADRPT: "quantifier operand invalid",
  REG_BADOPT: "invalid embedded option",
  REG_ETOOBIG: "regular expression is too complex",
} as const;

export type SyntaxErrorName = keyof typeof syntaxErrors;

/** A pattern that is no regular expression. `message` is the whole of what Tcl says. */
export class RegexpSyntaxError extends Error {
  /** Tcl's name of the error, as in `errorCode`. */
  readonly code: SyntaxErrorName;
  /** What is wrong, without the words before it. */
  readonly reason: string;

  constructor(code: SyntaxErrorName) {
    super(`couldn't compile regular expression pattern: ${syntaxErrors[code]}`);
    this.code = code;
    this.reason = syntaxErrors[code];
  }
}

/** A match took more steps than its budget had. */
export class RegexpBudgetExceeded extends Error {
  constructor() {
    super("the regular expression took too many steps to match");
  }
}
