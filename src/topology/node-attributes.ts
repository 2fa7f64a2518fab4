import { cutText, type Fix, type Span } from "../source/index.ts";
import {
  type ContainerAttribute,
  containerAttribute,
  isContainersKey,
  suggestContainersKey,
} from "./attributes.ts";
import type { ExperimentNode, NodeAttribute } from "./experiment.ts";
import type { Findings } from "./findings.ts";

/** The attributes of one node as they count. */
export interface EffectiveAttributes {
  /** First value of each key, in order of the calls. */
  readonly byKey: ReadonlyMap<string, NodeAttribute>;
  /** Whether any key starts with `containers:`. */
  readonly container: boolean;
  /** Keys meant for the containers system that it does not know. */
  readonly unknown: readonly UnknownKey[];
}

export interface UnknownKey {
  readonly attribute: NodeAttribute;
  readonly suggestion: string | null;
}

/** Of nodes without any. */
export const NO_ATTRIBUTES: EffectiveAttributes = { byKey: new Map(), container: false, unknown: [] };

/** The commands whose attribute counts on any node. */
export function countingCommands(nodes: readonly ExperimentNode[]): ReadonlySet<string> {
  const commands = new Set<string>();
  for (const { attributes } of nodes) {
    const keys = new Set<string>();
    for (const { key, span } of attributes) {
      if (!keys.has(key)) commands.add(commandKey(span));
      keys.add(key);
    }
  }
  return commands;
}

function commandKey({ file, start }: Span): string {
  return `${start} ${file.name}`;
}

/**
 * Reads a node's attributes; a key set again (NS4003) and values that make no sense (NS4005) are reported. `counting`
 * are the commands that set something on another node.
 */
export function effectiveAttributes(
  node: ExperimentNode,
  findings: Findings,
  counting: ReadonlySet<string>,
): EffectiveAttributes {
  if (node.attributes.length === 0) return NO_ATTRIBUTES;
  const byKey = new Map<string, NodeAttribute>();
  const unknown: UnknownKey[] = [];
  let container = false;
  for (const attribute of node.attributes) {
    const first = byKey.get(attribute.key);
    if (first !== undefined) {
      reportRepeated(attribute, first, findings, counting);
      continue;
    }
    byKey.set(attribute.key, attribute);
    if (attribute.key.startsWith("containers:")) container = true;
    const known = containerAttribute(attribute.key);
    if (known !== undefined) checkValue(known, attribute, findings);
    else if (isContainersKey(attribute.key))
      unknown.push({ attribute, suggestion: suggestContainersKey(attribute.key) });
  }
  return { byKey, container, unknown };
}

/**
 * Reports a key that has no meaning (NS4004): a warning, since the testbed stores it without effect, and an error where
 * a value that has to be there was probably meant.
 */
export function reportUnknownKey(
  { attribute, suggestion }: UnknownKey,
  severity: "error" | "warning",
  findings: Findings,
): void {
  const { key, keySpan } = attribute;
  findings.add({
    code: "NS4004",
    severity,
    message: `${shown(key)} is not an attribute of containers and has no effect`,
    span: keySpan,
    ...(suggestion === null ? {} : { help: `did you mean "${suggestion}"?` }),
    ...(suggestion === null ? {} : withFix(`write ${suggestion}`, keySpan, key, suggestion)),
  });
}

/** A fix where the span holds exactly the text that has to go, as it does for literal words. */
export function withFix(title: string, span: Span, from: string, to: string): { fix?: Fix } {
  if (span.file.text.slice(span.start, span.end) !== from) return {};
  return { fix: { title, edits: [{ span, text: to }] } };
}

/** A user's text for a message, in quotes and not too long. */
export function shown(text: string): string {
  return `"${cutText(text, 60)}"`;
}

function reportRepeated(
  attribute: NodeAttribute,
  first: NodeAttribute,
  findings: Findings,
  counting: ReadonlySet<string>,
): void {
  findings.add({
    code: "NS4003",
    severity: "warning",
    message: `attribute ${shown(attribute.key)} is set a second time; the first value, ${shown(first.value)}, counts`,
    span: attribute.span,
    related: [{ message: "first set here", span: first.span }],
    ...(counting.has(commandKey(attribute.span)) ? {} : lineFix(attribute.span)),
  });
}

/** Removes a command that has its lines to itself. */
function lineFix({ file, start, end }: Span): { fix?: Fix } {
  const first = file.lineRange(file.lineIndex(start));
  const last = file.lineIndex(end);
  const before = file.text.slice(first.start, start);
  const after = file.text.slice(end, file.lineRange(last).end);
  if (before.trim() !== "" || after.trim() !== "" || !file.text.startsWith("tb-add-node-attribute", start))
    return {};
  const stop = file.lineStarts[last + 1] ?? file.text.length;
  return {
    fix: {
      title: "remove the command",
      edits: [{ span: { file, start: first.start, end: stop }, text: "" }],
    },
  };
}

function checkValue(known: ContainerAttribute, attribute: NodeAttribute, findings: Findings): void {
  if (known.successor !== undefined) {
    findings.add({
      code: "NS4026",
      severity: "warning",
      message: `${known.key} is deprecated`,
      span: attribute.keySpan,
      help: `the key is now ${known.successor}`,
      ...withFix(`write ${known.successor}`, attribute.keySpan, known.key, known.successor),
    });
  }
  const problem = known.check(attribute.value);
  if (problem === null) return;
  const { suggestion } = problem;
  findings.add({
    code: "NS4005",
    severity: problem.severity,
    message: `${known.key} ${shown(attribute.value)}: ${problem.message}`,
    span: attribute.valueSpan,
    ...(suggestion === undefined ? {} : { help: `did you mean "${suggestion}"?` }),
    ...(suggestion === undefined
      ? {}
      : withFix(`write ${suggestion}`, attribute.valueSpan, attribute.value, suggestion)),
  });
}
