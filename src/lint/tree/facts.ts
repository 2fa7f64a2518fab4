import { type Command, literalText, type Word } from "../../parser/index.ts";
import { type SourceFile, type Span, span } from "../../source/index.ts";
import type { Program } from "../rule.ts";
import type { CommandFacts } from "../vocabulary.ts";
import type { CommandNode, Visitor } from "./nodes.ts";
import { type ProcedureParameter, readParameters } from "./parameters.ts";

/** One `proc` of the program. */
export interface ProcedureFacts {
  readonly name: string;
  /** Null when they are not written out. */
  readonly parameters: readonly ProcedureParameter[] | null;
  /** The whole command. */
  readonly span: Span;
  /** The word with the name. */
  readonly nameSpan: Span;
  /** Whether it is defined at the outermost level of a file. */
  readonly outermost: boolean;
}

/** A command of the language that a call is known to mean, and the index of its first argument. */
export interface KnownCall {
  readonly facts: CommandFacts;
  readonly first: number;
  /** What messages call it. */
  readonly title: string;
}

/** Commands after which a name may mean another command than the tables say. */
const RENAMERS = new Set(["rename", "interp", "namespace", "package", "load", "Class", "Object"]);

const WORD = /[A-Za-z_][\w-]*/g;

/**
 * What is known of a program as a whole. It is gathered in the same walk that the rules share, so a rule that needs
 * all of it asks when everything was seen.
 */
export class ProgramFacts {
  readonly procedures = new Map<string, ProcedureFacts[]>();
  /** Whether commands are renamed, aliased, or made where no `proc` with a plain name shows it. */
  renames = false;
  /** Variables that hold a simulator. */
  readonly simulators = new Set<string>();
  readonly #program: Program;
  #words: ReadonlyMap<string, number> | null = null;
  #read: ReadonlySet<string> | null = null;

  constructor(program: Program) {
    this.#program = program;
  }

  readonly visitor: Visitor = {
    command: (node) => this.#note(node),
  };

  /** How often a name stands in the text of the program, comments at the beginning of lines left out. */
  countWord(word: string): number {
    this.#words ??= wordCounts(...this.#program.files.map(({ text }) => text));
    return this.#words.get(word) ?? 0;
  }

  /** Whether `$name` stands anywhere in the text of the program. */
  isRead(name: string): boolean {
    this.#read ??= readNames(this.#program.files);
    return this.#read.has(name);
  }

  /** The command of Tcl or the testbed, or the method of a simulator, that a call means; null when another may be meant. */
  knownCall(node: CommandNode): KnownCall | null {
    const { name, texts, command } = node;
    const { vocabulary } = this.#program;
    if (name !== null && !this.procedures.has(name)) {
      const own = vocabulary.tcl.get(name) ?? vocabulary.testbed.get(name);
      if (own !== undefined) {
        const sub = own.subcommands?.get(texts[1] ?? "");
        return sub === undefined
          ? { facts: own, first: 1, title: name }
          : { facts: sub, first: 2, title: `${name} ${texts[1]}` };
      }
    }
    const method = texts[1];
    const object = variableWord(command.words[0]);
    if (typeof method !== "string" || object === null || !this.simulators.has(plainName(object))) return null;
    const facts = vocabulary.classes.get("Simulator")?.get(method);
    return facts === undefined ? null : { facts, first: 2, title: `$${object} ${method}` };
  }

  #note(node: CommandNode): void {
    const { name, texts, command, file, script } = node;
    if (texts[1] === "instproc" || (name !== null && RENAMERS.has(name))) this.renames = true;
    if (name === null) return;
    if (name === "set" && typeof texts[1] === "string" && makesSimulator(node))
      this.simulators.add(plainName(texts[1]));
    if (name !== "proc" || command.words.length !== 4) return;
    const own = texts[1];
    const word = command.words[1];
    if (
      typeof own !== "string" ||
      word === undefined ||
      own.slice(own.startsWith("::") ? 2 : 0).includes("::")
    ) {
      this.renames = true;
      return;
    }
    const plain = plainName(own);
    const procedure: ProcedureFacts = {
      name: plain,
      parameters: readParameters(texts[2] ?? null),
      span: span(file, command.start, command.end),
      nameSpan: span(file, word.start, word.end),
      outermost: script.kind === "file",
    };
    const known = this.procedures.get(plain);
    if (known === undefined) this.procedures.set(plain, [procedure]);
    else known.push(procedure);
  }
}

/** A global name without its leading `::`. */
export function plainName(name: string): string {
  return name.startsWith("::") ? name.slice(2) : name;
}

/** Whether a `set` stores what `new Simulator` gives. */
function makesSimulator({ command }: CommandNode): boolean {
  const made = bracketCommand(command.words[2]);
  if (made === null) return false;
  const [first, second] = made.words.map(literalText);
  return first === "new" && second === "Simulator";
}

/** The only command of a word that is nothing but `[command]`; null for any other word. */
export function bracketCommand(word: Word | undefined): Command | null {
  if (word === undefined || word.kind === "braced" || word.parts.length !== 1) return null;
  const [part] = word.parts;
  if (part?.kind !== "command-part" || part.script.commands.length !== 1) return null;
  return part.script.commands[0] ?? null;
}

/** The name of the variable that a word is, such as `a` of `$a`; null for any other word and for elements. */
export function variableWord(word: Word | undefined): string | null {
  if (word === undefined || word.kind === "braced" || word.parts.length !== 1) return null;
  const [part] = word.parts;
  return part?.kind === "variable" && part.index === null ? part.name : null;
}

/** How often each name stands in a text, comments at the beginning of lines left out; names in `a-b` count as well. */
export function wordCounts(...texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const text of texts) {
    for (const line of text.split("\n")) {
      if (/^\s*#/.test(line)) continue;
      for (const [word] of line.matchAll(WORD)) {
        add(word);
        if (word.includes("-")) word.split("-").forEach(add);
      }
    }
  }
  return counts;
}

function readNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of files) {
    for (const match of text.matchAll(/\$\{?(?:::)?([A-Za-z]\w*)/g)) names.add(match[1] as string);
  }
  return names;
}
