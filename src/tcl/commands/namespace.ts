import { detached } from "../../parser/index.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandFunction, type CommandSpec, parameters } from "../command.ts";
import { concatenate } from "../concatenate.ts";
import { asList } from "../convert.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import { Frame } from "../frame.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import type { Namespace } from "../namespace.ts";
import { deleteNamespace, reapNamespace } from "../namespace-deletion.ts";
import { toText, type Value } from "../value.ts";
import { findVariable, parseVariableName, referenceTo } from "../variable-access.ts";
import { addTextWork, addWork } from "../work.ts";
import { evaluateArgument } from "./evaluate.ts";
import { namespaceEnsembleRow } from "./namespace-ensemble.ts";
import { namespaceImportRows, originOf } from "./namespace-import.ts";
import { commandNamed, createNamespace, findNamespace, namespaceNamed } from "./namespace-name.ts";
import { wrongSubcommandArguments } from "./subcommand.ts";
import { linkVariable } from "./variable.ts";

/** Enters a frame of a namespace, one level deeper; gives the frame that was current. */
function enterNamespace(
  interp: Interpreter,
  namespace: Namespace,
  words: readonly Value[],
  site: CallSite | null,
): Frame {
  const frame = new Frame(interp, namespace, interp.frame, null, null, words, site, interp.unit);
  interp.unit = frame;
  return interp.switchFrame(frame);
}

function leaveNamespace(interp: Interpreter, namespace: Namespace, before: Frame): void {
  interp.unit = interp.frame.below;
  interp.restoreFrame(before);
  if (namespace.deleted) reapNamespace(interp, namespace);
}

const runEval: CommandFunction = (interp, words, site) => {
  const namespace = createNamespace(interp, toText(words[2] as Value));
  const traceLine = (line: number) => `(in namespace eval "${namespace.fullName}" script line ${line})`;
  const before = enterNamespace(interp, namespace, words, site);
  try {
    if (words.length > 4) return interp.evalText(concatenate(interp, words.slice(3)), traceLine, site);
    return evaluateArgument(interp, words, 3, traceLine, site);
  } finally {
    leaveNamespace(interp, namespace, before);
  }
};

const runInscope: CommandFunction = (interp, words, site) => {
  const namespace = namespaceNamed(interp, words[2] as Value);
  const traceLine = (line: number) => `(in namespace inscope "${namespace.fullName}" script line ${line})`;
  const before = enterNamespace(interp, namespace, words, site);
  try {
    if (words.length === 4) return interp.evalArgument(words, 3, site, traceLine);
    const script = concatenate(interp, [words[3] as Value, new TclList(words.slice(4))]);
    return interp.evalText(script, traceLine, site);
  } finally {
    leaveNamespace(interp, namespace, before);
  }
};

const runChildren: CommandFunction = (interp, words) => {
  const namespace = words[2] === undefined ? interp.frame.namespace : namespaceNamed(interp, words[2]);
  const given = words[3] === undefined ? null : toText(words[3]);
  const pattern = given === null || given.startsWith("::") ? given : namespace.qualify(given);
  interp.charge(namespace.children.size * 64);
  const names = [...namespace.children.keys()].map((name) => namespace.qualify(name));
  return new TclList(pattern === null ? names : names.filter((name) => globMatch(pattern, name)));
};

const runDelete: CommandFunction = (interp, words) => {
  const names = words.slice(2).map(toText);
  for (const name of names) {
    if (findNamespace(interp, name) !== null) continue;
    throw tclError(
      `unknown namespace "${name}" in namespace delete command`,
      "TCL",
      "LOOKUP",
      "NAMESPACE",
      name,
    );
  }
  for (const name of names) {
    const namespace = findNamespace(interp, name);
    if (namespace === null) continue;
    interp.step(20);
    deleteNamespace(interp, namespace);
  }
  return "";
};

const runCode: CommandFunction = (interp, words) => {
  const script = words[2] as Value;
  if (toText(script).startsWith("::namespace inscope ")) return script;
  return new TclList(["::namespace", "inscope", interp.frame.namespace.fullName, script]);
};

const runParent: CommandFunction = (interp, words) => {
  const namespace = words[2] === undefined ? interp.frame.namespace : namespaceNamed(interp, words[2]);
  return namespace.parent?.fullName ?? "";
};

const runPath: CommandFunction = (interp, words) => {
  const { namespace } = interp.frame;
  if (words[2] === undefined) {
    return new TclList(namespace.path.filter((other) => !other.deleted).map((other) => other.fullName));
  }
  const names = asList(words[2]);
  addWork(names.length / 2);
  const path = names.map((name) => namespaceNamed(interp, name));
  interp.charge(path.length * 16);
  namespace.path = path;
  interp.hasNamespacePaths = true;
  interp.resolveEpoch++;
  return "";
};

/** The last run of two or more colons in a name: where it starts and ends; null when there is none. */
function lastSeparator(name: string): { start: number; end: number } | null {
  addTextWork(name.length);
  const at = name.lastIndexOf("::");
  if (at < 0) return null;
  let start = at;
  while (start > 0 && name[start - 1] === ":") start--;
  return { start, end: at + 2 };
}

const runQualifiers: CommandFunction = (_interp, words) => {
  const name = toText(words[2] as Value);
  return detached(name.slice(0, lastSeparator(name)?.start ?? 0), name);
};

const runTail: CommandFunction = (_interp, words) => {
  const name = toText(words[2] as Value);
  return detached(name.slice(lastSeparator(name)?.end ?? 0), name);
};

const runUpvar: CommandFunction = (interp, words) => {
  if (words.length % 2 === 0) throw wrongSubcommandArguments(words, "upvar ns ?otherVar myVar ...?");
  const namespace = namespaceNamed(interp, words[2] as Value);
  for (let i = 3; i < words.length; i += 2) {
    const { base, index } = parseVariableName(toText(words[i] as Value));
    const qualified = base.startsWith("::") ? base : namespace.qualify(base);
    const target = referenceTo(interp, interp.globalFrame, { base: qualified, index });
    linkVariable(interp, toText(words[i + 1] as Value), target);
  }
  return "";
};

const runUnknown: CommandFunction = (interp, words) => {
  const { namespace } = interp.frame;
  if (words[2] !== undefined) {
    const handler = asList(words[2]);
    namespace.unknownHandler = handler.length === 0 ? null : handler;
    return words[2];
  }
  if (namespace.unknownHandler !== null) return new TclList([...namespace.unknownHandler]);
  return namespace.isGlobal ? "::unknown" : "";
};

const runWhich: CommandFunction = (interp, words) => {
  const given = words.length === 3 ? "-command" : toText(words[2] as Value);
  const option = ["-command", "-variable"].find((name) => given.length > 1 && name.startsWith(given));
  if (option === undefined) throw wrongSubcommandArguments(words, "which ?-command? ?-variable? name");
  const name = toText(words.at(-1) as Value);
  if (option === "-command") {
    return interp.findCommand(name, interp.frame.namespace)?.fullName ?? "";
  }
  return variableFullName(interp, name);
};

/** The full name of a namespace variable as the current namespace sees it, or an empty text. */
function variableFullName(interp: Interpreter, name: string): string {
  for (const namespace of [interp.frame.namespace, interp.globalNamespace]) {
    const frame = new Frame(interp, namespace, null, null, null, [], null);
    const full = name.startsWith("::") ? name : namespace.qualify(name);
    if (findVariable(interp, frame, full)?.isVacant === false) return full;
  }
  return "";
}

const rows: readonly SubcommandSpec[] = [
  {
    name: "children",
    parameters: parameters("?name? ?pattern?"),
    help: "The namespaces inside one.",
    run: runChildren,
  },
  {
    name: "code",
    parameters: parameters("arg"),
    help: "A script that runs in this namespace.",
    run: runCode,
  },
  {
    name: "current",
    parameters: [],
    help: "Full name of the current namespace.",
    run: (interp) => interp.frame.namespace.fullName,
  },
  {
    name: "delete",
    parameters: parameters("?name name...?"),
    maximum: Number.POSITIVE_INFINITY,
    help: "Deletes namespaces with all that is in them.",
    run: runDelete,
  },
  namespaceEnsembleRow,
  {
    name: "eval",
    parameters: parameters("name arg:script ?arg...?"),
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script in a namespace, which is made when it does not exist.",
    run: runEval,
  },
  {
    name: "exists",
    parameters: parameters("name"),
    help: "Whether there is a namespace of that name.",
    run: (interp, words) => (findNamespace(interp, toText(words[2] as Value)) === null ? 0 : 1),
  },
  ...namespaceImportRows,
  {
    name: "inscope",
    parameters: parameters("name arg:script ?arg...?"),
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script in a namespace, with further words as list elements.",
    run: runInscope,
  },
  {
    name: "origin",
    parameters: parameters("name:command"),
    help: "The command that an imported one stands for.",
    run: (interp, words) => originOf(commandNamed(interp, toText(words[2] as Value))).fullName,
  },
  { name: "parent", parameters: parameters("?name?"), help: "The namespace around one.", run: runParent },
  {
    name: "path",
    parameters: parameters("?pathList:list?"),
    help: "The namespaces that are searched for commands after this one.",
    run: runPath,
  },
  {
    name: "qualifiers",
    parameters: parameters("string"),
    help: "A name without its last part.",
    run: runQualifiers,
  },
  { name: "tail", parameters: parameters("string"), help: "The last part of a name.", run: runTail },
  {
    name: "unknown",
    parameters: parameters("?script:list?"),
    help: "What is called when a command of this namespace is not found.",
    run: runUnknown,
  },
  {
    name: "upvar",
    parameters: parameters("ns ?otherVar:variable myVar:variable ...?"),
    usage: "ns ?otherVar myVar ...?",
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Makes local names mean variables of a namespace.",
    run: runUpvar,
  },
  {
    name: "which",
    parameters: parameters("?-command? ?-variable? name"),
    minimum: 1,
    maximum: 2,
    help: "Full name of a command or variable.",
    run: runWhich,
  },
];

export const namespaceCommands: readonly CommandSpec[] = [
  ensemble("namespace", "Makes and inspects namespaces.", rows),
];
