import { z } from "zod";
import { type Code, explainCode } from "../source/index.ts";

/** Content type of every answer that says what went wrong (RFC 9457). */
export const PROBLEM_TYPE = "application/problem+json";

/** Every problem that the server answers with: its code, which never changes, and its HTTP status. */
export const PROBLEMS = {
  badId: { code: "NS6001", status: 400 },
  notJson: { code: "NS6002", status: 400 },
  badDocument: { code: "NS6003", status: 400 },
  tooDeep: { code: "NS6004", status: 400 },
  badRequest: { code: "NS6005", status: 400 },
  noToken: { code: "NS6006", status: 401 },
  forbidden: { code: "NS6007", status: 403 },
  crossSite: { code: "NS6008", status: 403 },
  noExperiment: { code: "NS6009", status: 404 },
  noSuchName: { code: "NS6010", status: 404 },
  noRoute: { code: "NS6011", status: 404 },
  badMethod: { code: "NS6012", status: 405 },
  timeout: { code: "NS6013", status: 408 },
  poolExhausted: { code: "NS6014", status: 409 },
  changed: { code: "NS6015", status: 412 },
  bodyTooLarge: { code: "NS6016", status: 413 },
  tooManyContainers: { code: "NS6017", status: 413 },
  badType: { code: "NS6018", status: 415 },
  tooManyRequests: { code: "NS6019", status: 429 },
  headersTooLarge: { code: "NS6020", status: 431 },
  internal: { code: "NS6021", status: 500 },
  storeUnavailable: { code: "NS6022", status: 503 },
  overloaded: { code: "NS6023", status: 503 },
  storeFull: { code: "NS6024", status: 507 },
  nothingPackaged: { code: "NS6025", status: 404 },
  badRange: { code: "NS6026", status: 416 },
} as const satisfies Record<string, { code: Code; status: number }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** One place of a body that does not fit. */
export const problemPlaceSchema = z.strictObject({
  pointer: z.string().meta({ description: "JSON pointer (RFC 6901) into the body" }),
  message: z.string(),
});

/** A problem document. */
export const problemSchema = z.strictObject({
  type: z.string().meta({ description: "path of the explanation on this server" }),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: "stable: NS and four digits; `nsc explain CODE` says more" }),
  detail: z.string(),
  errors: z.array(problemPlaceSchema).optional(),
});

export type ProblemPlace = z.infer<typeof problemPlaceSchema>;
export type ProblemDocument = z.infer<typeof problemSchema>;

/** The document of one problem. `detail` is for people and says what happened this time. */
export function problemDocument(
  kind: ProblemKind,
  detail: string,
  errors: readonly ProblemPlace[] = [],
): ProblemDocument {
  const { code, status } = PROBLEMS[kind];
  return {
    type: `/docs#${code}`,
    title: explainCode(code)?.title ?? code,
    status,
    code,
    detail,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
  };
}
