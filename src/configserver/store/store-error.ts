/**
 * Why the store cannot be used: it is `unavailable` for now, `full`, `busy` with another server, made by a `newer` nsc, in
 * a `folder` that cannot be used, or `unusable` until somebody puts something right.
 */
export type StoreErrorKind = "unavailable" | "full" | "busy" | "newer" | "folder" | "unusable";

/** A message for people; the driver's own error is the cause. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** The `code` of a driver's or of Node's error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
