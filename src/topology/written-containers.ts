import type { SourceFile, Span } from "../source/index.ts";

/**
 * A containers.json that was written by hand, as far as it could be read: what is null is missing or of the wrong kind,
 * and reported where it was read. Lists keep the order of the file.
 */
export interface WrittenContainers {
  readonly file: SourceFile;
  readonly containers: readonly WrittenContainer[];
}

/** A text of the file and its place, quotes included. */
export interface WrittenText {
  readonly value: string;
  readonly span: Span;
}

export interface WrittenContainer {
  /** Where the container's object begins. */
  readonly span: Span;
  readonly host: WrittenText | null;
  readonly name: WrittenText | null;
  readonly imageUrl: WrittenText | null;
  readonly imageOs: WrittenText | null;
  readonly imageType: WrittenText | null;
  readonly imageName: WrittenText | null;
  readonly interfaces: readonly WrittenInterface[];
}

export interface WrittenInterface {
  /** Where the interface's object begins. */
  readonly span: Span;
  readonly address: WrittenText | null;
  /** Null also where it is left to nsc. */
  readonly mac: WrittenText | null;
}
