import { type Diagnostic, type Fix, type Related, SourceFile, type Span } from "../../source/index.ts";

/** Diagnostics as plain data, which other threads and the cache can hold: places name their file by its index. */
export interface PlainDiagnostics {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly list: readonly PlainDiagnostic[];
}

type PlainSpan = readonly [file: number, start: number, end: number];

interface PlainDiagnostic extends Omit<Diagnostic, "span" | "related" | "fix"> {
  readonly span: PlainSpan;
  readonly related?: readonly { readonly message: string; readonly span: PlainSpan }[];
  readonly fix?: Omit<Fix, "edits"> & {
    readonly edits: readonly { readonly span: PlainSpan; readonly text: string }[];
  };
}

export function toPlain(diagnostics: readonly Diagnostic[]): PlainDiagnostics {
  const indices = new Map<SourceFile, number>();
  const plainSpan = ({ file, start, end }: Span): PlainSpan => {
    const index = indices.get(file) ?? indices.size;
    indices.set(file, index);
    return [index, start, end];
  };
  const list = diagnostics.map(
    ({ span, related, fix, ...rest }): PlainDiagnostic => ({
      ...rest,
      span: plainSpan(span),
      ...(related === undefined
        ? {}
        : { related: related.map(({ message, span: place }) => ({ message, span: plainSpan(place) })) }),
      ...(fix === undefined
        ? {}
        : {
            fix: {
              ...fix,
              edits: fix.edits.map(({ span: place, text }) => ({ span: plainSpan(place), text })),
            },
          }),
    }),
  );
  return { files: [...indices.keys()].map(({ name, text }) => ({ name, text })), list };
}

export function fromPlain({ files, list }: PlainDiagnostics): Diagnostic[] {
  const sources = files.map(({ name, text }) => new SourceFile(name, text));
  const spanOf = ([file, start, end]: PlainSpan): Span => ({ file: sources[file] as SourceFile, start, end });
  return list.map(
    ({ span, related, fix, ...rest }): Diagnostic => ({
      ...rest,
      span: spanOf(span),
      ...(related === undefined
        ? {}
        : {
            related: related.map(({ message, span: place }): Related => ({ message, span: spanOf(place) })),
          }),
      ...(fix === undefined
        ? {}
        : {
            fix: { ...fix, edits: fix.edits.map(({ span: place, text }) => ({ span: spanOf(place), text })) },
          }),
    }),
  );
}
