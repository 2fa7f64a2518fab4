import { type Code, type Diagnostic, SourceFile, span } from "../../src/source/index.ts";

/**
 * A file and the span between the marks « and » in its text; without marks an empty span at the start.
 */
export function marked(text: string, name = "exp.ns"): { file: SourceFile; start: number; end: number } {
  const start = Math.max(0, text.indexOf("«"));
  const end = text.includes("»") ? text.indexOf("»") - 1 : start;
  return { file: new SourceFile(name, text.replace("«", "").replace("»", "")), start, end };
}

/** An error `NS2001` at the marked place. */
export function diagnosticAt(text: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const { file, start, end } = marked(text);
  return {
    code: "NS2001" satisfies Code,
    severity: "error",
    message: "no such thing",
    span: span(file, start, end),
    ...more,
  };
}
