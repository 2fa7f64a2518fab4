import { tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import { TclList } from "../list-value.ts";
import type { Procedure } from "../procedure.ts";
import { toText, type Value } from "../value.ts";
import { asClass, type OtclClass } from "./class.ts";
import { HIDDEN } from "./dispatch.ts";
import { badValue, wrongCount } from "./errors.ts";
import { argumentOf, countOf, type Method, type MethodCall, selfOf, textOf } from "./method.ts";
import type { OtclObject } from "./object.ts";
import { withDependents } from "./precedence.ts";

type Table = ReadonlyMap<string, Method>;

const NO_METHODS: Table = new Map();

/** One option of `info`. Its arguments are counted after the option. */
interface InfoRow<T> {
  readonly minimum: number;
  readonly maximum: number;
  /** What `wrong # args` shows after `info` and the option. */
  readonly usage: string;
  readonly run: (call: MethodCall, self: T) => Value;
}

type InfoTable<T> = ReadonlyMap<string, InfoRow<T>>;

function row<T>(minimum: number, maximum: number, usage: string, run: InfoRow<T>["run"]): InfoRow<T> {
  return { minimum, maximum, usage, run };
}

/** The options about methods. For a class those of its instances are meant, and all begin with `inst`. */
function methodRows<T>(inst: "" | "inst", tableOf: (self: T) => Table): [string, InfoRow<T>][] {
  const proc = `<${inst}proc>`;
  return [
    [`${inst}commands`, row(0, 1, "?pat?", (call, self) => matching(call, tableOf(self).keys()))],
    [`${inst}procs`, row(0, 1, "?pat?", (call, self) => matching(call, scripted(tableOf(self))))],
    [`${inst}args`, row(1, 1, proc, (call, self) => parametersOf(procedureNamed(call, tableOf(self))))],
    [
      `${inst}default`,
      row(3, 3, `${proc} <arg> <var>`, (call, self) =>
        storeDefault(call, procedureNamed(call, tableOf(self))),
      ),
    ],
    [`${inst}body`, row(1, 1, proc, (call, self) => procedureNamed(call, tableOf(self)).bodyText)],
  ];
}

const objectRows: InfoTable<OtclObject> = new Map<string, InfoRow<OtclObject>>([
  [
    "class",
    row(0, 1, "?class?", (call, self) => {
      if (countOf(call) === 1) return self.class?.name ?? "";
      const other = classArgument(call);
      return self.class?.descendsFrom(other) ? 1 : 0;
    }),
  ],
  ...methodRows<OtclObject>("", (self) => self.procs ?? NO_METHODS),
  ["vars", row(0, 1, "?pat?", (call, self) => matching(call, self.variableNames()))],
]);

const classRows: InfoTable<OtclClass> = new Map<string, InfoRow<OtclClass>>([
  [
    "superclass",
    row(0, 1, "?class?", (call, self) => {
      if (countOf(call) === 1) return matching(call, nameList(self.superclasses));
      return self.descendsFrom(classArgument(call)) ? 1 : 0;
    }),
  ],
  [
    "subclass",
    row(0, 1, "?class?", (call, self) => {
      if (countOf(call) === 1) return matching(call, nameList(self.subclasses));
      const other = classArgument(call);
      return withDependents(self).has(other) ? 1 : 0;
    }),
  ],
  ["heritage", row(0, 1, "?pat?", (call, self) => matching(call, nameList(self.precedence.slice(1))))],
  ["instances", row(0, 1, "?pat?", (call, self) => matching(call, nameList(self.instances)))],
  ...methodRows<OtclClass>("inst", (self) => self.instprocs),
]);

/** `info` of any object. */
export function objectInfo(call: MethodCall): Value {
  return runInfo(call, null);
}

/** `info` of a class, which knows more options. */
export function classInfo(call: MethodCall): Value {
  return runInfo(call, asClass(call));
}

function runInfo(call: MethodCall, self: OtclClass | null): Value {
  if (countOf(call) < 1) throw wrongCount(selfOf(call), "info <opt> ?args?");
  const option = textOf(call, 0);
  const ofClass = self === null ? undefined : classRows.get(option);
  if (self !== null && ofClass !== undefined) return runRow(call, option, ofClass, self);
  const ofObject = objectRows.get(option);
  if (ofObject === undefined) throw badValue("an info option", argumentOf(call, 0));
  return runRow(call, option, ofObject, call.object);
}

function runRow<T>(call: MethodCall, option: string, found: InfoRow<T>, self: T): Value {
  const count = countOf(call) - 1;
  if (count < found.minimum || count > found.maximum) {
    throw wrongCount(selfOf(call), `info ${option} ${found.usage}`);
  }
  return found.run(call, self);
}

function classArgument(call: MethodCall): OtclClass {
  const found = call.object.system.findClass(textOf(call, 1));
  if (found === null) throw badValue("a class", argumentOf(call, 1));
  return found;
}

function* nameList(objects: Iterable<OtclObject>): Generator<string> {
  for (const object of objects) yield object.name;
}

/** The names that match the pattern, if one is given. */
function matching(call: MethodCall, candidates: Iterable<string>): TclList {
  const { interp } = call.object.system;
  const pattern = countOf(call) > 1 ? textOf(call, 1) : null;
  const found: string[] = [];
  let seen = 0;
  for (const name of candidates) {
    if (++seen % 8 === 0) interp.step();
    if (pattern === null || globMatch(pattern, name)) found.push(name);
  }
  interp.chargeItems(found.length);
  return new TclList(found);
}

/** Names of the methods that are written in Tcl, or will be loaded from there. */
function* scripted(table: Table): Generator<string> {
  for (const [name, method] of table) if (method.kind !== "native") yield name;
}

function procedureNamed(call: MethodCall, table: Table): Procedure {
  const method = table.get(textOf(call, 1));
  if (method?.kind === "procedure") return method.procedure;
  throw badValue("a tcl method name", argumentOf(call, 1));
}

function parametersOf(procedure: Procedure): TclList {
  return new TclList(procedure.parameters.slice(HIDDEN).map(({ name }) => name));
}

/** Stores the default value of a parameter in a variable of the caller; the result says whether there is one. */
function storeDefault(call: MethodCall, procedure: Procedure): Value {
  const { interp } = call.object.system;
  const parameter = procedure.parameters.find(({ name }) => name === textOf(call, 2));
  if (parameter === undefined) {
    throw tclError(`procedure "${textOf(call, 1)}" doesn't have an argument "${textOf(call, 2)}"`);
  }
  interp.setVariable(toText(argumentOf(call, 3)), parameter.fallback ?? "");
  return parameter.fallback === undefined ? 0 : 1;
}
