import { type CommandFunction, type CommandSpec, parameters } from "../command.ts";
import { asBoolean, asInteger, findInteger, normalizeInteger } from "../convert.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import { type TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { addUnits } from "./clock-add.ts";
import { formatClock } from "./clock-format.ts";
import { scanClock } from "./clock-scan.ts";
import { readClockText } from "./clock-text.ts";
import { GMT, UTC, type Zone, zoneNamed } from "./clock-zone.ts";
import { keyword } from "./keyword.ts";
import { subcommand } from "./subcommand.ts";

/** Microseconds since 1970, if whoever evaluates the file lets it know the time. */
function now(interp: Interpreter): number {
  const microseconds = interp.host.now?.();
  if (microseconds !== undefined) return Math.floor(microseconds);
  throw tclError(
    "the time is not available here: nsc gives the same result whenever a file is evaluated",
    "NSC",
    "SANDBOX",
    "clock",
  ).explain({ code: "NS2007", help: "write the time into the file, as a number of seconds" });
}

interface ClockOptions {
  zone: Zone;
  format: string | null;
  base: number | null;
}

const FORMAT_USAGE = "format clockval ?-format string? ?-gmt boolean? ?-locale LOCALE? ?-timezone ZONE?";
const SCAN_USAGE =
  "scan string ?-base seconds? ?-format string? ?-gmt boolean? ?-locale LOCALE? ?-timezone ZONE?";
const ADD_USAGE = "add clockval ?number units?... ?-gmt boolean? ?-locale LOCALE? ?-timezone ZONE?";

function wrongCount(words: readonly Value[], usage: string): TclError {
  return tclError(
    `wrong # args: should be "${toText(words[0] as Value)} ${usage}"`,
    "CLOCK",
    "wrongNumArgs",
  ).explain({ code: "NS2002" });
}

/** Reads options in pairs from words[first] on. `choices` is how an error lists those that are allowed. */
function readOptions(
  words: readonly Value[],
  first: number,
  allowed: readonly string[],
  choices: string,
  usage: string,
): ClockOptions {
  const options: ClockOptions = { zone: UTC, format: null, base: null };
  if ((words.length - first) % 2 !== 0) throw wrongCount(words, usage);
  let zoned = false;
  let gmt = false;
  for (let i = first; i < words.length; i += 2) {
    const text = toText(words[i] as Value);
    const value = words[i + 1] as Value;
    const matches = allowed.filter((name) => text.length > 1 && name.startsWith(text));
    const option = allowed.includes(text) ? text : matches.length === 1 ? matches[0] : undefined;
    switch (option) {
      case "-base":
        options.base = clockValue(value);
        break;
      case "-format":
        options.format = toText(value);
        break;
      case "-gmt":
        gmt = asBoolean(value);
        if (gmt) options.zone = GMT;
        break;
      case "-timezone":
        zoned = true;
        options.zone = zoneNamed(toText(value));
        break;
      case "-locale":
        break;
      default:
        throw tclError(`bad option "${text}"${choices}`, "CLOCK", "badOption", text);
    }
    if (gmt && zoned)
      throw tclError("cannot use -gmt and -timezone in same call", "CLOCK", "gmtWithTimezone");
  }
  return options;
}

/** Steps that reading or writing a time takes at least. */
const LEAST_WORK = 8;

/** The farthest times in seconds that are told apart here: some 285 million years. */
const FARTHEST = 2 ** 53;

function clockValue(value: Value): number {
  const seconds = Number(asInteger(value));
  if (Math.abs(seconds) < FARTHEST) return seconds;
  throw tclError(
    "integer value too large to represent",
    "ARITH",
    "IOVERFLOW",
    "integer value too large to represent",
  );
}

const runFormat: CommandFunction = (interp, words) => {
  if (words.length < 3) throw wrongCount(words, FORMAT_USAGE);
  const seconds = clockValue(words[2] as Value);
  const allowed = ["-format", "-gmt", "-locale", "-timezone"];
  const choices = ": must be -format, -gmt, -locale, or -timezone";
  const { format, zone } = readOptions(words, 3, allowed, choices, FORMAT_USAGE);
  const pattern = format ?? "%a %b %d %H:%M:%S %Z %Y";
  interp.charge(pattern.length * 12);
  interp.step(LEAST_WORK + pattern.length);
  return formatClock(seconds, pattern, zone);
};

const runScan: CommandFunction = (interp, words) => {
  if (words.length < 3) throw wrongCount(words, SCAN_USAGE);
  const text = toText(words[2] as Value);
  const allowed = ["-base", "-format", "-gmt", "-locale", "-timezone"];
  const choices = ", must be -base, -format, -gmt, -locale or -timezone";
  const options = readOptions(words, 3, allowed, choices, SCAN_USAGE);
  interp.step(LEAST_WORK + ((text.length + (options.format?.length ?? 0)) >> 1));
  const base = () => options.base ?? Math.floor(now(interp) / 1e6);
  if (options.format !== null) {
    const seconds = scanClock(text, options.format, base, options.zone);
    if (seconds !== null) return seconds;
    throw tclError("input string does not match supplied format", "CLOCK", "badInputString");
  }
  const seconds = readClockText(text, base, options.zone);
  if (typeof seconds === "number") return seconds;
  const end = Math.max(seconds.at, seconds.at + (/^\w+/.exec(text.slice(seconds.at))?.[0].length ?? 1) - 1);
  throw tclError(
    `unable to convert date-time string "${text}": syntax error (characters ${seconds.at}-${end})`,
  );
};

const runAdd: CommandFunction = (interp, words) => {
  let seconds = clockValue(words[2] as Value);
  let first = 3;
  while (first < words.length && findInteger(words[first] as Value) !== null) first += 2;
  const choices = ", must be -gmt, -locale or -timezone";
  if (first > words.length) throw wrongCount(words, ADD_USAGE);
  const { zone } = readOptions(words, first, ["-gmt", "-locale", "-timezone"], choices, ADD_USAGE);
  for (let i = 3; i < first; i += 2) {
    interp.step();
    const unit = toText(words[i + 1] as Value);
    const sum = addUnits(seconds, clockValue(words[i] as Value), unit, zone.offset);
    if (sum === null) {
      throw tclError(
        `unknown unit "${unit}", must be  years, months, weeks, days, hours, minutes or seconds`,
        "CLOCK",
        "badUnit",
        unit,
      );
    }
    seconds = clockValue(Math.abs(sum) < FARTHEST ? sum : normalizeInteger(BigInt(sum)));
  }
  return seconds;
};

const rows: readonly SubcommandSpec[] = [
  {
    name: "add",
    parameters: parameters("clockval:integer ?arg ...?"),
    help: "A time some units later or earlier.",
    run: runAdd,
  },
  subcommand("clicks", "?-switch?", "The time as a number that grows.", (interp, words) => {
    const units = ["-milliseconds", "-microseconds"] as const;
    const unit = words[2] === undefined ? "-microseconds" : keyword(words[2], units, "option");
    return unit === "-microseconds" ? now(interp) : Math.floor(now(interp) / 1e3);
  }),
  subcommand("format", "clockval:integer ?-option value ...?", "A time in words and numbers.", runFormat, {
    minimum: 0,
  }),
  subcommand("microseconds", "", "Microseconds since 1970.", (interp) => now(interp)),
  subcommand("milliseconds", "", "Milliseconds since 1970.", (interp) => Math.floor(now(interp) / 1e3)),
  subcommand("scan", "string ?-option value ...?", "The time that a text means.", runScan, { minimum: 0 }),
  subcommand("seconds", "", "Seconds since 1970.", (interp) => Math.floor(now(interp) / 1e6)),
];

/** Times. What time it is now is known only if the host tells; time zones are fixed distances from UTC. */
export const clockCommands: readonly CommandSpec[] = [ensemble("clock", "Works on times.", rows)];
