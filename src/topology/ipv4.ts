const ZERO = 48;
const DOT = 46;

/** A dotted address as a number from 0 to 2^32 - 1; null when it is none. Leading zeros count as decimal. */
export function parseIpv4(text: string): number | null {
  let value = 0;
  let at = 0;
  for (let octets = 0; octets < 4; octets++) {
    const start = at;
    let octet = 0;
    for (; at < text.length; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      octet = octet * 10 + digit;
    }
    if (at === start || at > start + 3 || octet > 255) return null;
    value = value * 256 + octet;
    if (octets < 3 && text.charCodeAt(at++) !== DOT) return null;
  }
  return at === text.length ? value : null;
}

/** The dotted form of an address. */
export function formatIpv4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** A block of addresses; `end` is the last one. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The addresses that a network's address and mask cover, as one range. A mask with holes covers all up to its widest
 * gap. Null when either is no address.
 */
export function addressRange(address: string, netmask: string): AddressRange | null {
  const base = parseIpv4(address);
  const mask = parseIpv4(netmask);
  if (base === null || mask === null) return null;
  const size = maskSize(mask);
  const start = Math.floor(base / size) * size;
  return { start, end: start + size - 1 };
}

/** `ADDRESS/PREFIX` as a range; null when it is not one. */
export function parseCidr(text: string): AddressRange | null {
  const match = /^([0-9.]{7,15})\/(\d{1,2})$/.exec(text);
  if (match === null || Number(match[2]) > 32) return null;
  return addressRange(match[1] as string, formatIpv4(prefixMask(Number(match[2]))));
}

/** The mask of a prefix length, such as 4294967040 for 24. */
export function prefixMask(prefix: number): number {
  return 2 ** 32 - 2 ** (32 - prefix);
}

/** Size of the smallest aligned block that holds every address the mask lets vary. */
function maskSize(mask: number): number {
  const free = ~mask >>> 0;
  return free === 0 ? 1 : 2 ** (32 - Math.clz32(free));
}
