import { parseIpv4 } from "./ipv4.ts";

/** The part of a mask that the testbed does not let vary: 255.255. */
const FIXED_PART = 0xffff;

/** What is wrong with a netmask, or null. Its upper 16 bits are fixed, the set bits come first. */
export function netmaskProblem(text: string): { message: string; help: string } | null {
  const mask = parseIpv4(text);
  if (mask === null) {
    const prefix = /^\/?(\d{1,2})$/.exec(text);
    const bits = prefix === null ? Number.NaN : Number(prefix[1]);
    return {
      message: "is not a netmask",
      help:
        bits >= 16 && bits <= 30
          ? `a prefix length is not accepted; the mask of /${bits} is ${maskText(bits)}`
          : "write it with dots, such as 255.255.255.0",
    };
  }
  if (Math.floor(mask / 0x10000) !== FIXED_PART) {
    return { message: "is too wide", help: "it has to begin with 255.255" };
  }
  if (prefixOf(mask) === null)
    return { message: "has holes", help: "its set bits have to come first, as in 255.255.255.0" };
  return null;
}

/** The number of set bits of a mask, or null when they do not come first. */
export function prefixOf(mask: number): number | null {
  const free = 0xffffffff - mask;
  const bits = Math.log2(free + 1);
  return Number.isInteger(bits) ? 32 - bits : null;
}

function maskText(prefix: number): string {
  const mask = 2 ** 32 - 2 ** (32 - prefix);
  return [24, 16, 8, 0].map((shift) => Math.floor(mask / 2 ** shift) % 256).join(".");
}
