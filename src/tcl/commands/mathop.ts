import * as arithmetic from "../arithmetic.ts";
import { type CommandFunction, type CommandSpec, parameters } from "../command.ts";
import { toText, type Value } from "../value.ts";

/** The operators of `expr` as commands: `tcl::mathop::+ 1 2 3`. */
export const mathopCommands: readonly CommandSpec[] = [
  folding("+", 0, arithmetic.add, "Sum of all values"),
  folding("*", 1, arithmetic.multiply, "Product of all values"),
  folding("&", -1, arithmetic.bitAnd, "Bits that all values have"),
  folding("|", 0, arithmetic.bitOr, "Bits that any value has"),
  folding("^", 0, arithmetic.bitXor, "Bits that an odd number of values have"),
  row("-", "value ?value ...?", "The value negated, or less all others", (_interp, words) =>
    words.length === 2 ? arithmetic.negate(words[1] as Value) : reduce(words, arithmetic.subtract),
  ),
  row(
    "/",
    "value ?value ...?",
    "The reciprocal, or the first value divided by all others",
    (_interp, words) =>
      words.length === 2 ? arithmetic.divide("1.0", words[1] as Value) : reduce(words, arithmetic.divide),
  ),
  row("**", "?value ...?", "The first value to the power of the others, from the right", (_interp, words) => {
    let result: Value = 1;
    for (let i = words.length - 1; i >= 1; i--) result = arithmetic.power(words[i] as Value, result);
    return result;
  }),
  dyadic("%", "integer integer", arithmetic.modulo, "Remainder with the sign of the divisor"),
  dyadic("<<", "integer shift", arithmetic.shiftLeft, "Integer shifted left"),
  dyadic(">>", "integer shift", arithmetic.shiftRight, "Integer shifted right"),
  comparing("==", arithmetic.equal, "Whether all values are equal, as numbers where they can be"),
  comparing("eq", (left, right) => toText(left) === toText(right), "Whether all values are equal as strings"),
  comparing("<", arithmetic.less, "Whether the values increase strictly"),
  comparing("<=", arithmetic.lessOrEqual, "Whether the values never decrease"),
  comparing(">", arithmetic.greater, "Whether the values decrease strictly"),
  comparing(">=", arithmetic.greaterOrEqual, "Whether the values never increase"),
  dyadic(
    "!=",
    "value value",
    (left, right) => truth(arithmetic.notEqual(left, right)),
    "Whether two values differ",
  ),
  dyadic(
    "ne",
    "value value",
    (left, right) => truth(toText(left) !== toText(right)),
    "Whether two values differ as strings",
  ),
  dyadic(
    "in",
    "value list",
    (value, list) => truth(arithmetic.isIn(value, list)),
    "Whether a list has the value",
  ),
  dyadic(
    "ni",
    "value list",
    (value, list) => truth(!arithmetic.isIn(value, list)),
    "Whether a list lacks the value",
  ),
  row("!", "boolean", "Boolean negation", (_interp, words) => arithmetic.logicalNot(words[1] as Value)),
  row("~", "integer", "All bits inverted", (_interp, words) => arithmetic.bitNot(words[1] as Value)),
];

type Binary = (left: Value, right: Value) => Value;

function truth(value: boolean): Value {
  return value ? 1 : 0;
}

function row(operator: string, usage: string, help: string, run: CommandFunction): CommandSpec {
  return { name: `tcl::mathop::${operator}`, parameters: parameters(usage), help, run };
}

/** Combines the arguments from the left; there are at least two. */
function reduce(words: readonly Value[], apply: Binary): Value {
  let result = words[1] as Value;
  for (let i = 2; i < words.length; i++) result = apply(result, words[i] as Value);
  return result;
}

/** An operator with a neutral value, which it gives when there are no arguments. */
function folding(operator: string, neutral: number, apply: Binary, help: string): CommandSpec {
  return row(operator, "?value ...?", help, (_interp, words) => {
    if (words.length > 2) return reduce(words, apply);
    return words.length === 2 ? apply(neutral, words[1] as Value) : neutral;
  });
}

function dyadic(operator: string, usage: string, apply: Binary, help: string): CommandSpec {
  const [left = "", right = ""] = usage.split(" ");
  return {
    name: `tcl::mathop::${operator}`,
    parameters: [
      { name: left, kind: "any" },
      { name: right, kind: "any" },
    ],
    help,
    run: (_interp, words) => apply(words[1] as Value, words[2] as Value),
  };
}

/** A comparison that holds between all neighbours. */
function comparing(
  operator: string,
  holds: (left: Value, right: Value) => boolean,
  help: string,
): CommandSpec {
  return row(operator, "?value ...?", help, (_interp, words) => {
    for (let i = 2; i < words.length; i++) {
      if (!holds(words[i - 1] as Value, words[i] as Value)) return 0;
    }
    return 1;
  });
}
