import { createHash } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type DistFile, isDistName } from "../configapi/index.ts";

/** A file that is open, and what was found of it. The handle is the caller's to close. */
export interface OpenPackage {
  readonly file: DistFile;
  readonly handle: FileHandle;
}

interface Digest {
  readonly state: string;
  readonly sha256: Promise<string>;
}

/**
 * nsc for nodes that have none: the files that `npm run package` made, in one folder. They may be made anew while the
 * server runs. Each is read once for its checksum, and again when it changed.
 */
export class Packages {
  readonly #folder: string | null;
  readonly #digests = new Map<string, Digest>();

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** What is there, by name; empty where nothing was made. */
  async list(): Promise<DistFile[]> {
    const names = this.#folder === null ? [] : await readdir(this.#folder).catch(nothing([]));
    const found = await Promise.all(
      names
        .filter(isDistName)
        .sort()
        .map((name) => this.#describe(name)),
    );
    return found.filter((file) => file !== null);
  }

  /** Opens one file; null where there is none of this name. */
  async open(name: string): Promise<OpenPackage | null> {
    const file = await this.#describe(name);
    if (file === null) return null;
    const handle = await open(this.#path(name)).catch(nothing(null));
    if (handle === null) return null;
    // Another file may have taken its place since.
    if (stateOf(await handle.stat()) === this.#digests.get(name)?.state) return { file, handle };
    await handle.close();
    return this.open(name);
  }

  async #describe(name: string): Promise<DistFile | null> {
    if (this.#folder === null || !isDistName(name)) return null;
    const path = this.#path(name);
    const stats = await stat(path).catch(nothing(null));
    if (stats === null || !stats.isFile()) return null;
    const state = stateOf(stats);
    let digest = this.#digests.get(name);
    if (digest?.state !== state) {
      digest = { state, sha256: sha256Of(path) };
      this.#digests.set(name, digest);
    }
    try {
      return { name, size: stats.size, sha256: await digest.sha256 };
    } catch (error) {
      this.#digests.delete(name);
      return nothing(null)(error);
    }
  }

  #path(name: string): string {
    return join(this.#folder ?? "", name);
  }
}

/** What changes whenever a file does. */
function stateOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join();
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Takes a file or folder that is not there for a value; other errors pass. */
function nothing<T>(value: T): (error: unknown) => T {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return value;
    throw error;
  };
}
