import { type Command, literalText } from "../parser/index.ts";

/** What a word of a call holds, told from its literal words; index 0 is the command's name. */
export type ShapesOf = (texts: readonly (string | null)[]) => readonly ("script" | "expression" | "text")[];

/**
 * What a word is to the formatter: `text` stays as it is; a `block` is a script on lines of its own; a `body` is one that
 * may stay on its line when it is a single command; a `line` is one that never leaves it. Of a `switch`, `arms` are all
 * patterns and bodies in one word, and an `arm` is a body behind a pattern of its own. An `expression` keeps all but the
 * blanks at its edges and the commands between brackets in it.
 */
export type Role = "text" | "block" | "body" | "line" | "arms" | "arm" | "expression";

/** Commands whose bodies always stand on lines of their own. */
const BLOCKS = new Set(["if", "while", "for", "foreach", "lmap", "proc", "namespace", "try", "dict"]);

/** Methods of OTcl that take a name, parameters and a body. */
const METHODS = new Set(["instproc", "proc"]);

/** Options of `switch` that are followed by a word of their own. */
const SWITCH_VALUES = new Set(["-matchvar", "-indexvar"]);

/**
 * Tells what the words of commands hold. Only a word in braces that is known to be a script has another role than
 * `text`; with `{*}` nobody knows which word is which.
 */
export class Roles {
  readonly #shapesOf: ShapesOf;
  /** Whether the bodies of procedures may be laid out: a script that reads them would see it. */
  readonly #procedures: boolean;

  constructor(shapesOf: ShapesOf, procedures: boolean) {
    this.#shapesOf = shapesOf;
    this.#procedures = procedures;
  }

  of({ words }: Command): readonly Role[] {
    if (words.some(({ expand }) => expand)) return words.map(() => "text");
    const texts = words.map(literalText);
    const roles = this.#rolesOf(texts, words);
    return words.map((word, i) => (word.kind === "braced" ? (roles[i] as Role) : "text"));
  }

  #rolesOf(texts: readonly (string | null)[], words: Command["words"]): readonly Role[] {
    const name = texts[0]?.replace(/^::/, "");
    if (name === "switch") return switchRoles(texts, words);
    const isMethod = words.length === 5 && METHODS.has(texts[1] ?? "");
    if ((name === "proc" || isMethod) && !this.#procedures) return texts.map(() => "text");
    if (isMethod) return texts.map((_, i) => (i === 4 ? "block" : "text"));
    if (name === undefined || name === "case") return texts.map(() => "text");
    const roles = this.#shapesOf(texts).map((shape, i): Role => {
      if (shape !== "script") return shape;
      if (name === "for" && i < 4) return "line";
      return BLOCKS.has(name) ? "block" : "body";
    });
    // What `if 0` hides need not be Tcl at all.
    if (name === "if" && texts[1]?.trim() === "0") roles[texts[2] === "then" ? 3 : 2] = "text";
    return roles;
  }
}

function switchRoles(texts: readonly (string | null)[], words: Command["words"]): Role[] {
  let value = 1;
  while (value < words.length - 1 && words[value]?.kind === "bare" && texts[value]?.startsWith("-")) {
    const option = texts[value++] as string;
    if (option === "--") break;
    if (SWITCH_VALUES.has(option)) value++;
  }
  const first = value + 1;
  if (first === words.length - 1) return words.map((_, i) => (i === first ? "arms" : "text"));
  return words.map((_, i) => (i > first && (i - first) % 2 === 1 ? "arm" : "text"));
}
