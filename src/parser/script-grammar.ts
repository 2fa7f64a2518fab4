import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from "chevrotain";
import {
  ArrayClose,
  ArrayOpen,
  ArrayVariable,
  Braces,
  BracketClose,
  BracketOpen,
  CommandSubstitution,
  CommentText,
  Expand,
  QuoteClose,
  QuoteOpen,
  SCRIPT_TOKENS,
  Scalar,
  Separator,
  Space,
  Text,
} from "./script-tokens.ts";
import type {
  BareWord,
  BracedWord,
  Command,
  CommandPart,
  Comment,
  Part,
  QuotedWord,
  SyntaxProblem,
  TextPart,
  VariablePart,
  Word,
} from "./syntax.ts";
import type { Token } from "./token.ts";

/** The range of a variable's name. */
export interface NameRange {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The items of a script in order of place. */
export interface ScriptItems {
  readonly commands: Command[];
  readonly comments: Comment[];
}

/**
 * The grammar of Tcl scripts; grammars/tcl.ebnf is the reference. The scanner hands over what stands between
 * brackets, and array indexes, innermost first, each as one token with its tree: so nesting costs no stack.
 */
export class ScriptGrammar extends EmbeddedActionsParser {
  /** Grammar self-checks cost start-up time and are for tests. */
  constructor(options: { readonly skipValidations: boolean }) {
    super(SCRIPT_TOKENS, {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: options.skipValidations,
    });
    this.performSelfAnalysis();
  }

  /* Alternatives are made once and get what they work on from these fields: rules do not nest in themselves. */
  #commands: Command[] = [];
  #comments: Comment[] = [];
  /* These two collect; what a tree keeps is a copy of exact size. */
  readonly #words: Word[] = [];
  readonly #parts: Part[] = [];
  #expand: number | undefined = undefined;

  readonly #items: IOrAlt<unknown>[] = [
    { ALT: () => this.#commands.push(this.SUBRULE(this.command)) },
    { ALT: () => this.#comments.push(this.SUBRULE(this.comment)) },
  ];
  readonly #item = { SEP: Separator, DEF: () => this.OR(this.#items) };

  readonly script = this.RULE("script", (): ScriptItems => {
    const commands: Command[] = [];
    const comments: Comment[] = [];
    this.#commands = commands;
    this.#comments = comments;
    this.MANY_SEP(this.#item);
    return { commands, comments };
  });

  readonly comment = this.RULE("comment", (): Comment => {
    const token = this.take(CommentText);
    return { kind: "comment", start: token.startOffset, end: token.end };
  });

  readonly #nextWord = {
    SEP: Space,
    DEF: () => {
      this.#words.push(this.SUBRULE(this.word));
    },
  };

  readonly command = this.RULE("command", (): Command => {
    this.#words.length = 0;
    this.AT_LEAST_ONE_SEP(this.#nextWord);
    const words = this.#words.slice();
    return { kind: "command", start: startOf(words), end: endOf(words), words };
  });

  readonly #wordKinds: IOrAlt<Word>[] = [
    { ALT: () => this.SUBRULE(this.bareWord) },
    { ALT: () => this.SUBRULE(this.bracedWord) },
    { ALT: () => this.SUBRULE(this.quotedWord) },
  ];
  readonly #expansion = (): number => this.CONSUME(Expand).startOffset;

  readonly word = this.RULE("word", (): Word => {
    this.#expand = this.OPTION(this.#expansion);
    return this.OR(this.#wordKinds);
  });

  readonly bracedWord = this.RULE("bracedWord", (): BracedWord => {
    const expand = this.#expand;
    const token = this.take<string>(Braces);
    return {
      kind: "braced",
      start: expand ?? token.startOffset,
      end: token.end,
      expand: expand !== undefined,
      text: token.payload,
      contentStart: token.startOffset + 1,
      contentEnd: token.end - 1,
    };
  });

  readonly #part = (): void => {
    this.#parts.push(this.SUBRULE(this.part));
  };

  readonly quotedWord = this.RULE("quotedWord", (): QuotedWord => {
    const expand = this.#expand;
    this.#parts.length = 0;
    const open = this.take(QuoteOpen);
    this.MANY(this.#part);
    const parts = this.#parts.slice();
    const { end } = this.take(QuoteClose);
    return { kind: "quoted", start: expand ?? open.startOffset, end, expand: expand !== undefined, parts };
  });

  readonly bareWord = this.RULE("bareWord", (): BareWord => {
    const expand = this.#expand;
    this.#parts.length = 0;
    this.AT_LEAST_ONE(this.#part);
    const parts = this.#parts.slice();
    const start = expand ?? startOf(parts);
    return { kind: "bare", start, end: endOf(parts), expand: expand !== undefined, parts };
  });

  readonly #partKinds: IOrAlt<Part>[] = [
    { ALT: () => this.#text() },
    { ALT: () => this.take<VariablePart>(Scalar).payload },
    { ALT: () => this.take<VariablePart>(ArrayVariable).payload },
    { ALT: () => this.take<CommandPart>(CommandSubstitution).payload },
  ];

  #text(): TextPart {
    const token = this.take<string>(Text);
    return { kind: "text", start: token.startOffset, end: token.end, value: token.payload };
  }

  readonly part = this.RULE("part", (): Part => this.OR(this.#partKinds));

  readonly arrayVariable = this.RULE("arrayVariable", (): VariablePart => {
    this.#parts.length = 0;
    const open = this.take<NameRange>(ArrayOpen);
    this.MANY(this.#part);
    const { end } = this.take(ArrayClose);
    const index = this.#parts.slice();
    return this.ACTION(() => {
      const { name, start: nameStart, end: nameEnd } = open.payload;
      return { kind: "variable", start: open.startOffset, end, name, nameStart, nameEnd, index };
    });
  });

  readonly commandSubstitution = this.RULE("commandSubstitution", (): CommandPart => {
    const open = this.take(BracketOpen);
    const { commands, comments } = this.SUBRULE(this.script);
    const close = this.take<readonly SyntaxProblem[]>(BracketClose);
    const { payload: errors, startOffset } = close;
    return {
      kind: "command-part",
      start: open.startOffset,
      end: close.end,
      script: { kind: "script", start: open.end, end: startOffset, commands, comments, errors },
    };
  });

  /** The text of Tcl's `subst`. */
  readonly substitution = this.RULE("substitution", (): Part[] => {
    this.#parts.length = 0;
    this.MANY(this.#part);
    return this.#parts.slice();
  });

  /** The rules that may be asked for trees, run on tokens from the scanner. */
  run<Tree>(rule: () => Tree, tokens: IToken[]): Tree {
    this.input = tokens;
    const tree = rule.call(this);
    const error = this.errors[0];
    if (error !== undefined)
      throw new Error(`the scanner made tokens that the grammar refuses: ${error.message}`);
    return tree;
  }

  private take<Payload = unknown>(type: TokenType): Token<Payload> {
    return this.CONSUME(type) as Token<Payload>;
  }
}

function startOf(items: readonly { readonly start: number }[]): number {
  return items[0]?.start ?? 0;
}

function endOf(items: readonly { readonly end: number }[]): number {
  return items[items.length - 1]?.end ?? 0;
}
