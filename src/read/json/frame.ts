import type { JsonMember, JsonNode, Place } from "./node.ts";
import type { JsonProblems } from "./problems.ts";

/** What is read next. In an object `colon` and `value` follow the key; `after` is the place of a comma or of the end. */
export type State = "first" | "next" | "colon" | "value" | "after";

/** A list or object that is being read, or the text as a whole. */
export type Frame = RootFrame | ListFrame | ObjectFrame;

interface FrameBase {
  readonly start: number;
  state: State;
  /** The comma that the next item follows; null where it is missing. */
  comma: Place | null;
  damaged: boolean;
}

export interface RootFrame extends FrameBase {
  readonly kind: "root";
  value: JsonNode | null;
}

export interface ListFrame extends FrameBase {
  readonly kind: "list";
  readonly items: JsonNode[];
}

export interface ObjectFrame extends FrameBase {
  readonly kind: "object";
  readonly members: JsonMember[];
  readonly byKey: Map<string, JsonMember>;
  /** The key whose value comes next; null when the value has none and is dropped. */
  key: (Place & { readonly name: string }) | null;
}

export function rootFrame(): RootFrame {
  return { kind: "root", start: 0, state: "first", comma: null, damaged: false, value: null };
}

export function openFrame(opener: string, start: number): ListFrame | ObjectFrame {
  const base = { start, state: "first" as const, comma: null, damaged: false };
  return opener === "["
    ? { ...base, kind: "list", items: [] }
    : { ...base, kind: "object", members: [], byKey: new Map(), key: null };
}

/** The value that a frame has become. */
export function closeFrame(frame: ListFrame | ObjectFrame, end: number): JsonNode {
  const { start, damaged } = frame;
  return frame.kind === "list"
    ? { kind: "list", items: frame.items, start, end }
    : { kind: "object", members: frame.members, damaged, start, end };
}

/** Puts a value in its place; a key that stands in the object already is reported. */
export function addValue(frame: Frame, value: JsonNode, problems: JsonProblems): void {
  frame.state = "after";
  frame.comma = null;
  if (frame.kind === "root") frame.value = value;
  else if (frame.kind === "list") frame.items.push(value);
  else if (frame.key !== null) addMember(frame, frame.key, value, problems);
}

function addMember(
  frame: ObjectFrame,
  key: Place & { readonly name: string },
  value: JsonNode,
  problems: JsonProblems,
): void {
  const member = { key: key.name, keyStart: key.start, keyEnd: key.end, value };
  const before = frame.members.at(-1);
  const first = frame.byKey.get(key.name);
  if (first === undefined) frame.byKey.set(key.name, member);
  else {
    const redundant = before !== undefined && sameScalar(first.value, value);
    const removal = redundant ? { start: before.value.end, end: value.end } : null;
    problems.duplicateKey(key, { start: first.keyStart, end: first.keyEnd }, removal);
  }
  frame.members.push(member);
}

function sameScalar(a: JsonNode, b: JsonNode): boolean {
  return a.kind === "scalar" && b.kind === "scalar" && a.value === b.value;
}
