import { type CallSite, parameters, toText, type Value } from "../../tcl/index.ts";
import type { UserClasses } from "./user-classes.ts";

/** The command `delete`, the counterpart of `new`, unless the file has a command of that name. */
export function defineDelete(classes: UserClasses): void {
  const { session, system } = classes;
  const { interp } = session;
  if (interp.globalNamespace.commands.has("delete")) return;
  const spec = {
    name: "delete",
    parameters: parameters("object"),
    help: "Destroys an object of a class of the file.",
    run: (_interp: unknown, words: readonly Value[], site: CallSite | null) => {
      const name = words[1] as Value;
      const object = system.find(toText(name));
      if (object === null) throw session.unknownObject(toText(name), session.places.of(site, 1), ["destroy"]);
      return classes.destroy(object, name, site);
    },
  };
  interp.putCommand(interp.globalNamespace, spec.name, spec.run, { spec });
}
