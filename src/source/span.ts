import type { SourceFile } from "./file.ts";

/** A half-open range of UTF-16 offsets in one source file. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** Makes a span; `end` defaults to `start`, which gives an empty span (a point). */
export function span(file: SourceFile, start: number, end: number = start): Span {
  return { file, start, end };
}
