import {
  type BracedWord,
  type Command,
  type Comment,
  type Expression,
  literalText,
  type Part,
  parseExpression,
  parseScript,
  parseScriptInParts,
  type Script,
  type SyntaxProblem,
} from "../../parser/index.ts";
import type { SourceFile } from "../../source/index.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { expressionNodes } from "./expression-nodes.ts";
import type { CommandNode, Scope, ScriptNode, Visitor } from "./nodes.ts";
import { readParameters } from "./parameters.ts";
import { switchBodies } from "./switch.ts";
import { newVariable, VariableNotes } from "./variables.ts";

const LOOPS = new Set(["foreach", "while", "for", "lmap"]);
const CATCHERS = new Set(["catch", "try"]);

export interface WalkOptions {
  readonly vocabulary: Vocabulary;
  /** How deep bodies and brackets may be nested; deeper ones are left out. */
  readonly nesting: number;
  readonly onProblem: (problem: SyntaxProblem) => void;
}

/** What a script, or a piece of one, consists of. */
interface Items {
  readonly commands: readonly Command[];
  readonly comments: readonly Comment[];
}

/** A script that is yet to be visited. */
interface Pending {
  readonly node: ScriptNode;
  /** Null until a body is parsed. */
  readonly items: Items | null;
  /** Given when the script makes a scope of its own. */
  readonly opens: boolean;
}

/** An expression behind a script, such as the condition of a `for`: it is looked at when its turn comes. */
interface LaterExpression {
  readonly owner: CommandNode;
  readonly index: number;
}

/** A script that is being visited. */
interface Frame {
  readonly pending: Pending;
  readonly commands: readonly Command[];
  next: number;
  previous: CommandNode | null;
}

/**
 * Goes through every command of a file once, in order of place, with the bodies and expressions that commands are
 * known to take. Trees are dropped behind it: what is held is the text and the path to the present command.
 */
export function walkFile(file: SourceFile, visitors: readonly Visitor[], options: WalkOptions): void {
  new Walk(file, visitors, options).run();
}

class Walk {
  readonly #file: SourceFile;
  readonly #options: WalkOptions;
  readonly #visitors: readonly Visitor[];
  readonly #variables: VariableNotes;
  readonly #stack: (Frame | LaterExpression)[] = [];

  constructor(file: SourceFile, visitors: readonly Visitor[], options: WalkOptions) {
    this.#file = file;
    this.#options = options;
    this.#visitors = visitors;
    this.#variables = new VariableNotes(options.vocabulary);
  }

  run(): void {
    const file = this.#file;
    const end = file.text.length;
    const scope = newScope("file", file, { start: 0, end }, file.name, null);
    const node: ScriptNode = {
      file,
      start: 0,
      end,
      kind: "file",
      owner: null,
      word: 0,
      scope,
      depth: 0,
      loopEnd: 0,
      caught: false,
    };
    const pending = { node, items: null, opens: true };
    let previous: CommandNode | null = null;
    const problems = parseScriptInParts(file, 0, end, this.#parseOptions, (items) => {
      previous = this.#visitPart(pending, items, previous);
    });
    problems.forEach(this.#options.onProblem);
    this.#leave(pending);
  }

  get #parseOptions() {
    return { nesting: this.#options.nesting };
  }

  #visitPart(pending: Pending, items: Items, previous: CommandNode | null): CommandNode | null {
    for (const visitor of this.#visitors) visitor.comments?.(pending.node, items.comments);
    const outer: Frame = { pending, commands: items.commands, next: 0, previous };
    while (outer.next < outer.commands.length) {
      this.#step(outer);
      for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
        if ("owner" in frame) {
          this.#stack.pop();
          this.#push(
            new InnerScripts(frame.owner, this.#options, this.#variables, this.#visitors, frame.index),
          );
        } else if (frame.next < frame.commands.length) this.#step(frame);
        else {
          this.#stack.pop();
          this.#leave(frame.pending);
        }
      }
    }
    return outer.previous;
  }

  /** Visits the next command of a script, and puts the scripts inside of it on the stack. */
  #step(frame: Frame): void {
    const command = frame.commands[frame.next++] as Command;
    const node = this.#commandNode(command, frame.pending.node);
    if (frame.previous !== null) this.#variables.followed(frame.previous);
    for (const visitor of this.#visitors) visitor.command?.(node, frame.previous);
    frame.previous = node;
    this.#variables.command(node);
    this.#push(new InnerScripts(node, this.#options, this.#variables, this.#visitors));
  }

  /** The last on the stack comes first; a script is parsed only when its turn has come. */
  #push({ list }: InnerScripts): void {
    for (let i = list.length - 1; i >= 0; i--) {
      const next = list[i] as Pending | LaterExpression;
      this.#stack.push("owner" in next ? next : lazyFrame(next));
    }
    this.#open();
  }

  /** Parses the script on top of the stack. */
  #open(): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined || "owner" in frame || frame.commands !== UNPARSED) return;
    const { node, items } = frame.pending;
    const parsed = items ?? this.#parse(node);
    for (const visitor of this.#visitors) visitor.comments?.(node, parsed.comments);
    this.#stack[this.#stack.length - 1] = { ...frame, commands: parsed.commands };
  }

  #parse({ start, end }: ScriptNode): Items {
    const script = parseScript(this.#file, start, end, this.#parseOptions);
    script.errors.forEach(this.#options.onProblem);
    return script;
  }

  #leave({ node, opens }: Pending): void {
    for (const visitor of this.#visitors) visitor.leaveScript?.(node);
    if (opens) for (const visitor of this.#visitors) visitor.leaveScope?.(node.scope);
    this.#open();
  }

  #commandNode(command: Command, script: ScriptNode): CommandNode {
    const texts = command.words.map(literalText);
    const first = texts[0] ?? null;
    const name = first?.startsWith("::") ? first.slice(2) : first;
    return {
      file: this.#file,
      command,
      script,
      name,
      texts,
      shapes: this.#options.vocabulary.shapesOf(texts),
    };
  }
}

const UNPARSED: readonly Command[] = [];

function lazyFrame(pending: Pending): Frame {
  return { pending, commands: UNPARSED, next: 0, previous: null };
}

/** Finds the scripts inside of one command, in order of place, and notes its expressions and variables. */
class InnerScripts {
  readonly list: (Pending | LaterExpression)[] = [];
  readonly #node: CommandNode;
  readonly #options: WalkOptions;
  readonly #variables: VariableNotes;
  readonly #visitors: readonly Visitor[];

  constructor(
    node: CommandNode,
    options: WalkOptions,
    variables: VariableNotes,
    visitors: readonly Visitor[],
    /** The only word to look at, an expression; all of them when left out. */
    only?: number,
  ) {
    this.#node = node;
    this.#options = options;
    this.#variables = variables;
    this.#visitors = visitors;
    const { words } = node.command;
    const bodies = node.name === "switch" ? switchBodies(node) : null;
    if (only !== undefined) {
      this.#expression(words[only] as BracedWord, only);
      return;
    }
    words.forEach((word, index) => {
      if (word.kind !== "braced") this.#parts(word.parts, index);
      else if (bodies?.word === index) for (const body of bodies.scripts) this.#body(body, index);
      else if (node.shapes[index] === "script" || bodies?.words.has(index)) this.#body(word, index);
      else if (node.shapes[index] !== "expression") return;
      else if (this.list.length > 0) this.list.push({ owner: node, index });
      else this.#expression(word, index);
    });
  }

  #parts(parts: readonly Part[], word: number): void {
    for (const part of parts) {
      if (part.kind === "command-part") this.#bracket(part.script, word);
      else if (part.kind === "variable") {
        this.#variables.readPart(this.#node.file, this.#node.script, part);
        if (part.index !== null) this.#parts(part.index, word);
      }
    }
  }

  #bracket(script: Script, word: number): void {
    script.errors.forEach(this.#options.onProblem);
    this.#push(script, "bracket", word, script);
  }

  #body(range: Pick<BracedWord, "contentStart" | "contentEnd">, word: number): void {
    this.#push({ start: range.contentStart, end: range.contentEnd }, "body", word, null);
  }

  #push(
    { start, end }: { readonly start: number; readonly end: number },
    kind: "body" | "bracket",
    word: number,
    items: Items | null,
  ): void {
    const { script, file, name, command } = this.#node;
    if (script.depth >= this.#options.nesting) return;
    const opens = kind === "body" && (name === "proc" || name === "namespace");
    const scope = opens ? this.#scope({ start, end }) : script.scope;
    const loops = kind === "body" && name !== null && LOOPS.has(name);
    const node: ScriptNode = {
      file,
      start,
      end,
      kind,
      owner: this.#node,
      word,
      scope,
      depth: script.depth + 1,
      loopEnd: opens ? 0 : script.loopEnd > 0 ? script.loopEnd : loops ? command.end : 0,
      caught: script.caught || (kind === "body" && name !== null && CATCHERS.has(name)),
    };
    this.list.push({ node, items, opens });
  }

  #scope(range: { readonly start: number; readonly end: number }): Scope {
    const { script, file, name, texts } = this.#node;
    if (name === "namespace") return newScope("namespace", file, range, texts[2] ?? "", script.scope);
    const scope = newScope("procedure", file, range, texts[1] ?? "", script.scope);
    const parameters = readParameters(texts[2] ?? null);
    if (parameters === null) scope.dynamic = true;
    for (const { name: parameter } of parameters ?? [])
      scope.variables.set(parameter, newVariable(parameter, "parameter"));
    return scope;
  }

  #expression(word: BracedWord, index: number): void {
    const { contentStart, contentEnd } = word;
    const { file } = this.#node;
    const { expression, problem } = parseExpression(file, contentStart, contentEnd, {
      nesting: this.#options.nesting,
    });
    if (problem !== null) this.#options.onProblem(problem);
    if (expression === null) return;
    for (const visitor of this.#visitors)
      visitor.expression?.({ file, owner: this.#node, word: index, expression });
    this.#operands(expression, index);
  }

  /** Goes through what is substituted in an expression. */
  #operands(root: Expression, word: number): void {
    for (const node of expressionNodes(root)) {
      if (node.kind === "string") this.#parts(node.parts, word);
      else if (node.kind === "variable-operand") this.#parts([node.variable], word);
      else if (node.kind === "command-operand") this.#parts([node.command], word);
    }
  }
}

function newScope(
  kind: Scope["kind"],
  file: SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
  name: string,
  outer: Scope | null,
): Scope {
  return {
    kind,
    file,
    start,
    end,
    name,
    outer,
    depth: outer === null ? 0 : outer.depth + 1,
    variables: new Map(),
    dynamic: kind === "namespace",
  };
}
