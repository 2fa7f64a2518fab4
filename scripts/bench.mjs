// Bundles and runs the benchmarks, bench/NAME.bench.ts; arguments pick some of them by name, and options are theirs.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, importModule, root, runNode, say, stop } from "./lib/project.mjs";

const SUFFIX = ".bench.ts";
const options = process.argv.slice(2).filter((word) => word.startsWith("--"));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = join(root, "bench");
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();
if (names.length === 0) stop(`bench/ has no benchmark ${wanted.join(", ")}`.trimEnd());

await ensureInstalled();
const { build } = await importModule("esbuild/lib/main.js");
const out = join(root, "build/bench");
mkdirSync(out, { recursive: true });
for (const name of names) {
  say(`\n── ${name}`);
  const outfile = join(out, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/${name}${SUFFIX}`],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const { status } = await runNode(outfile, options);
  if (status !== 0) stop(`${name} ended with status ${status}`, status);
}
