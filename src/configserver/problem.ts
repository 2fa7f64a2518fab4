import { PROBLEMS, type ProblemKind, type ProblemPlace, problemDocument } from "../configapi/index.ts";

/** Ends a request with a problem document. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly places: readonly ProblemPlace[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    detail: string,
    more: { places?: readonly ProblemPlace[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.kind = kind;
    this.places = more.places ?? [];
    this.headers = more.headers ?? {};
  }

  get status(): number {
    return PROBLEMS[this.kind].status;
  }

  get code(): string {
    return PROBLEMS[this.kind].code;
  }

  /** The document as JSON text. */
  body(): string {
    return JSON.stringify(problemDocument(this.kind, this.message, this.places));
  }
}
