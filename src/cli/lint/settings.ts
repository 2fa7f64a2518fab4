import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Glob } from "../../lint/index.ts";
import { CONFIG_FILE, defaultConfig, type LintConfig, parseConfig } from "../../read/index.ts";
import type { Diagnostic } from "../../source/index.ts";
import { readInput, shownPath } from "../read.ts";

/** The largest configuration that is read, in bytes. */
const LARGEST = 1024 * 1024;

/** A configuration with the folder that its paths are relative to. */
interface Found {
  readonly config: LintConfig;
  readonly folder: string;
  readonly ignore: readonly Glob[];
}

/** Finds for each file the configuration that counts for it: the nearest `.nscrc.json` above. */
export class LintSettings {
  /** What is wrong with the configurations that were read. */
  readonly diagnostics: Diagnostic[] = [];
  readonly #cwd: string;
  readonly #byFolder = new Map<string, Found | null>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** The configuration of a file, its paths as they are named from the working folder. */
  of(path: string): LintConfig {
    const found = this.#find(dirname(path));
    if (found === null) return defaultConfig;
    const { config, folder } = found;
    const named = (name: string | null) =>
      name === null ? null : shownPath(this.#cwd, resolve(folder, name));
    return { ...config, testbed: named(config.testbed), sourceRoot: named(config.sourceRoot) };
  }

  /** Whether a configuration above leaves a file or folder out of searches. */
  ignores(path: string): boolean {
    const found = this.#find(dirname(path));
    if (found === null || found.ignore.length === 0) return false;
    const inside = relative(found.folder, path).split(sep).join("/");
    return found.ignore.some((glob) => glob.matches(inside));
  }

  #find(folder: string): Found | null {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, CONFIG_FILE);
    const above = dirname(folder);
    const found = existsSync(path) ? this.#read(path, folder) : above === folder ? null : this.#find(above);
    this.#byFolder.set(folder, found);
    return found;
  }

  #read(path: string, folder: string): Found {
    const { value: file, diagnostics } = readInput(this.#cwd, shownPath(this.#cwd, path), LARGEST);
    this.diagnostics.push(...diagnostics);
    const parsed = file === null ? null : parseConfig(file);
    this.diagnostics.push(...(parsed?.diagnostics ?? []));
    const config = parsed?.value ?? defaultConfig;
    return { config, folder, ignore: config.ignore.map(ignorePattern) };
  }
}

/** A pattern without a slash is meant at any depth, one that ends in a slash is a folder. */
function ignorePattern(pattern: string): Glob {
  const plain = pattern.replace(/\/+$/, "");
  return new Glob(plain.includes("/") ? plain : `**/${plain}`);
}
