import type { ServerAddress } from "./address.ts";
import { ClientError } from "./client-error.ts";
import type { Patience } from "./patience.ts";

const ELSEWHERE = "say where the config server is with --server URL, NSC_SERVER or ~/.config/nsc/config.json";

const UNREACHABLE: ReadonlyMap<string, string> = new Map([
  ["EHOSTUNREACH", "no route to the machine"],
  ["EHOSTDOWN", "the machine is down"],
  ["ENETUNREACH", "no route to its network"],
  ["ENETDOWN", "the network is down"],
  ["EADDRNOTAVAIL", "no way to its address"],
  ["EACCES", "the system forbids it"],
  ["EPERM", "the system forbids it"],
]);

const CERTIFICATE =
  /^(?:CERT_|CRL_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_|INVALID_|PATH_|SELF_SIGNED_|UNABLE_TO_)/;
const CERTIFICATE_FAULTS: ReadonlyMap<string, string> = new Map([
  ["CERT_HAS_EXPIRED", "it has run out"],
  ["CERT_NOT_YET_VALID", "it is not valid yet; or the clock of this machine is wrong"],
  ["CERT_REVOKED", "it was revoked"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "it is signed by itself"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "it is for another name"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "it comes from an authority that is not known here"],
  ["UNABLE_TO_GET_ISSUER_CERT", "it comes from an authority that is not known here"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "it comes from an authority that is not known here"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "it comes from an authority that is not known here"],
]);

/** What it means that a request ended without a complete answer, from the errors of Node and of the system. */
export function connectionFailure(error: unknown, address: ServerAddress, patience: Patience): ClientError {
  const { origin, host, port, secure } = address;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = error instanceof Error ? error.message : String(error);
  // Before there is a connection nothing can have been done.
  const unsure = patience.isConnected;
  if (patience.spent !== null || code === "ETIMEDOUT") {
    const what = unsure ? "does not answer" : "cannot be connected to";
    const time = patience.spent === null ? "" : ` within ${seconds(patience.spent)}`;
    return new ClientError("NS6104", `${origin} ${what}${time}`, {
      unsure,
      passing: true,
      help: unsure ? "a larger --timeout waits longer" : ELSEWHERE,
    });
  }
  if (code === "ENOTFOUND") {
    return new ClientError("NS6101", `there is no machine called ${host}`, { help: ELSEWHERE });
  }
  if (code === "EAI_AGAIN") {
    return new ClientError("NS6101", `the name ${host} cannot be looked up at the moment`, {
      passing: true,
      help: ELSEWHERE,
    });
  }
  if (code === "ECONNREFUSED") {
    return new ClientError("NS6102", `${host} refuses the connection: nothing listens on port ${port}`, {
      passing: true,
      help: `start it there with \`nsc serve\`, or ${ELSEWHERE}`,
    });
  }
  const unreachable = UNREACHABLE.get(code);
  if (unreachable !== undefined) {
    return new ClientError("NS6103", `${origin} cannot be reached: ${unreachable}`, {
      passing: true,
      help: ELSEWHERE,
    });
  }
  if (CERTIFICATE.test(code)) {
    const fault = CERTIFICATE_FAULTS.get(code) ?? text;
    return new ClientError("NS6106", `the certificate of ${origin} is not trusted: ${fault}`, {
      help: "if it is the right server, --ca-file FILE names the certificate (PEM) to trust",
    });
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_")) {
    return new ClientError("NS6107", `what answers under ${origin} does not speak TLS as nsc does`, {
      help: "a server without --tls-cert is an http:// address",
    });
  }
  if (code.startsWith("HPE_")) {
    return new ClientError("NS6108", `what answers under ${origin} does not speak HTTP`);
  }
  if (["ECONNRESET", "ECONNABORTED", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes(code)) {
    return new ClientError("NS6105", `the connection to ${origin} broke off`, {
      unsure,
      passing: true,
      ...(unsure && !secure ? { help: "a server with --tls-cert is an https:// address" } : {}),
    });
  }
  return new ClientError("NS6103", `${origin} cannot be reached: ${text}`, { unsure, passing: true });
}

function seconds(count: number): string {
  return `${count} second${count === 1 ? "" : "s"}`;
}
