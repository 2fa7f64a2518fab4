import { parameters, toText } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { describe, shown } from "../describe.ts";
import { unknownHardware } from "../node-settings.ts";
import { VirtualTypeObject } from "../objects/other.ts";
import type { CommandRow } from "../row.ts";
import { parseWeight } from "../units.ts";

export const virtualTypeCommands: readonly CommandRow[] = [
  {
    name: "tb-make-soft-vtype",
    parameters: parameters("name types:list"),
    help: "Makes a virtual type: hardware types any of which will do, others at a price (weight 0.5).",
    run: (call) => makeVirtualType(call, 0.5, 1, false),
  },
  {
    name: "tb-make-hard-vtype",
    parameters: parameters("name types:list"),
    help: "Makes a virtual type: hardware types one of which it has to be (weight 1).",
    run: (call) => makeVirtualType(call, 1, 1, false),
  },
  {
    name: "tb-make-weighted-vtype",
    parameters: parameters("name weight types:list"),
    help: "Makes a virtual type with a weight of its own, more than 0 and less than 1.",
    run(call) {
      const weight = parseWeight(call.text(1));
      if (weight !== null) return makeVirtualType(call, weight, 2, true);
      call.report("NS3023", 1, `${shown(call.text(1))} is not a weight`, {
        help: "a weight is more than 0 and less than 1, such as 0.5",
      });
    },
  },
];

/** Makes a virtual type of the types that an argument lists; one of the same name is replaced. */
function makeVirtualType(call: Call, weight: number, index: number, weighted: boolean): void {
  const { session } = call;
  const name = call.text(0);
  const types = call.list(index).map(toText);
  session.hold(512 + 64 * types.length);
  let usable = true;
  for (const type of types) if (!checkMember(call, index, type, weighted)) usable = false;
  if (!usable) return;
  const holder = session.object(name);
  if (
    holder === undefined
      ? session.interp.findCommand(name, session.interp.globalNamespace) !== null
      : !session.virtualTypes.has(name)
  ) {
    call.report(
      "NS3014",
      0,
      `the name "${name}" is taken by ${holder === undefined ? `the command "${name}"` : describe(holder)}`,
      {
        help: "the testbed would lose what has the name; choose another one",
        related: holder === undefined ? [] : [{ message: "made here", span: holder.span }],
      },
    );
    return;
  }
  const virtualType = new VirtualTypeObject(name, call.place);
  virtualType.weight = weight;
  virtualType.written = call.text(index);
  virtualType.types = types;
  session.virtualTypes.delete(name);
  session.virtualTypes.set(name, virtualType);
  session.replace(virtualType);
}

function checkMember(call: Call, index: number, type: string, weighted: boolean): boolean {
  const { session } = call;
  if (session.virtualTypes.has(type)) {
    call.report("NS3023", index, `${shown(type)} is a virtual type itself`, {
      help: "a virtual type is made of types of the testbed",
    });
    return false;
  }
  const known = session.profile.hardwareTypes.get(type);
  if (known === undefined) return unknownHardware(call, index, type);
  if (!weighted || !known.remote) return true;
  call.report("NS3023", index, `${shown(type)} is a remote type, which a weighted virtual type cannot have`);
  return false;
}
