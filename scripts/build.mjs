// Makes dist/: the command line as a bundle of which only what a command needs is loaded, the library, and its types.
// --bundle-only leaves the types out, --force builds also when nothing has changed.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, importModule, inModules, root, runNode, step } from "./lib/project.mjs";

const dist = join(root, "dist");

/** Modules inside the bundle that are CommonJS call `require` for Node's own modules. */
const REQUIRE =
  'import { createRequire as nscCreateRequire } from "node:module"; const require = nscCreateRequire(import.meta.url);';

/** Brings dist/ up to date; resolves to an exit status. */
export async function build({ types = true, force = false } = {}) {
  await ensureInstalled();
  const newest = newestChange();
  const isStale = (output) => force || (modified(output) ?? 0) < newest;

  let status = 0;
  if (isStale(join(dist, "nsc.mjs")) || isStale(join(dist, "lib.mjs"))) {
    status = await step("build", bundle);
  }
  if (status === 0 && types && isStale(join(dist, "types/index.d.ts"))) {
    status = await step("build types", declare);
  }
  return status;
}

async function bundle() {
  const { build: esbuild, formatMessages } = await importModule("esbuild/lib/main.js");
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    // Its other build, for CommonJS, cannot be bundled.
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    format: "esm",
    write: false,
    logLevel: "silent",
  };
  const started = new Date();
  try {
    const results = await Promise.all([
      esbuild({
        ...common,
        entryPoints: { nsc: "src/cli/main.ts" },
        outdir: "dist",
        outExtension: { ".js": ".mjs" },
        chunkNames: "chunks/[name]-[hash]",
        splitting: true,
        minifySyntax: true,
        minifyWhitespace: true,
        legalComments: "eof",
        banner: { js: REQUIRE },
        loader: { ".ns": "text" },
      }),
      esbuild({ ...common, entryPoints: ["src/index.ts"], outfile: "dist/lib.mjs", packages: "external" }),
    ]);
    const files = results.flatMap((result) => result.outputFiles);
    // The entries come last: they name the chunks.
    for (const file of files.toReversed()) replace(file.path, file.contents, started);
    removeChunksExcept(new Set(files.map((file) => file.path)));
    return { status: 0, output: "" };
  } catch (error) {
    if (!error.errors) throw error;
    const messages = await formatMessages(error.errors, { kind: "error", color: process.stdout.isTTY });
    return { status: 1, output: messages.join("") };
  }
}

async function declare() {
  const started = new Date();
  rmSync(join(dist, "types"), { recursive: true, force: true });
  const result = await runNode(inModules("typescript/bin/tsc"), ["-p", "tsconfig.build.json"], {
    quiet: true,
  });
  if (result.status === 0) utimesSync(join(dist, "types/index.d.ts"), started, started);
  else rmSync(join(dist, "types"), { recursive: true, force: true });
  return result;
}

function removeChunksExcept(current) {
  for (const name of readdirSync(join(dist, "chunks"))) {
    const path = join(dist, "chunks", name);
    if (!current.has(path)) rmSync(path, { force: true });
  }
}

/** Writes a file whole, so that a program started meanwhile never reads half of it; dated to the build's start. */
function replace(path, contents, date) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, contents);
  utimesSync(temporary, date, date);
  renameSync(temporary, path);
}

/** When anything last changed that the outputs are made from; folders count, so that removed files are noticed. */
function newestChange() {
  const inputs = [
    "src",
    "examples",
    "scripts/build.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
  ];
  const walk = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) return stat.mtimeMs;
    return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => walk(join(path, name))));
  };
  return Math.max(...inputs.map((name) => walk(join(root, name))));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = new Set(process.argv.slice(2));
  process.exitCode = await build({ types: !flags.has("--bundle-only"), force: flags.has("--force") });
}
