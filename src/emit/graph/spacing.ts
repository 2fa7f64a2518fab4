import type { Drawing, Shape } from "./drawing.ts";

const POINTS = 72;
const LETTER = 6.6;
const LINE_HEIGHT = 15;
/** Free space around a shape, in points. */
const MARGIN = 26;
/** How much more room a picture takes than its shapes laid side by side. */
const LOOSENESS = 2;
const LONGEST = 2.6;

/** About how large a shape will be, in points. */
export function shapeSize({ text, cells }: Shape): { readonly width: number; readonly height: number } {
  if (cells === undefined) {
    const letters = text.reduce((most, line) => Math.max(most, line.length), 2);
    return { width: letters * LETTER + 22, height: text.length * LINE_HEIGHT + 12 };
  }
  const columns = tableColumns(cells.map((cell) => cell.text));
  const letters = cells.reduce((most, cell) => Math.max(most, cell.text.length), 4);
  return { width: columns * (letters * LETTER + 24), height: (Math.ceil(cells.length / columns) + 1) * 20 };
}

/** So many columns that a table of these texts is about as wide as high. */
export function tableColumns(texts: readonly string[]): number {
  const letters = texts.reduce((most, text) => Math.max(most, text.length), 4);
  return Math.min(
    texts.length,
    Math.max(1, Math.round(Math.sqrt((texts.length * 20) / (letters * LETTER + 24)))),
  );
}

/**
 * How long lines should be, in inches, for neato to find room for all shapes: their whole area spread over as many
 * lines as the picture is wide.
 */
export function lineLength({ shapes, lines }: Drawing): number {
  const area = shapes.reduce((sum, shape) => {
    const { width, height } = shapeSize(shape);
    return sum + (width + MARGIN) * (height + MARGIN);
  }, 0);
  const typical = shapes.reduce((sum, shape) => sum + shapeSize(shape).width, 0) / Math.max(1, shapes.length);
  const shortest = (typical + MARGIN) / POINTS;
  const wanted = (LOOSENESS * Math.sqrt(area)) / Math.max(1, widthInLines(shapes, lines)) / POINTS;
  return Math.round(Math.max(shortest, Math.min(LONGEST, wanted)) * 100) / 100;
}

/** The longest of the shortest paths, as a search from one of its ends finds it, in the largest part. */
function widthInLines(shapes: Drawing["shapes"], lines: Drawing["lines"]): number {
  const neighbours = new Map<string, string[]>(shapes.map(({ id }) => [id, []]));
  for (const { from, to } of lines) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const seen = new Set<string>();
  let best = { count: 0, width: 0 };
  for (const { id } of shapes) {
    if (seen.has(id)) continue;
    const first = search(neighbours, id);
    for (const name of first.reached) seen.add(name);
    if (first.reached.length <= best.count) continue;
    const second = search(neighbours, first.reached.at(-1) as string);
    best = { count: first.reached.length, width: second.depth };
  }
  return best.width;
}

function search(neighbours: ReadonlyMap<string, readonly string[]>, start: string) {
  const depth = new Map([[start, 0]]);
  const reached = [start];
  for (let i = 0; i < reached.length; i++) {
    const at = reached[i] as string;
    for (const next of neighbours.get(at) ?? []) {
      if (depth.has(next)) continue;
      depth.set(next, (depth.get(at) as number) + 1);
      reached.push(next);
    }
  }
  return { reached, depth: depth.get(reached.at(-1) as string) as number };
}
