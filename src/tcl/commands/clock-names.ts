export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Hours east of Greenwich of the zone names that dates in mails bear. */
export const ZONE_HOURS: ReadonlyMap<string, number> = new Map([
  ["gmt", 0],
  ["utc", 0],
  ["z", 0],
  ["wet", 0],
  ["bst", 1],
  ["cet", 1],
  ["met", 1],
  ["cest", 2],
  ["eet", 2],
  ["msk", 3],
  ["jst", 9],
  ["ast", -4],
  ["edt", -4],
  ["est", -5],
  ["cdt", -5],
  ["cst", -6],
  ["mdt", -6],
  ["mst", -7],
  ["pdt", -7],
  ["pst", -8],
]);
