/** One parameter of a command, as far as it can be told from outside. */
export interface ParameterFacts {
  readonly name: string;
  /** `script`, `expression`, `variable`, `list`, `node`, `bandwidth`, … */
  readonly kind: string;
  readonly optional?: true;
  readonly rest?: true;
}

/** What is known of a command or method without running it. */
export interface CommandFacts {
  readonly name: string;
  readonly parameters: readonly ParameterFacts[];
  /** The words after the name, for messages. */
  readonly usage: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Present when the first argument chooses among commands; only of those that are tables themselves. */
  readonly subcommands?: ReadonlyMap<string, CommandFacts>;
}

/** What a word of a call holds. */
export type WordShape = "script" | "expression" | "text";

/** What the words of a call hold, told from its literal words; index 0 is the command's name. */
export type ShapesOf = (texts: readonly (string | null)[]) => readonly WordShape[];

/** The language as data: rules know commands from here alone. */
export interface Vocabulary {
  readonly tcl: ReadonlyMap<string, CommandFacts>;
  /** The testbed's commands, `new` among them. */
  readonly testbed: ReadonlyMap<string, CommandFacts>;
  /** Methods by class and name; those that every object has under the class `*`. */
  readonly classes: ReadonlyMap<string, ReadonlyMap<string, CommandFacts>>;
  readonly shapesOf: ShapesOf;
}
