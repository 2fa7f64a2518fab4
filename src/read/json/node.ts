/** One value of a JSON text with its place, as UTF-16 offsets. */
export type JsonNode = JsonScalar | JsonList | JsonObject | JsonBroken;

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface JsonScalar extends Place {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

export interface JsonList extends Place {
  readonly kind: "list";
  readonly items: readonly JsonNode[];
}

export interface JsonObject extends Place {
  readonly kind: "object";
  /** In order of the text; a key may occur again. */
  readonly members: readonly JsonMember[];
  /** Whether members may be missing because the text in it is no JSON, which is reported. */
  readonly damaged: boolean;
}

export interface JsonMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

/** Where a value should be and none can be read, which is reported. */
export interface JsonBroken extends Place {
  readonly kind: "broken";
}

/** The plain value of a node; of a repeated key the last value. */
export function jsonValue(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "broken") return undefined;
  if (node.kind === "list") return node.items.map(jsonValue);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, jsonValue(value)]));
}

/** The node that a path leads to, or its last existing parent with the key that is missing in it. */
export function locateJson(
  root: JsonNode,
  path: readonly PropertyKey[],
): { target: JsonNode; missing: string | null } {
  let target = root;
  for (const step of path) {
    const next: JsonNode | undefined =
      target.kind === "object"
        ? target.members.findLast(({ key }) => key === step)?.value
        : target.kind === "list"
          ? target.items[Number(step)]
          : undefined;
    if (next === undefined) return { target, missing: String(step) };
    target = next;
  }
  return { target, missing: null };
}
