import { packedClasses } from "./unicode-tables.ts";

/** Classes of characters as bits. */
export const ALPHA = 1;
export const DIGIT = 2;
export const LOWER = 4;
export const UPPER = 8;
export const SPACE = 16;
export const PUNCT = 32;
export const CONNECTOR = 64;
export const CONTROL = 128;
export const GRAPH = 256;
export const PRINT = 512;

/** Letters, digits and connectors such as the underscore: what words are made of. */
export const WORD = ALPHA | DIGIT | CONNECTOR;

/** The connectors, as first and last of each range. */
export const CONNECTORS: readonly number[] = [
  0x5f, 0x5f, 0x203f, 0x2040, 0x2054, 0x2054, 0xfe33, 0xfe34, 0xfe4d, 0xfe4f, 0xff3f, 0xff3f,
];

/** White space that `string is print` does not count as printed: controls and format characters. */
const UNPRINTED: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 0x85, 0x180e, 0x200b, 0x2060, 0xfeff]);

type TableName = keyof typeof packedClasses;

const unpacked = new Map<TableName, readonly number[]>();

/** The UTF-16 units of a class in Tcl 8.6.13: first and last of each range, ascending. */
export function classRanges(name: TableName): readonly number[] {
  let ranges = unpacked.get(name);
  if (ranges === undefined) {
    let last = 0;
    ranges = packedClasses[name].split(" ").map((word) => {
      last += Number.parseInt(word, 36);
      return last;
    });
    unpacked.set(name, ranges);
  }
  return ranges;
}

function addClass(table: Uint16Array, ranges: readonly number[], bits: number): void {
  for (let i = 0; i < ranges.length; i += 2) {
    for (let unit = ranges[i] as number; unit <= (ranges[i + 1] as number); unit++) {
      table[unit] = (table[unit] as number) | bits;
    }
  }
}

function makeTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  addClass(table, classRanges("alpha"), ALPHA);
  addClass(table, classRanges("digit"), DIGIT);
  addClass(table, classRanges("lower"), LOWER);
  addClass(table, classRanges("upper"), UPPER);
  addClass(table, classRanges("punct"), PUNCT);
  addClass(table, classRanges("cntrl"), CONTROL);
  addClass(table, classRanges("graph"), GRAPH | PRINT);
  addClass(table, classRanges("space"), SPACE | PRINT);
  addClass(table, CONNECTORS, CONNECTOR);
  for (const unit of UNPRINTED) table[unit] = (table[unit] as number) & ~PRINT;
  return table;
}

let table: Uint16Array | null = null;

/** The classes of a UTF-16 unit in Tcl 8.6.13, as bits; none for surrogates and what Unicode 15 does not know. */
export function classesOf(unit: number): number {
  table ??= makeTable();
  return table[unit] as number;
}

/** Whether the unit is in any of the classes. */
export function isIn(unit: number, classes: number): boolean {
  return (classesOf(unit) & classes) !== 0;
}
