import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { noProgress, type Progress } from "../source/index.ts";
import { EnvironmentError, UsageError } from "./exit.ts";
import { errorCode, reason, shownPath } from "./read.ts";

/** One file to write: its name or path below the output folder, and its text, or its bytes, in pieces. */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<string | Uint8Array>;
}

const BATCH = 256 * 1024;

/**
 * Writes several files into a folder; it and those that paths name below it are made when absent. Each goes to a temporary name first; only when all
 * are complete are they renamed, in the order given. When something fails, what was there before is untouched.
 */
export function writeFiles(
  cwd: string,
  folder: string,
  files: readonly OutputFile[],
  progress: Progress = noProgress,
): void {
  const target = resolve(cwd, folder);
  const madeFolders = [...makeFolder(cwd, target)];
  const temporary: string[] = [];
  let current = target;
  try {
    for (const file of files) {
      current = join(target, file.name);
      madeFolders.unshift(...makeFolder(cwd, dirname(current)));
      const path = `${current}.${process.pid}.tmp`;
      temporary.push(path);
      const mode = statSync(current, { throwIfNoEntry: false })?.mode;
      writeOne(path, file.chunks, mode, (bytes) => progress(`writing ${file.name}: ${megabytes(bytes)}`));
    }
    for (const file of files) {
      current = join(target, file.name);
      if (statSync(current, { throwIfNoEntry: false })?.isDirectory())
        throw new Error("a folder has that name");
    }
    files.forEach((file, index) => {
      current = join(target, file.name);
      renameSync(temporary[index] as string, current);
    });
  } catch (error) {
    for (const path of temporary) rmSync(path, { force: true });
    for (const made of madeFolders) removeIfEmpty(made);
    throw new EnvironmentError(`cannot write ${shownPath(cwd, current)}: ${reason(error)}`);
  }
}

/** The same for all names of one file; null where there is none. */
function fileIdentity(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** Refuses outputs that would replace one of the files that they are made from. */
export function keepInputs(
  cwd: string,
  folder: string,
  files: readonly OutputFile[],
  inputs: readonly string[],
): void {
  const read = new Set(inputs.map((path) => fileIdentity(resolve(cwd, path))));
  for (const { name } of files) {
    const path = join(folder, name);
    const existing = fileIdentity(resolve(cwd, path));
    if (existing !== null && read.has(existing))
      throw new UsageError(
        `this would replace ${path}, which it is made from: name another folder with --out`,
      );
  }
}

/**
 * Writes one file at a path, whole or not at all. A link is followed; a device or FIFO, and a file that may not be
 * written, is refused.
 */
export function writeFile(
  cwd: string,
  path: string,
  chunks: OutputFile["chunks"],
  progress: Progress = noProgress,
): void {
  const full = resolve(cwd, path);
  const stat = statTarget(cwd, full);
  if (stat && !stat.isFile()) {
    const help = stat.isDirectory()
      ? "it is a folder"
      : "it is no regular file; leave -o out to write to stdout";
    throw new EnvironmentError(`cannot write ${shownPath(cwd, full)}: ${help}`);
  }
  const real = stat ? realpathSync(full) : full;
  if (stat) checkWritable(cwd, real);
  writeFiles(cwd, dirname(real), [{ name: basename(real), chunks }], progress);
}

function statTarget(cwd: string, path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new EnvironmentError(`cannot write ${shownPath(cwd, path)}: ${reason(error)}`);
  }
}

/** Renaming would replace even a read-only file. */
function checkWritable(cwd: string, path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new EnvironmentError(`cannot write ${shownPath(cwd, path)}: ${reason(error)}`);
  }
}

/** Makes a folder with those above it; gives the ones that were made, the deepest first. */
function makeFolder(cwd: string, path: string): readonly string[] {
  const missing: string[] = [];
  // Step by step: Node's own recursive mkdir never ends in a file system such as /proc.
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory() && missing.length === 0) {
      throw new EnvironmentError(`${shownPath(cwd, path)} is not a folder`);
    }
    for (const folder of [...missing].reverse()) makeOne(folder);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`cannot make the folder ${shownPath(cwd, path)}: ${reason(error)}`);
  }
  return missing;
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another nsc may have made it in the meantime.
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Something else is in it by now: it stays.
  }
}

/** `12.3 MB`. */
function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `mode` is that of the file whose place the new one takes; `written` is told how many bytes are on the disk. */
function writeOne(
  path: string,
  chunks: OutputFile["chunks"],
  mode: number | undefined,
  written: (bytes: number) => void,
): void {
  const descriptor = openSync(path, "wx");
  try {
    if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
    let pending = "";
    let bytes = 0;
    const put = (piece: Uint8Array): void => {
      writeAll(descriptor, piece);
      bytes += piece.length;
      written(bytes);
    };
    for (const chunk of chunks) {
      if (typeof chunk === "string") {
        pending += chunk;
        if (pending.length < BATCH) continue;
      }
      put(Buffer.from(pending, "utf8"));
      pending = "";
      if (typeof chunk !== "string") put(chunk);
    }
    put(Buffer.from(pending, "utf8"));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}
