import type { NsObject } from "../objects/object.ts";
import { EventGroup, Program } from "../objects/program.ts";
import { readProgramOptions } from "../programs.ts";
import type { EventAction } from "./event.ts";
import { type EventMaker, type EventRequest, type EventTable, everywhere, reject } from "./request.ts";

const RUNS: ReadonlyMap<string, string> = new Map([
  ["start", "START"],
  ["run", "RUN"],
  ["set", "MODIFY"],
]);

const OPTIONS = ["-command", "-dir", "-timeout", "-expected-exit-code", "-tag"];

/** What programs and groups of them do. */
export const programEvents: EventTable<NsObject> = new Map<string, EventMaker<NsObject>>([
  ...[...RUNS].map(([command, eventType]): [string, EventMaker<NsObject>] => [
    command,
    (request, object) => action(object, eventType, runArguments(request, object)),
  ]),
  ["stop", (_request, object) => action(object, "STOP", "")],
  [
    "kill",
    (request, object) =>
      request.words[0] === undefined
        ? reject(request, "kill needs the name of a signal", "write a signal after it, such as SIGTERM")
        : action(object, "KILL", `SIGNAL=${request.words[0]}`),
  ],
]);

function action(object: NsObject, eventType: string, parameters: string): EventAction {
  const node = object instanceof Program ? () => object.nodeName : everywhere;
  return { node, object: () => object.name, objectType: "PROGRAM", eventType, arguments: parameters };
}

function runArguments(request: EventRequest, object: NsObject): string {
  const words = request.words.map((text) => ({ text, span: request.place }));
  const options = readProgramOptions(request.session, words, OPTIONS);
  const fallback = object instanceof EventGroup ? "" : object.get("command");
  const command = options.command ?? fallback;
  return [
    options.dir === undefined ? "" : `DIR={${options.dir}} `,
    options.expectedExitCode === undefined ? "" : `EXPECTED_EXIT_CODE=${options.expectedExitCode} `,
    options.tag === undefined ? "" : `TAG=${options.tag} `,
    options.timeout === undefined ? "" : `TIMEOUT={${options.timeout}} `,
    command === "" ? "" : `COMMAND=${command}`,
  ].join("");
}
