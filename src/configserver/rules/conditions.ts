import { Problem } from "../problem.ts";
import type { Head } from "../store/gate.ts";

/** Counts up whenever the same generation is shown differently by a newer nsc. */
const REPRESENTATION = 1;

/** The entity tag of everything that is read of an experiment: id and generation are never seen together again. */
export function entityTag({ id, generation }: Head): string {
  return `"${REPRESENTATION}.${id.toString(36)}.${generation}"`;
}

/** The tags of `If-Match` or `If-None-Match` (RFC 9110, 13.1); null for what is not of that form. */
export function parseTags(header: string): "*" | { readonly weak: boolean; readonly tag: string }[] | null {
  const text = header.trim();
  if (text === "*") return "*";
  const tags: { weak: boolean; tag: string }[] = [];
  const pattern = /[ \t]*(?:(W\/)?("[\x21\x23-\x7e\x80-\xff]*"))?[ \t]*(,|$)/y;
  while (pattern.lastIndex < text.length || (tags.length === 0 && pattern.lastIndex === 0)) {
    const match = pattern.exec(text);
    if (match === null) return null;
    if (match[2] !== undefined) tags.push({ weak: match[1] !== undefined, tag: match[2] });
    if (match[3] === "") break;
  }
  return tags.length === 0 ? null : tags;
}

/** Whether a client that sent `If-None-Match` has this state already. Weak and strong tags count alike here. */
export function hasAlready(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === tag) return true;
  const tags = parseTags(ifNoneMatch);
  return tags === "*" || (tags?.some((entry) => entry.tag === tag) ?? false);
}

/** What a change demands of the state before it. */
export interface Conditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** Throws a `Problem` where the experiment, null when there is none, is not in the state that a change demands. */
export function checkConditions({ ifMatch, ifNoneMatch }: Conditions, head: Head | null): void {
  const tag = head === null ? null : entityTag(head);
  const headers: Record<string, string> = tag === null ? {} : { etag: tag };
  if (ifMatch !== undefined) {
    const tags = parseTags(ifMatch);
    const matches =
      tag !== null && (tags === "*" || (tags?.some((entry) => !entry.weak && entry.tag === tag) ?? false));
    if (!matches) {
      const now = tag === null ? "there is no such experiment" : `its tag is ${tag} now`;
      throw new Problem("changed", `If-Match does not fit: ${now}`, { headers });
    }
  }
  if (ifNoneMatch !== undefined && tag !== null && hasAlready(ifNoneMatch, tag)) {
    throw new Problem("changed", "If-None-Match does not fit: the experiment exists", { headers });
  }
}
