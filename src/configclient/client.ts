import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import pRetry from "p-retry";
import type { z } from "zod";
import { type ExperimentSummary, experimentPath, experimentSchema, PROBLEMS } from "../configapi/index.ts";
import { ClientError } from "./client-error.ts";
import { type Answer, type Ask, type Connection, exchange } from "./exchange.ts";
import { refusal } from "./refusal.ts";

/** Names one experiment. */
export interface ExperimentId {
  readonly project: string;
  readonly experiment: string;
}

export interface ClientSettings extends Connection {
  readonly token: string | null;
  /** Whether the token may be sent to another machine in the clear. */
  readonly allowPlainHttp: boolean;
  /** How often a request that failed for a passing reason is repeated. */
  readonly retries: number;
  /** Called as a request goes on. */
  readonly notify: (event: ClientEvent) => void;
}

export type ClientEvent =
  | { readonly kind: "sending"; readonly sent: number; readonly total: number }
  | { readonly kind: "waiting" }
  | { readonly kind: "again"; readonly error: ClientError };

/** A value that was read, with its entity tag; null where something between has removed the tag. */
export interface Tagged<T> {
  readonly value: T;
  readonly tag: string | null;
}

/** One change: what is sent, and under which condition. */
export interface Change {
  readonly method: "PUT" | "DELETE" | "POST";
  readonly path: string;
  /** JSON. */
  readonly body: string | null;
  /** `if-match` or `if-none-match`. */
  readonly conditions: Readonly<Record<string, string>>;
}

const FIRST_WAIT = 300;
const LONGEST_BACK_OFF = 10_000;
/** Seconds: where the server asks to wait for longer, the user decides. */
const LONGEST_WAIT = 60;
/** Shorter bodies gain nothing. */
const COMPRESSED_FROM = 1024;
/** The server refuses what is compressed more than 100 to 1. */
const MOST_RATIO = 90;
const TAG = /^(?:W\/)?("[\x21\x23-\x7e]*")$/;
/** As in RFC 6750. */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

const compress = promisify(gzip);

/** Talks to one config server. Every method throws a `ClientError` when it does not get what it asked for. */
export class ConfigClient {
  readonly #settings: ClientSettings;

  constructor(settings: ClientSettings) {
    const { token, address, allowPlainHttp } = settings;
    if (token !== null && !TOKEN.test(token)) {
      throw new ClientError("NS6112", "what was given as a token is none", {
        help: "a token is one word, as `nsc serve token create` prints it",
      });
    }
    if (token !== null && !address.secure && !address.loopback && !allowPlainHttp) {
      throw new ClientError(
        "NS6111",
        `the token would go to ${address.origin} in the clear: nothing was sent`,
        {
          help: "name an https:// server, or permit it with --allow-plain-http where nobody can listen in",
        },
      );
    }
    this.#settings = settings;
  }

  get server(): string {
    return this.#settings.address.origin;
  }

  /** What the server knows of an experiment as a whole; null where there is no such experiment. */
  async summary({ project, experiment }: ExperimentId): Promise<Tagged<ExperimentSummary> | null> {
    try {
      return await this.read(experimentPath(project, experiment), experimentSchema.strip());
    } catch (error) {
      if (error instanceof ClientError && error.code === PROBLEMS.noExperiment.code) return null;
      throw error;
    }
  }

  async read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<Tagged<z.output<Schema>>> {
    const answer = await this.#repeated({ method: "GET", path, headers: {}, body: null });
    return this.#result(answer, schema);
  }

  /** Reads an answer that is plain text. */
  async text(path: string): Promise<string> {
    const { body } = await this.#repeated({ method: "GET", path, headers: {}, body: null });
    return body.toString("utf8");
  }

  /**
   * Makes a change. Every one is safe to repeat: what is done twice is as if it were done once. An error is `unsure` also
   * where an attempt before the last one may have made the change.
   */
  async change<Schema extends z.ZodType>(
    { method, path, body, conditions }: Change,
    schema: Schema,
  ): Promise<Tagged<z.output<Schema>>> {
    const packed = body === null ? null : await pack(body);
    const headers = { ...conditions, ...packed?.headers };
    let unsure = false;
    try {
      const answer = await this.#repeated({ method, path, headers, body: packed?.bytes ?? null }, (error) => {
        unsure ||= error.facts.unsure ?? false;
      });
      return this.#result(answer, schema);
    } catch (error) {
      if (!unsure || !(error instanceof ClientError)) throw error;
      throw new ClientError(error.code, error.message, { ...error.facts, unsure });
    }
  }

  async #repeated(ask: Ask, failed: (error: ClientError) => void = () => {}): Promise<Answer> {
    const { retries, notify } = this.#settings;
    return pRetry(() => this.#once(ask), {
      retries,
      minTimeout: FIRST_WAIT,
      maxTimeout: LONGEST_BACK_OFF,
      randomize: true,
      shouldRetry: ({ error }) => isPassing(error),
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (!(error instanceof ClientError)) return;
        failed(error);
        if (retriesLeft === 0 || !isPassing(error)) return;
        notify({ kind: "again", error });
        await sleep((error.facts.wait ?? 0) * 1000);
      },
    });
  }

  async #once(ask: Ask): Promise<Answer> {
    const { address, token, notify } = this.#settings;
    const headers = {
      accept: "application/json",
      "user-agent": "nsc",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...ask.headers,
    };
    const total = ask.body?.length ?? 0;
    const answer = await exchange(this.#settings, { ...ask, headers }, (sent) =>
      notify(sent < total ? { kind: "sending", sent, total } : { kind: "waiting" }),
    );
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw refusal(answer, address);
  }

  #result<Schema extends z.ZodType>(answer: Answer, schema: Schema): Tagged<z.output<Schema>> {
    const { headers, body } = answer;
    const [, tag = null] = TAG.exec(headers.etag ?? "") ?? [];
    const foreign = (what: string): ClientError =>
      new ClientError("NS6108", `the answer of ${this.server} is not a config server's: ${what}`, {
        help: "is the address right, and is the server of the same version of nsc?",
      });
    if (!/^application\/json\b/i.test(headers["content-type"] ?? "")) throw foreign("it is no JSON");
    if (headers["content-encoding"] !== undefined) throw foreign("it is compressed, which nobody asked for");
    let value: unknown;
    try {
      value = JSON.parse(body.toString("utf8"));
    } catch {
      throw foreign("it is no valid JSON");
    }
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data, tag };
    const [issue] = result.error.issues;
    throw foreign(`${issue?.path.join(".") || "it"}: ${issue?.message ?? "not as expected"}`);
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof ClientError && (error.facts.passing ?? false) && (error.facts.wait ?? 0) <= LONGEST_WAIT
  );
}

async function pack(body: string): Promise<{ bytes: Uint8Array; headers: Record<string, string> }> {
  const plain = Buffer.from(body, "utf8");
  const headers = { "content-type": "application/json" };
  if (plain.length < COMPRESSED_FROM) return { bytes: plain, headers };
  const packed = await compress(plain);
  return packed.length * MOST_RATIO < plain.length
    ? { bytes: plain, headers }
    : { bytes: packed, headers: { ...headers, "content-encoding": "gzip" } };
}
