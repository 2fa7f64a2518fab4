import type { CommandSpec, Result } from "../command.ts";
import { asList } from "../convert.ts";
import { alternatives, ensemble } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { toText, type Value } from "../value.ts";
import { completeReturn, readReturnOptions } from "./catch.ts";
import { chargeText } from "./charge-text.ts";
import { keyword } from "./keyword.ts";
import { subcommand } from "./subcommand.ts";

const OPTIONS = ["-error", "-exact", "-message"] as const;

interface Asked {
  exact: boolean;
  /** What the error calls the word. */
  message: string;
  /** Return options of the error; null for Tcl's own, an empty list for no error. */
  error: readonly Value[] | null;
}

function readOptions(words: readonly Value[]): Asked {
  const asked: Asked = { exact: false, message: "option", error: null };
  for (let i = 0; i < words.length; i++) {
    const option = keyword(words[i] as Value, OPTIONS, "option");
    if (option === "-exact") {
      asked.exact = true;
      continue;
    }
    const value = words[++i];
    if (value === undefined) throw tclError(`missing value for ${option}`, "TCL", "OPERATION", "NOARG");
    if (option === "-message") asked.message = toText(value);
    else asked.error = errorOptions(value);
  }
  return asked;
}

function errorOptions(value: Value): readonly Value[] {
  const options = asList(value);
  if (options.length % 2 === 0) return options;
  throw tclError("error options must have an even number of elements", "TCL", "VALUE", "DICTIONARY");
}

/** The words of a table, in order; charges for looking at all of them. */
function tableOf(interp: Interpreter, value: Value): string[] {
  const words = asList(value).map(toText);
  chargeText(interp, 8 * words.length);
  return words;
}

function match(interp: Interpreter, words: readonly Value[]): Result {
  const { exact, message, error } = readOptions(words.slice(2, -2));
  const table = tableOf(interp, words.at(-2) as Value);
  const wanted = toText(words.at(-1) as Value);
  if (table.includes(wanted)) return wanted;
  const found = exact ? [] : table.filter((word) => word.startsWith(wanted));
  if (found.length === 1 && wanted !== "") return found[0] as string;
  if (error?.length === 0) return "";
  const known = table.length === 0 ? "no valid options" : `must be ${alternatives(table)}`;
  const problem = `${found.length > 0 ? "ambiguous" : "bad"} ${message} "${wanted}": ${known}`;
  if (error === null) throw tclError(problem, "TCL", "LOOKUP", "INDEX", message, wanted);
  return completeReturn(interp, readReturnOptions(["-code", 1, ...error], false), problem);
}

function all(interp: Interpreter, table: Value, beginning: string): Value {
  return new TclList(tableOf(interp, table).filter((word) => word.startsWith(beginning)));
}

function longest(interp: Interpreter, table: Value, beginning: string): Value {
  const [first, ...others] = tableOf(interp, table).filter((word) => word.startsWith(beginning));
  if (first === undefined) return "";
  let end = first.length;
  for (const other of others) {
    let at = 0;
    while (at < end && first[at] === other[at]) at++;
    end = at;
  }
  chargeText(interp, end * others.length);
  return first.slice(0, end);
}

const rows = [
  subcommand("all", "table string", "The words of a list that begin with a text.", (interp, words) =>
    all(interp, words[2] as Value, toText(words[3] as Value)),
  ),
  subcommand(
    "longest",
    "table string",
    "The longest text that all words begin with which begin with a text.",
    (interp, words) => longest(interp, words[2] as Value, toText(words[3] as Value)),
  ),
  subcommand(
    "match",
    "?options? table string",
    "The word of a list that a text is, or begins alone.",
    match,
    {
      minimum: 2,
      maximum: Number.POSITIVE_INFINITY,
    },
  ),
];

/** Abbreviations of words from a list. */
export const prefixCommands: readonly CommandSpec[] = [
  ensemble("::tcl::prefix", "Finds words by how they begin.", rows),
];
