/** Julian day number of 1 January 1970. */
const EPOCH_DAY = 2_440_588;

/** First day of the Gregorian calendar, 15 October 1582; days before it are counted as in the Julian one. */
const GREGORIAN_START = 2_299_161;

export const DAY_SECONDS = 86_400;

/** A point in time as calendar and clock show it. */
export interface CalendarFields {
  readonly seconds: number;
  /** Seconds east of Greenwich. */
  readonly offset: number;
  readonly julianDay: number;
  readonly secondOfDay: number;
  /** Before the common era: 0 is 1 B.C.E. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 to 366. */
  readonly dayOfYear: number;
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly isoYear: number;
  readonly isoWeek: number;
}

/** Rounds towards minus infinity. */
function quotient(value: number, divisor: number): number {
  return Math.floor(value / divisor);
}

/** The day number of a date. Months and days past their ends are carried on. */
export function julianDay(year: number, month: number, day: number): number {
  const years = year + quotient(month - 1, 12);
  const monthOfYear = month - 12 * quotient(month - 1, 12);
  const gregorian = dayNumber(years, monthOfYear, day, true);
  return gregorian >= GREGORIAN_START ? gregorian : dayNumber(years, monthOfYear, day, false);
}

/** Years are counted from March, so that the leap day is the last. */
function dayNumber(year: number, month: number, day: number, gregorian: boolean): number {
  const early = month <= 2 ? 1 : 0;
  const y = year + 4800 - early;
  const m = month + 12 * early - 3;
  const days = day + quotient(153 * m + 2, 5) + 365 * y + quotient(y, 4);
  return gregorian ? days - quotient(y, 100) + quotient(y, 400) - 32_045 : days - 32_083;
}

function dateOf(julian: number): { year: number; month: number; day: number } {
  let rest = julian + 32_082;
  let centuries = 0;
  if (julian >= GREGORIAN_START) {
    const gregorian = julian + 32_044;
    centuries = quotient(4 * gregorian + 3, 146_097);
    rest = gregorian - quotient(146_097 * centuries, 4);
  }
  const years = quotient(4 * rest + 3, 1461);
  const dayOfYear = rest - quotient(1461 * years, 4);
  const m = quotient(5 * dayOfYear + 2, 153);
  return {
    year: 100 * centuries + years - 4800 + quotient(m, 10),
    month: m + 3 - 12 * quotient(m, 10),
    day: dayOfYear - quotient(153 * m + 2, 5) + 1,
  };
}

/** The number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  return julianDay(year, month + 1, 1) - julianDay(year, month, 1);
}

/** The last day not after `day` that is a certain weekday (0 for Sunday). */
export function weekdayOnOrBefore(weekday: number, day: number): number {
  return day - modulo(day + 1 - weekday, 7);
}

function modulo(value: number, divisor: number): number {
  return value - divisor * quotient(value, divisor);
}

/** The Monday that starts week 1 of an ISO year. */
export function isoYearStart(year: number): number {
  return weekdayOnOrBefore(1, julianDay(year, 1, 4));
}

/** What calendar and clock show at a time, `offset` seconds east of Greenwich. */
export function calendarFields(seconds: number, offset: number): CalendarFields {
  const local = seconds + offset;
  const julian = quotient(local, DAY_SECONDS) + EPOCH_DAY;
  const { year, month, day } = dateOf(julian);
  let isoYear = year + 1;
  while (isoYearStart(isoYear) > julian) isoYear--;
  return {
    seconds,
    offset,
    julianDay: julian,
    secondOfDay: modulo(local, DAY_SECONDS),
    year,
    month,
    day,
    dayOfYear: julian - dayNumber(year, 1, 1, julian >= GREGORIAN_START) + 1,
    weekday: modulo(julian + 1, 7),
    isoYear,
    isoWeek: quotient(julian - isoYearStart(isoYear), 7) + 1,
  };
}

/** Seconds since 1970 of a day and a time on it, `offset` seconds east of Greenwich. */
export function secondsOf(julian: number, secondOfDay: number, offset: number): number {
  return (julian - EPOCH_DAY) * DAY_SECONDS + secondOfDay - offset;
}
