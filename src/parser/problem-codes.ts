import { type Code, type Diagnostic, type Fix, type SourceFile, span } from "../source/index.ts";
import type { SyntaxProblem, SyntaxProblemKind } from "./syntax.ts";

/** The diagnostic code of each kind of syntax problem. */
export const problemCodes: Readonly<Record<SyntaxProblemKind, Code>> = {
  "missing-close-brace": "NS1001",
  "missing-close-bracket": "NS1002",
  "missing-close-paren": "NS1003",
  "missing-quote": "NS1004",
  "missing-close-brace-for-variable": "NS1005",
  "extra-after-close-brace": "NS1006",
  "extra-after-close-quote": "NS1007",
  "nesting-limit": "NS1008",
  expression: "NS1009",
};

/** A syntax problem as people are shown it. */
export function syntaxDiagnostic(file: SourceFile, problem: SyntaxProblem): Diagnostic {
  const { kind, message, help, related } = problem;
  return {
    code: problemCodes[kind],
    severity: "error",
    message,
    span: span(file, problem.start, problem.end),
    ...(help === undefined ? {} : { help }),
    ...(related === undefined
      ? {}
      : { related: [{ message: related.message, span: span(file, related.start, related.end) }] }),
    ...(kind === "extra-after-close-brace" ? spaceFix(file, problem.start) : {}),
  };
}

/** Spaces around a brace or a keyword that stands directly behind another brace: `}{` and `}else{`. */
function spaceFix(file: SourceFile, start: number): { readonly fix?: Fix } {
  const [, keyword = "", brace] = /^(elseif|else)?(\{)?/.exec(file.text.slice(start, start + 8)) ?? [];
  if (keyword === "" && brace === undefined) return {};
  const places = keyword !== "" && brace !== undefined ? [start, start + keyword.length] : [start];
  const edits = places.map((place) => ({ span: span(file, place, place), text: " " }));
  return { fix: { title: "write a space", edits } };
}
