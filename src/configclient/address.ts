import { DEFAULT_PORT } from "../configapi/index.ts";

/** Where the config server is inside the testbed. */
export const DEFAULT_SERVER = `http://chef:${DEFAULT_PORT}`;

/** Scheme, host and port of a config server. */
export interface ServerAddress {
  /** As it is shown and compared: no path, no final slash. */
  readonly origin: string;
  readonly secure: boolean;
  /** Without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  /** Whether the server is this machine, so that nobody can listen in between. */
  readonly loopback: boolean;
}

/** Reads `http://HOST:PORT` or `https://HOST:PORT`; a text says what is wrong with it. */
export function parseAddress(text: string): ServerAddress | string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return `write http://HOST:${DEFAULT_PORT}`;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    return "a token goes into --token-file, not into the address";
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return `leave out what follows the port: ${url.protocol}//${url.host}`;
  }
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return {
    origin: url.origin,
    secure,
    host,
    port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
    loopback: /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host),
  };
}
