import { realpathSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { SourceAnswer } from "../tcl/index.ts";
import { readInput, reason } from "./read.ts";

/**
 * Reads what a script sources: regular files below `root` (the main file's folder by default), compared after links
 * are resolved, relative names counted from the main file's folder.
 */
export function sourceReader(
  cwd: string,
  mainFile: string,
  root: string | null,
  limit: number,
): (name: string) => SourceAnswer {
  const folder = dirname(resolve(cwd, mainFile));
  const rootPath = root === null ? folder : resolve(cwd, root);
  return (name) => {
    if (name.includes("\0")) return { problem: "the name holds a NUL character" };
    const path = resolve(folder, name);
    let real: string;
    let realRoot: string;
    try {
      realRoot = realpathSync(rootPath);
      real = realpathSync(path);
    } catch (error) {
      // Whether a file outside exists is none of the script's business.
      if (!isBelow(rootPath, path)) return outside();
      return { problem: reason(error) };
    }
    if (!isBelow(realRoot, real)) return outside();
    const shown = relative(cwd, path);
    const { value, diagnostics } = readInput(cwd, shown.startsWith("..") ? path : shown, limit);
    if (value !== null) return { file: value };
    const [problem] = diagnostics;
    return { problem: problem?.message ?? "cannot be read", ...(problem ? { code: problem.code } : {}) };
  };
}

function isBelow(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function outside(): SourceAnswer {
  return {
    problem: "it lies outside the experiment's folder",
    code: "NS0009",
    help: "copy it beside the experiment's file, or name a wider folder with --source-root",
  };
}
