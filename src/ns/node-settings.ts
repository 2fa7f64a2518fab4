import { TclError } from "../tcl/index.ts";
import { type SettingCall, startProgramName, suggestHardware } from "../topology/index.ts";
import type { Call } from "./call.ts";
import { shown } from "./describe.ts";
import { addEvent } from "./events/schedule.ts";
import { setAndName } from "./naming.ts";
import { Node } from "./objects/node.ts";
import { changed, type NsObject } from "./objects/object.ts";
import type { Program } from "./objects/program.ts";
import { makeProgram } from "./programs.ts";

/** Whether a hardware type can be used: one of the profile, or a virtual type that was made before. */
export function checkHardware(call: Call, index: number): boolean {
  const type = call.text(index);
  const { profile, virtualTypes } = call.session;
  return profile.hardwareTypes.has(type) || virtualTypes.has(type) || unknownHardware(call, index);
}

/** Sets an object's hardware, with what the profile says of the type. */
export function setHardware(call: Call, object: NsObject, index: number): void {
  const type = call.text(index);
  const known = call.session.profile.hardwareTypes.get(type);
  const place = call.span(index);
  noteSetting("hardware", call, object, index);
  object.write("type", type, place);
  object.write("isremote", known?.remote ? "1" : "0", place);
  object.write("isvirt", known?.virtual ? "1" : "0", place);
  object.write("issubnode", known?.subnode ? "1" : "0", place);
}

/** Sets an object's disk image. */
export function setOs(call: Call, object: NsObject, index: number): void {
  noteSetting("os", call, object, index);
  object.write("osid", call.text(index), call.span(index));
}

function noteSetting(setting: SettingCall["setting"], call: Call, object: NsObject, index: number): void {
  if (object instanceof Node) call.session.settingCalls?.note(setting, call, object, index);
}

/** Reports a hardware type that the profile does not know. True when that is only a warning. */
export function unknownHardware(call: Call, index: number, type = call.text(index)): boolean {
  const { session } = call;
  const near = suggestHardware(session.profile, type);
  const place = call.span(index);
  return session.reportUnlessLenient("NS3018", place, `unknown hardware type ${shown(type)}`, {
    ...(near === null ? {} : { help: `did you mean "${near}"?` }),
    ...(near !== null && type === call.text(index) ? { fix: call.guess(index, near) } : {}),
  });
}

/**
 * The object of a command that does not ask what it is given. Something else than a node is accepted, without
 * effect; what is no object at all is a Tcl error.
 */
export function anyNode(call: Call, index: number): NsObject {
  const object = call.object(index);
  if (!(object instanceof Node) && !object.broken) {
    call.warn("NS3028", index, `${shown(object.name)} is not a node; the line has no effect`);
  }
  return object;
}

/** Ties a node to a machine. A node of the file can be named only where the first one lives on another. */
export function fixNode(call: Call, node: Node, index: number): void {
  const machine = call.text(index);
  const host = call.session.object(machine);
  if (host instanceof Node && !host.broken) {
    if (node.isSubnode) {
      host.hostedTypes ??= new Set();
      host.hostedTypes.add(node.get("type"));
    } else if (!node.isVirtual) {
      call.report("NS3025", index, `"${node.name}" cannot be tied to "${host.name}", a node of this file`, {
        help: "give the name of a machine; only nodes of subnode and virtual types live on other nodes",
        related: [{ message: "made here", span: host.span }],
      });
      return;
    }
  }
  node.write("fixed", machine, call.span(index));
}

/**
 * Sets a node's start command: a program that is started at time 0, whose name is returned. It is named like a variable
 * that `set` gives a value where the command is called, so in a procedure it keeps its internal name. `command` is what
 * the program runs, `index` the argument that it comes from.
 */
export function setStartCommand(call: Call, node: Node, index: number, command: string): string {
  const { session } = call;
  noteSetting("startCommand", call, node, index);
  session.hold(256 + 2 * command.length);
  const program: Program = makeProgram(session, node.simulator, call.place);
  program.node = node;
  program.write("command", command, call.span(index));
  const before = node.startCommand;
  nameStartCommand(call, node, program, index);
  if (before !== null) warnOfSecond(call, node, index);
  node.startCommand = changed(before, call.text(index), call.span(index));
  addEvent(
    { session, events: node.simulator.events, parent: null, place: call.place },
    {
      time: "0",
      trigger: "TIMER",
      parent: null,
      node: () => node.name,
      object: () => program.name,
      objectType: "PROGRAM",
      eventType: "START",
      arguments: command === "" ? "" : `COMMAND=${command}`,
      place: call.place,
    },
  );
  return program.name;
}

function nameStartCommand(call: Call, node: Node, program: Program, index: number): void {
  try {
    setAndName(call.session, startProgramName(node.name), program);
  } catch (error) {
    if (error instanceof TclError && error.code === "NS3014" && node.startCommand !== null) {
      error.code = "NS3032";
      error.explanation = `"${node.name}" has a start command already`;
      error.help = "join the two: `first; second`";
      error.span = call.span(index);
    }
    throw error;
  }
}

function warnOfSecond(call: Call, node: Node, index: number): void {
  call.warn("NS3028", index, `"${node.name}" has a start command already; both run at the same time`, {
    related: [{ message: "the first one", span: node.startCommand?.spans[0] ?? node.span }],
  });
}
