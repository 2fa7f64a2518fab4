import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Glob, isPattern } from "../../lint/index.ts";
import { type Diagnostic, SourceFile, span } from "../../source/index.ts";
import { errorCode, reason } from "../read.ts";
import type { LintSettings } from "./settings.ts";

/** One thing to look at: a file by the name that findings show, or standard input. */
export interface LintInput {
  readonly name: string;
  readonly stdin: boolean;
  /** Whether a search found it; a file that somebody named is looked at in any case. */
  readonly searched: boolean;
}

export interface FoundInputs {
  readonly inputs: readonly LintInput[];
  /** Names and patterns behind which there is nothing, and folders that cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a search of folders takes for NS files and for hand-written containers. */
const SEARCHED = /(?:\.(?:ns|tcl)|(?:^|\/)containers\.json)$/i;

/** What a search of folders takes for NS files. */
export const SCRIPTS = /\.(?:ns|tcl)$/i;

/** Folders that no search goes into. */
const SKIPPED = new Set(["node_modules"]);

/**
 * Files, files below folders, files that match a pattern, and `-` for standard input: each once, in order. `searched`
 * says what is taken from folders.
 */
export function findInputs(
  cwd: string,
  words: readonly string[],
  stdinName: string | undefined,
  settings: LintSettings,
  searched: RegExp = SEARCHED,
): FoundInputs {
  const finder = new Finder(cwd, settings, searched);
  for (const word of words) {
    if (word === "-") finder.addStdin(stdinName ?? "<stdin>");
    else finder.add(word);
  }
  return { inputs: [...finder.inputs.values()], diagnostics: finder.diagnostics };
}

class Finder {
  readonly inputs = new Map<string, LintInput>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #cwd: string;
  readonly #settings: LintSettings;
  readonly #searched: RegExp;

  constructor(cwd: string, settings: LintSettings, searched: RegExp) {
    this.#cwd = cwd;
    this.#settings = settings;
    this.#searched = searched;
  }

  addStdin(name: string): void {
    this.inputs.set("-", { name, stdin: true, searched: false });
  }

  add(word: string): void {
    const stat = statSync(resolve(this.#cwd, word), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      if (!this.#search(word, (path) => this.#searched.test(path), null)) {
        this.#problem(word, "NS0001", "no NS file lies in this folder", "NS files end in .ns or .tcl");
      }
    } else if (stat === undefined && isPattern(word)) {
      const glob = new Glob(this.#relative(word));
      if (!this.#search(".", (path) => glob.matches(path), glob))
        this.#problem(word, "NS0001", "no file matches the pattern", "check the pattern and the folder");
    } else this.#put({ name: word, stdin: false, searched: false });
  }

  /** Goes through a folder in order of names; links to folders are not followed. True when a file was found. */
  #search(root: string, wanted: (path: string) => boolean, glob: Glob | null): boolean {
    let found = false;
    const pending = [root];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const below: string[] = [];
      for (const entry of this.#entries(folder)) {
        const path = folder === "." ? entry.name : join(folder, entry.name);
        if (this.#settings.ignores(resolve(this.#cwd, path))) continue;
        if (entry.isDirectory()) {
          const enter = glob === null ? !entry.name.startsWith(".") : glob.mayMatchBelow(path);
          if (enter && !SKIPPED.has(entry.name)) below.push(path);
        } else if (isFile(entry, resolve(this.#cwd, path)) && wanted(path)) {
          found = true;
          this.#put({ name: path, stdin: false, searched: true });
        }
      }
      pending.push(...below.reverse());
    }
    return found;
  }

  #entries(folder: string): Dirent[] {
    try {
      return readdirSync(resolve(this.#cwd, folder), { withFileTypes: true }).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      );
    } catch (error) {
      if (errorCode(error) !== "ENOENT") this.#problem(folder, "NS0003", `cannot be read: ${reason(error)}`);
      return [];
    }
  }

  /** A pattern below the working folder, as the paths that a search finds are written. */
  #relative(pattern: string): string {
    return pattern.startsWith("/") ? relative(this.#cwd, pattern) : pattern;
  }

  #put(input: LintInput): void {
    const path = resolve(this.#cwd, input.name);
    if (!this.inputs.has(path)) this.inputs.set(path, input);
  }

  #problem(name: string, code: "NS0001" | "NS0003", message: string, help?: string): void {
    this.diagnostics.push({
      code,
      severity: "error",
      message,
      span: span(new SourceFile(name, ""), 0),
      ...(help === undefined ? {} : { help }),
    });
  }
}

/** A link counts as what it leads to. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
