/** Something that matches no characters but says where it may match. */
export type AssertionKind =
  | "lineStart"
  | "lineEnd"
  | "textStart"
  | "textEnd"
  | "wordStart"
  | "wordEnd"
  | "boundary"
  | "notBoundary";

export type Token =
  | { readonly kind: "end" }
  | { readonly kind: "char"; readonly char: number }
  | { readonly kind: "any" }
  | { readonly kind: "or" }
  | { readonly kind: "assertion"; readonly assertion: AssertionKind }
  | { readonly kind: "quantifier"; readonly sign: "*" | "+" | "?"; readonly greedy: boolean }
  | { readonly kind: "open"; readonly capturing: boolean }
  | { readonly kind: "close" }
  | { readonly kind: "lookahead"; readonly positive: boolean }
  | { readonly kind: "backreference"; readonly group: number }
  /** `\d` and the like, anywhere; the capital ones are negated. */
  | { readonly kind: "classEscape"; readonly name: string; readonly negated: boolean }
  /** Of a bound, between its braces. */
  | { readonly kind: "boundOpen" }
  | { readonly kind: "boundDigit"; readonly digit: number }
  | { readonly kind: "boundComma" }
  | { readonly kind: "boundClose"; readonly greedy: boolean }
  /** Of a bracket expression. */
  | { readonly kind: "bracketOpen"; readonly negated: boolean }
  | { readonly kind: "bracketClose" }
  | { readonly kind: "range" }
  | { readonly kind: "nameOpen"; readonly sign: NameSign }
  | { readonly kind: "nameClose" };

/** What stands inside of the brackets of `[.x.]`, `[=x=]` and `[:x:]`. */
export type NameSign = "." | "=" | ":";
