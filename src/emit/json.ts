/** Text is handed on in pieces of about this many UTF-16 units. */
const CHUNK = 65_536;
/** Lists with more items are streamed instead of being written at once. */
const LONG_LIST = 1_000;
/** So many items of a long list are made text at once: V8 indents them as it goes, faster than one by one. */
const BATCH = 32;

/**
 * JSON with two spaces and a final newline, byte for byte what `JSON.stringify(value, null, 2)` gives, in chunks.
 * Only a few items of a long list are held as text at a time.
 */
export function* jsonChunks(value: unknown): Generator<string> {
  let text = "";
  for (const piece of pieces(value, "\n")) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  yield `${text}\n`;
}

function* pieces(value: unknown, newline: string): Generator<string> {
  if (isGenerator(value)) yield* listPieces(value, newline);
  else if (!holdsLongList(value)) yield JSON.stringify(value, null, 2).replaceAll("\n", newline);
  else if (Array.isArray(value)) yield* listPieces(value, newline);
  else yield* objectPieces(value as object, newline);
}

function* listPieces(items: Iterable<unknown>, newline: string): Generator<string> {
  const inner = `${newline}  `;
  let separator = `[${inner}`;
  let batch: unknown[] = [];
  for (const item of items) {
    const long = isGenerator(item) || holdsLongList(item);
    if (!long) batch.push(item);
    if (batch.length > 0 && (long || batch.length === BATCH)) {
      yield separator + itemsText(batch, newline);
      separator = `,${inner}`;
      batch = [];
    }
    if (!long) continue;
    yield separator;
    yield* pieces(item, inner);
    separator = `,${inner}`;
  }
  if (batch.length > 0) yield `${separator}${itemsText(batch, newline)}${newline}]`;
  else yield separator.startsWith("[") ? "[]" : `${newline}]`;
}

/** The items of a list that begins on a line indented like `newline`, without the brackets. */
function itemsText(items: readonly unknown[], newline: string): string {
  const depth = (newline.length - 1) / 2;
  let list: unknown = items;
  for (let i = 0; i < depth; i++) list = [list];
  // Behind the items there are depth + 1 brackets, each on a line of its own; before them the spaces of a level more.
  const behind = (depth + 1) * (depth + 2);
  return JSON.stringify(list, null, 2).slice(behind + 2 * (depth + 1), -behind);
}

function* objectPieces(object: object, newline: string): Generator<string> {
  const inner = `${newline}  `;
  let separator = `{${inner}`;
  for (const [key, value] of Object.entries(object)) {
    yield `${separator}${JSON.stringify(key)}: `;
    yield* pieces(value, inner);
    separator = `,${inner}`;
  }
  yield `${newline}}`;
}

/** Items that are made while they are written. */
function isGenerator(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}

function holdsLongList(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > LONG_LIST || value.some(holdsLongList);
  if (typeof value !== "object" || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) if (isGenerator(record[key]) || holdsLongList(record[key])) return true;
  return false;
}
