import { SourceFile } from "../../source/index.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, SIGNAL } from "../command.ts";
import { TextCache } from "../compile/text-cache.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { type Namespace, namespacePath, splitName } from "../namespace.ts";
import { type BodySource, callProcedure, Procedure, parseFormals } from "../procedure.ts";
import { toText, type Value } from "../value.ts";

/** Where the body in words[index] stands: at its place in the file when it is a literal there. */
export function bodySource(words: readonly Value[], index: number, site: CallSite | null): BodySource {
  const range = site?.literalAt(index, words[index] as Value) ?? null;
  if (site !== null && range !== null) return { ...site.source, ...range };
  const text = toText(words[index] as Value);
  return { file: new SourceFile("body", text), real: false, start: 0, end: text.length };
}

/** The namespace and simple name that a new command's name means; the namespace must exist. */
export function definitionPlace(
  interp: Interpreter,
  name: string,
  refusal: (reason: string) => string,
): { namespace: Namespace; tail: string } {
  const { absolute, path, tail } = splitName(name);
  const start = absolute ? interp.globalNamespace : interp.frame.namespace;
  const namespace = interp.findNamespacePath(start, path);
  if (namespace === null) {
    throw tclError(refusal("unknown namespace"), "TCL", "VALUE", "COMMAND");
  }
  return { namespace, tail };
}

/** Characters of lambda terms that are kept compiled. */
const CAPACITY = 256 * 1024;

const lambdas = new WeakMap<Interpreter, TextCache<Procedure>>();

/** The procedures of lambda terms that are literals, by the call. */
const literalLambdas = new WeakMap<CallSite, { readonly epoch: number; readonly procedure: Procedure }>();

/** The procedure that words[1] of a call means as a lambda term. It is kept, so that it stays compiled. */
function lambdaOf(interp: Interpreter, words: readonly Value[], site: CallSite | null): Procedure {
  const lambda = words[1] as Value;
  const word = site?.words?.[1];
  if (site === null || word?.kind !== "braced" || word.text !== lambda) return lambdaByText(interp, lambda);
  const epoch = interp.variableEpoch;
  const known = literalLambdas.get(site);
  if (known?.epoch === epoch) return known.procedure;
  const body = site.listElements(word)?.[1];
  if (!body) return lambdaByText(interp, lambda);
  const procedure = parseLambda(interp, lambda, { ...site.source, ...body });
  literalLambdas.set(site, { epoch, procedure });
  return procedure;
}

/** The same for a term that is known by its text alone. */
function lambdaByText(interp: Interpreter, lambda: Value): Procedure {
  let cache = lambdas.get(interp);
  if (cache === undefined) {
    cache = new TextCache(CAPACITY);
    lambdas.set(interp, cache);
  }
  return cache.find(toText(lambda), interp.variableEpoch, () => parseLambda(interp, lambda));
}

function parseLambda(interp: Interpreter, lambda: Value, place: BodySource | null = null): Procedure {
  const items = asListOrNull(lambda);
  if (items === null || (items.length !== 2 && items.length !== 3)) {
    throw tclError(`can't interpret "${toText(lambda)}" as a lambda expression`, "TCL", "VALUE", "LAMBDA");
  }
  const formals = parseFormals(items[0] as Value, `(parsing lambda expression "${toText(lambda)}")`);
  const name = `::${toText(items[2] ?? "").replace(/^::/, "")}`;
  const namespace = interp.findNamespacePath(interp.globalNamespace, namespacePath(name).path);
  if (namespace === null) {
    throw tclError(`namespace "${name}" not found`, "TCL", "LOOKUP", "NAMESPACE", name);
  }
  const body = toText(items[1] as Value);
  const source = place ?? { file: new SourceFile("lambda", body), real: false, start: 0, end: body.length };
  return new Procedure(toText(lambda), namespace, formals, body, source, "lambda term");
}

function asListOrNull(value: Value): readonly Value[] | null {
  try {
    return asList(value);
  } catch (error) {
    if (error instanceof TclError) return null;
    throw error;
  }
}

/** What defining or renaming a command costs. */
const DEFINITION_STEPS = 20;

export const procedureCommands: readonly CommandSpec[] = [
  {
    name: "proc",
    parameters: parameters("name args:list body:script"),
    help: "Defines a procedure.",
    run(interp, words, site) {
      const name = toText(words[1] as Value);
      const { namespace, tail } = definitionPlace(
        interp,
        name,
        (reason) => `can't create procedure "${name}": ${reason}`,
      );
      const formals = parseFormals(words[2] as Value, `(creating proc "${tail}")`);
      const bodyText = toText(words[3] as Value);
      interp.step(DEFINITION_STEPS);
      interp.charge(bodyText.length + 1_100);
      const procedure = new Procedure(tail, namespace, formals, bodyText, bodySource(words, 3, site));
      interp.putCommand(namespace, tail, runNothing, { procedure });
      return "";
    },
  },
  {
    name: "apply",
    parameters: parameters("lambdaExpr ?arg ...?"),
    help: "Calls an anonymous procedure.",
    run(interp, words, site) {
      return callProcedure(interp, lambdaOf(interp, words, site), words, site, 2);
    },
  },
  {
    name: "rename",
    parameters: parameters("oldName newName"),
    help: "Gives a command another name, or deletes it.",
    run(interp, words) {
      interp.step(DEFINITION_STEPS);
      interp.renameCommand(toText(words[1] as Value), toText(words[2] as Value), interp.frame.namespace);
      return "";
    },
  },
  {
    name: "tailcall",
    parameters: parameters("?command? ?arg ...?"),
    usage: "?command? ?arg ...?",
    help: "Replaces the procedure by another command.",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    run(interp, words) {
      if (!interp.frame.isLocal) {
        throw tclError(
          "tailcall can only be called from a proc, lambda or method",
          "TCL",
          "TAILCALL",
          "ILLEGAL",
        );
      }
      const { frame } = interp;
      frame.tailcall = words.length === 1 ? null : { words: words.slice(1), namespace: frame.namespace };
      interp.completion.set(2, "");
      return SIGNAL;
    },
  },
];

/** Procedures are run by `callProcedure`; their entry's own function is never called. */
export function runNothing(): Value {
  return "";
}
