// Lints the sample experiment, then keeps what V8 has compiled for it, so that later runs start with that.
const { writeFileSync, renameSync } = require("node:fs");
const { join } = require("node:path");
const { CODE_CACHE, runBundle } = require("../../bin/bundle.js");

process.argv.splice(2, process.argv.length, "lint", join(__dirname, "../../examples/neo.ns"));
const script = runBundle({ cached: false });
process.on("exit", () => {
  const temporary = `${CODE_CACHE}.${process.pid}.tmp`;
  writeFileSync(temporary, script.createCachedData());
  renameSync(temporary, CODE_CACHE);
});
