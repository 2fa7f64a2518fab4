// Runs files of Tcl's own test suite, or others of that form, in the sandbox and counts the tests of each:
//   npm run tcl-suite -- [-v] DIR | FILE.test ...
// A test is left out when its constraints do not hold, or when it calls something that the sandbox refuses.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadEvaluator } from "./lib/evaluator.mjs";
import { root, say, stop } from "./lib/project.mjs";

/** Files of the suite that test the core of the language. */
const CORE = new Set(
  `append appendComp apply case cmdIL cmdInfo cmdMZ compExpr compExpr-old compile concat dict error eval
  execute expr expr-old for for-old foreach format get if if-old incr incr-old info join lindex linsert list llength
  lmap lrange lrepeat lreplace lsearch lset lsetComp mathop misc namespace namespace-old parse parseExpr
  parseOld proc proc-old reg regexp regexpComp rename result scan set set-old split string stringComp subst switch
  tailcall uplevel upvar utf util var while while-old word`.split(/\s+/),
);

/** Commands of a full Tcl that the sandbox does not have, besides those that it refuses by name. */
const ABSENT =
  /^(::)?(oo::|tcl::unsupported::|tcl::build-info|msgcat::|http::|test[a-z]+$|tcltest::|gentest|coroutine$)/;

/** Steps are for one top-level command of a file, output for a whole file. */
const LIMITS = { steps: 50_000_000, output: 256 * 1024 * 1024 };

/** So often one top-level command of a file is run again without the tests in it that reached a limit. */
const ATTEMPTS = 20;

const { values, positionals } = parseArgs({
  options: {
    verbose: { type: "boolean", short: "v", default: false },
    all: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
if (positionals.length === 0) stop("usage: npm run tcl-suite -- [-v] [--all] DIR | FILE.test ...", 2);
const files = positionals.flatMap((name) => testFiles(resolve(process.env.INIT_CWD ?? ".", name)));
if (files.length === 0) stop(`no test files in ${positionals.join(", ")}`, 2);

const tcl = await loadEvaluator();
const standInPath = join(root, "scripts/tcl-suite/tcltest.tcl");
const standIn = new tcl.SourceFile(standInPath, readFileSync(standInPath, "utf8"));

const noteRefusal = { seen: false };
const explain = tcl.TclError.prototype.explain;
tcl.TclError.prototype.explain = function (more) {
  if (more.code === "NS2007") noteRefusal.seen = true;
  return explain.call(this, more);
};

const rows = files.map(runFile);
printTable(rows);
process.exitCode = rows.some((row) => row.failed.length > 0 || row.trouble.length > 0) ? 1 : 0;

function testFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(".test") && (values.all || CORE.has(name.slice(0, -5))))
    .sort()
    .map((name) => join(path, name));
}

/**
 * Runs one file command by command, so that one that fails at top level costs only itself. A test that reaches a
 * limit, which no script can catch, fails; the command that holds it is run again without it.
 */
function runFile(path) {
  const text = readFileSync(path, "utf8");
  const row = { name: basename(path, ".test"), passed: 0, failed: [], omitted: new Map(), trouble: [] };
  const interp = makeInterpreter(row, path);
  const source = new tcl.SourceFile(path, text);
  const script = tcl.parseScript(source);
  for (const problem of script.errors) row.trouble.push(`syntax: ${problem.tclMessage}`);
  for (const command of script.commands) {
    const line = source.lineIndex(command.start);
    const piece = "\n".repeat(line) + text.slice(command.start, command.end);
    if (!runPiece(interp, row, new tcl.SourceFile(path, piece), line + 1)) break;
  }
  return row;
}

/** False when the file ends itself with `return` or `exit`. */
function runPiece(interp, row, file, line) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    interp.fuel = LIMITS.steps;
    interp.outputWritten = 0;
    noteRefusal.seen = false;
    const ending = tcl.evaluateFile(interp, file);
    if (ending.kind === "exit" || (ending.kind === "done" && ending.code === 2)) return false;
    if (ending.kind === "error" && !noteRefusal.seen)
      row.trouble.push(`line ${line}: ${tcl.toText(ending.error.message)}`);
    if (ending.kind !== "limit") return true;
    const running = tcl.toText(interp.readVariable("::tcltest::running") ?? "");
    if (running === "") {
      row.trouble.push(`line ${line}: limit: ${ending.limit.message}`);
      return true;
    }
    row.failed.push({ name: running, detail: `limit: ${ending.limit.message}` });
    interp.fuel = LIMITS.steps;
    tcl.evaluateText(interp, `lappend ::tcltest::skipped {${running}}; set ::tcltest::running {}`);
  }
  return true;
}

function makeInterpreter(row, path) {
  const printed = { stdout: "", stderr: "" };
  const interp = tcl.createInterpreter({
    limits: LIMITS,
    host: {
      print: (channel, text) => {
        printed[channel] += text;
      },
      now: () => Math.round(1000 * (performance.timeOrigin + performance.now())),
      random: Math.random,
    },
  });
  interp.onUnknown = (words) => {
    const name = tcl.toText(words[0]);
    if (ABSENT.test(name)) noteRefusal.seen = true;
    return tcl.tclError(`invalid command name "${name}"`, "TCL", "LOOKUP", "COMMAND", name);
  };
  const give = (name, run) => interp.define({ name, parameters: [], maximum: 9, help: "", run });
  give("::tcltest::captured", () => {
    const list = new tcl.TclList([printed.stdout, printed.stderr]);
    printed.stdout = printed.stderr = "";
    return list;
  });
  give("::tcltest::refused", () => {
    const { seen } = noteRefusal;
    noteRefusal.seen = false;
    return seen ? 1 : 0;
  });
  give("::tcltest::record", (_interp, words) => {
    record(row, ...words.slice(1).map(tcl.toText));
    return "";
  });
  // A command of the suite's own interpreter: it evaluates a script without compiling it.
  give("testevalex", (_interp, [, script, where], site) => {
    const run = () => interp.evalText(tcl.toText(script), null, site);
    return where === undefined ? run() : interp.inFrame(interp.globalFrame, run);
  });
  for (const [name, value] of [
    ["argv0", path],
    ["argv", ""],
    ["argc", 0],
  ])
    interp.setVariable(name, value);
  const ending = tcl.evaluateFile(interp, standIn);
  if (ending.kind !== "done")
    stop(`scripts/tcl-suite/tcltest.tcl: ${tcl.toText(ending.error?.message ?? ending.kind)}`);
  return interp;
}

function record(row, name, outcome, detail) {
  if (outcome === "passed") row.passed++;
  else if (outcome === "failed") row.failed.push({ name, detail });
  else row.omitted.set(name, detail);
}

function printTable(rows) {
  for (const row of rows) {
    for (const trouble of row.trouble) say(`${row.name}: ${trouble}`);
    for (const { name, detail } of row.failed) {
      say(values.verbose ? `── ${name}\n${detail}` : `${row.name}: failed: ${name}`);
    }
  }
  const sum = (pick) => rows.reduce((total, row) => total + pick(row), 0);
  const totals = [sum((row) => row.passed), sum((row) => row.failed.length), sum((row) => row.omitted.size)];
  say(`\n${line("file", "passed", "failed", "left out", "passed of run")}`);
  for (const row of rows) say(line(row.name, ...counts(row.passed, row.failed.length, row.omitted.size)));
  say(line("total", ...counts(...totals)));
}

function counts(passed, failed, omitted) {
  const ran = passed + failed;
  return [passed, failed, omitted, ran === 0 ? "-" : `${((100 * passed) / ran).toFixed(1)} %`];
}

function line(name, ...cells) {
  return [String(name).padEnd(16), ...cells.map((cell) => String(cell).padStart(9))].join(" ").trimEnd();
}
