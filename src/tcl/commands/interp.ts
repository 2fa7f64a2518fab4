import { wrongCall } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result } from "../command.ts";
import { concatenate } from "../concatenate.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { toText, type Value } from "../value.ts";
import { aliasesOf, defineAlias } from "./alias.ts";
import { evaluateArgument } from "./evaluate.ts";
import { keyword } from "./keyword.ts";
import { unavailable } from "./refused.ts";

/** What can be asked of the one interpreter there is: the words after the option, and how many there may be. */
interface Row {
  readonly usage: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly run: (interp: Interpreter, words: readonly Value[], site: CallSite | null) => Result;
}

/** Only the empty path leads to an interpreter: this one. */
export function requireSelf(path: Value | undefined): void {
  const text = toText(path ?? "");
  if (text === "") return;
  throw tclError(`could not find interpreter "${text}"`, "TCL", "LOOKUP", "INTERP", text);
}

function runAlias(interp: Interpreter, words: readonly Value[]): Value {
  requireSelf(words[2]);
  const name = toText(words[3] as Value);
  const known = aliasesOf(interp).get(name);
  if (words.length === 4) return known === undefined ? "" : new TclList([...known.target]);
  requireSelf(words[4]);
  if (words.length > 5) return defineAlias(interp, name, words.slice(5));
  const entry = known?.entry ?? null;
  if (entry === null) throw tclError(`alias "${name}" not found`, "TCL", "LOOKUP", "ALIAS", name);
  interp.removeCommand(entry);
  return "";
}

function runTarget(interp: Interpreter, words: readonly Value[]): Value {
  requireSelf(words[2]);
  const name = toText(words[3] as Value);
  if (aliasesOf(interp).has(name)) return "";
  throw tclError(`alias "${name}" in path "" not found`, "TCL", "LOOKUP", "ALIAS", name);
}

function runEval(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  requireSelf(words[2]);
  if (words.length === 4) return evaluateArgument(interp, words, 3, null, site);
  return interp.evalText(concatenate(interp, words.slice(3)), null, site);
}

/** An answer about the interpreter at a path, which may be left out. */
function about(answer: (interp: Interpreter) => Value): Row {
  return {
    usage: "?path?",
    minimum: 0,
    maximum: 1,
    run(interp, words) {
      requireSelf(words[2]);
      return answer(interp);
    },
  };
}

const rows: ReadonlyMap<string, Row> = new Map([
  [
    "alias",
    {
      usage: "slavePath slaveCmd ?masterPath masterCmd? ?arg ...?",
      minimum: 2,
      maximum: Number.POSITIVE_INFINITY,
      run: runAlias,
    },
  ],
  ["aliases", about((interp) => new TclList([...aliasesOf(interp).keys()]))],
  ["children", about(() => "")],
  ["eval", { usage: "path arg ?arg ...?", minimum: 2, maximum: Number.POSITIVE_INFINITY, run: runEval }],
  [
    "exists",
    {
      usage: "?path?",
      minimum: 0,
      maximum: 1,
      run: (_interp, words) => (toText(words[2] ?? "") === "" ? 1 : 0),
    },
  ],
  ["hidden", about(() => "")],
  ["issafe", about(() => 0)],
  ["slaves", about(() => "")],
  ["target", { usage: "path alias", minimum: 2, maximum: 2, run: runTarget }],
]);

const OPTIONS = [
  "alias",
  "aliases",
  "bgerror",
  "cancel",
  "children",
  "create",
  "debug",
  "delete",
  "eval",
  "exists",
  "expose",
  "hide",
  "hidden",
  "issafe",
  "invokehidden",
  "limit",
  "marktrusted",
  "recursionlimit",
  "slaves",
  "share",
  "target",
  "transfer",
] as const;

export const interpCommands: readonly CommandSpec[] = [
  {
    name: "interp",
    parameters: parameters("cmd ?arg ...?"),
    help: "Other names for commands, and questions about the interpreter; there are no further ones.",
    run(interp, words, site) {
      const option = keyword(words[1] as Value, OPTIONS, "option");
      const row = rows.get(option);
      if (row === undefined) {
        const help = "use a procedure, or `namespace eval` to keep names apart";
        throw unavailable(`interp ${option}`, "without further interpreters", help, words, site);
      }
      const count = words.length - 2;
      // Two words more, or three and others, are what an alias may have.
      const odd = option === "alias" && count === 3 && toText(words[4] as Value) !== "";
      if (count < row.minimum || count > row.maximum || odd) {
        throw wrongCall(words, [toText(words[0] as Value), option], row.usage);
      }
      return row.run(interp, words, site);
    },
  },
];
