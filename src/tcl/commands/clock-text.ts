import { addMonths } from "./clock-add.ts";
import { calendarFields, DAY_SECONDS, julianDay, secondsOf, weekdayOnOrBefore } from "./clock-calendar.ts";
import { MONTHS, WEEKDAYS, ZONE_HOURS } from "./clock-names.ts";
import { fullYear } from "./clock-scan.ts";
import { numericOffset, type Zone } from "./clock-zone.ts";

/** What was found in a text so far. */
interface Parts {
  year: number | null;
  month: number | null;
  day: number | null;
  time: number | null;
  offset: number | null;
  weekday: { readonly day: number; readonly ordinal: number } | null;
  months: number;
  days: number;
  seconds: number;
  /** Takes the last distance back and adds its opposite. */
  reverse: (() => void) | null;
}

const DISTANCES: ReadonlyMap<string, "months" | "days" | "seconds"> = new Map([
  ["year", "months"],
  ["month", "months"],
  ["fortnight", "days"],
  ["week", "days"],
  ["day", "days"],
  ["hour", "seconds"],
  ["minute", "seconds"],
  ["min", "seconds"],
  ["second", "seconds"],
  ["sec", "seconds"],
]);

const SIZES: ReadonlyMap<string, number> = new Map([
  ["year", 12],
  ["month", 1],
  ["fortnight", 14],
  ["week", 7],
  ["day", 1],
  ["hour", 3600],
  ["minute", 60],
  ["min", 60],
  ["second", 1],
  ["sec", 1],
]);

/** Position of a name or its beginning of three letters or more. */
function indexOfName(names: readonly string[], text: string): number {
  if (text.length < 3) return -1;
  return names.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase()));
}

function addDistance(parts: Parts, count: number, word: string): boolean {
  const unit = word.toLowerCase().replace(/s$/, "");
  const field = DISTANCES.get(unit);
  if (field === undefined) return false;
  const amount = count * (SIZES.get(unit) as number);
  parts[field] += amount;
  parts.reverse = () => {
    parts[field] -= 2 * amount;
  };
  return true;
}

function setDate(parts: Parts, year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  parts.year = year === null || year > 99 ? year : fullYear(year);
  parts.month = month;
  parts.day = day;
  return true;
}

function setTime(parts: Parts, hour: number, minute: number, second: number, half?: string): boolean {
  if (half !== undefined && (hour < 1 || hour > 12)) return false;
  if (hour > 23 || minute > 59 || second > 60) return false;
  const hours = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  parts.time = hours * 3600 + minute * 60 + second;
  return true;
}

function setWeekday(parts: Parts, name: string, ordinal: number): boolean {
  const day = indexOfName(WEEKDAYS, name);
  if (day < 0) return false;
  parts.weekday = { day, ordinal };
  return true;
}

function takeWord(parts: Parts, word: string): boolean {
  const text = word.toLowerCase();
  if (text === "now" || text === "today") return true;
  if (text === "tomorrow") return addDistance(parts, 1, "day");
  if (text === "yesterday") return addDistance(parts, -1, "day");
  if (text === "ago" && parts.reverse !== null) {
    parts.reverse();
    return true;
  }
  const hours = ZONE_HOURS.get(text);
  if (hours !== undefined) {
    parts.offset = hours * 3600;
    return true;
  }
  return setWeekday(parts, word, 1);
}

type Groups = readonly (string | undefined)[];

interface Rule {
  readonly pattern: RegExp;
  /** Takes what was matched; false lets the next rule try. */
  readonly take: (parts: Parts, groups: Groups) => boolean;
}

function numbers(groups: Groups): number[] {
  return groups.map((group) => Number(group ?? 0));
}

/** Forms of dates and times, tried in order at each place of the text. */
const rules: readonly Rule[] = [
  {
    pattern: /(\d{4})-(\d{1,2})-(\d{1,2})T?/iy,
    take(parts, groups) {
      const [year = 0, month = 0, day = 0] = numbers(groups);
      return setDate(parts, year, month, day);
    },
  },
  {
    pattern: /(\d{4})(\d\d)(\d\d)(?:(?:T| )(\d\d)(\d\d)(\d\d))?(?!\d)/iy,
    take(parts, groups) {
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers(groups);
      return (
        setDate(parts, year, month, day) && (groups[3] === undefined || setTime(parts, hour, minute, second))
      );
    },
  },
  {
    pattern: /(\d{1,2})\/(\d{1,2})(?:\/(\d+))?/y,
    take(parts, groups) {
      const [month = 0, day = 0, year = 0] = numbers(groups);
      return setDate(parts, groups[2] === undefined ? null : year, month, day);
    },
  },
  {
    pattern: /(\d\d)-(\d\d)-(\d\d)/y,
    take(parts, groups) {
      const [year = 0, month = 0, day = 0] = numbers(groups);
      return setDate(parts, year, month, day);
    },
  },
  {
    pattern: /(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap]m))?(?:\s*([-+]\d{4})(?!\d))?/iy,
    take(parts, groups) {
      const [hour = 0, minute = 0, second = 0] = numbers(groups.slice(0, 3));
      if (groups[4] !== undefined) parts.offset = numericOffset(groups[4]);
      return setTime(parts, hour, minute, second, groups[3]);
    },
  },
  {
    pattern: /(\d{1,2})\s*([ap]m)/iy,
    take: (parts, groups) => setTime(parts, Number(groups[0]), 0, 0, groups[1]),
  },
  {
    pattern: /([a-z]{3,})\s+(\d{1,2})(?!\d|:)(?:\s*,\s*(\d{4}|\d\d)(?!\d))?/iy,
    take(parts, groups) {
      const month = indexOfName(MONTHS, groups[0] as string);
      const year = groups[2] === undefined ? null : Number(groups[2]);
      return month >= 0 && setDate(parts, year, month + 1, Number(groups[1]));
    },
  },
  {
    pattern: /(\d{1,2})\s+([a-z]{3,})(?:\s+(\d{4}|\d\d)(?!\d|:))?/iy,
    take(parts, groups) {
      const month = indexOfName(MONTHS, groups[1] as string);
      const name = MONTHS[month]?.toLowerCase();
      // "3 mon" counts Mondays, "1 month" is a distance.
      if (month < 0 || /^months?$/i.test(groups[1] as string) || name === undefined) return false;
      const year = groups[2] === undefined ? null : Number(groups[2]);
      return setDate(parts, year, month + 1, Number(groups[0]));
    },
  },
  {
    pattern: /([-+]?)\s*(\d{1,9})\s*([a-z]+)/iy,
    take(parts, groups) {
      const count = (groups[0] === "-" ? -1 : 1) * Number(groups[1]);
      const word = groups[2] as string;
      return addDistance(parts, count, word) || setWeekday(parts, word, count);
    },
  },
  {
    pattern: /(next|last)\s+([a-z]+)/iy,
    take(parts, groups) {
      const next = groups[0]?.toLowerCase() === "next";
      const word = groups[1] as string;
      return addDistance(parts, next ? 1 : -1, word) || setWeekday(parts, word, next ? 2 : -1);
    },
  },
  { pattern: /([a-z]+)\s*,?/iy, take: (parts, groups) => takeWord(parts, groups[0] as string) },
  {
    pattern: /([a-z]+)/iy,
    take: (parts, groups) => addDistance(parts, 1, groups[0] as string),
  },
  {
    pattern: /(\d{4})(?!\d)/y,
    take(parts, groups) {
      const number = Number(groups[0]);
      if (parts.month === null) return false;
      if (parts.time === null) return setTime(parts, Math.floor(number / 100), number % 100, 0);
      parts.year ??= number;
      return true;
    },
  },
];

/** Reads a text piece by piece; gives the place where it has no meaning. */
function parse(text: string): Parts | number {
  const parts: Parts = {
    year: null,
    month: null,
    day: null,
    time: null,
    offset: null,
    weekday: null,
    months: 0,
    days: 0,
    seconds: 0,
    reverse: null,
  };
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at++;
    if (at >= text.length) return parts;
    const rule = rules.find(({ pattern, take }) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      return match !== null && take(parts, match.slice(1));
    });
    if (rule === undefined) return at;
    at = rule.pattern.lastIndex;
  }
}

/** Seconds since 1970 that a text in one of many forms means, or the place where it cannot be understood. */
export function readClockText(
  text: string,
  base: () => number,
  zone: Zone,
): number | { readonly at: number } {
  const parts = parse(text);
  if (typeof parts === "number") return { at: parts };
  const offset = parts.offset ?? zone.offset;
  let seconds = startOf(parts, base, offset);
  if (parts.months !== 0) seconds = addMonths(seconds, parts.months, offset);
  seconds += parts.days * DAY_SECONDS + parts.seconds;
  if (parts.weekday === null || parts.month !== null) return seconds;
  const { day: weekday, ordinal } = parts.weekday;
  const from = calendarFields(seconds, offset);
  const first = weekdayOnOrBefore(weekday, from.julianDay + 6);
  return secondsOf(first + 7 * ordinal - (ordinal > 0 ? 7 : 0), from.secondOfDay, offset);
}

/** The date and time that distances are added to. Whatever names or counts days starts at midnight. */
function startOf(parts: Parts, base: () => number, offset: number): number {
  const { year, month, day, time } = parts;
  if (month !== null && year !== null) return secondsOf(julianDay(year, month, day ?? 1), time ?? 0, offset);
  const now = calendarFields(base(), offset);
  const dated = month !== null || parts.weekday !== null || parts.days !== 0 || parts.months !== 0;
  const julian = month === null ? now.julianDay : julianDay(now.year, month, day ?? 1);
  return secondsOf(julian, time ?? (dated ? 0 : now.secondOfDay), offset);
}
