#!/usr/bin/env node
const { runBundle } = require("./bundle.js");

if (runBundle() === null) {
  process.stderr.write("nsc is not built yet: run `npm run build` in its folder first\n");
  process.exitCode = 70;
}
