import { existsSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { type Identity, identify, PID_EID } from "../../bootstrap/index.ts";
import { CodedError, EnvironmentError, Exit, UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** Which node a machine is, where the command line says it. */
export interface NodeFlags {
  readonly node?: string;
  readonly project?: { readonly project: string };
  readonly experiment?: string;
}

/** Where a node has its token. */
export const TOKEN_FILE = "/etc/nsc/token";

/** The folder that stands for `/`; it may be made later. */
export function rootFolder({ cwd }: Terminal, name: string): string {
  const root = resolve(cwd, name);
  let isFolder: boolean;
  try {
    isFolder = statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? true;
  } catch {
    isFolder = false;
  }
  if (isFolder) return root;
  throw new EnvironmentError(`--root: ${name} is no folder`);
}

/** Which node of which experiment this machine is. Throws a `UsageError` where nothing says it. */
export function whoAmI(flags: NodeFlags, root: string): Identity {
  const inRoot = (path: string) => readOptional(resolve(root, `.${path}`));
  const found = identify({
    node: flags.node ?? null,
    project: flags.project?.project ?? null,
    experiment: flags.experiment ?? null,
    pidEid: inRoot(PID_EID),
    hostName: (root === "/" ? null : inRoot("/etc/hostname")?.trim()) ?? hostname(),
  });
  if (!Array.isArray(found)) return found;
  throw new UsageError(
    `this machine does not say which node it is: give ${found.join(" ")} (there is no ${PID_EID}, and its host name is not NODE.EXPERIMENT.PROJECT)`,
  );
}

/** What a small file says; null where there is none. */
function readOptional(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** The token's file, which nobody but its owner may read; what was given where there is none. Throws a `CodedError`. */
export function checkedTokenFile(
  terminal: Terminal,
  given: string | undefined,
  root: string,
): string | undefined {
  const path = given === undefined ? resolve(root, `.${TOKEN_FILE}`) : resolve(terminal.cwd, given);
  if (!existsSync(path)) return given;
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0)
    throw new CodedError(
      "NS7102",
      `others on this machine can read the token in ${path}`,
      Exit.usage,
      `chmod 600 ${path}`,
    );
  return path;
}
