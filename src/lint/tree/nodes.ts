import type { Command, Comment, Expression } from "../../parser/index.ts";
import type { SourceFile, Span } from "../../source/index.ts";
import type { WordShape } from "../vocabulary.ts";

/** A sequence of commands: the file, a body in braces, or what stands between brackets. */
export interface ScriptNode {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly kind: "file" | "body" | "bracket";
  /** The command that holds it, and in which word; null for the file. */
  readonly owner: CommandNode | null;
  readonly word: number;
  readonly scope: Scope;
  /** Bodies and brackets around it. */
  readonly depth: number;
  /** End of the outermost loop of this scope that can run the script again; 0 outside of loops. */
  readonly loopEnd: number;
  /** Whether an error here is caught by a `catch` or `try` around it. */
  readonly caught: boolean;
}

/** A command with what its words are known to hold. */
export interface CommandNode {
  readonly file: SourceFile;
  readonly command: Command;
  readonly script: ScriptNode;
  /** The name, without leading `::`, when it is literal. */
  readonly name: string | null;
  /** The words' values where they are literal. */
  readonly texts: readonly (string | null)[];
  readonly shapes: readonly WordShape[];
}

/** An expression in braces that a command is known to take. */
export interface ExpressionNode {
  readonly file: SourceFile;
  readonly owner: CommandNode;
  readonly word: number;
  readonly expression: Expression;
}

/** What is known of one variable of a scope. */
export interface VariableNode {
  readonly name: string;
  /** A parameter, or an alias made by `global`, `variable` or `upvar`. */
  readonly given: "parameter" | "alias" | null;
  /** The first command that may set it, and the offset from which the value is there. */
  firstWrite: { readonly span: Span; readonly from: number } | null;
  /** Commands that may set it. */
  writes: number;
  /** Those of them that do nothing else, and whose own result is not what a procedure returns. */
  plainWrites: number;
  /** The first place that reads it before anything set it, and up to where a loop can still have set it. */
  unset: { readonly span: Span; readonly until: number } | null;
  reads: number;
  /** `info exists` asks for it. */
  guarded: boolean;
}

/** Where variables live: the file, a procedure's body, a namespace's body. */
export interface Scope {
  readonly kind: "file" | "procedure" | "namespace";
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly outer: Scope | null;
  readonly depth: number;
  readonly variables: Map<string, VariableNode>;
  /** Whether variables may be read and set by names that are made at run time. */
  dynamic: boolean;
}

/** What a rule wants to see of the tree, in order of place: a command comes before what stands inside of it. */
export interface Visitor {
  /** `previous` is the command before it in the same script. */
  readonly command?: (node: CommandNode, previous: CommandNode | null) => void;
  readonly expression?: (node: ExpressionNode) => void;
  /** The comments of a script; of the file in pieces. */
  readonly comments?: (script: ScriptNode, comments: readonly Comment[]) => void;
  readonly leaveScript?: (script: ScriptNode) => void;
  readonly leaveScope?: (scope: Scope) => void;
  /** All files were seen. */
  readonly done?: () => void;
}
