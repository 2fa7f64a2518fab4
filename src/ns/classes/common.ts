import { parameters, tclError } from "../../tcl/index.ts";
import { kindOf, shown } from "../describe.ts";
import type { NsObject } from "../objects/object.ts";
import { type MethodRow, methodTable } from "../row.ts";

const rows: readonly MethodRow<NsObject>[] = [
  {
    name: "set",
    parameters: parameters("variable ?value?"),
    help: "Reads or writes an instance variable. Any name is allowed; those that the class knows take effect.",
    run(call, self) {
      const variable = call.text(0);
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
    help: "`info class` gives the name of the object's class; other options give the empty text.",
    run: (call, self) => (call.text(0) === "class" ? self.className : ""),
  },
];

/** Methods that every object has. */
export const COMMON_METHODS = methodTable(rows);
