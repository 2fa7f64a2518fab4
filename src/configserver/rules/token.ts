import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import type { GateToken } from "../store/gate.ts";

/** What a token permits; each scope includes what the ones before it permit, but for `node`'s reports. */
export const SCOPES = ["node", "read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** A token as it is given out once: `nsc_ID_SECRET`. */
const TOKEN = /^nsc_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;
const NOBODY = "0".repeat(64);

/** A new token: the text for its owner, and what is stored of it. */
export function newToken(): { readonly text: string; readonly id: string; readonly hash: string } {
  const id = randomBytes(9).toString("hex").slice(0, 12);
  const secret = randomBytes(32).toString("base64url");
  return { text: `nsc_${id}_${secret}`, id, hash: hashOf(secret) };
}

/** The two parts of a token's text; null when it is none. */
export function parseToken(text: string): { readonly id: string; readonly secret: string } | null {
  const match = TOKEN.exec(text);
  return match === null ? null : { id: match[1] as string, secret: match[2] as string };
}

/**
 * Whether a secret is the token's and the token is in force. Takes the same time whether the token is unknown or the
 * secret is wrong.
 */
export function isInForce(token: GateToken | null, secret: string): token is GateToken {
  const same = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(token?.hash ?? NOBODY));
  return (
    same &&
    token !== null &&
    token.revoked === null &&
    (token.expires === null || token.expires > new Date().toISOString())
  );
}

/** Secrets are 256 random bits: a plain hash is enough, there is nothing to guess. */
function hashOf(secret: string): string {
  return hash("sha256", secret, "hex");
}
