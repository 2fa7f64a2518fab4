import type { Span } from "../source/index.ts";
import { kindOf } from "./describe.ts";
import type { NsObject } from "./objects/object.ts";
import type { Simulator } from "./objects/simulator.ts";
import type { Session } from "./session.ts";

const HOST_NAME = /^[-0-9A-Za-z]+$/;

/** A name that the testbed keeps for its own server. */
const SERVER = "ops";

/** How far before an object's creation the `set` that named it is looked for. */
const LOOK_BACK = 400;

/** Reports names of nodes, links and LANs that cannot be host names. */
export function checkNames(session: Session, simulator: Simulator): void {
  for (const object of [...simulator.nodes, ...simulator.networks]) {
    if (HOST_NAME.test(object.name)) continue;
    session.report("NS3013", nameSpan(object), `"${object.name}" is no name for a ${kindOf(object)}`, {
      help: `names are host names: letters, digits and "-" only; ${advice(object.name)}`,
    });
  }
}

/** Reports a node with the name of the testbed's server. */
export function checkReservedNames(session: Session, simulator: Simulator): void {
  for (const node of simulator.nodes) {
    if (node.name !== SERVER) continue;
    session.report("NS3013", nameSpan(node), `a node cannot be called "${SERVER}"`, {
      help: "it is the name of the testbed's own server; use another variable",
    });
  }
}

function advice(name: string): string {
  const better = name.replace(/^:+/, "").replaceAll(/[^-0-9A-Za-z]+/g, "-");
  if (name.startsWith("::")) return `write "set ${name.slice(2)}" without the colons`;
  return better === "" || better === "-"
    ? "use another variable"
    : `a variable such as "${better.replaceAll("-", "")}" would do`;
}

/** Where an object got its name: the variable of the `set` around its creation, else the creation itself. */
export function nameSpan(object: NsObject): Span {
  const { file, start } = object.span;
  const before = file.text.slice(Math.max(0, start - LOOK_BACK), start);
  const match = /(?:^|[\s;[{])set[ \t]+(\S{1,200})[ \t]+\[[ \t]*$/.exec(before);
  if (match === null) return object.span;
  const variable = match[1] as string;
  const at = start - before.length + match.index + match[0].indexOf(variable, match[0].indexOf("set") + 3);
  return { file, start: at, end: at + variable.length };
}
