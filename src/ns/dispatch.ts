import { isCertainly, suggest } from "../source/index.ts";
import { maximumOf, minimumOf, type Result, toText, type Value, wrongArguments } from "../tcl/index.ts";
import { Call } from "./call.ts";
import { COMMON_METHODS } from "./classes/common.ts";
import { classTables } from "./classes/index.ts";
import { aKindOf, shown } from "./describe.ts";
import type { NsObject } from "./objects/object.ts";
import { NullObject } from "./objects/other.ts";
import { Simulator } from "./objects/simulator.ts";
import type { MethodTable } from "./row.ts";
import type { Dispatcher, Session } from "./session.ts";

/** Makes the function that runs methods: by class, with the arguments counted, and unknown ones ignored. */
export function dispatcher(session: Session): Dispatcher {
  return (object, words, site) => {
    // What a call on it would give is an object that is not judged either.
    if (object.broken) return object.name;
    if (object instanceof NullObject) return "";
    const method = toText(words[1] ?? "");
    const table = methodsOf(object);
    const row = table.get(method) ?? COMMON_METHODS.get(method);
    const call = new Call(session, words, site, 2);
    if (row === undefined) {
      const known = [...table.keys(), ...COMMON_METHODS.keys()];
      return unknownMethod(call, object, known, words.length < 2);
    }
    const count = words.length - 2;
    if (count < minimumOf(row) || count > maximumOf(row)) {
      throw wrongArguments(`${toText(words[0] as Value)} ${method}`, row);
    }
    return (row.run(call, object) as Result | undefined) ?? "";
  };
}

/** The methods of an object's class. */
export function methodsOf(object: NsObject): MethodTable<NsObject> {
  return (classTables.get(object.className) ?? NO_METHODS) as MethodTable<NsObject>;
}

const NO_METHODS: MethodTable<NsObject> = new Map();

/** Warns of a method that an object does not have; `known` are those that it has. */
export function unknownMethod(
  call: Call,
  object: NsObject,
  known: readonly string[],
  missing: boolean,
): Result {
  const { session } = call;
  const method = missing ? "" : toText(call.words[1] as Value);
  const near = suggest(method, known);
  const place = session.places.of(call.site, missing ? 0 : 1);
  const written = place.file.text.slice(place.start, place.end) === method;
  const what = object instanceof Simulator ? "the simulator" : aKindOf(object);
  session.warn("NS3003", place, `${what} has no method ${shown(method)}; the line has no effect`, {
    ...(near === null ? {} : { help: `did you mean "${near}"?` }),
    ...(near === null || !written
      ? {}
      : {
          fix: {
            title: `write ${near}`,
            edits: [{ span: place, text: near }],
            ...(isCertainly(method, near) ? {} : { guess: true as const }),
          },
        }),
  });
  if (!(object instanceof Simulator)) return "";
  const nothing = new NullObject(`tbnull-null${object.nextId()}`, place);
  session.add(nothing);
  return nothing.name;
}
