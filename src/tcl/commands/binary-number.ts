import { asDouble, asNumber, asWide, normalizeInteger } from "../convert.ts";
import { TclDouble, TclNaN, type Value } from "../value.ts";

/** How `binary` writes and reads one kind of number. */
export interface BinaryNumber {
  /** Bytes of one. */
  readonly size: number;
  readonly write: (view: DataView, at: number, value: Value) => void;
  readonly read: (view: DataView, at: number, unsigned: boolean) => Value;
}

/** The lowest bits of a wide integer, for types that hold no more than 32. */
function lowBits(value: Value): number {
  const wide = asWide(value);
  return typeof wide === "number" ? wide : Number(BigInt.asIntN(32, wide));
}

function integer(size: 1 | 2 | 4, little: boolean): BinaryNumber {
  const bits = (8 * size) as 8 | 16 | 32;
  return {
    size,
    write: (view, at, value) => view[`setInt${bits}`](at, lowBits(value), little),
    read: (view, at, unsigned) => view[`get${unsigned ? "Uint" : "Int"}${bits}`](at, little),
  };
}

function wide(little: boolean): BinaryNumber {
  return {
    size: 8,
    write: (view, at, value) => view.setBigInt64(at, BigInt(asWide(value)), little),
    read: (view, at, unsigned) =>
      normalizeInteger(unsigned ? view.getBigUint64(at, little) : view.getBigInt64(at, little)),
  };
}

function findNaN(value: Value): TclNaN | null {
  const number = typeof value === "number" ? null : asNumber(value);
  return number instanceof TclNaN ? number : null;
}

function double(little: boolean): BinaryNumber {
  return {
    size: 8,
    write(view, at, value) {
      const nan = findNaN(value);
      if (nan === null) view.setFloat64(at, asDouble(value), little);
      else view.setBigUint64(at, nan.bits, little);
    },
    read(view, at) {
      const number = view.getFloat64(at, little);
      return Number.isNaN(number) ? TclNaN.ofBits(view.getBigUint64(at, little)) : new TclDouble(number);
    },
  };
}

const GREATEST_FLOAT = 3.4028234663852886e38;

/** A double has so many bits more behind the point than a float. */
const FLOAT_SHIFT = 29n;

/** What is too large for a float, even infinity, becomes the greatest one. */
function float(little: boolean): BinaryNumber {
  return {
    size: 4,
    write(view, at, value) {
      const nan = findNaN(value);
      if (nan === null) {
        const bounded = Math.min(Math.max(asDouble(value), -GREATEST_FLOAT), GREATEST_FLOAT);
        view.setFloat32(at, bounded, little);
      } else {
        const sign = nan.negative ? 0x80000000 : 0;
        view.setUint32(at, sign + 0x7fc00000 + Number(nan.payload >> FLOAT_SHIFT), little);
      }
    },
    read(view, at) {
      const number = view.getFloat32(at, little);
      if (!Number.isNaN(number)) return new TclDouble(number);
      const bits = view.getUint32(at, little);
      return new TclNaN(bits >= 0x80000000, BigInt(bits & 0x3fffff) << FLOAT_SHIFT);
    },
  };
}

/** By the letter of the field. The machine's own order is the little-endian one, on every machine. */
export const binaryNumbers: ReadonlyMap<string, BinaryNumber> = new Map([
  ["c", integer(1, true)],
  ["s", integer(2, true)],
  ["S", integer(2, false)],
  ["t", integer(2, true)],
  ["i", integer(4, true)],
  ["I", integer(4, false)],
  ["n", integer(4, true)],
  ["w", wide(true)],
  ["W", wide(false)],
  ["m", wide(true)],
  ["f", float(true)],
  ["r", float(true)],
  ["R", float(false)],
  ["d", double(true)],
  ["q", double(true)],
  ["Q", double(false)],
]);
