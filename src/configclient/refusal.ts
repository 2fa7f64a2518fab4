import { STATUS_CODES } from "node:http";
import { PROBLEM_TYPE, PROBLEMS, type ProblemDocument, problemSchema } from "../configapi/index.ts";
import { cutText } from "../source/index.ts";
import type { ServerAddress } from "./address.ts";
import { ClientError } from "./client-error.ts";
import type { Answer } from "./exchange.ts";

/** Statuses after which the same request may succeed. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);
/** Those of them after which it may have been carried out all the same. */
const UNSURE = new Set([500, 502, 504]);
/** What a refusal without a problem document means, by its status. */
const BY_STATUS: ReadonlyMap<number, string> = new Map(
  (
    ["noToken", "forbidden", "changed", "bodyTooLarge", "tooManyRequests", "overloaded", "storeFull"] as const
  ).map((kind) => [PROBLEMS[kind].status, PROBLEMS[kind].code]),
);

const HELP: ReadonlyMap<string, string> = new Map([
  [
    PROBLEMS.noToken.code,
    "give a token with --token-file FILE, NSC_TOKEN or ~/.config/nsc/config.json; `nsc serve token create` makes one",
  ],
  [PROBLEMS.forbidden.code, "pushing and removing need a token of the scope write"],
  [
    PROBLEMS.noExperiment.code,
    "check -p, -e and --server; a token shows the experiments of its own project only",
  ],
  [PROBLEMS.poolExhausted.code, "`nsc rm` gives back the addresses of experiments that are over"],
  [PROBLEMS.bodyTooLarge.code, "`nsc serve --limit body=BYTES` raises the limit"],
  [PROBLEMS.tooManyContainers.code, "`nsc serve --limit containers=NUMBER` raises the limit"],
  [PROBLEMS.badDocument.code, "is the server of the same version of nsc?"],
  [PROBLEMS.storeFull.code, "what was there before is unharmed; somebody has to make space on the server"],
]);

const MOST_PLACES = 5;
const LONGEST_TEXT = 500;

/** The failure that an answer other than success stands for. */
export function refusal(answer: Answer, address: ServerAddress): ClientError {
  const { status, headers } = answer;
  const wait = retryAfter(headers["retry-after"]);
  const facts = {
    status,
    passing: PASSING.has(status),
    unsure: UNSURE.has(status),
    ...(wait === null ? {} : { wait }),
  };
  const later = wait === null ? undefined : `try again in ${wait} second${wait === 1 ? "" : "s"}`;
  const withHelp = (help: string | undefined) => (help === undefined ? facts : { ...facts, help });
  const problem = problemOf(answer);
  if (problem !== null) {
    return new ClientError(problem.code, problemText(problem), withHelp(later ?? HELP.get(problem.code)));
  }
  const said = `${address.origin} answers ${status} ${STATUS_CODES[status] ?? ""}`.trimEnd();
  if (status >= 300 && status < 400) {
    const where = cutText(headers.location ?? "nowhere", LONGEST_TEXT);
    return new ClientError("NS6108", `${said}, a redirection to ${where}`, {
      ...facts,
      help: "nsc follows none: if the config server is there, name it with --server",
    });
  }
  const code = BY_STATUS.get(status);
  if (code !== undefined) {
    const what = `${said} and gives no reason: it may be a gateway before the config server`;
    return new ClientError(code, what, withHelp(later ?? HELP.get(code)));
  }
  if (status >= 500) return new ClientError("NS6110", `${said} and gives no reason`, withHelp(later));
  return new ClientError("NS6108", `${said} and gives no reason, as no config server does`, withHelp(later));
}

function problemOf({ headers, body }: Answer): ProblemDocument | null {
  if (!headers["content-type"]?.startsWith(PROBLEM_TYPE)) return null;
  try {
    const problem = problemSchema.strip().parse(JSON.parse(body.toString("utf8")));
    return /^NS\d{4}$/.test(problem.code) ? problem : null;
  } catch {
    return null;
  }
}

function problemText({ detail, title, errors = [] }: ProblemDocument): string {
  const places = errors.length < 2 ? [] : errors.slice(0, MOST_PLACES);
  const lines = places.map(({ pointer, message }) => `${pointer || "/"}: ${message}`);
  if (errors.length > MOST_PLACES) lines.push(`… and ${errors.length - MOST_PLACES} more`);
  return [detail === "" ? title : detail, ...lines].map((line) => cutText(line, LONGEST_TEXT)).join("\n");
}

/** Seconds of `Retry-After`, which is a number or a date; null where it is neither. */
function retryAfter(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
