import { ANY } from "../partition/bins.ts";
import { searchFit } from "./exact.ts";
import { evenFit, firstFit } from "./heuristics.ts";
import type { ItemClass, Packing, Room } from "./items.ts";

/** Up to so many parts every number of parts is tried, and searched through; above it, halves of what remains. */
const FEW_PARTS = 256;
/** So many ways to share parts between two kinds are tried. */
const MOST_SHARES = 16;

/** A packing of all nodes into as few parts as was found; every node fits into a part of its own. */
export function fewestParts(classes: readonly ItemClass[], room: Room): Packing {
  const least = leastParts(classes, room);
  const total = sizeOf(classes);
  let low = least;
  for (; low < Math.min(least + FEW_PARTS, total); low++) {
    const packing = firstPacking(classes, room, low);
    if (packing !== null) return packing;
    if (low > FEW_PARTS) break;
  }
  let best = oneEach(classes, room);
  for (let high = total; low < high; ) {
    const middle = (low + high) >> 1;
    const packing = firstPacking(classes, room, middle);
    if (packing === null) low = middle + 1;
    else {
      best = packing;
      high = middle;
    }
  }
  return best;
}

/** A part for each node. */
function oneEach(classes: readonly ItemClass[], room: Room): Packing {
  const [first = ANY, second = first] = kindsIn(classes);
  const total = sizeOf(classes);
  const ofFirst = sizeOf(ofKind(classes, first));
  const kinds = Uint8Array.from({ length: total }, (_, part) => (part < ofFirst ? first : second));
  return evenFit(classes, kinds, { ...room, count: 1 }) as Packing;
}

/** Packings into exactly so many parts, which may stay empty: one for each way to share them between the kinds. */
export function packingsInto(classes: readonly ItemClass[], room: Room, parts: number): Packing[] {
  return sharesOf(classes, room, parts).flatMap((kinds) => fitKinds(classes, kinds, room) ?? []);
}

function firstPacking(classes: readonly ItemClass[], room: Room, parts: number): Packing | null {
  for (const kinds of sharesOf(classes, room, parts)) {
    const packing = fitKinds(classes, kinds, room);
    if (packing !== null) return packing;
  }
  return null;
}

function fitKinds(classes: readonly ItemClass[], kinds: Uint8Array, room: Room): Packing | null {
  const quick = evenFit(classes, kinds, room) ?? firstFit(classes, kinds, room);
  return quick ?? (kinds.length > FEW_PARTS ? null : searchFit(classes, kinds, room));
}

/** What each part could be for: where two kinds must be apart, several ways to share the parts between them. */
function sharesOf(classes: readonly ItemClass[], room: Room, parts: number): Uint8Array[] {
  const kinds = kindsIn(classes);
  if (kinds.length < 2) return [new Uint8Array(parts)];
  const [first, second] = kinds;
  const low = leastParts(ofKind(classes, first), room);
  const high = parts - leastParts(ofKind(classes, second), room);
  const step = Math.max(1, Math.ceil((high - low) / MOST_SHARES));
  const shares: Uint8Array[] = [];
  for (let share = low; share <= high; share += step)
    shares.push(Uint8Array.from({ length: parts }, (_, part) => (part < share ? first : second)));
  return shares;
}

/** No packing has fewer parts. */
export function leastParts(classes: readonly ItemClass[], room: Room): number {
  const kinds = kindsIn(classes);
  const apart =
    kinds.length < 2 ? 0 : kinds.reduce((sum, kind) => sum + leastParts(ofKind(classes, kind), room), 0);
  const byCount = Math.ceil(sizeOf(classes) / room.count);
  const memory = classes.reduce((sum, item) => sum + item.nodes.length * item.memory, 0);
  const byMemory = memory === 0 ? 0 : Math.ceil(memory / room.memory);
  return Math.max(apart, byCount, byMemory, byLargeItems(classes, room));
}

/** Nodes that need more than half of a part each have one of their own. */
function byLargeItems(classes: readonly ItemClass[], room: Room): number {
  return classes.reduce((sum, { memory, nodes }) => sum + (2 * memory > room.memory ? nodes.length : 0), 0);
}

function sizeOf(classes: readonly ItemClass[]): number {
  return classes.reduce((sum, { nodes }) => sum + nodes.length, 0);
}

function kindsIn(classes: readonly ItemClass[]): number[] {
  return [...new Set(classes.map(({ kind }) => kind))].filter((kind) => kind !== ANY).sort((a, b) => a - b);
}

function ofKind(classes: readonly ItemClass[], kind: number): ItemClass[] {
  return classes.filter((candidate) => candidate.kind === kind);
}
