import type { Alternation, Branch, Piece } from "./syntax.ts";

/** The length of all that something matches; null when there are several. */
export type Width = number | null;

export function branchWidth(branch: Branch): Width {
  let total = 0;
  for (const piece of branch) {
    const width = pieceWidth(piece);
    if (width === null) return null;
    total += width;
  }
  return total;
}

function pieceWidth({ atom, quantifier }: Piece): Width {
  if (atom.kind === "assertion" || atom.kind === "lookahead") return 0;
  const single = atom.kind === "chars" ? 1 : atom.kind === "group" ? alternationWidth(atom.body) : null;
  if (single === null || single === 0 || quantifier === null) return single;
  return quantifier.minimum === quantifier.maximum ? single * quantifier.minimum : null;
}

function alternationWidth(body: Alternation): Width {
  const [first, ...others] = body;
  const width = branchWidth(first as Branch);
  return width !== null && others.every((branch) => branchWidth(branch) === width) ? width : null;
}
