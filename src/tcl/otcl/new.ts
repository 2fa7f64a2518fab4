import { type CommandSpec, parameters } from "../command.ts";
import { TclError, tclError } from "../errors.ts";
import { toText, type Value } from "../value.ts";
import { withMessage } from "./errors.ts";
import type { ObjectSystem } from "./system.ts";

/** `new` and `delete`, as the ns simulator has them: objects with names that are made up, `_o1`, `_o2`, …. */
export function objectCommands(system: ObjectSystem): readonly CommandSpec[] {
  return [
    {
      name: "new",
      parameters: parameters("className ?arg ...?"),
      help: "Makes an object of a class and returns its name.",
      run(interp, words, site) {
        const name = system.nextObjectName();
        const className = words[1] as Value;
        try {
          interp.invoke([className, "create", name, ...words.slice(2)], site);
        } catch (error) {
          if (!(error instanceof TclError)) throw error;
          const reason = toText(error.message);
          throw withMessage(error, `class ${toText(className)}: constructor failed: ${reason}`);
        }
        return name;
      },
    },
    {
      name: "delete",
      parameters: parameters("object"),
      help: "Destroys an object.",
      run(interp, words, site) {
        const name = words[1] as Value;
        if (system.find(toText(name)) === null) throw tclError(`"${toText(name)}" is no object`);
        interp.invoke([name, "destroy"], site);
        return "";
      },
    },
  ];
}
