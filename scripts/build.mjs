// Makes dist/: the command line as one bundle with a cache of its compiled code, the thread that lays out pictures, the library, and its types.
// --bundle-only leaves the types out, --force builds also when nothing has changed.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, importModule, inModules, root, runNode, step } from "./lib/project.mjs";

const dist = join(root, "dist");

/** What a module of the bundle takes for its own address. */
const BUNDLE_URL = "nscBundleUrl";

/** What the config server alone needs stays in node_modules: in the bundle it would slow the start of every command. */
const SERVER_PACKAGES = [
  "@fastify/swagger",
  "better-sqlite3",
  "fastify",
  "fastify-type-provider-zod",
  "kysely",
  "pg",
];

/** zod's messages in some fifty languages are a fifth of the bundle; the English ones are used. */
export const oneLanguage = {
  name: "one language",
  setup({ onResolve }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ path, importer, resolveDir }) =>
      /[\\/]zod[\\/]/.test(importer)
        ? { path: join(resolveDir, path.replace("index.js", "en.js")) }
        : undefined,
    );
  },
};

/** What all bundles have in common. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  // Its other build, for CommonJS, cannot be bundled.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  // Samples, and programs of the nodes.
  loader: { ".ns": "text", ".rb": "text", ".sh": "text", ".ps1": "text" },
  write: false,
  logLevel: "silent",
};

/** Brings dist/ up to date; resolves to an exit status. */
export async function build({ types = true, force = false } = {}) {
  await ensureInstalled();
  const newest = newestChange();
  const isStale = (output) => force || (modified(output) ?? 0) < newest;

  let status = 0;
  if (isStale(join(dist, "nsc.cjs")) || isStale(join(dist, "lib.mjs"))) {
    status = await step("build", bundle);
  }
  if (status === 0 && types && isStale(join(dist, "types/index.d.ts"))) {
    status = await step("build types", declare);
  }
  return status;
}

async function bundle() {
  const { build: esbuild, formatMessages } = await importModule("esbuild/lib/main.js");
  const started = new Date();
  try {
    const results = await Promise.all([
      esbuild({
        ...bundleOptions,
        entryPoints: ["src/cli/main.ts"],
        outfile: "dist/nsc.cjs",
        format: "cjs",
        minifySyntax: true,
        minifyWhitespace: true,
        legalComments: "eof",
        define: { "import.meta.url": BUNDLE_URL },
        banner: { js: `const ${BUNDLE_URL} = require("node:url").pathToFileURL(__filename).href;` },
        external: SERVER_PACKAGES,
        // `import()` would look for packages from the working folder, `require` does from the bundle.
        supported: { "dynamic-import": false },
        plugins: [oneLanguage],
      }),
      esbuild({
        ...bundleOptions,
        entryPoints: ["src/cli/layout-worker.mjs"],
        outfile: "dist/layout-worker.mjs",
        format: "esm",
        minifySyntax: true,
        minifyWhitespace: true,
        legalComments: "eof",
        external: ["@resvg/resvg-js"],
      }),
      esbuild({
        ...bundleOptions,
        entryPoints: ["src/index.ts"],
        outfile: "dist/lib.mjs",
        format: "esm",
        packages: "external",
        // As a path it is no package: Node finds nothing in it by name, and it goes into the bundle.
        alias: { "jsonc-parser": inModules("jsonc-parser/lib/esm/main.js") },
      }),
    ]);
    // V8 takes a cache for that of any source of the same length.
    rmSync(join(dist, "nsc.code-cache"), { force: true });
    for (const file of results.flatMap((result) => result.outputFiles))
      replace(file.path, file.contents, started);
    return await runNode(join(root, "scripts/lib/warm-up.cjs"), [], { quiet: true });
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
