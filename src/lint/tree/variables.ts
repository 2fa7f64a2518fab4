import { literalText, type Part, splitList, type VariablePart, type Word } from "../../parser/index.ts";
import { type SourceFile, span } from "../../source/index.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { CommandNode, Scope, ScriptNode, VariableNode } from "./nodes.ts";

/** Commands whose words with the kind `variable` are not set by them. */
const READERS = new Set(["array", "unset", "info", "trace", "vwait", "tkwait"]);

/** Commands through which variables are reached by names that only a run knows. */
const DYNAMIC = new Set([
  "eval",
  "uplevel",
  "subst",
  "namespace",
  "trace",
  "apply",
  "interp",
  "vwait",
  "instvar",
]);

/** Commands that do nothing but set the variable that their first argument names. */
const SETTERS = new Set(["set", "append", "lappend", "incr"]);

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Notes which variables a scope reads and sets. What only may set a variable counts as setting it. */
export class VariableNotes {
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Notes a `$name`. */
  readPart(file: SourceFile, script: ScriptNode, part: VariablePart): void {
    this.#read(script, part.name, file, part.start, part.nameEnd);
  }

  /** Notes what a command does to variables by their names. */
  command(node: CommandNode): void {
    const { name, script, texts } = node;
    const { scope } = script;
    if (name === null) {
      this.#mayWrite(node, 1);
      return;
    }
    if (DYNAMIC.has(name) || (name === "source" && texts.at(-1) !== "tb_compat.tcl")) scope.dynamic = true;
    switch (name) {
      case "set":
        if (texts.length === 2) this.#readWord(node, 1);
        else this.#write(node, 1, node.command.end);
        return;
      case "foreach":
      case "lmap":
        for (let i = 1; i < texts.length - 1; i += 2) this.#writeList(node, i, this.#bodyStart(node));
        return;
      case "global":
        this.#alias(node, 1, 1);
        return;
      case "variable":
        this.#alias(node, 1, 2);
        return;
      case "upvar": {
        const first = texts.length % 2 === 0 ? 2 : 1;
        this.#alias(node, first + 1, 2);
        return;
      }
      case "info":
        if (texts[1] === "exists") this.#guard(node, 2);
        else if (texts[1] === "vars" || texts[1] === "locals") scope.dynamic = true;
        return;
      case "dict":
        this.#dict(node);
        return;
      case "array":
        this.#array(node);
        return;
      case "proc":
        return;
      case "unset":
        for (let i = 1; i < texts.length; i++) this.#readWord(node, i);
        return;
    }
    this.#byTable(node, name);
  }

  #byTable(node: CommandNode, name: string): void {
    if (this.#vocabulary.testbed.has(name)) return;
    const facts = this.#vocabulary.tcl.get(name);
    if (facts === undefined || facts.parameters.some(({ kind }) => kind === "option")) {
      this.#mayWrite(node, 1);
      return;
    }
    if (READERS.has(name)) return;
    node.texts.forEach((_text, index) => {
      const parameter = facts.parameters[Math.min(index, facts.parameters.length) - 1];
      if (index > 0 && parameter?.kind === "variable") this.#write(node, index, node.command.end);
    });
  }

  #dict(node: CommandNode): void {
    const { texts } = node;
    switch (texts[1]) {
      case "for":
      case "map":
        this.#writeList(node, 2, this.#bodyStart(node));
        return;
      case "with":
        node.script.scope.dynamic = true;
        return;
      case "update":
        this.#mayWrite(node, 2);
        return;
      case "set":
      case "unset":
      case "append":
      case "lappend":
      case "incr":
        this.#write(node, 2, node.command.end);
        return;
      default:
        return;
    }
  }

  #array(node: CommandNode): void {
    if (node.texts[1] === "set") this.#write(node, 2, node.command.end);
    else if (node.texts[1] === "exists") this.#guard(node, 2);
    else this.#readWord(node, 2);
  }

  /** Notes a command that another one follows in its script: what it returns is of no interest. */
  followed(node: CommandNode): void {
    const { name, command, texts, script } = node;
    if (name === null || !SETTERS.has(name) || texts.length < 2 || (name === "set" && texts.length === 2))
      return;
    const word = command.words[1] as Word;
    const variable = variableName(word, texts[1] ?? null);
    if (variable !== null && command.words.slice(2).every(isComputed))
      variableOf(script.scope, variable).plainWrites++;
  }

  #bodyStart({ command }: CommandNode): number {
    return command.words.at(-1)?.start ?? command.end;
  }

  /** Words that are names may be set by a command of which nothing is known. */
  #mayWrite(node: CommandNode, first: number): void {
    for (let i = first; i < node.texts.length; i++) {
      const text = node.texts[i];
      const kind = node.command.words[i]?.kind;
      if (typeof text !== "string" || kind === "quoted") continue;
      if (NAME.test(text)) this.#write(node, i, node.command.end);
      // What is in braces may be a script, which the command runs here.
      else if (kind === "braced" && (node.name === null ? /[$[]/ : /[$[\s]/).test(text))
        node.script.scope.dynamic = true;
    }
  }

  #writeList(node: CommandNode, index: number, from: number): void {
    const text = node.texts[index];
    if (typeof text !== "string") {
      node.script.scope.dynamic = true;
      return;
    }
    const names = splitList(text);
    if (!Array.isArray(names)) return;
    for (const name of names) this.#note(node, index, name, from);
  }

  #write(node: CommandNode, index: number, from: number): void {
    const word = node.command.words[index];
    if (word === undefined) return;
    const name = variableName(word, node.texts[index] ?? null);
    if (name === null) node.script.scope.dynamic = true;
    else this.#note(node, index, name, from);
  }

  #note(node: CommandNode, index: number, name: string, from: number): void {
    const variable = variableOf(node.script.scope, name);
    variable.writes++;
    if (variable.firstWrite !== null) return;
    const word = node.command.words[index] as Word;
    variable.firstWrite = { span: span(node.file, word.start, word.end), from };
  }

  #alias(node: CommandNode, first: number, step: number): void {
    const { scope } = node.script;
    for (let i = first; i < node.texts.length; i += step) {
      const text = node.texts[i];
      if (typeof text !== "string") {
        scope.dynamic = true;
        continue;
      }
      const name = text.slice(text.lastIndexOf(":") + 1);
      const known = scope.variables.get(name);
      scope.variables.set(name, { ...(known ?? newVariable(name)), given: "alias" });
    }
  }

  #guard(node: CommandNode, index: number): void {
    const word = node.command.words[index];
    const name = word === undefined ? null : variableName(word, node.texts[index] ?? null);
    if (name !== null) variableOf(node.script.scope, name).guarded = true;
  }

  #readWord(node: CommandNode, index: number): void {
    const word = node.command.words[index];
    if (word === undefined) return;
    const name = variableName(word, node.texts[index] ?? null);
    if (name === null) node.script.scope.dynamic = true;
    else this.#read(node.script, name, node.file, word.start, word.end);
  }

  #read(script: ScriptNode, name: string, file: SourceFile, start: number, end: number): void {
    const variable = variableOf(script.scope, name);
    variable.reads++;
    if (variable.given !== null || variable.unset !== null || script.caught) return;
    const until = Math.max(script.loopEnd, start);
    if (variable.firstWrite !== null && variable.firstWrite.from <= until) return;
    variable.unset = { span: span(file, start, end), until };
  }
}

/** The entry of a variable, made when it is met for the first time. */
export function variableOf(scope: Scope, name: string): VariableNode {
  let variable = scope.variables.get(name);
  if (variable === undefined) {
    variable = newVariable(name);
    scope.variables.set(name, variable);
  }
  return variable;
}

export function newVariable(name: string, given: VariableNode["given"] = null): VariableNode {
  return { name, given, firstWrite: null, writes: 0, plainWrites: 0, unset: null, reads: 0, guarded: false };
}

/** The variable that a word names, an element's array for `a(1)` and `a($i)`; null when only a run knows it. */
function variableName(word: Word, text: string | null): string | null {
  const head = text ?? leadingText(word);
  if (head === null) return null;
  const open = head.indexOf("(");
  if (open < 0) return text;
  return head.slice(0, open);
}

/** Commands that only compute a value. */
const COMPUTING = new Set([
  "expr",
  "list",
  "lindex",
  "llength",
  "lrange",
  "lsort",
  "lsearch",
  "lreverse",
  "lrepeat",
  "concat",
  "join",
  "split",
  "format",
  "string",
]);

/** Whether a value is literal, read from variables, or computed by commands that do nothing else. */
function isComputed(word: Word): boolean {
  if (word.kind === "braced") return true;
  return word.parts.every((part) => {
    if (part.kind === "text") return true;
    if (part.kind === "variable")
      return part.index === null || part.index.every((index) => index.kind !== "command-part");
    return part.script.commands.every(({ words }) => {
      const [name, ...rest] = words;
      return name !== undefined && COMPUTING.has(literalText(name) ?? "") && rest.every(isComputed);
    });
  });
}

function leadingText(word: Word): string | null {
  if (word.kind === "braced") return word.text;
  const first: Part | undefined = word.parts[0];
  return first?.kind === "text" ? first.value : null;
}
