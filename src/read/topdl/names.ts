import type { Span } from "../../source/index.ts";
import type { Context } from "./context.ts";

const HOST_NAME = /^[-0-9A-Za-z]+$/;

/** A name that the testbed keeps for its own server. */
const SERVER = "ops";

/**
 * The name of a node or network as a host name: `_` becomes `-`. Null where it cannot be one, which is reported; `taken`
 * are names of its kind with their places.
 */
export function readName(
  context: Context,
  written: string,
  place: Span,
  taken: ReadonlyMap<string, Span>,
): string | null {
  const name = written.replaceAll("_", "-");
  if (name !== written) {
    context.repeated(
      "NS4506",
      "note",
      place,
      'names are host names: "_" in them becomes "-"',
      `"${written}" is called "${name}"`,
    );
  }
  if (!HOST_NAME.test(name) || name === SERVER) {
    context.error(
      "NS3013",
      place,
      name === SERVER ? `nothing can be called "${SERVER}"` : `"${written}" is no host name`,
      name === SERVER
        ? "it is the name of the testbed's own server"
        : 'names are host names: letters, digits and "-" only',
    );
    return null;
  }
  if (!taken.has(name)) return name;
  context.error("NS4509", place, `the name "${name}" is taken already`, "each needs a name of its own");
  return null;
}
