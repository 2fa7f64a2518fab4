import { wrongCall } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result, SIGNAL } from "../command.ts";
import { loopTakes } from "../compile/loops.ts";
import { asDouble, asSmallInteger, asWide } from "../convert.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { unavailable } from "./refused.ts";

function time(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  const now = interp.host.now ?? (() => 0);
  const count = words[2] === undefined ? 1 : asSmallInteger(words[2]);
  const start = now();
  for (let i = 0; i < count; i++) {
    interp.step();
    if (interp.evalArgument(words, 1, site) === SIGNAL) return SIGNAL;
  }
  const elapsed = now() - start;
  const each = count <= 0 ? 0 : elapsed / count;
  return `${count <= 1 ? Math.round(each) : Number(each.toPrecision(4))} microseconds per iteration`;
}

const RATE_USAGE = "?-direct? ?-calibrate? ?-overhead double? command ?time ?max-count??";
const USUAL_MILLISECONDS = 1000;

interface Rating {
  readonly calibrates: boolean;
  /** Microseconds of each run that are not the script's; null for what calibration found. */
  readonly overhead: number | null;
  /** Index of the script among the words. */
  readonly script: number;
  readonly milliseconds: number;
  readonly most: number;
}

/** Reads the words of `timerate`. What is no option is the script, also when it begins with a dash. */
function readRating(words: readonly Value[]): Rating {
  let calibrates = false;
  let overhead: number | null = null;
  let script = 1;
  for (; script < words.length - 1; script++) {
    const option = toText(words[script] as Value);
    if (option === "-calibrate") calibrates = true;
    else if (option === "-overhead") overhead = asDouble(words[++script] as Value);
    else if (option !== "-direct") {
      if (option === "--") script++;
      break;
    }
  }
  const [, milliseconds, most] = words.slice(script);
  if (script >= words.length || words.length > script + 3) throw wrongCall(words, 1, RATE_USAGE);
  return {
    calibrates,
    overhead,
    script,
    milliseconds: milliseconds === undefined ? USUAL_MILLISECONDS : Number(asWide(milliseconds)),
    most: most === undefined ? Number.POSITIVE_INFINITY : Number(asWide(most)),
  };
}

/** Microseconds of overhead by the last `timerate -calibrate`. */
const overheads = new WeakMap<Interpreter, number>();

function timerate(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  const { calibrates, overhead, script, milliseconds, most } = readRating(words);
  const { now } = interp.host;
  if (now === undefined) {
    throw unavailable("timerate", "without a clock", "count what the script does instead", words, site);
  }
  const start = now();
  let count = 0;
  let elapsed = 0;
  while (count < most) {
    interp.step();
    const result = interp.evalArgument(words, script, site);
    const action = result === SIGNAL ? loopTakes(interp.frame) : "next";
    if (action === "pass") return SIGNAL;
    count++;
    elapsed = now() - start;
    if (action === "break" || elapsed >= 1000 * milliseconds) break;
  }
  const each = count === 0 ? 0 : elapsed / count;
  if (calibrates) {
    overheads.set(interp, each);
    return `${each} µs/#-overhead ${duration(each)} µs/# ${count} # ${rate(count, elapsed)} #/sec`;
  }
  const net = Math.max(0, elapsed - count * (overhead ?? overheads.get(interp) ?? 0));
  return rated(count, net);
}

/** What `timerate` tells of so many runs in so many microseconds. */
function rated(count: number, elapsed: number): string {
  if (count === 0) return "0 µs/# 0 # 0 #/sec 0 net-ms";
  const net = Math.max(elapsed, 1) / 1000;
  return `${duration(elapsed / count)} µs/# ${count} # ${rate(count, elapsed)} #/sec ${net.toFixed(3)} net-ms`;
}

function duration(microseconds: number): string {
  if (microseconds < 10) return microseconds.toFixed(6);
  if (microseconds >= 1e6) return microseconds.toFixed(0);
  return microseconds.toFixed(
    microseconds < 100 ? 4 : microseconds < 1000 ? 3 : microseconds < 10_000 ? 2 : 1,
  );
}

/** Runs in a second. Less than a microsecond cannot be told from one. */
function rate(count: number, elapsed: number): string {
  const perSecond = (count / Math.max(elapsed, 1)) * 1e6;
  return perSecond.toFixed(perSecond < 100 ? 3 : perSecond < 1000 ? 2 : perSecond < 100_000 ? 1 : 0);
}

export const timingCommands: readonly CommandSpec[] = [
  {
    name: "time",
    parameters: parameters("command:script ?count:integer?"),
    help: "Runs a script and tells how long one run took.",
    run: time,
  },
  {
    name: "timerate",
    parameters: parameters("?option ...? command ?time? ?max-count?"),
    usage: RATE_USAGE,
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Runs a script for some time and tells how often and how fast it ran.",
    run: timerate,
  },
];
