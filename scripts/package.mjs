// Makes build/package/: nsc.mjs, nsc in one file for nodes that have nothing else, and a tar.gz of it with this Node.js.
// --mjs-only leaves the tar.gz out, --out=DIR names another folder.
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundleOptions, oneLanguage } from "./build.mjs";
import { ensureInstalled, importModule, root, run, say, step, stop } from "./lib/project.mjs";

const given = process.argv.find((word) => word.startsWith("--out="))?.slice("--out=".length);
const out = given === undefined ? join(root, "build/package") : resolve(given);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const archive = `nsc-${version}-${process.platform}-${process.arch}.tar.gz`;

/** What native code needs is not in one file: the config server, and PNG pictures. */
const NO_SERVER = `import { UsageError } from "../exit.ts";
export function addServe(command) {
  command.allowUnknownOption().allowExcessArguments().action(() => {
    throw new UsageError("this nsc, one file for nodes, has no config server: run the whole one");
  });
}`;

const noPng = {
  name: "no PNG",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@resvg\/resvg-js$/ }, ({ path }) => ({ path, namespace: "no-png" }));
    onLoad({ filter: /.*/, namespace: "no-png" }, () => ({
      contents: 'throw new Error("this nsc, one file for nodes, makes no PNG");',
    }));
  },
};

await ensureInstalled();
const { build: esbuild } = await importModule("esbuild/lib/main.js");
mkdirSync(out, { recursive: true });
const made = [];
if ((await step("nsc.mjs", bundle)) !== 0) stop("nothing was made");
if (!process.argv.includes("--mjs-only") && (await step(archive, pack)) !== 0) stop("there is no archive");
put("SHA256SUMS", (path) =>
  writeFileSync(path, made.map((name) => `${sha256(join(out, name))}  ${name}\n`).join("")),
);
for (const name of [...made, "SHA256SUMS"]) say(`  ${join(out, name)}`);

async function bundle() {
  const layout = await esbuild({
    ...bundleOptions,
    entryPoints: ["src/cli/layout-worker.mjs"],
    format: "esm",
    minify: true,
    plugins: [noPng],
  });
  const worker = `data:text/javascript;base64,${Buffer.from(layout.outputFiles[0].contents).toString("base64")}`;
  const replaced = {
    name: "one file",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]cli[\\/]commands[\\/]serve\.ts$/ }, () => ({
        contents: NO_SERVER,
        loader: "js",
      }));
      onLoad({ filter: /[\\/]cli[\\/]picture\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, "utf8");
        const inline = text.replace(
          /new URL\("\.\/layout-worker\.mjs", import\.meta\.url\)/,
          `new URL("${worker}")`,
        );
        if (inline === text) throw new Error(`${path} names no worker`);
        return { contents: inline, loader: "ts" };
      });
    },
  };
  const result = await esbuild({
    ...bundleOptions,
    entryPoints: ["src/cli/main.ts"],
    format: "esm",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "eof",
    banner: {
      js: '#!/usr/bin/env node\nimport { createRequire as nscCreateRequire } from "node:module"; const require = nscCreateRequire(import.meta.url);',
    },
    plugins: [oneLanguage, replaced],
  });
  put("nsc.mjs", (path) => {
    writeFileSync(path, result.outputFiles[0].contents);
    chmodSync(path, 0o755);
  });
  made.push("nsc.mjs");
  return { status: 0, output: "" };
}

/** nsc/nsc starts nsc.mjs with the Node.js beside it. The same files give the same archive. */
async function pack() {
  const folder = mkdtempSync(join(tmpdir(), "nsc-package-"));
  try {
    const inside = join(folder, "nsc");
    mkdirSync(inside);
    copyFileSync(process.execPath, join(inside, "node"));
    copyFileSync(join(out, "nsc.mjs"), join(inside, "nsc.mjs"));
    writeFileSync(
      join(inside, "nsc"),
      '#!/bin/sh\nhere=$(dirname -- "$(readlink -f -- "$0")")\nexec "$here/node" "$here/nsc.mjs" "$@"\n',
    );
    for (const name of ["node", "nsc.mjs", "nsc"]) chmodSync(join(inside, name), 0o755);
    const order = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"];
    const packed = join(folder, archive);
    const result = await run("tar", ["-C", folder, ...order, "-czf", packed, "nsc"], { quiet: true });
    if (result.status !== 0) return result;
    for (const name of readdirSync(out)) if (isOlder(name)) rmSync(join(out, name));
    put(archive, (path) => copyFileSync(packed, path));
    made.push(archive);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a file is the archive of another version for machines like this one, which nodes could not tell from the new one. */
function isOlder(name) {
  return name.startsWith("nsc-") && name.endsWith(archive.slice(`nsc-${version}`.length)) && name !== archive;
}

/** Writes a file under another name and then gives it its own: a server that hands it out never sees half of it. */
function put(name, write) {
  const temporary = join(out, `${name}.${process.pid}.tmp`);
  write(temporary);
  renameSync(temporary, join(out, name));
}

function sha256(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
