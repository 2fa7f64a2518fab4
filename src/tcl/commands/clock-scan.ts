import {
  type CalendarFields,
  calendarFields,
  isoYearStart,
  julianDay,
  secondsOf,
  weekdayOnOrBefore,
} from "./clock-calendar.ts";
import { expandFormat } from "./clock-format.ts";
import { MONTHS, WEEKDAYS, ZONE_HOURS } from "./clock-names.ts";
import { numericOffset, type Zone } from "./clock-zone.ts";

/** What was read from a text, by the letter of its group. */
type Found = Map<string, number>;

interface Reader {
  readonly pattern: RegExp;
  /** Stores what was matched; false when it has no meaning. */
  readonly store: (text: string, found: Found) => boolean;
}

function numeric(key: string, digits: number): Reader {
  return {
    pattern: new RegExp(`\\s*(\\d{1,${digits}})`, "y"),
    store(text, found) {
      found.set(key, Number(text));
      return true;
    },
  };
}

/** A name or its beginning, of at least three letters. */
function named(key: string, names: readonly string[], first: number): Reader {
  return {
    pattern: /\s*([A-Za-z]+)\.?/y,
    store(text, found) {
      const index = names.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase()));
      found.set(key, index + first);
      return index >= 0 && text.length >= 3;
    },
  };
}

const halfOfDay: Reader = {
  pattern: /\s*([ap]m)/iy,
  store(text, found) {
    found.set("p", text.toLowerCase() === "pm" ? 1 : 0);
    return true;
  },
};

const zoneReader: Reader = {
  pattern: /\s*([-+]\d\d(?::?\d\d(?::?\d\d)?)?|[A-Za-z]+)/y,
  store(text, found) {
    const hours = ZONE_HOURS.get(text.toLowerCase());
    const offset = hours === undefined ? numericOffset(text) : hours * 3600;
    if (offset !== null) found.set("z", offset);
    return offset !== null;
  },
};

const signedSeconds: Reader = {
  pattern: /\s*([-+]?\d+)/y,
  store(text, found) {
    found.set("s", Number(text));
    return true;
  },
};

const readers: Readonly<Record<string, Reader>> = {
  a: named("weekday", WEEKDAYS, 0),
  A: named("weekday", WEEKDAYS, 0),
  b: named("month", MONTHS, 1),
  B: named("month", MONTHS, 1),
  C: numeric("century", 2),
  d: numeric("day", 2),
  e: numeric("day", 2),
  g: numeric("isoYear2", 2),
  G: numeric("isoYear", 4),
  H: numeric("hour", 2),
  I: numeric("hour12", 2),
  j: numeric("dayOfYear", 3),
  J: numeric("julianDay", 7),
  k: numeric("hour", 2),
  l: numeric("hour12", 2),
  m: numeric("month", 2),
  M: numeric("minute", 2),
  N: numeric("month", 2),
  p: halfOfDay,
  P: halfOfDay,
  s: signedSeconds,
  S: numeric("second", 2),
  u: numeric("weekday", 1),
  V: numeric("isoWeek", 2),
  w: numeric("weekday", 1),
  y: numeric("year2", 2),
  Y: numeric("year", 4),
  z: zoneReader,
  Z: zoneReader,
};

/** Reads a text by a format; null when it does not match. */
function read(text: string, format: string): Found | null {
  const found: Found = new Map();
  let at = 0;
  for (const [group] of expandFormat(format)
    .trim()
    .matchAll(/%(?:EE|[\s\S])|\s+|[\s\S]/g)) {
    const letter = group.startsWith("%") && group.length > 1 ? group.slice(1) : null;
    const reader = letter !== null && Object.hasOwn(readers, letter) ? readers[letter] : undefined;
    if (reader !== undefined) {
      reader.pattern.lastIndex = at;
      const match = reader.pattern.exec(text);
      if (match === null || !reader.store(match[1] as string, found)) return null;
      at = reader.pattern.lastIndex;
    } else if (letter === "n" || letter === "t" || /^\s/.test(group)) {
      while (/\s/.test(text[at] ?? "")) at++;
    } else {
      const literal = letter === "%" ? "%" : group;
      if (!text.startsWith(literal, at)) return null;
      at += literal.length;
    }
  }
  return text.slice(at).trim() === "" ? found : null;
}

/** The year of two digits: up to 37 it is after 2000. */
export function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits <= 37 ? 2000 : 1900);
}

function yearOf(found: Found): number | undefined {
  const short = found.get("year2");
  const century = found.get("century");
  if (found.has("year")) return found.get("year");
  if (short === undefined) return undefined;
  return century === undefined ? fullYear(short) : century * 100 + short;
}

/** The day that the fields name by themselves; null when more has to be known. */
function wholeDate(found: Found): number | null {
  const julian = found.get("julianDay");
  if (julian !== undefined) return julian;
  const year = yearOf(found);
  const month = found.get("month");
  const day = found.get("day");
  if (year === undefined) return null;
  return month === undefined || day === undefined ? null : julianDay(year, month, day);
}

/** The day that the fields name; those of `base` stand in for what is larger than what is given. */
function dayOf(found: Found, base: CalendarFields): number {
  const get = (key: string) => found.get(key);
  const year = yearOf(found);
  const month = get("month");
  const day = get("day");
  const dayOfYear = get("dayOfYear");
  if (day !== undefined && (month !== undefined || year === undefined)) {
    return julianDay(month === undefined ? base.year : (year ?? base.year), month ?? base.month, day);
  }
  if (dayOfYear !== undefined) return julianDay(year ?? base.year, 1, dayOfYear);
  const weekday = get("weekday");
  const isoWeek = get("isoWeek");
  if (weekday !== undefined && isoWeek !== undefined) {
    const short = get("isoYear2");
    const isoYear = get("isoYear") ?? (short === undefined ? base.isoYear : fullYear(short));
    return isoYearStart(isoYear) + 7 * (isoWeek - 1) + ((weekday + 6) % 7);
  }
  if (day !== undefined) return julianDay(base.year, base.month, day);
  if (weekday !== undefined) {
    return weekdayOnOrBefore(1, base.julianDay) + ((weekday + 6) % 7);
  }
  return base.julianDay;
}

function timeOf(found: Found): number {
  const half = found.get("p");
  const short = found.get("hour12");
  const hour =
    half !== undefined && short !== undefined ? (short % 12) + 12 * half : (found.get("hour") ?? null);
  if (hour === null) return 0;
  return hour * 3600 + (found.get("minute") ?? 0) * 60 + (found.get("second") ?? 0);
}

/** Seconds since 1970 of a text in a given format; null when the text is not in that format. */
export function scanClock(text: string, format: string, base: () => number, zone: Zone): number | null {
  const found = read(text, format);
  if (found === null) return null;
  const seconds = found.get("s");
  if (seconds !== undefined) return seconds;
  const offset = found.get("z") ?? zone.offset;
  const day = wholeDate(found) ?? dayOf(found, calendarFields(base(), offset));
  return secondsOf(day, timeOf(found), offset);
}
