import type { Code } from "../source/index.ts";
import type { SyntaxProblemKind } from "./syntax.ts";

/** The diagnostic code of each kind of syntax problem. */
export const problemCodes: Readonly<Record<SyntaxProblemKind, Code>> = {
  "missing-close-brace": "NS1001",
  "missing-close-bracket": "NS1002",
  "missing-close-paren": "NS1003",
  "missing-quote": "NS1004",
  "missing-close-brace-for-variable": "NS1005",
  "extra-after-close-brace": "NS1006",
  "extra-after-close-quote": "NS1007",
  "nesting-limit": "NS1008",
  expression: "NS1009",
};
