import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type Code, type Diagnostic, type Outcome, SourceFile, span } from "../source/index.ts";

/** A text file with what its evaluation does not see: the byte order mark, and carriage returns as line ends. */
export class InputFile extends SourceFile {
  readonly original: string;

  constructor(name: string, text: string, original: string) {
    super(name, text);
    this.original = original;
  }
}

/** Reads a text file as a person named it. What is wrong with it comes back as one diagnostic. */
export function readInput(cwd: string, name: string, limit: number): Outcome<InputFile | null> {
  const path = resolve(cwd, name);
  let descriptor: number;
  try {
    // Not blocking: opening a FIFO that nobody writes to would hang.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return refused(name, ...openProblem(error));
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) {
      const kind = stat.isDirectory() ? "a directory" : stat.isFIFO() ? "a FIFO" : "a device or socket";
      return refused(name, "NS0002", `${kind}, not a file`, "give the name of a regular file");
    }
    if (stat.size > limit) {
      return refused(
        name,
        "NS0004",
        `the file has ${stat.size} bytes, more than the limit of ${limit}`,
        "raise the limit with --limit file=BYTES if the file is meant to be that large",
      );
    }
    return decode(name, readAll(descriptor, stat.size, limit));
  } catch (error) {
    return refused(name, "NS0003", `cannot be read: ${reason(error)}`);
  } finally {
    closeSync(descriptor);
  }
}

function readAll(descriptor: number, size: number, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = new Uint8Array(Math.max(64 * 1024, size - total + 1));
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
    if (total > limit) throw new Error("the file grew beyond the limit while it was read");
  }
  const only = chunks[0];
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

function openProblem(error: unknown): [Code, string, string?] {
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR")
    return ["NS0001", "no such file", "check the name and the folder"];
  if (code === "ENXIO") return ["NS0002", "a socket or device, not a file"];
  return ["NS0003", `cannot be read: ${reason(error)}`];
}

/** Decodes UTF-8 strictly: a byte order mark is dropped, a wrong byte or a NUL is a diagnostic at its place. */
export function decode(name: string, bytes: Uint8Array): Outcome<InputFile | null> {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    const valid = validPrefix(body);
    const start = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.subarray(0, valid));
    const wrong = body[valid] ?? 0;
    const file = new SourceFile(name, start);
    return failed({
      code: "NS0005",
      severity: "error",
      message: `not valid UTF-8: byte 0x${wrong.toString(16).padStart(2, "0")} at offset ${valid + (bom ? 3 : 0)}`,
      span: span(file, start.length),
      help: "save the file as UTF-8; if it is no text file, it is the wrong one",
    });
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    return failed({
      code: "NS0006",
      severity: "error",
      message: "the file holds a NUL byte: it is no text file",
      span: span(new SourceFile(name, text), nul, nul + 1),
      help: "give the text file that was meant, or remove the byte",
    });
  }
  // Tcl reads a lone carriage return as a line end; the text keeps its length, so that places stay true.
  const lines = text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
  return { value: new InputFile(name, lines, bom ? `\ufeff${text}` : text), diagnostics: [] };
}

/** Number of leading bytes that are whole UTF-8 sequences. */
function validPrefix(bytes: Uint8Array): number {
  const decodes = (end: number): boolean => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length;
  if (decodes(bad)) good = bad;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  // `good` may end inside a sequence that the next byte breaks: the sequence counts as wrong from its start.
  for (let end = good; end > good - 4 && end > 0; end--) {
    if (isWhole(bytes.subarray(0, end))) return end;
  }
  return 0;
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function refused(name: string, code: Code, message: string, help?: string): Outcome<null> {
  return failed({
    code,
    severity: "error",
    message,
    span: span(new SourceFile(name, ""), 0),
    ...(help === undefined ? {} : { help }),
  });
}

function failed(diagnostic: Diagnostic): Outcome<null> {
  return { value: null, diagnostics: [diagnostic] };
}

/** Node's error code, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Why a file operation failed, in words. */
export function reason(error: unknown): string {
  const words: Record<string, string> = {
    EACCES: "permission denied",
    EPERM: "not permitted",
    ENOSPC: "no space left on the device",
    EROFS: "the file system is read-only",
    EISDIR: "it is a directory",
    ENOTDIR: "a part of the path is not a directory",
    ENOENT: "no such file or folder",
    EEXIST: "it exists already",
    ELOOP: "too many symbolic links",
    ENAMETOOLONG: "the name is too long",
    EMFILE: "too many open files",
    EDQUOT: "the disk quota is used up",
    EFBIG: "the file would grow beyond what is allowed here",
  };
  const code = errorCode(error);
  if (code !== undefined && words[code] !== undefined) return words[code];
  return error instanceof Error ? error.message : String(error);
}

/** A path as a person would write it from the working folder. */
export function shownPath(cwd: string, path: string): string {
  const near = relative(cwd, path);
  return near === "" ? "." : near.startsWith("..") ? path : near;
}
