import type { CommandSpec, Parameter, Result } from "../tcl/index.ts";
import type { Call } from "./call.ts";
import type { NsObject } from "./objects/object.ts";

/** One `tb-` command, or another command of the language. */
export interface CommandRow extends Omit<CommandSpec, "run"> {
  /** Returns the command's result; nothing stands for the empty one. */
  readonly run: ((call: Call) => Result | undefined) | ((call: Call) => void);
}

/** One method of a class. Its arguments are counted from the word after its name. */
export interface MethodRow<T extends NsObject> {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly usage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly help: string;
  /** Returns the method's result; nothing stands for the empty one. */
  readonly run: ((call: Call, self: T) => Result | undefined) | ((call: Call, self: T) => void);
}

/** The methods of one class by name, those that it inherits included. */
export type MethodTable<T extends NsObject> = ReadonlyMap<string, MethodRow<T>>;

/** Builds a table; of rows with the same name the first counts. */
export function methodTable<T extends NsObject>(
  ...lists: readonly (readonly MethodRow<T>[])[]
): MethodTable<T> {
  const table = new Map<string, MethodRow<T>>();
  for (const row of lists.flat()) if (!table.has(row.name)) table.set(row.name, row);
  return table;
}
