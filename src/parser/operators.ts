import type { BinaryOperator } from "./syntax.ts";

/**
 * How tightly an operator binds. `eq`, `ne`, `in` and `ni` share the level of `==`: the manual page expr(n) lists
 * them apart, the implementation of Tcl 8.6 does not.
 */
const PRECEDENCE: ReadonlyMap<BinaryOperator, number> = new Map<BinaryOperator, number>([
  ["||", 10],
  ["&&", 11],
  ["|", 12],
  ["^", 13],
  ["&", 14],
  ["==", 15],
  ["!=", 15],
  ["eq", 15],
  ["ne", 15],
  ["in", 15],
  ["ni", 15],
  ["<", 16],
  [">", 16],
  ["<=", 16],
  [">=", 16],
  ["<<", 17],
  [">>", 17],
  ["+", 18],
  ["-", 18],
  ["*", 19],
  ["/", 19],
  ["%", 19],
  ["**", 20],
]);

/** Levels of what is no operator between two operands; only their order counts. */
export const UNARY_PRECEDENCE = 21;
export const CONDITIONAL_PRECEDENCE = 9;
export const COMMA_PRECEDENCE = 8;

export function precedenceOf(operator: BinaryOperator): number {
  return PRECEDENCE.get(operator) as number;
}
