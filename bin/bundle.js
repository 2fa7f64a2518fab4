const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");

const BUNDLE = join(__dirname, "../dist/nsc.cjs");
/** What V8 made of the bundle when it was built: reading that is several times as fast as compiling. */
const CODE_CACHE = join(__dirname, "../dist/nsc.code-cache");

/** A file's content, or undefined when there is none. */
function readIfThere(path, encoding) {
  try {
    return readFileSync(path, encoding);
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Runs the bundle like a module that was required. Returns its compiled script, or null when nothing is built. A cache
 * that another version of V8 made is refused by V8 itself, and the bundle is compiled as without one.
 */
function runBundle({ cached = true } = {}) {
  // The bundle holds ASCII only, which is read fastest so.
  const source = readIfThere(BUNDLE, "latin1");
  if (source === undefined) return null;
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: BUNDLE,
    cachedData: cached ? readIfThere(CODE_CACHE) : undefined,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE));
  return script;
}

module.exports = { CODE_CACHE, runBundle };
