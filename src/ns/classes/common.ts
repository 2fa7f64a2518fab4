import { parameters, parseVariableName, type Result, tclError } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { kindOf, shown } from "../describe.ts";
import type { NsObject } from "../objects/object.ts";
import { type MethodRow, methodTable } from "../row.ts";
import { userClasses } from "../user-classes/user-classes.ts";

const rows: readonly MethodRow<NsObject>[] = [
  {
    name: "set",
    parameters: parameters("variable ?value?"),
    help: "Reads or writes an instance variable. Any name is allowed; those that the class knows take effect.",
    run(call, self) {
      const variable = call.text(0);
      const scripted = call.session.userClasses?.knownObject(self);
      if (scripted !== undefined && !self.knows(parseVariableName(variable).base)) {
        return call.has(1) ? scripted.setVariable(variable, call.value(1)) : scripted.getVariable(variable);
      }
      if (call.has(1)) {
        const before = self.read(variable);
        const growth = call.text(1).length - (before?.length ?? 0);
        call.session.hold(before === undefined ? 128 + variable.length + growth : Math.max(0, growth));
        if (self.write(variable, call.text(1), call.span(1))) return call.value(1);
        call.report(
          "NS3031",
          1,
          `${variable} of the ${kindOf(self)} "${self.name}" is a number, not ${shown(call.text(1))}`,
        );
        return "";
      }
      const value = self.read(variable);
      if (value !== undefined) return value;
      throw tclError(
        `can't read "${variable}": no such variable`,
        "TCL",
        "LOOKUP",
        "VARNAME",
        variable,
      ).explain({
        code: "NS2001",
        message: `the ${kindOf(self)} "${self.name}" has no instance variable "${variable}"`,
        span: call.span(0),
      });
    },
  },
  {
    name: "info",
    parameters: parameters("option ?arg ...?"),
    help: "Tells of the object: `info class` gives the name of its class, `info vars` its instance variables.",
    run: (call, self) => (call.count === 1 && call.text(0) === "class" ? self.className : send(call, self)),
  },
  ...scriptedRows([
    ["instvar", "Makes instance variables of the object variables of the current procedure."],
    ["unset", "Removes instance variables."],
    ["array", "Does what `array` does, with an instance variable."],
    ["proc", "Defines a method of this object alone."],
    ["class", "Gives the object another class."],
    ["next", "Calls the same method of the class above, inside of a method."],
  ]),
];

/** Methods of OTcl's objects. */
function scriptedRows(methods: readonly (readonly [string, string])[]): MethodRow<NsObject>[] {
  return methods.map(([name, help]) => ({ name, parameters: parameters("?arg ...?"), help, run: send }));
}

function send(call: Call, self: NsObject): Result {
  return userClasses(call.session).send(self, call.words, call.site);
}

/** Methods that every object has. */
export const COMMON_METHODS = methodTable(rows);
