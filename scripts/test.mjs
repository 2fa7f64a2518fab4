// Everything that has to hold before a change is good: builds what is missing, then types, lint, unused code and tests,
// up to the first that fails. Arguments go to vitest: `npm test -- test/source`. The last line counts the tests.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { inModules, root, runNode, say, step } from "./lib/project.mjs";

const RESULTS = join(root, "build/test-results.json");

const checks = [
  ["build", () => build()],
  ["types", () => checked("types", "typescript/bin/tsc", ["-p", "."])],
  ["lint", () => checked("lint", "@biomejs/biome/bin/biome", ["check", "."])],
  ["unused code", () => checked("unused code", "knip/bin/knip.js", ["--no-progress"])],
];

process.exitCode = await main();

async function main() {
  for (const [title, check] of checks) {
    if ((await check()) !== 0) {
      say(`\n${title} failed, the tests were not run`);
      say("0 passed, 1 failed");
      return 1;
    }
  }
  rmSync(RESULTS, { force: true });
  mkdirSync(dirname(RESULTS), { recursive: true });
  const { status } = await runNode(inModules("vitest/vitest.mjs"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${RESULTS}`,
    ...process.argv.slice(2),
  ]);
  const { passed, failed } = countTests(status);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function checked(title, tool, toolArguments) {
  return step(title, () => runNode(inModules(tool), toolArguments, { quiet: true }));
}

/** Counts from vitest's report. A file that could not be loaded, and a run that ended badly, count as a failure. */
function countTests(status) {
  let report = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  try {
    report = JSON.parse(readFileSync(RESULTS, "utf8"));
  } catch {
    say("vitest left no report");
  }
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: status === 0 ? failed : Math.max(1, failed) };
}
