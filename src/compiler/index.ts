export { type Analysis, type AnalyzeOptions, analyze } from "./analyze.ts";
export { type CheckOptions, type CheckResult, checkExperiment } from "./check.ts";
export { type Compilation, type CompileOptions, compile } from "./compile.ts";
export { type Formatted, formatFile } from "./format.ts";
export { type LintOptions, type LintResult, lintContainers, lintExperiment, lintLibrary } from "./lint.ts";
export { experimentNameOf, experimentNames, isValidName } from "./names.ts";
export { outputFindings } from "./outputs.ts";
export { type RewriteOptions, rewritePnodeFile } from "./rewrite.ts";
export { DEFAULT_PACKING, type WrittenOptions } from "./standalone.ts";
