/** A part of a file, both ends included. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The part that the header `Range` asks for (RFC 9110, 14.2); "none" where it lies beyond the file, null for all of it,
 * also where several parts are asked for or the header is not of that form.
 */
export function parseRange(header: string | undefined, size: number): Part | "none" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "none" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start < size ? { start, end } : "none";
}
