// Runs random Tcl programs in nsc and in tclsh and compares how they end and what they computed:
//   npm run fuzz:tcl -- [--seconds N | --programs N] [--seed S]
// The first differences are shrunk and printed; the exit status is then 1.
import { parseArgs } from "node:util";
import { Grammar, question } from "./fuzz-tcl/grammar.mjs";
import { Random } from "./fuzz-tcl/random.mjs";
import { askTclsh, ENDS_TCLSH } from "./fuzz-tcl/tclsh.mjs";
import { simpler, textOf } from "./fuzz-tcl/tree.mjs";
import { loadEvaluator } from "./lib/evaluator.mjs";
import { say, stop } from "./lib/project.mjs";

const BATCH = 250;
/** After so many differences it stops looking for more. */
const MOST = 5;
/** So many simpler programs are tried for one step of shrinking at a time. */
const TRIES = 120;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    programs: { type: "string" },
    seed: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed);
const most = values.programs === undefined ? Number.POSITIVE_INFINITY : Number(values.programs);
if (!(seconds > 0) || !(most > 0) || !Number.isInteger(seed))
  stop("usage: npm run fuzz:tcl -- [--seconds N | --programs N] [--seed S]", 2);

const tcl = await loadEvaluator();
const grammar = new Grammar(new Random(seed));
const end = values.programs === undefined ? Date.now() + seconds * 1000 : Number.POSITIVE_INFINITY;
let programs = 0;
let differences = 0;
say(`seed ${seed}`);
while (Date.now() < end && programs < most && differences < MOST) {
  const batch = Array.from({ length: BATCH }, () => grammar.program());
  const different = firstDifferences(batch);
  programs += BATCH;
  for (const program of different.slice(0, MOST - differences)) {
    differences++;
    report(shrink(program));
  }
}
say(`${programs} programs, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;

function nscAnswer(script) {
  const interp = tcl.createInterpreter({ limits: { steps: 5_000_000 } });
  try {
    const { code, text } = tcl.evaluateText(interp, script);
    return `${code} ${text}`;
  } catch (error) {
    return `crash ${error?.stack ?? error}`;
  }
}

/** Whether either side gave up, because a program took too much or by a fault of tclsh: that is no difference. */
function gaveUp(answer) {
  return answer.startsWith("-1 ") || answer === ENDS_TCLSH || answer.includes("command count limit exceeded");
}

/**
 * Without the word of an error code by which Tcl shows whether something before has looked at the text as a number:
 * nsc keeps no such memory.
 */
function comparable(answer) {
  return answer.replaceAll("TCL VALUE INTEGER", "TCL VALUE NUMBER");
}

function firstDifferences(trees) {
  const scripts = trees.map(question);
  const expected = askTclsh(scripts);
  if (expected === null) stop("tclsh is not installed");
  return trees.filter((_, index) => {
    const own = nscAnswer(scripts[index]);
    const other = expected[index];
    return comparable(own) !== comparable(other) && !gaveUp(own) && !gaveUp(other);
  });
}

function shrink(program) {
  let current = program;
  for (;;) {
    const candidates = [];
    for (const candidate of simpler(current)) candidates.push(candidate);
    candidates.sort((a, b) => textOf(a).length - textOf(b).length);
    let found;
    for (let i = 0; i < candidates.length && found === undefined; i += TRIES) {
      found = firstDifferences(candidates.slice(i, i + TRIES))[0];
    }
    if (found === undefined) return current;
    current = found;
  }
}

function report(program) {
  const script = question(program);
  say(`\n${textOf(program)}`);
  say(`  tclsh  ${askTclsh([script])?.[0]}`);
  say(`  nsc    ${nscAnswer(script)}`);
}
