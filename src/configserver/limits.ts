const MIB = 1024 * 1024;

/** What the server bears: bytes, counts, per second, and seconds. Each is an option `--limit NAME=VALUE`. */
export interface ServerLimits {
  /** Bytes of one request body, as sent and uncompressed. */
  readonly body: number;
  /** How many bytes one byte of a compressed body may become. */
  readonly ratio: number;
  /** Nesting of JSON. */
  readonly depth: number;
  /** Containers of one experiment; as many nodes again. */
  readonly containers: number;
  /** Reads a second for one token. */
  readonly reads: number;
  /** Writes a second for one token. */
  readonly writes: number;
  /** Open connections. */
  readonly connections: number;
  /** Bytes of all request bodies that are being received or stored. */
  readonly pending: number;
  /** Bytes of answers that are kept. */
  readonly cache: number;
  /** Seconds until the headers of a request have to be there. */
  readonly "header-timeout": number;
  /** Seconds without a byte on a connection that is in use. */
  readonly "idle-timeout": number;
  /** Seconds until a whole request has to be there. */
  readonly "request-timeout": number;
}

export const defaultServerLimits: ServerLimits = {
  body: 64 * MIB,
  ratio: 100,
  depth: 32,
  containers: 200_000,
  reads: 50_000,
  writes: 500,
  connections: 16_384,
  pending: 512 * MIB,
  cache: 128 * MIB,
  "header-timeout": 15,
  "idle-timeout": 60,
  "request-timeout": 600,
};
