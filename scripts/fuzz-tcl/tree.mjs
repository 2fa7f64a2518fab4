/*
 * Programs are trees: { kind, parts }, a part being text or a tree. Trees of one kind may stand for each other, which
 * is what makes a program shrink: any tree may become one of its descendants of the same kind, or a plain one.
 */

export function tree(kind, ...parts) {
  return { kind, parts };
}

/** A script of several commands. */
export function script(commands) {
  return { kind: "script", parts: commands, separator: "; " };
}

export function textOf(node) {
  return typeof node === "string" ? node : node.parts.map(textOf).join(node.separator ?? "");
}

/** The least of each kind. */
const PLAIN = {
  number: ["0", "1"],
  operand: ["0", "1"],
  text: ["{}", "a"],
  list: ["{}", "{a b}"],
  dict: ["{}", "{a 1}"],
  command: ["set r 0"],
};

function* descendants(node, kind) {
  for (const part of node.parts) {
    if (typeof part === "string") continue;
    if (part.kind === kind) yield part;
    else yield* descendants(part, kind);
  }
}

/** Every tree that is one step simpler than this one. */
export function* simpler(node) {
  if (node.kind === "script") {
    for (let i = 0; i < node.parts.length; i++) {
      yield { ...node, parts: node.parts.toSpliced(i, 1) };
    }
    for (let i = 0; i < node.parts.length; i++) {
      for (const inner of descendants(node.parts[i], "command")) {
        yield { ...node, parts: node.parts.toSpliced(i, 1, inner) };
      }
    }
  } else {
    yield* descendants(node, node.kind);
    const text = textOf(node);
    for (const plain of PLAIN[node.kind] ?? []) {
      if (plain.length < text.length) yield tree(node.kind, plain);
    }
  }
  for (let i = 0; i < node.parts.length; i++) {
    if (typeof node.parts[i] === "string") continue;
    for (const part of simpler(node.parts[i])) yield { ...node, parts: node.parts.toSpliced(i, 1, part) };
  }
}
