import { detached } from "../../parser/index.ts";
import { type CommandFunction, type CommandSpec, parameters } from "../command.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { newList } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { addTextWork } from "../work.ts";
import { unavailable } from "./refused.ts";
import { subcommand } from "./subcommand.ts";

/** The parts of a file name; the first is `/` when it is absolute. A part that Tcl would read as a user gets `./`. */
function splitPath(interp: Interpreter, name: string): string[] {
  interp.charge(name.length);
  const parts = name.split("/").flatMap((part) => (part === "" ? [] : [detached(part, name)]));
  const absolute = name.startsWith("/");
  const shielded = parts.map((part, i) => (part.startsWith("~") && (absolute || i > 0) ? `./${part}` : part));
  return absolute ? ["/", ...shielded] : shielded;
}

function joinParts(parts: readonly string[]): string {
  const [first = "", ...rest] = parts.map((part, i) =>
    i > 0 && part.startsWith("./~") ? part.slice(2) : part,
  );
  if (rest.length === 0) return first;
  return first === "/" ? `/${rest.join("/")}` : [first, ...rest].join("/");
}

/** One name of several: each absolute one starts anew. */
function joinNames(interp: Interpreter, names: readonly string[]): string {
  let parts: string[] = [];
  for (const name of names) {
    const more = splitPath(interp, name);
    const absolute = name.startsWith("/") || name.startsWith("~");
    if (absolute) parts = more;
    else parts.push(...more);
  }
  interp.chargeItems(parts.length);
  return joinParts(parts);
}

function directoryOf(parts: readonly string[]): string {
  if (parts.length > 1) return joinParts(parts.slice(0, -1));
  return parts[0] === "/" ? "/" : ".";
}

function lastOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return last === "/" ? "" : last;
}

function extensionOf(name: string): string {
  addTextWork(name.length);
  const dot = name.lastIndexOf(".");
  return dot > name.lastIndexOf("/") ? detached(name.slice(dot), name) : "";
}

function argument(words: readonly Value[]): string {
  return toText(words[2] as Value);
}

/** What works on names alone. */
const onNames: readonly SubcommandSpec[] = [
  subcommand("dirname", "name", "All parts of a file name but the last.", (interp, words) => {
    return directoryOf(splitPath(interp, argument(words)));
  }),
  subcommand(
    "extension",
    "name",
    "What follows the last dot of a file name, with the dot.",
    (_interp, words) => {
      return extensionOf(argument(words));
    },
  ),
  subcommand("join", "name ?name ...?", "One file name of several parts.", (interp, words) => {
    return joinNames(interp, words.slice(2).map(toText));
  }),
  subcommand("nativename", "name", "The name with single slashes.", (interp, words) => {
    return joinNames(interp, [argument(words)]);
  }),
  subcommand("pathtype", "name", "Whether a file name is absolute or relative.", (_interp, words) => {
    return /^[/~]/.test(argument(words)) ? "absolute" : "relative";
  }),
  subcommand("rootname", "name", "A file name without what follows its last dot.", (_interp, words) => {
    const name = argument(words);
    return detached(name.slice(0, name.length - extensionOf(name).length), name);
  }),
  subcommand("separator", "?name?", "What separates the parts of file names.", () => "/"),
  subcommand("split", "name", "The parts of a file name.", (interp, words) => {
    return newList(splitPath(interp, argument(words)));
  }),
  subcommand("tail", "name", "The last part of a file name.", (interp, words) => {
    return lastOf(splitPath(interp, argument(words)));
  }),
];

const onDisk = [
  "atime",
  "attributes",
  "channels",
  "copy",
  "delete",
  "executable",
  "exists",
  "isdirectory",
  "isfile",
  "link",
  "lstat",
  "mkdir",
  "mtime",
  "normalize",
  "owned",
  "readable",
  "readlink",
  "rename",
  "size",
  "stat",
  "system",
  "tempfile",
  "type",
  "volumes",
  "writable",
];

function refuse(name: string): SubcommandSpec {
  const run: CommandFunction = (_interp, words, site) => {
    throw unavailable(
      `file ${name}`,
      "without access to folders",
      "what `source` reads must be named in the file itself",
      words,
      site,
    );
  };
  return {
    name,
    parameters: parameters("?arg ...?"),
    help: "Not available: files cannot be looked at.",
    run,
  };
}

/** File names as text; nothing looks at a disk. */
export const fileCommands: readonly CommandSpec[] = [
  ensemble("file", "Works on file names.", [...onNames, ...onDisk.map(refuse)]),
];
