import type { BracedWord, Part, Script, Word } from "../parser/index.ts";
import {
  DEEPEST,
  itemsOf,
  type ReadExpression,
  type Reading,
  readArms,
  readBody,
  readExpression,
} from "./reading.ts";
import type { Role } from "./roles.ts";

/** Whether two scripts have the same commands and comments in the same order, known bodies compared as scripts. */
export function sameScripts(a: Reading, scriptA: Script, b: Reading, scriptB: Script): boolean {
  return new Comparison(a, b).scripts(scriptA, scriptB, 0);
}

class Comparison {
  readonly #a: Reading;
  readonly #b: Reading;

  constructor(a: Reading, b: Reading) {
    this.#a = a;
    this.#b = b;
  }

  scripts(a: Script, b: Script, depth: number): boolean {
    if (a.errors.length > 0 || b.errors.length > 0) return false;
    const itemsA = itemsOf(this.#a.file.text, a);
    const itemsB = itemsOf(this.#b.file.text, b);
    return sameLists(itemsA, itemsB, ({ node: one }, { node: other }) => {
      if (one.kind === "comment" || other.kind === "comment")
        return one.kind === other.kind && this.#textA(one).trimEnd() === this.#textB(other).trimEnd();
      const rolesA = this.#a.roles.of(one);
      const rolesB = this.#b.roles.of(other);
      return sameLists(
        one.words,
        other.words,
        (wordA, wordB, i) =>
          rolesA[i] === rolesB[i] && this.#words(wordA, wordB, rolesA[i] as Role, depth + 1),
      );
    });
  }

  #words(a: Word, b: Word, role: Role, depth: number): boolean {
    if (a.expand !== b.expand) return false;
    if (a.kind === "braced" && b.kind === "braced") return this.#braced(a, b, role, depth);
    return a.kind !== "braced" && a.kind === b.kind && this.#parts(a.parts, (b as typeof a).parts, depth);
  }

  #braced(a: BracedWord, b: BracedWord, role: Role, depth: number): boolean {
    if (a.text === b.text) return true;
    if (role === "text" || depth > DEEPEST) return false;
    if (role === "expression") return this.#expressions(a, b, depth);
    if (role !== "arms") return this.scripts(readBody(this.#a, a), readBody(this.#b, b), depth);
    const armsA = readArms(this.#a, a);
    const armsB = readArms(this.#b, b);
    if (armsA === null || armsB === null) return false;
    return sameLists(
      armsA,
      armsB,
      (one, other) =>
        this.#textA(one.pattern) === this.#textB(other.pattern) &&
        (one.body.kind === "braced"
          ? this.#words(one.body, other.body, "arm", depth + 1)
          : this.#textA(one.body) === this.#textB(other.body)),
    );
  }

  #expressions(a: BracedWord, b: BracedWord, depth: number): boolean {
    const one = readExpression(this.#a, a);
    const other = readExpression(this.#b, b);
    if (one === null || other === null) return false;
    return (
      textAround(this.#a, one) === textAround(this.#b, other) &&
      this.#parts(one.brackets, other.brackets, depth)
    );
  }

  #parts(a: readonly Part[], b: readonly Part[], depth: number): boolean {
    return sameLists(a, b, (one, other) => {
      if (one.kind === "text") return other.kind === "text" && one.value === other.value;
      if (one.kind === "command-part")
        return (
          other.kind === "command-part" &&
          (this.#textA(one) === this.#textB(other) ||
            (depth <= DEEPEST && this.scripts(one.script, other.script, depth)))
        );
      if (other.kind !== "variable" || one.name !== other.name) return false;
      if (one.index === null || other.index === null) return one.index === other.index;
      return this.#parts(one.index, other.index, depth);
    });
  }

  #textA({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#a.file.text.slice(start, end);
  }

  #textB({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#b.file.text.slice(start, end);
  }
}

/** The text of an expression without what is between its brackets. */
function textAround({ file }: Reading, { start, end, brackets }: ReadExpression): string {
  const edges = [start, ...brackets.flatMap((bracket) => [bracket.start + 1, bracket.end - 1]), end];
  return edges.flatMap((edge, i) => (i % 2 === 1 ? file.text.slice(edges[i - 1], edge) : [])).join("");
}

function sameLists<T>(
  a: readonly T[],
  b: readonly T[],
  same: (one: T, other: T, index: number) => boolean,
): boolean {
  return a.length === b.length && a.every((one, i) => same(one, b[i] as T, i));
}
