const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

const REFERENCE = /&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{0,31}));/g;

/**
 * A text with its references to characters replaced. Only the five names that every XML text has are known; any other is
 * given to `unknown` and stays as it is.
 */
export function decodeEntities(text: string, unknown: (reference: string, offset: number) => void): string {
  if (!text.includes("&")) return text;
  return text.replace(
    REFERENCE,
    (
      reference,
      decimal: string | undefined,
      hex: string | undefined,
      name: string | undefined,
      offset: number,
    ) => {
      const decoded =
        name === undefined
          ? characterOf(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal))
          : NAMED.get(name);
      if (decoded !== undefined) return decoded;
      unknown(reference, offset);
      return reference;
    },
  );
}

/** The character of a number, if XML allows it. */
function characterOf(code: number): string | undefined {
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}
