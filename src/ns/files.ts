import { type CommandFunction, toText, type Value } from "../tcl/index.ts";

/** What `file` says of files: true for what can be sourced, and false for everything else. */
const QUESTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["exists", ["file", "directory"]],
  ["readable", ["file", "directory"]],
  ["isfile", ["file"]],
  ["isdirectory", ["directory"]],
]);

/**
 * `file` with the questions that scripts ask before they source something. Names are relative to the folder of the
 * main file, so the normal form of one is relative too.
 */
export function fileCommand(original: CommandFunction): CommandFunction {
  return (interp, words, site) => {
    const kinds = words.length === 3 ? QUESTIONS.get(toText(words[1] as Value)) : undefined;
    const { fileKind } = interp.host;
    if (kinds !== undefined && fileKind !== undefined) {
      const kind = fileKind(toText(words[2] as Value));
      return kind !== null && kinds.includes(kind) ? "1" : "0";
    }
    const normalizes = words.length === 3 && toText(words[1] as Value) === "normalize";
    return normalizes ? normalize(toText(words[2] as Value)) : original(interp, words, site);
  };
}

function normalize(name: string): string {
  const parts: string[] = [];
  for (const part of name.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || !name.startsWith("/")) parts.push(part);
  }
  const path = parts.join("/");
  return name.startsWith("/") ? `/${path}` : path === "" ? "." : path;
}
