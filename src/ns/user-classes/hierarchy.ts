import { classTables } from "../classes/index.ts";
import { NEW_CLASSES, OTHER_CLASSES } from "../new.ts";
import type { NsObject } from "../objects/object.ts";
import type { MethodRow } from "../row.ts";

/** The class above all classes of the testbed. */
export const ROOT_CLASS = "NSObject";

const SUPERCLASSES: ReadonlyMap<string, string> = new Map([
  ["Bridge", "Node"],
  ["Link", "LanLink"],
  ["Lan", "LanLink"],
]);

/** The testbed's classes, each after the one above it. */
export function builtinClassNames(): string[] {
  const names = [...NEW_CLASSES, ...OTHER_CLASSES].filter(
    (name) => name !== ROOT_CLASS && name !== "Class" && name !== "Object",
  );
  const depth = (name: string): number => {
    const above = superclassOf(name, names);
    return above === ROOT_CLASS ? 0 : 1 + depth(above);
  };
  return [ROOT_CLASS, ...names.sort((a, b) => depth(a) - depth(b))];
}

/** The class above a class: `Agent/TCP/FullTcp` is below `Agent/TCP`, that below `Agent`. */
export function superclassOf(name: string, known: readonly string[]): string {
  const listed = SUPERCLASSES.get(name);
  if (listed !== undefined) return listed;
  for (let cut = name.lastIndexOf("/"); cut > 0; cut = name.lastIndexOf("/", cut - 1)) {
    if (known.includes(name.slice(0, cut))) return name.slice(0, cut);
  }
  return ROOT_CLASS;
}

type Rows = ReadonlyMap<string, MethodRow<NsObject>>;

/** The methods that a class has beside those of the class above it. */
export function ownRows(name: string, known: readonly string[]): MethodRow<NsObject>[] {
  const above = superclassOf(name, known);
  const inherited = name === ROOT_CLASS ? undefined : rowsOf(above, known);
  return [...(rowsOf(name, known) ?? [])]
    .filter(([method, row]) => inherited?.get(method) !== row)
    .map(([, row]) => row);
}

/** The table of a class; for a class without objects of its own, what the classes right below it share. */
function rowsOf(name: string, known: readonly string[]): Rows | undefined {
  const table = classTables.get(name) as Rows | undefined;
  if (table !== undefined || name === ROOT_CLASS) return table;
  const [first, ...others] = known
    .filter((below) => superclassOf(below, known) === name)
    .map((below) => (classTables.get(below) ?? new Map()) as Rows);
  if (first === undefined) return undefined;
  return new Map([...first].filter(([method, row]) => others.every((other) => other.get(method) === row)));
}
