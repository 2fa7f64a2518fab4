import type { Diagnostic, Related, Severity } from "./diagnostic.ts";
import { sourceFrame } from "./frame.ts";
import { type Palette, plainPalette } from "./palette.ts";
import type { Span } from "./span.ts";
import { cutText, escapeControl } from "./text.ts";

/** How a diagnostic is shown. */
export interface RenderOptions {
  /** Default: no colours. */
  readonly palette?: Palette;
  /** Columns of source text that a frame shows; longer lines are cut around the span. Default 100. */
  readonly width?: number;
}

const DEFAULT_WIDTH = 100;
const MAX_LINE = 4_000;
const MAX_MESSAGE_LINES = 20;
const MAX_RELATED = 9;

/** `FILE:LINE:COL: severity[CODE]: message`: one line, of a longer message the first. */
export function renderHeader(diagnostic: Diagnostic, palette: Palette = plainPalette): string {
  const label = palette.severity[diagnostic.severity](`${diagnostic.severity}[${diagnostic.code}]`);
  const [first = ""] = splitMessage(diagnostic.message);
  return `${palette.location(place(diagnostic.span))}: ${label}: ${palette.message(first)}`;
}

/**
 * A diagnostic for people, without a final newline: the header, further lines of the message indented, the source with
 * the span underlined, help, and related places with frames of their own. Whatever the message, the file's name
 * or the source hold, nothing reaches the terminal but visible text, and the size of the result is bounded.
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const palette = options.palette ?? plainPalette;
  const frame = (span: Span, severity: Severity): string[] =>
    sourceFrame(span, {
      width: options.width ?? DEFAULT_WIDTH,
      gutter: palette.gutter,
      mark: palette.severity[severity],
    });

  const lines = [renderHeader(diagnostic, palette)];
  for (const line of splitMessage(diagnostic.message).slice(1)) lines.push(line === "" ? "" : `    ${line}`);
  lines.push(...frame(diagnostic.span, diagnostic.severity));
  if (diagnostic.help !== undefined) lines.push(...labelled(palette.label("help"), diagnostic.help));
  for (const related of withoutMiddle(diagnostic.related ?? [])) {
    if (typeof related === "number") {
      lines.push(`${palette.label("note")}: … and ${related} more places`);
      continue;
    }
    const label = `${palette.label("note")}: ${palette.location(place(related.span))}`;
    lines.push(...labelled(label, related.message), ...frame(related.span, "note"));
  }
  return lines.join("\n");
}

function place(span: Span): string {
  const { line, column } = span.file.position(span.start);
  return `${escapeControl(span.file.name)}:${line}:${column}`;
}

function labelled(label: string, message: string): string[] {
  const [first = "", ...others] = splitMessage(message);
  return [`${label}: ${first}`, ...others.map((line) => (line === "" ? "" : `    ${line}`))];
}

/** The lines of a message, made safe to show. */
function splitMessage(message: string): string[] {
  const lines = message.replace(/\r?\n$/, "").split(/\r?\n/, MAX_MESSAGE_LINES + 1);
  const shown = lines.slice(0, MAX_MESSAGE_LINES).map((line) => escapeControl(cutText(line, MAX_LINE)));
  return lines.length > MAX_MESSAGE_LINES ? [...shown, "…"] : shown;
}

/** A long call trace keeps its innermost places and the outermost one; a number says how many were left out. */
function withoutMiddle(related: readonly Related[]): (Related | number)[] {
  if (related.length <= MAX_RELATED) return [...related];
  const inner = related.slice(0, MAX_RELATED - 1);
  return [...inner, related.length - MAX_RELATED, ...related.slice(-1)];
}
