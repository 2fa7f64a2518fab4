export type { ExampleLanguage } from "./codes/entry.ts";
export { allCodes, type Code, type CodeEntry, explainCode } from "./codes.ts";
export type { Diagnostic, Edit, Fix, Outcome, Related, Severity } from "./diagnostic.ts";
export { unifiedDiff } from "./diff.ts";
export { countCodePoints, type Position, SourceFile } from "./file.ts";
export { applyEdits, type ChosenFixes, chooseFixes } from "./fix.ts";
export { foldAlike } from "./fold.ts";
export {
  type JsonDiagnostic,
  type JsonEdit,
  type JsonRange,
  type JsonRelated,
  type JsonReport,
  toJson,
} from "./json.ts";
export { lineEdits } from "./line-edits.ts";
export { compareDiagnostics, type Summary, sortDiagnostics, summarize } from "./order.ts";
export { type Palette, plainPalette } from "./palette.ts";
export { noProgress, PROGRESS_STEP, type Progress } from "./progress.ts";
export { type RenderOptions, renderDiagnostic, renderHeader } from "./render.ts";
export { RepeatedFindings } from "./repeated.ts";
export { type Span, span } from "./span.ts";
export { didYouMean, isCertainly, NameList, type SuggestOptions, suggest } from "./spelling.ts";
export { cutText, escapeControl } from "./text.ts";
