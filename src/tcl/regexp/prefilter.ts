import type { Alternation, Branch, Piece } from "./syntax.ts";

/** Whether an expression can only match at the beginning of the text. */
export function isAnchored(body: Alternation): boolean {
  return body.every((branch) => {
    const first = branch[0];
    if (first === undefined) return false;
    const { atom, quantifier } = first;
    if (atom.kind === "assertion") {
      return atom.assertion === "textStart" || (atom.assertion === "lineStart" && !atom.multiline);
    }
    return atom.kind === "group" && (quantifier?.minimum ?? 1) > 0 && isAnchored(atom.body);
  });
}

/** The text with which every match begins; empty when nothing is certain. */
export function literalPrefix(body: Alternation): string {
  const letters: number[] = [];
  collect(body, letters);
  return String.fromCharCode(...letters);
}

const LONGEST_PREFIX = 64;

/** Adds what the body begins with; whether it is nothing but that. */
function collect(body: Alternation, letters: number[]): boolean {
  return body.length === 1 && (body[0] as Branch).every((piece) => collectPiece(piece, letters));
}

function collectPiece({ atom, quantifier }: Piece, letters: number[]): boolean {
  if (letters.length >= LONGEST_PREFIX) return false;
  if (atom.kind === "assertion" || atom.kind === "lookahead") return true;
  if (quantifier !== null && quantifier.minimum === 0) return false;
  if (atom.kind === "group") return collect(atom.body, letters) && quantifier === null;
  if (atom.kind !== "chars" || atom.set.length !== 2 || atom.set[0] !== atom.set[1]) return false;
  letters.push(atom.set[0] as number);
  return quantifier === null;
}
