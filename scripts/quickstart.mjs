// From a fresh clone to a compiled experiment: installs, builds, compiles examples/neo.ns and shows the result.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root, runNode, say, stop } from "./lib/project.mjs";

const OUT = "build/demo";
const HEAD_LINES = 14;
const command = ["bin/nsc.js", "compile", "examples/neo.ns", "-p", "DemoProject", "-e", "demo", "--out", OUT];

if ((await build({ types: false })) !== 0) stop("the build failed");

say(`\n$ node ${command.join(" ")}`);
const { status } = await runNode(command[0], command.slice(1));
if (status !== 0) stop(`nsc ended with status ${status}`, status);

for (const name of filesBelow(join(root, OUT))) {
  const lines = readFileSync(join(root, OUT, name), "utf8")
    .trimEnd()
    .split("\n");
  say(`\n── ${OUT}/${name} (${lines.length} lines)`);
  for (const line of lines.slice(0, HEAD_LINES)) say(line);
  if (lines.length > HEAD_LINES) say("…");
}

say("\nNext: read README.md, or try `node bin/nsc.js --help`.");

function filesBelow(folder, prefix = "") {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const isFolder = statSync(join(folder, name)).isDirectory();
      return isFolder ? filesBelow(join(folder, name), `${prefix}${name}/`) : [`${prefix}${name}`];
    });
}
