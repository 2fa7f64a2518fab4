import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Terminal } from "./terminal.ts";

/** The XDG base directories that nsc uses, with where they are when nothing is said. */
const FOLDERS = {
  XDG_CONFIG_HOME: ".config",
  XDG_DATA_HOME: ".local/share",
  XDG_STATE_HOME: ".local/state",
} as const;

/** nsc's own folder in one of the user's base directories. A relative path in the variable does not count. */
export function userFolder(env: Terminal["env"], variable: keyof typeof FOLDERS): string {
  const base = env[variable] ?? "";
  return join(isAbsolute(base) ? base : join(env["HOME"] || homedir(), FOLDERS[variable]), "nsc");
}
