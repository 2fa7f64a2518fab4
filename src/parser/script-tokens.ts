import { tokenType } from "./token.ts";

/** White space between two words. */
export const Space = tokenType("Space");
/** One or more newlines and semicolons between two commands. */
export const Separator = tokenType("Separator");
export const CommentText = tokenType("CommentText");
/** `{*}` before a word. */
export const Expand = tokenType("Expand");
/** `{…}` as a word; the payload is its text. */
export const Braces = tokenType("Braces");
export const QuoteOpen = tokenType("QuoteOpen");
export const QuoteClose = tokenType("QuoteClose");
/** Literal text; the payload is its value. */
export const Text = tokenType("Text");
/** `$name` or `${name}`; the payload is its tree. */
export const Scalar = tokenType("Scalar");
/** `$name(`; the payload is the range of the name. */
export const ArrayOpen = tokenType("ArrayOpen");
export const ArrayClose = tokenType("ArrayClose");
/** `[`; the payload is the list of problems between the brackets. */
export const BracketOpen = tokenType("BracketOpen");
export const BracketClose = tokenType("BracketClose");
/** What rule arrayVariable made of the tokens from ArrayOpen to ArrayClose. */
export const ArrayVariable = tokenType("ArrayVariable");
/** What rule commandSubstitution made of the tokens from BracketOpen to BracketClose. */
export const CommandSubstitution = tokenType("CommandSubstitution");

export const SCRIPT_TOKENS = [
  Space,
  Separator,
  CommentText,
  Expand,
  Braces,
  QuoteOpen,
  QuoteClose,
  Text,
  Scalar,
  ArrayOpen,
  ArrayClose,
  BracketOpen,
  BracketClose,
  ArrayVariable,
  CommandSubstitution,
];
