import { codeTable } from "./entry.ts";

const SERVER = "http://127.0.0.1:5320";

/** NS60xx: what the config server answers when it does not do what was asked; `code` of its problem documents. */
export const serverCodes = codeTable({
  NS6001: {
    severity: "error",
    title: "not an id of a project or experiment",
    explanation: [
      "Ids have 1 to 64 letters, digits, `_` and `-`, the first a letter or digit.",
      "Anything else is refused before it is looked up. The status is 400.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/exp/Demo.Project/neo`],
    good: [`curl ${SERVER}/exp/DemoProject/neo`],
  },
  NS6002: {
    severity: "error",
    title: "request body is not JSON",
    explanation: [
      "The body is no JSON text in UTF-8; the detail says where it goes wrong.",
      "A missing comma, a comma too much and an upload that was cut short are the usual causes. The status is 400.",
    ],
    language: "shell",
    bad: [
      `curl -X PUT -H 'Content-Type: application/json' -d '[{"host": "alice" "name": "xanadu"}]' ${SERVER}/exp/P/E/containers`,
    ],
    good: [
      `curl -X PUT -H 'Content-Type: application/json' -d @containers.json ${SERVER}/exp/P/E/containers`,
    ],
  },
  NS6003: {
    severity: "error",
    title: "request body is not what this route takes",
    explanation: [
      "The body is JSON, but not of the form that the route takes: a field is missing, unknown or of another kind,",
      "or the parts contradict each other. `errors` lists the places as JSON pointers. The status is 400.",
      "`/docs` on the server shows what each route takes; `nsc compile` writes files that fit.",
    ],
    language: "shell",
    bad: [`curl -X PUT -H 'Content-Type: application/json' -d '{}' ${SERVER}/exp/P/E/containers`],
    good: [`curl -X PUT -H 'Content-Type: application/json' -d '[]' ${SERVER}/exp/P/E/containers`],
  },
  NS6004: {
    severity: "error",
    title: "JSON nested too deeply in a request",
    explanation: [
      "No document that the server takes is nested deeper than the limit `depth`, 32 unless set otherwise.",
      "The file is probably another one than was meant. The status is 400.",
    ],
    language: "shell",
    bad: [`curl -X PUT -H 'Content-Type: application/json' -d '[[[[…]]]]' ${SERVER}/exp/P/E/containers`],
    good: [`nsc serve --limit depth=64`],
  },
  NS6005: {
    severity: "error",
    title: "request is malformed",
    explanation: [
      "The URL, a header or a query parameter is not of the form that it must have; the detail names it.",
      "A percent sign in a name has to be written as `%25`. The status is 400.",
    ],
    language: "shell",
    bad: [`curl '${SERVER}/exp?limit=many'`],
    good: [`curl '${SERVER}/exp?limit=100'`],
  },
  NS6006: {
    severity: "error",
    title: "no valid token",
    explanation: [
      "The server has tokens, so every request needs one, as `Authorization: Bearer TOKEN`.",
      "There was none, or it is unknown, revoked or past its time. The status is 401.",
      "`nsc serve token create`, on the server's machine, makes a new one.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/exp/P/E`],
    good: [`curl -H "Authorization: Bearer $NSC_TOKEN" ${SERVER}/exp/P/E`],
  },
  NS6007: {
    severity: "error",
    title: "token does not permit this",
    explanation: [
      "The token is valid, but its scope is too small: `node` reads one experiment and reports its nodes' status,",
      "`read` also lists, `write` also loads and removes, `admin` also reads the metrics. The status is 403.",
    ],
    language: "shell",
    bad: ["NSC_TOKEN=$(nsc serve token create --project P --scope read) nsc push build/neo"],
    good: ["NSC_TOKEN=$(nsc serve token create --project P --scope write) nsc push build/neo"],
  },
  NS6008: {
    severity: "error",
    title: "request from a web page refused",
    explanation: [
      "A server without tokens serves programs on its own machine only.",
      "This request came from a page of another site, or was addressed to a host name that is not this machine's,",
      "as when a web page tries to reach the server through somebody's browser. The status is 403.",
      "Make a token if the server is to be reached by another name or through a proxy.",
    ],
    language: "shell",
    bad: [`curl -H 'Host: testbed.example.net' ${SERVER}/exp`],
    good: ["nsc serve token create --project '*' --scope admin"],
  },
  NS6009: {
    severity: "error",
    title: "no such experiment",
    explanation: [
      "The server has no experiment of this name in this project, or the token has no access to the project.",
      "Was it pushed, and to this server? Ids differ by upper and lower case. The status is 404.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/exp/DemoProject/Neo`],
    good: [`curl ${SERVER}/exp/DemoProject/neo`],
  },
  NS6010: {
    severity: "error",
    title: "nothing of this name in the experiment",
    explanation: [
      "The experiment exists, but has no node, container or host of this name. Names differ by upper and lower case.",
      "A node that is missing was perhaps added to the NS file after the last push. The status is 404.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/exp/DemoProject/neo/nodes/c3p0`],
    good: [`curl ${SERVER}/exp/DemoProject/neo/nodes/c3po`],
  },
  NS6011: {
    severity: "error",
    title: "no such route",
    explanation: [
      "The server has nothing under this path. `/docs` lists all routes. The status is 404.",
      "Names of experiments start with `/exp/PROJECT/EXPERIMENT`.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/experiments`],
    good: [`curl ${SERVER}/exp`],
  },
  NS6012: {
    severity: "error",
    title: "method not possible here",
    explanation: [
      "The path exists, but not with this method; the header `Allow` lists the methods that it has.",
      "An experiment is loaded with PUT and removed with DELETE. The status is 405.",
    ],
    language: "shell",
    bad: [`curl -X POST -d @push.json ${SERVER}/exp/P/E`],
    good: [`curl -X PUT -H 'Content-Type: application/json' -d @push.json ${SERVER}/exp/P/E`],
  },
  NS6013: {
    severity: "error",
    title: "request took too long to arrive",
    explanation: [
      "The headers or the body did not arrive within the limits `header-timeout`, `idle-timeout` and `request-timeout`.",
      "A slow or broken connection is the cause; compress large bodies with gzip. The status is 408.",
    ],
    language: "shell",
    bad: ["curl --limit-rate 1k -T huge.json -X PUT …"],
    good: ["nsc serve --limit request-timeout=1800"],
  },
  NS6014: {
    severity: "error",
    title: "control addresses are used up",
    explanation: [
      "The pool of control addresses does not have one for every container of this push. Nothing was changed.",
      "Remove experiments that are over, or start the server with a larger pool. The status is 409.",
    ],
    language: "shell",
    bad: ["nsc serve --control-pool 172.16.0.0/24       # 254 addresses for all experiments"],
    good: ["nsc serve --control-pool 172.16.0.0/12"],
  },
  NS6015: {
    severity: "error",
    title: "experiment was changed meanwhile",
    explanation: [
      "`If-Match` names another generation than the experiment has now: somebody else pushed or removed it.",
      "Nothing was changed. Look at what is there before you push again. The status is 412.",
      "`If-None-Match: *` gives the same where the experiment exists already.",
    ],
    language: "shell",
    bad: [`curl -X DELETE -H 'If-Match: "an-old-tag"' ${SERVER}/exp/P/E`],
    good: [`curl -I ${SERVER}/exp/P/E            # shows the current ETag`],
  },
  NS6016: {
    severity: "error",
    title: "request body is too large",
    explanation: [
      "The body is larger than the limit `body`, 64 MiB unless set otherwise, as sent or once uncompressed,",
      "or it was compressed more than 100 to 1. The status is 413.",
      "Send JSON without white space, or raise the limit.",
    ],
    language: "shell",
    bad: ["nsc push build/huge"],
    good: ["nsc serve --limit body=256MiB"],
  },
  NS6017: {
    severity: "error",
    title: "too many containers or nodes in one experiment",
    explanation: [
      "The experiment has more containers or nodes than the limit `containers`, 200,000 unless set otherwise.",
      "Is a loop of the NS file larger than was meant? Otherwise raise the limit. The status is 413.",
    ],
    language: "shell",
    bad: ["nsc push build/million"],
    good: ["nsc serve --limit containers=1000000"],
  },
  NS6018: {
    severity: "error",
    title: "content type or encoding is not supported",
    explanation: [
      "Bodies are `application/json` in UTF-8, plain or with `Content-Encoding: gzip`.",
      "curl sends form data unless it is told otherwise. The status is 415.",
    ],
    language: "shell",
    bad: [`curl -X PUT -d @containers.json ${SERVER}/exp/P/E/containers`],
    good: [
      `curl -X PUT -H 'Content-Type: application/json' -d @containers.json ${SERVER}/exp/P/E/containers`,
    ],
  },
  NS6019: {
    severity: "error",
    title: "too many requests",
    explanation: [
      "The token was used for more reads or writes in a second than the limits `reads` and `writes` allow.",
      "`Retry-After` says in how many seconds to try again. The status is 429.",
    ],
    language: "shell",
    bad: [`while true; do curl -X DELETE ${SERVER}/exp/P/E & done`],
    good: ["nsc serve --limit writes=2000"],
  },
  NS6020: {
    severity: "error",
    title: "request header is too large",
    explanation: [
      "The request line and the headers together are longer than 16 KiB.",
      "No client of the server needs that much. The status is 431.",
    ],
    language: "shell",
    bad: [`curl -H "X: $(head -c 20000 /dev/zero | tr '\\0' x)" ${SERVER}/exp`],
    good: [`curl ${SERVER}/exp`],
  },
  NS6021: {
    severity: "error",
    title: "config server failed on this request",
    explanation: [
      "Something happened that the server was not made for: a bug, or damaged data. Nothing was changed. The status is 500.",
      "The server's log has the reason, under the id that the answer names.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/exp/P/E            # 500`],
    good: ["journalctl -u nsc-serve | grep REQUEST-ID"],
  },
  NS6022: {
    severity: "error",
    title: "store cannot be reached",
    explanation: [
      "The server runs, but its database does not answer at the moment. Nothing was changed, and nothing needs to be restarted:",
      "the server goes on by itself when the database is back. `Retry-After` says when to try again. The status is 503.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/readyz             # 503`],
    good: ["systemctl start postgresql", `curl ${SERVER}/readyz             # 200`],
  },
  NS6023: {
    severity: "error",
    title: "config server takes no more requests at the moment",
    explanation: [
      "The server is about to end, or so many large bodies arrive at once that it has no memory for another one.",
      "`Retry-After` says when to try again. The status is 503.",
    ],
    language: "shell",
    bad: ["systemctl stop nsc-serve & nsc push build/neo"],
    good: ["systemctl start nsc-serve && nsc push build/neo"],
  },
  NS6024: {
    severity: "error",
    title: "no space left for the store",
    explanation: [
      "The disk of the server's database is full, so the change was not made. What was there before is unharmed and can be read.",
      "Free some space on that disk; no restart is needed. Removing experiments takes a little space, too. The status is 507.",
    ],
    language: "shell",
    bad: ["nsc push build/neo"],
    good: ["df -h ~/.local/share/nsc"],
  },
  NS6025: {
    severity: "error",
    title: "config server has no nsc to hand out",
    explanation: [
      "Nodes that have no nsc fetch it from `/dist/` of the server. It hands out what `npm run package` made in the folder that it runs",
      "from, or what is in the folder that `--dist` names: `nsc.mjs` and `nsc-VERSION-PLATFORM.tar.gz`. No restart is needed once they",
      "are there. The status is 404.",
    ],
    language: "shell",
    bad: [`curl ${SERVER}/dist/               # 404`],
    good: ["npm run package", `curl ${SERVER}/dist/               # 200`],
  },
  NS6026: {
    severity: "error",
    title: "part of a file that it does not have",
    explanation: [
      "The header `Range` asks for bytes beyond the end of a file of `/dist/`. `Content-Range` says how many it has. The status is 416.",
    ],
    language: "shell",
    bad: [`curl -H 'Range: bytes=999999999-' ${SERVER}/dist/nsc.mjs`],
    good: [`curl -H 'Range: bytes=1000-' ${SERVER}/dist/nsc.mjs`],
  },
});
