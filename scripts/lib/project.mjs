import { spawn } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A file inside node_modules. */
export const inModules = (path) => join(root, "node_modules", path);

/** Imports a package that is not there before `ensureInstalled`. */
export const importModule = (path) => import(pathToFileURL(inModules(path)).href);

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends the script with a message; for what the person at the keyboard can do something about. */
export function stop(message, status = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

/**
 * Runs a program in the root folder. With `quiet` its output is collected and returned instead of shown.
 * Resolves to its exit status, 1 where it was killed by a signal or could not be started.
 */
export function run(program, programArguments, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => resolve({ status: 1, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Runs a JavaScript file with the same Node. */
export function runNode(file, fileArguments, options) {
  return run(process.execPath, [file, ...fileArguments], options);
}

/** A step with one line for its outcome and its time; output is shown only when it fails. */
export async function step(title, work) {
  const started = Date.now();
  const { status, output } = await work();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${title.padEnd(24)} ${status === 0 ? "ok" : "failed"}  ${seconds} s`);
  if (status !== 0) process.stdout.write(output);
  return status;
}

/**
 * Installs what package-lock.json names, unless just that is installed already. A node_modules that is a link belongs to
 * others too, and `npm ci` would empty it: it is taken as it is.
 */
export async function ensureInstalled() {
  if (isLinked() || isInstalled()) return;
  const npm = process.env.npm_execpath;
  const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const install = () =>
    npm?.endsWith(".js") ? runNode(npm, flags, { quiet: true }) : run("npm", flags, { quiet: true });
  const status = await step("install packages", install);
  if (status !== 0) stop("npm ci did not work: is the network, or a cache with the packages, within reach?");
}

function isLinked() {
  return lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Whether every package of the lock file that this machine needs is there in the version of the lock file. */
function isInstalled() {
  const installedLock = inModules(".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === "" || (entry.optional && !found)) return true;
    return (
      found?.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path))
    );
  });
}
