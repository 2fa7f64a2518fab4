/** Parts that nodes are put into: how much each holds, and which nodes may be in it. */
export interface Bins {
  /** Most containers in a part. */
  readonly count: number;
  /** Most memory in a part. */
  readonly memory: number;
  /** What each part is for, in ascending order; all `ANY` where kinds do not matter. */
  readonly kinds: Uint8Array;
  /** What each node is. */
  readonly kindOf: Uint8Array;
}

/** A node that may be anywhere, or a part that takes every node. */
export const ANY = 0;

/** Whether a part of one kind takes a node of another. */
export function suits(node: number, part: number): boolean {
  return node === ANY || part === ANY || node === part;
}
