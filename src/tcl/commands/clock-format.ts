import { type CalendarFields, calendarFields, julianDay } from "./clock-calendar.ts";
import { MONTHS, WEEKDAYS } from "./clock-names.ts";
import { offsetText, type Zone } from "./clock-zone.ts";

function padded(value: number, width: number, filler = "0"): string {
  return String(value).padStart(width, filler);
}

/** The year as people count it within its era. */
function yearOfEra({ year }: CalendarFields): number {
  return year > 0 ? year : 1 - year;
}

/** 1 to 12. */
function hour12({ secondOfDay }: CalendarFields): number {
  return ((Math.floor(secondOfDay / 3600) + 11) % 12) + 1;
}

function hour(fields: CalendarFields): number {
  return Math.floor(fields.secondOfDay / 3600);
}

function minute(fields: CalendarFields): number {
  return Math.floor(fields.secondOfDay / 60) % 60;
}

function halfOfDay(fields: CalendarFields): string {
  return hour(fields) < 12 ? "am" : "pm";
}

/** Week of the year, weeks starting on the weekday that `first` is the number of. */
function week({ dayOfYear, weekday }: CalendarFields, first: number): number {
  return Math.floor((dayOfYear - ((weekday - first + 7) % 7) + 6) / 7);
}

/** The joke of the C library's successors: a date as in a well-known television series. */
function stardate(fields: CalendarFields): string {
  const yearLength = julianDay(fields.year + 1, 1, 1) - julianDay(fields.year, 1, 1);
  const thousandths = Math.floor((1000 * (fields.dayOfYear - 1)) / yearLength);
  const year = String(fields.year - 1946);
  return `Stardate ${year === "0" ? "" : year}${padded(thousandths, 3)}.${Math.floor(fields.secondOfDay / 8640)}`;
}

type Writer = (fields: CalendarFields, zone: Zone) => string;

const writers: Readonly<Record<string, Writer>> = {
  a: ({ weekday }) => (WEEKDAYS[weekday] as string).slice(0, 3),
  A: ({ weekday }) => WEEKDAYS[weekday] as string,
  b: ({ month }) => (MONTHS[month - 1] as string).slice(0, 3),
  B: ({ month }) => MONTHS[month - 1] as string,
  C: (fields) => padded(Math.floor(yearOfEra(fields) / 100), 2),
  d: ({ day }) => padded(day, 2),
  e: ({ day }) => padded(day, 2, " "),
  g: ({ isoYear }) => padded(isoYear % 100, 2),
  G: ({ isoYear }) => padded(isoYear, 2),
  H: (fields) => padded(hour(fields), 2),
  I: (fields) => padded(hour12(fields), 2),
  j: ({ dayOfYear }) => padded(dayOfYear, 3),
  J: (fields) => padded(fields.julianDay, 7),
  k: (fields) => padded(hour(fields), 2, " "),
  l: (fields) => padded(hour12(fields), 2, " "),
  m: ({ month }) => padded(month, 2),
  M: (fields) => padded(minute(fields), 2),
  n: () => "\n",
  N: ({ month }) => padded(month, 2, " "),
  p: (fields) => halfOfDay(fields).toUpperCase(),
  P: halfOfDay,
  Q: stardate,
  s: ({ seconds }) => String(seconds),
  S: ({ secondOfDay }) => padded(secondOfDay % 60, 2),
  t: () => "\t",
  u: ({ weekday }) => String(weekday === 0 ? 7 : weekday),
  U: (fields) => padded(week(fields, 0), 2),
  V: ({ isoWeek }) => padded(isoWeek, 2),
  w: ({ weekday }) => String(weekday),
  W: (fields) => padded(week(fields, 1), 2),
  y: (fields) => padded(yearOfEra(fields) % 100, 2),
  Y: (fields) => padded(yearOfEra(fields), 4),
  z: ({ offset }) => offsetText(offset),
  Z: (_fields, zone) => zone.name,
  "%": () => "%",
  EE: ({ year }) => (year > 0 ? "C.E." : "B.C.E."),
};

/** Groups that stand for several others. */
const composed: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%Y",
  h: "%b",
  r: "%I:%M:%S %P",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%Y",
  X: "%H:%M:%S",
  "+": "%a %b %e %H:%M:%S %Z %Y",
};

/** Writes composed groups out. `%E…` and `%O…` mean the same as without the letter in English. */
export function expandFormat(format: string): string {
  return format.replace(/%([EO]?)(%|[^%EO]|$|[EO])/g, (group, modifier: string, letter: string) => {
    if (modifier === "E" && letter === "E") return "%EE";
    return composed[letter] ?? (modifier === "" ? group : letter === "" ? "" : `%${letter}`);
  });
}

/** A time in words and numbers, as `clock format` writes it. */
export function formatClock(seconds: number, format: string, zone: Zone): string {
  const fields = calendarFields(seconds, zone.offset);
  return expandFormat(format).replace(/%(EE|[\s\S])/g, (group, letter: string) => {
    const write = Object.hasOwn(writers, letter) ? writers[letter] : undefined;
    return write === undefined ? group : write(fields, zone);
  });
}
