import { tokenType } from "./token.ts";

/** A number as it stands. */
export const NumberText = tokenType("NumberText");
/** `true`, `yes`, `on`, `false`, `no`, `off`, or a prefix that only one of them has. */
export const BooleanWord = tokenType("BooleanWord");
/** `{…}` as an operand; the payload is its text. */
export const BracedText = tokenType("BracedText");
/** `"…"` as an operand; the payload is its parts. */
export const QuotedText = tokenType("QuotedText");
export const Variable = tokenType("Variable");
export const CommandResult = tokenType("CommandResult");
/** An operator before its operand; the payload is the operator. */
export const Prefix = tokenType("Prefix");
/** An operator between its operands; the payload is the operator. */
export const Infix = tokenType("Infix");
/** A name with `(` behind it. */
export const FunctionName = tokenType("FunctionName");
export const ParenOpen = tokenType("ParenOpen");
export const ParenClose = tokenType("ParenClose");
export const Comma = tokenType("Comma");
export const Question = tokenType("Question");
export const Colon = tokenType("Colon");
/** What rule group made of the tokens from ParenOpen to ParenClose. */
export const Group = tokenType("Group");
/** What rule call made of the tokens from FunctionName to ParenClose. */
export const Call = tokenType("Call");
/** What rule choice made of the tokens from Question to Colon. */
export const Choice = tokenType("Choice");

export const EXPRESSION_TOKENS = [
  NumberText,
  BooleanWord,
  BracedText,
  QuotedText,
  Variable,
  CommandResult,
  Prefix,
  Infix,
  FunctionName,
  ParenOpen,
  ParenClose,
  Comma,
  Question,
  Colon,
  Group,
  Call,
  Choice,
];
