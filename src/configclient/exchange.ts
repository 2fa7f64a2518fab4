import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
  request,
} from "node:http";
import { request as secureRequest } from "node:https";
import type { TcpNetConnectOpts } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerAddress } from "./address.ts";
import { ClientError } from "./client-error.ts";
import { connectionFailure } from "./connection-failure.ts";
import { Patience } from "./patience.ts";

/** How to reach a server. */
export interface Connection {
  readonly address: ServerAddress;
  /** Certificates (PEM) of authorities that are trusted instead of the usual ones. */
  readonly ca: string | null;
  /** Seconds without a byte after which the server is given up. */
  readonly timeout: number;
}

export interface Ask {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Called with the bytes of a body that are on their way. */
export type SentBytes = (sent: number) => void;

const MIB = 1024 * 1024;
/** The server takes 64 MiB; control addresses and roles make an answer somewhat longer. */
const LONGEST_ANSWER = 128 * MIB;
const LONGEST_REFUSAL = MIB;
/** Bodies from this size are announced first, so that a refusal comes before they are sent. */
const ANNOUNCED = 256 * 1024;
/** Milliseconds that a server gets to ask for an announced body; old gateways never do. */
const ANNOUNCEMENT = 1_000;
const SLICE = 64 * 1024;
/** Milliseconds for each address of a host that has several. */
const ONE_ADDRESS = 2_500;

/** One request and its answer. Throws a `ClientError` where there is no complete answer. */
export async function exchange(connection: Connection, ask: Ask, sentBytes: SentBytes): Promise<Answer> {
  const { address, ca, timeout } = connection;
  const { method, path, body } = ask;
  const announced = body !== null && body.length >= ANNOUNCED;
  const options: RequestOptions & Pick<TcpNetConnectOpts, "autoSelectFamilyAttemptTimeout"> = {
    host: address.host,
    port: address.port,
    method,
    path,
    agent: false,
    autoSelectFamilyAttemptTimeout: ONE_ADDRESS,
    ...(ca === null ? {} : { ca }),
    headers: {
      ...ask.headers,
      ...(body === null ? {} : { "content-length": body.length }),
      ...(announced ? { expect: "100-continue" } : {}),
    },
  };
  const message = (address.secure ? secureRequest : request)(options);
  const patience = new Patience(message, address.secure, timeout);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    message.on("response", resolve).on("error", reject);
  });
  try {
    // A server may refuse before it has the whole body.
    await Promise.race([send(message, body, announced, patience, sentBytes), answered]);
    return await receive(await answered, patience);
  } catch (error) {
    throw error instanceof ClientError ? error : connectionFailure(error, address, patience);
  } finally {
    patience.end();
    message.destroy();
  }
}

async function send(
  message: ClientRequest,
  body: Uint8Array | null,
  announced: boolean,
  patience: Patience,
  sentBytes: SentBytes,
): Promise<void> {
  if (announced) {
    const wanted = new Promise<void>((resolve) => message.once("continue", resolve));
    await Promise.race([
      wanted,
      patience.connected.then(() => sleep(ANNOUNCEMENT, undefined, { ref: false })),
    ]);
  }
  for (let sent = 0; body !== null && sent < body.length; sent += SLICE) {
    if (!message.write(body.subarray(sent, sent + SLICE))) {
      await new Promise<void>((resolve) => message.once("drain", resolve));
    }
    patience.renew();
    sentBytes(Math.min(sent + SLICE, body.length));
  }
  message.end();
}

async function receive(incoming: IncomingMessage, patience: Patience): Promise<Answer> {
  const { statusCode: status = 0, headers } = incoming;
  const refused = status >= 300;
  const tooLarge = new ClientError("NS6109", `the answer has more than ${LONGEST_ANSWER / MIB} MiB`);
  if (!refused && Number(headers["content-length"] ?? 0) > LONGEST_ANSWER) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    patience.renew();
    size += chunk.length;
    if (refused && size > LONGEST_REFUSAL) break;
    if (size > LONGEST_ANSWER) throw tooLarge;
    chunks.push(chunk);
  }
  return { status, headers, body: Buffer.concat(chunks) };
}
