import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, importModule, root } from "./project.mjs";

/** What scripts take from the evaluator's and the parser's rooms. */
const ENTRY = `
  export * from "./src/tcl/index.ts";
  export { parseScript } from "./src/parser/index.ts";
  export { SourceFile } from "./src/source/index.ts";
`;

/** Bundles the Tcl evaluator of the working tree and imports it. */
export async function loadEvaluator() {
  await ensureInstalled();
  const { build } = await importModule("esbuild/lib/main.js");
  const outfile = join(root, "build", "evaluator", "evaluator.mjs");
  mkdirSync(join(root, "build", "evaluator"), { recursive: true });
  await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}
