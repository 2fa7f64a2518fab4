import { calendarFields, DAY_SECONDS, daysInMonth, julianDay, secondsOf } from "./clock-calendar.ts";

/** Adds months; a day past the end of the month becomes its last. */
export function addMonths(seconds: number, months: number, offset: number): number {
  const { year, month, day, secondOfDay } = calendarFields(seconds, offset);
  const total = year * 12 + month - 1 + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - 12 * newYear + 1;
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return secondsOf(julianDay(newYear, newMonth, newDay), secondOfDay, offset);
}

/** What one of each unit is: months, or seconds. */
const units: ReadonlyMap<string, { readonly months: number } | { readonly seconds: number }> = new Map([
  ["year", { months: 12 }],
  ["month", { months: 1 }],
  ["week", { seconds: 7 * DAY_SECONDS }],
  ["day", { seconds: DAY_SECONDS }],
  ["hour", { seconds: 3600 }],
  ["minute", { seconds: 60 }],
  ["second", { seconds: 1 }],
]);

/** Adds so many of a unit, named in singular or plural; null when there is no such unit. */
export function addUnits(seconds: number, count: number, unit: string, offset: number): number | null {
  const size = units.get(unit.replace(/s$/, ""));
  if (size === undefined) return null;
  if ("months" in size) return addMonths(seconds, count * size.months, offset);
  return seconds + count * size.seconds;
}
