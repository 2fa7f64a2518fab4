/**
 * A MAC address in the form `02:3f:0a:99:c4:17`, from that or another usual form: `02-3F-0A-99-C4-17`, `023f.0a99.c417`,
 * `2:3f:a:99:c4:17`. Null when it is none.
 */
export function readMac(text: string): string | null {
  const pairs = /^\s*[0-9a-f]{1,2}(?:([:-])[0-9a-f]{1,2})(?:\1[0-9a-f]{1,2}){4}\s*$/i.test(text)
    ? text.trim().split(/[:-]/)
    : /^\s*(?:[0-9a-f]{12}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})\s*$/i.test(text)
      ? (text.replace(/[\s.]/g, "").match(/../g) ?? [])
      : null;
  return pairs === null ? null : pairs.map((pair) => pair.padStart(2, "0").toLowerCase()).join(":");
}
