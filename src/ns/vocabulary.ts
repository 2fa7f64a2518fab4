import {
  type CommandSpec,
  type Parameter,
  parameters,
  type Result,
  toText,
  type Value,
} from "../tcl/index.ts";
import { Call } from "./call.ts";
import { COMMON_METHODS } from "./classes/common.ts";
import { classTables } from "./classes/index.ts";
import { testbedCommands } from "./commands/index.ts";
import { namingHook } from "./naming.ts";
import { NEW_CLASSES, newCommand, OTHER_CLASSES } from "./new.ts";
import { overrideCommands } from "./overrides.ts";
import type { CommandRow } from "./row.ts";
import { type Session, unknownCommand } from "./session.ts";
import { userClasses } from "./user-classes/user-classes.ts";

const ROWS: readonly CommandRow[] = [newCommand, ...testbedCommands];
const TESTBED_NAMES: ReadonlySet<string> = new Set(testbedCommands.map((row) => row.name));

/** Makes an interpreter speak the language: the testbed's commands and classes, naming by `set`, its own `source`. */
export function installVocabulary(session: Session): void {
  const { interp } = session;
  for (const row of ROWS) interp.define(commandSpec(session, row));
  for (const name of [...NEW_CLASSES, ...OTHER_CLASSES]) interp.define(classCommand(session, name));
  overrideCommands(session, (name) => TESTBED_NAMES.has(name));
  interp.onSet = namingHook(session);
  interp.onUnknown = (words, site) => unknownCommand(session, words, site);
}

function commandSpec(session: Session, row: CommandRow): CommandSpec {
  return {
    ...row,
    run: (_interp, words, site) => (row.run(new Call(session, words, site, 1)) as Result | undefined) ?? "",
  };
}

/** A class is a command too. Setting its variables, a habit from the ns simulator, has no effect on any object. */
function classCommand(session: Session, name: string): CommandSpec {
  return {
    name,
    parameters: parameters("method ?arg ...?"),
    help: "A class; objects are made with `new`.",
    run(_interp, words, site) {
      const classes = userClasses(session);
      if (toText(words[1] as Value) !== "set") return classes.sendToClass(name, words, site);
      const place = session.places.of(site);
      session.warn("NS3028", place, `variables of the class ${name} have no effect on a testbed`);
      return classes.classVariable(name, toText(words[2] ?? ""), words[3]);
    },
  };
}

/** What is documented of a command or method. */
export interface VocabularyEntry {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly usage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly help: string;
}

/** Every command of the language besides Tcl's own, in the order of the table. */
export const vocabularyCommands: readonly VocabularyEntry[] = ROWS.map(documented);

/** The methods of every class, those that all objects have under the class name `*`. */
export const vocabularyClasses: ReadonlyMap<string, readonly VocabularyEntry[]> = new Map([
  ...[...classTables].map(([name, table]): [string, VocabularyEntry[]] => [
    name,
    [...table.values()].map(documented),
  ]),
  ["*", [...COMMON_METHODS.values()].map(documented)],
]);

function documented({ name, parameters, usage, minimum, maximum, help }: VocabularyEntry): VocabularyEntry {
  return {
    name,
    parameters,
    ...(usage === undefined ? {} : { usage }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    help,
  };
}
