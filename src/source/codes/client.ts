import { codeTable } from "./entry.ts";

/** NS61xx: why a command that talks to the config server could not do what was asked, as the client sees it. */
export const clientCodes = codeTable({
  NS6101: {
    severity: "error",
    title: "config server's host is unknown",
    explanation: [
      "No machine of this name is known here, so there is nobody to talk to.",
      "Without any setting the server is `http://chef:5320`, a name that is known inside the testbed.",
      "Elsewhere say where the server is, with `--server`, `NSC_SERVER` or `~/.config/nsc/config.json`.",
    ],
    language: "shell",
    bad: ["nsc push build/demo                                  # chef is not known on this machine"],
    good: ["nsc push build/demo --server https://config.example.org:5320"],
  },
  NS6102: {
    severity: "error",
    title: "config server refuses the connection",
    explanation: [
      "The machine answers, but nothing listens on this port: the server does not run, or it listens on another port,",
      "or on its own machine alone, as it does without tokens.",
    ],
    language: "shell",
    bad: ["nsc push build/demo --server http://127.0.0.1:5321   # nsc serve uses 5320"],
    good: ["nsc push build/demo --server http://127.0.0.1:5320"],
  },
  NS6103: {
    severity: "error",
    title: "config server cannot be reached",
    explanation: [
      "There is no way to the machine: its network is down or not connected to this one, or something between filters.",
      "The system's own reason stands in the message.",
    ],
    language: "shell",
    bad: ["nsc status -p P -e E --server http://10.255.255.1:5320   # outside of the testbed"],
    good: ["ssh users.example.org nsc status -p P -e E"],
  },
  NS6104: {
    severity: "error",
    title: "config server does not answer in time",
    explanation: [
      "The server was silent for longer than `--timeout`, 120 seconds unless set otherwise, or could not be connected to.",
      "A change may have been made all the same: `nsc status` shows what is there, and pushing the same again is harmless.",
    ],
    language: "shell",
    bad: ["nsc push build/large --timeout 5"],
    good: ["nsc push build/large --timeout 600"],
  },
  NS6105: {
    severity: "error",
    title: "connection to the config server broke off",
    explanation: [
      "The connection ended before the answer was complete: the server was stopped, something between cut it off, or an HTTPS",
      "server was spoken to in plain HTTP.",
      "A change may have been made all the same: pushing the same again is harmless.",
    ],
    language: "shell",
    bad: ["nsc push build/demo --server http://config.example.org:5320    # a server with --tls-cert"],
    good: ["nsc push build/demo --server https://config.example.org:5320"],
  },
  NS6106: {
    severity: "error",
    title: "config server's certificate is not trusted",
    explanation: [
      "The server could not show that it is the machine that was asked for: its certificate is signed by nobody that this",
      "machine trusts, has run out, or is for another name. Nothing was sent, neither token nor files.",
      "`--ca-file` names the certificate of an authority of your own, or a self-signed one.",
    ],
    language: "shell",
    bad: ["nsc push build/demo --server https://chef:5320             # self-signed"],
    good: ["nsc push build/demo --server https://chef:5320 --ca-file chef.pem"],
  },
  NS6107: {
    severity: "error",
    title: "config server does not speak TLS",
    explanation: [
      "The address begins with `https`, and what answers does not speak TLS, or no version of it that both know.",
      "A server without `--tls-cert` speaks plain HTTP.",
    ],
    language: "shell",
    bad: ["nsc push build/demo --server https://127.0.0.1:5320"],
    good: ["nsc push build/demo --server http://127.0.0.1:5320"],
  },
  NS6108: {
    severity: "error",
    title: "answer is not a config server's",
    explanation: [
      "Something answers under this address that is not the config server of nsc, or one of another version: the answer is no JSON,",
      "of another form, or leads elsewhere. Redirections are not followed: they would take the token to another place.",
      "A web server, a login page of the network or another service on the same port are the usual causes.",
    ],
    language: "shell",
    bad: ["nsc status -p P -e E --server http://www.example.org"],
    good: ["nsc status -p P -e E --server http://config.example.org:5320"],
  },
  NS6109: {
    severity: "error",
    title: "answer of the config server is too large",
    explanation: [
      "The answer is longer than any that the server gives within its own limits, 128 MiB, and was not read further.",
      "What answers is most likely something else.",
    ],
    language: "shell",
    bad: ["nsc pull -p P -e E -o demo --server http://mirror.example.org"],
    good: ["nsc pull -p P -e E -o demo --server http://config.example.org:5320"],
  },
  NS6110: {
    severity: "error",
    title: "a gateway answers in the config server's place",
    explanation: [
      "Something before the server, such as a load balancer, has answered with an error of its own: it cannot reach the server,",
      "or does not let the request pass. Its status stands in the message.",
    ],
    language: "shell",
    bad: ["nsc push build/large          # nginx: client_max_body_size 1m"],
    good: ["nsc push build/large          # nginx: client_max_body_size 64m"],
  },
  NS6111: {
    severity: "error",
    title: "token would be sent in the clear",
    explanation: [
      "With plain HTTP everybody between this machine and the server can read the token, and use it.",
      "nsc sends a token over HTTPS, or to this machine itself. `--allow-plain-http` permits it where the network",
      'can be trusted; `"allowPlainHttp": true` in `~/.config/nsc/config.json` does so for the server that the file names.',
    ],
    language: "shell",
    bad: ["nsc push build/demo --server http://chef:5320 --token-file token"],
    good: ["nsc push build/demo --server https://chef:5320 --token-file token"],
  },
  NS6112: {
    severity: "error",
    title: "not a token",
    explanation: [
      "What was given as a token holds blanks, line ends in its middle, or other characters that no token has.",
      "`nsc serve token create` prints a token as one line; a token file holds that line and nothing else.",
    ],
    language: "shell",
    bad: ["NSC_TOKEN='Bearer nsc_…' nsc push build/demo"],
    good: ["NSC_TOKEN='nsc_…' nsc push build/demo"],
  },
  NS6113: {
    severity: "error",
    title: "settings file cannot be used",
    explanation: [
      "`~/.config/nsc/config.json` says where the server is, and may hold a token; then nobody but its owner may read it.",
      "Its keys are `server`, `token`, `tokenFile`, `caFile` and `allowPlainHttp`, all of them optional.",
      "The token is sent to that server only, never to another one that `--server` names.",
    ],
    language: "shell",
    bad: ["chmod 644 ~/.config/nsc/config.json"],
    good: ["chmod 600 ~/.config/nsc/config.json"],
  },
  NS6114: {
    severity: "error",
    title: "not what nsc compile wrote",
    explanation: [
      "`nsc push` takes the folder that `nsc compile` or `nsc pull` wrote, with containers.json and topology.json in it.",
      "One of them is missing, is not JSON, or is something else of that name. Compile again.",
    ],
    language: "shell",
    bad: ["nsc push exp.ns"],
    good: ["nsc compile exp.ns -p P --out build/exp", "nsc push build/exp"],
  },
  NS6115: {
    severity: "error",
    title: "containers.json does not belong to topology.json",
    explanation: [
      "topology.json holds the SHA-256 of the containers.json that was written with it, and this one has another:",
      "it was edited, or comes from another compilation. Pushing both would give the nodes two different stories.",
      "Change the NS file, or the list that `--containers` names, and compile again.",
    ],
    language: "shell",
    bad: ["sed -i s/trusty/xenial/ build/demo/containers.json", "nsc push build/demo"],
    good: [
      "sed -i s/trusty/xenial/ demo.ns",
      "nsc compile demo.ns -p P --out build/demo",
      "nsc push build/demo",
    ],
  },
  NS6116: {
    severity: "error",
    title: "files are of another experiment",
    explanation: [
      "`-p` and `-e` name another project or experiment than the files were compiled for.",
      "MAC addresses depend on both, so that files cannot simply be pushed under another name: compile them for it.",
    ],
    language: "shell",
    bad: ["nsc compile demo.ns -p P -e one --out build/one", "nsc push build/one -p P -e two"],
    good: ["nsc compile demo.ns -p P -e two --out build/two", "nsc push build/two"],
  },
});
