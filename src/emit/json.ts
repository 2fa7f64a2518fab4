/** Text is handed on in pieces of about this many UTF-16 units. */
const CHUNK = 65_536;
/** Lists with more items are streamed instead of being written at once. */
const LONG_LIST = 1_000;

/**
 * JSON with two spaces and a final newline, byte for byte what `JSON.stringify(value, null, 2)` gives, in chunks.
 * Only one item of a long list is held as text at a time.
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
  for (const item of items) {
    yield separator;
    yield* pieces(item, inner);
    separator = `,${inner}`;
  }
  yield separator.startsWith("[") ? "[]" : `${newline}]`;
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
  return Object.values(value).some((item) => isGenerator(item) || holdsLongList(item));
}
