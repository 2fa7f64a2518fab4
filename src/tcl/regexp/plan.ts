/*
 * The plan of an expression says how a match, once its two ends are known, is divided among the parts: a tree whose
 * inner nodes are only those that matter, because below them there are captures, back references, or preferences
 * that differ. All the rest is left to automata, as leaves. Which end a division prefers follows `re_syntax`: a
 * branch has the preference of its first quantified atom that has one, alternatives together prefer the longest.
 */
import type { Alternation, Atom, Branch, Group, Piece, Preference, Quantifier } from "./syntax.ts";
import { branchWidth, type Width } from "./width.ts";

/** What a node is and what is below it, as bits. */
export const LONGEST = 1;
export const SHORTEST = 2;
/** Below are both preferences. */
export const MIXED = 4;
export const CAPTURES = 8;
export const REFERENCES = 16;

const PREFERENCES = LONGEST | SHORTEST;
const NOTABLE = MIXED | CAPTURES | REFERENCES;

interface Node {
  readonly flags: number;
  /** The length of everything that the node matches, if that is always the same. */
  readonly width: Width;
  /** The states of the NFA between which the node lies; set when the NFA is built. */
  from: number;
  to: number;
}

/** Pieces that need not be looked into. */
export interface Leaf extends Node {
  readonly kind: "leaf";
  readonly pieces: Branch;
}

export interface Sequence extends Node {
  readonly kind: "sequence";
  readonly left: Plan;
  readonly right: Plan;
}

export interface Choice extends Node {
  readonly kind: "choice";
  readonly branches: readonly Plan[];
}

/** Its child `minimum` to `maximum` times. */
export interface Iteration extends Node {
  readonly kind: "iteration";
  readonly child: Plan;
  readonly piece: Piece;
  readonly minimum: number;
  readonly maximum: number;
}

export interface Capture extends Node {
  readonly kind: "capture";
  readonly child: Plan;
  readonly group: number;
}

/** The text of a group, `minimum` to `maximum` times. */
export interface Reference extends Node {
  readonly kind: "reference";
  readonly piece: Piece;
  readonly group: number;
  readonly minimum: number;
  readonly maximum: number;
}

export type Plan = Leaf | Sequence | Choice | Iteration | Capture | Reference;

export function planAlternation(body: Alternation): Plan {
  if (body.length === 1) return planBranch(body[0] as Branch);
  const branches = body.map(planBranch);
  const flags = branches.reduce((all, branch) => all | passedUp(LONGEST | branch.flags), LONGEST);
  if ((flags & NOTABLE) === 0) {
    return leaf(flags, [{ atom: { kind: "group", number: 0, body }, quantifier: null }]);
  }
  return { kind: "choice", branches, flags, width: commonWidth(branches), from: 0, to: 0 };
}

/** What a node shows of itself and its parts to the node above it. */
function passedUp(flags: number): number {
  const mixed = (flags & PREFERENCES) === PREFERENCES ? MIXED : 0;
  return (flags & ~PREFERENCES) | mixed;
}

/** The flags of two parts as those of one: the first preference decides. */
function combined(first: number, second: number): number {
  return passedUp(first | second) | (first & PREFERENCES || second & PREFERENCES);
}

function leaf(flags: number, pieces: Branch): Leaf {
  return { kind: "leaf", pieces, flags, width: branchWidth(pieces), from: 0, to: 0 };
}

function sequence(left: Plan, right: Plan, flags: number): Sequence {
  const width = left.width === null || right.width === null ? null : left.width + right.width;
  return { kind: "sequence", left, right, flags, width, from: 0, to: 0 };
}

function commonWidth(branches: readonly Plan[]): Width {
  const width = (branches[0] as Plan).width;
  return branches.every((branch) => branch.width === width) ? width : null;
}

function preferenceBit(preference: Preference | null | undefined): number {
  if (preference === "longest") return LONGEST;
  return preference === "shortest" ? SHORTEST : 0;
}

/** A run of plain pieces, then one that must be looked into (absent at the branch's end). */
interface Segment {
  readonly plain: Piece[];
  flags: number;
  notable: { readonly piece: Piece; readonly child: Plan | null } | null;
}

function planBranch(branch: Branch): Plan {
  let plan: Plan | null = null;
  for (const segment of segments(branch).reverse()) {
    const { plain, flags, notable } = segment;
    const before = leaf(flags, plain);
    if (notable === null) {
      plan = before;
      continue;
    }
    const { node, own } = planPiece(notable.piece, notable.child);
    const rest: Plan = plan ?? leaf(0, []);
    const tail = sequence(node, rest, own | combined(own, rest.flags));
    plan = sequence(before, tail, flags | combined(flags, tail.flags));
  }
  return plan as Plan;
}

function segments(branch: Branch): Segment[] {
  const list: Segment[] = [];
  let current: Segment = { plain: [], flags: 0, notable: null };
  for (const piece of branch) {
    const { atom, quantifier } = piece;
    if (atom.kind === "assertion" || atom.kind === "lookahead") {
      current.plain.push(piece);
      continue;
    }
    const child = atom.kind === "group" ? planAlternation(atom.body) : null;
    const flags = current.flags | preferenceBit(quantifier?.preference) | (child?.flags ?? 0);
    const inside = (atom.kind === "group" && atom.number > 0) || atom.kind === "backreference";
    if (inside || (passedUp(flags) & NOTABLE) !== 0) {
      current.notable = { piece, child };
      list.push(current);
      current = { plain: [], flags: 0, notable: null };
    } else {
      current.plain.push(piece);
      current.flags = flags;
    }
  }
  if (current.plain.length > 0 || list.length === 0) list.push(current);
  return list;
}

const ONCE: Quantifier = { minimum: 1, maximum: 1, preference: null };

/** The node of a piece that must be looked into; `own` are the flags that count for what follows it. */
function planPiece(piece: Piece, child: Plan | null): { node: Plan; own: number } {
  const { minimum, maximum, preference } = piece.quantifier ?? ONCE;
  const wanted = preferenceBit(preference);
  const { atom } = piece;
  if (atom.kind === "backreference") {
    const own = combined(wanted, REFERENCES);
    return { node: planReference(atom.group, minimum, maximum, own), own };
  }
  const operand = planOperand(atom, child);
  const own = combined(wanted, operand.flags);
  if (minimum === 1 && maximum === 1) return { node: operand, own };
  if (minimum > 0 && (operand.flags & REFERENCES) === 0) {
    // Only the last time sets captures, so all the times before can be a leaf.
    const fewer: Quantifier = { minimum: minimum - 1, maximum: maximum - 1, preference };
    const before = leaf(own & PREFERENCES, [{ atom, quantifier: fewer }]);
    return { node: sequence(before, operand, own), own };
  }
  const bounds = { minimum, maximum, flags: own, width: null, from: 0, to: 0 };
  return { node: { kind: "iteration", child: operand, piece, ...bounds }, own };
}

function planOperand(atom: Atom, child: Plan | null): Plan {
  if (atom.kind !== "group" || child === null) return leaf(0, [{ atom, quantifier: null }]);
  if (atom.number === 0) return child;
  const { width } = child;
  return { kind: "capture", child, group: atom.number, flags: child.flags | CAPTURES, width, from: 0, to: 0 };
}

function planReference(group: Group, minimum: number, maximum: number, flags: number): Reference {
  const copy: Group = { kind: "group", number: 0, body: group.body };
  const quantifier: Quantifier = { minimum, maximum, preference: null };
  const piece: Piece = { atom: copy, quantifier };
  return {
    kind: "reference",
    piece,
    group: group.number,
    minimum,
    maximum,
    flags,
    width: null,
    from: 0,
    to: 0,
  };
}
