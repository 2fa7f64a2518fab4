import type { CommandSpec } from "../command.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import { type TclError, tclError } from "../errors.ts";
import { toText, type Value } from "../value.ts";
import { unavailable } from "./refused.ts";
import { subcommand } from "./subcommand.ts";

const NAMES = ["ascii", "iso8859-1", "unicode", "utf-8"];

function system(words: readonly Value[]): Value {
  if (words[2] === undefined) return "utf-8";
  const name = toText(words[2]);
  if (!NAMES.includes(name)) throw unknownEncoding(name);
  return "";
}

function unknownEncoding(name: string): TclError {
  return tclError(`unknown encoding "${name}"`, "TCL", "LOOKUP", "ENCODING", name);
}

function refused(name: string): SubcommandSpec {
  return subcommand(
    name,
    "?encoding? data",
    "Not available: text is never bytes here.",
    (_interp, words, site) => {
      throw unavailable(
        `encoding ${name}`,
        "without binary data",
        "text is Unicode everywhere; nothing has to be converted",
        words,
        site,
      );
    },
    { minimum: 1, maximum: 2 },
  );
}

const rows: readonly SubcommandSpec[] = [
  refused("convertfrom"),
  refused("convertto"),
  subcommand("dirs", "?dirList?", "Empty: encodings are not read from files.", () => ""),
  subcommand("names", "", "The encodings that are known.", () => NAMES.join(" ")),
  subcommand("system", "?encoding?", "The encoding of files: always UTF-8.", (_interp, words) =>
    system(words),
  ),
];

/** Encodings by name only: text is Unicode here, and files are read as UTF-8. */
export const encodingCommands: readonly CommandSpec[] = [
  ensemble("encoding", "Tells which encodings there are.", rows),
];
