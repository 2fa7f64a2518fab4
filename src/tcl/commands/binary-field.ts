import { tclError } from "../errors.ts";
import { skipDigits } from "../number.ts";

/** One field of the format of `binary format` and `binary scan`. */
export interface BinaryField {
  readonly type: string;
  readonly unsigned: boolean;
  /** How many; null when the format does not say. */
  readonly count: number | "all" | null;
}

/** The fields of a format, one after the other. Spaces before a field mean nothing. */
export function* binaryFields(format: string): Generator<BinaryField> {
  for (let at = 0; ; ) {
    while (format.charCodeAt(at) === 32) at++;
    if (at >= format.length) return;
    const type = String.fromCodePoint(format.codePointAt(at) as number);
    at += type.length;
    const unsigned = format[at] === "u";
    if (unsigned) at++;
    if (format[at] === "*") {
      at++;
      yield { type, unsigned, count: "all" };
      continue;
    }
    const end = skipDigits(format, at, 10);
    yield { type, unsigned, count: end === at ? null : Number(format.slice(at, end)) };
    at = end;
  }
}

export const badField = (type: string) => tclError(`bad field specifier "${type}"`);
export const notEnoughArguments = () => tclError("not enough arguments for all format specifiers");

/** Where `@` goes, given where the data end. */
export function absolutePlace(count: BinaryField["count"], end: number): number {
  if (count === null) throw tclError('missing count for "@" field specifier');
  return count === "all" ? end : count;
}
