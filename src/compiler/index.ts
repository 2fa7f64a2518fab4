export { type Analysis, type AnalyzeOptions, analyze } from "./analyze.ts";
export { type Compilation, type CompileOptions, compile, DEFAULT_PACKING, LOCAL_PROJECT } from "./compile.ts";
export { type LintResult, lintExperiment, lintLibrary } from "./lint.ts";
export { experimentNameOf, isValidName } from "./names.ts";
export { outputFindings } from "./outputs.ts";
export { type RewriteOptions, rewritePnodeFile } from "./rewrite.ts";
