import { type CommandFunction, type Interpreter, tclError, toText, type Value } from "../tcl/index.ts";
import type { Session } from "./session.ts";

/** Modes of `open` that write without reading first. */
const WRITING = /^(?:w|wb|a|ab|w\+|a\+)$/;

/** Most channels that are open at a time, as on most systems. */
const MOST_OPEN = 1000;

/**
 * Files that a script writes to, a habit from the ns simulator (`set nf [open out.nam w]`). A testbed runs the script on
 * a machine of its own, where nobody looks for such files; here they swallow what is written.
 */
export class Channels {
  readonly #session: Session;
  readonly #open = new Set<string>();
  #count = 2;

  constructor(session: Session) {
    this.#session = session;
  }

  /** `open FILE w`; anything but writing is left to the sandbox, which refuses it. */
  open(original: CommandFunction): CommandFunction {
    return (interp, words, site) => {
      const [, name = "", mode = "r"] = words.map(toText);
      if (!WRITING.test(mode) || name.startsWith("|")) return original(interp, words, site);
      if (this.#open.size >= MOST_OPEN) {
        throw tclError(
          `couldn't open "${name}": too many open files`,
          "POSIX",
          "EMFILE",
          "too many open files",
        );
      }
      this.#session.warn(
        "NS3028",
        this.#session.places.of(site),
        `what is written to "${name}" is dropped: a compiled file writes nothing`,
      );
      const channel = `file${++this.#count}`;
      this.#open.add(channel);
      return channel;
    };
  }

  /** `puts ?-nonewline? CHANNEL TEXT`. */
  puts(original: CommandFunction): CommandFunction {
    return (interp, words, site) => {
      const first = words[1] !== undefined && toText(words[1]) === "-nonewline" ? 2 : 1;
      const drops = words.length === first + 2 && this.#open.has(toText(words[first] as Value));
      return drops ? "" : original(interp, words, site);
    };
  }

  /** A command whose first argument is a channel: does nothing for these, `close` forgets them. */
  other(original: CommandFunction): CommandFunction {
    return (interp: Interpreter, words, site) => {
      const channel = toText(words[1] ?? "");
      if (!this.#open.has(channel)) return original(interp, words, site);
      if (toText(words[0] as Value) === "close") this.#open.delete(channel);
      return "";
    };
  }
}
