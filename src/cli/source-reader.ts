import { realpathSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Host, SourceAnswer } from "../tcl/index.ts";
import { readInput, reason } from "./read.ts";

/** What a script may see of files. */
export type SourceFolder = Required<Pick<Host, "readSource" | "fileKind">>;

/**
 * What a script may see of files: regular files and folders below `root` (the main file's folder by default), compared
 * after links are resolved, relative names counted from the main file's folder.
 */
export function sourceFolder(
  cwd: string,
  mainFile: string,
  root: string | null,
  limit: number,
  read: typeof readInput = readInput,
): SourceFolder {
  const folder = dirname(resolve(cwd, mainFile));
  const rootPath = root === null ? folder : resolve(cwd, root);
  const find = (name: string): string | SourceProblem => {
    if (name.includes("\0")) return { problem: "the name holds a NUL character" };
    const path = resolve(folder, name);
    try {
      return isBelow(realpathSync(rootPath), realpathSync(path)) ? path : outside();
    } catch (error) {
      // Whether a file outside exists is none of the script's business.
      return isBelow(rootPath, path) ? { problem: reason(error) } : outside();
    }
  };
  return {
    readSource(name) {
      const path = find(name);
      if (typeof path !== "string") return path;
      const shown = relative(cwd, path);
      const { value, diagnostics } = read(cwd, shown.startsWith("..") ? path : shown, limit);
      if (value !== null) return { file: value };
      const [problem] = diagnostics;
      return { problem: problem?.message ?? "cannot be read", ...(problem ? { code: problem.code } : {}) };
    },
    fileKind(name) {
      const path = find(name);
      const stat = typeof path === "string" ? statSync(path, { throwIfNoEntry: false }) : undefined;
      if (stat?.isFile()) return "file";
      return stat?.isDirectory() ? "directory" : null;
    },
  };
}

type SourceProblem = Exclude<SourceAnswer, { readonly file: unknown }>;

function isBelow(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function outside(): SourceProblem {
  return {
    problem: "it lies outside the experiment's folder",
    code: "NS0009",
    help: "copy it beside the experiment's file, or name a wider folder with --source-root",
  };
}
