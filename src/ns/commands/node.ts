import { parameters } from "../../tcl/index.ts";
import { knownImage, reportingCommand, suggestImage, underscoreImage } from "../../topology/index.ts";
import type { Call } from "../call.ts";
import { addDesire } from "../classes/node.ts";
import { aKindOf, choices, shown } from "../describe.ts";
import { anyNode, checkHardware, fixNode, setHardware, setOs, setStartCommand } from "../node-settings.ts";
import { LanLink } from "../objects/lan-link.ts";
import { Node } from "../objects/node.ts";
import type { CommandRow } from "../row.ts";

const FAILURE_ACTIONS = ["fatal", "nonfatal", "ignore"];
const ELAB_ROLES = ["boss", "boss+router", "boss+fs+router", "router", "ops", "ops+fs", "fs", "node"];
const PLAB_ROLES = ["plc", "node", "none"];

/** A command that stores a text with a node without looking at it. */
function plainSetting(name: string, variable: string, parameter: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters(`node:node ${parameter}`),
    help,
    run(call) {
      call.session.hold(call.text(1).length);
      anyNode(call, 0).write(variable, call.text(1), call.span(1));
    },
  };
}

/** Reports a value that is none of the words that a command takes. */
export function reportChoice(call: Call, index: number, what: string, words: readonly string[]): void {
  call.report("NS3031", index, `${shown(call.text(index))} is not ${what}`, {
    ...call.suggestion(index, words, `write ${choices(words)}`),
  });
}

export const nodeCommands: readonly CommandRow[] = [
  {
    name: "tb-set-hardware",
    parameters: parameters("node:node type ?arg ...?"),
    help: "Sets the hardware type of a node: a type of the testbed, or a virtual type made before.",
    run(call) {
      if (checkHardware(call, 1)) setHardware(call, anyNode(call, 0), 1);
    },
  },
  {
    name: "tb-set-node-os",
    parameters: parameters("node:node os ?parentos?"),
    help: "Sets the disk image of a node; with a parent image for images inside others.",
    run(call) {
      if (!checkImage(call, 1)) return;
      const object = anyNode(call, 0);
      setOs(call, object, 1);
      if (!isNone(call.text(2))) object.write("parent_osid", call.text(2), call.span(2));
    },
  },
  plainSetting("tb-set-node-cmdline", "cmdline", "commandLine", "Sets the command line of a node's kernel."),
  {
    name: "tb-set-node-rpms",
    parameters: parameters("node:node ?rpm ...?"),
    help: "Sets the RPM packages that a node installs, as words or as one list.",
    run(call) {
      if (!call.has(1)) {
        call.session.report("NS3031", call.place, "no RPM packages are given");
        return;
      }
      anyNode(call, 0).write("rpms", spread(call, 1).join(";"), call.span(1));
    },
  },
  plainSetting(
    "tb-set-node-startup",
    "startup",
    "command",
    "Sets a command that a node runs at every start.",
  ),
  {
    name: "tb-set-node-tarfiles",
    parameters: parameters("node:node ?directory file ...?"),
    usage: "node ?directory file ...?",
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Sets archives that a node unpacks: pairs of a directory of its own disk and a file.",
    run(call) {
      const pairs = tarPairs(call, 1);
      if (pairs === null) return;
      anyNode(call, 0).write(
        "tarfiles",
        pairs.map(([directory, file]) => `${directory} ${file}`).join(";"),
        call.span(1),
      );
    },
  },
  {
    name: "tb-set-tarfiles",
    parameters: parameters("?directory file ...?"),
    usage: "directory file ?directory file ...?",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Sets archives that every node unpacks: pairs of a directory and a file.",
    run(call) {
      for (const [directory, file] of tarPairs(call, 0) ?? []) {
        call.session.hold(128 + file.length);
        call.session.settings.blobs.push({ path: file, directory });
      }
    },
  },
  plainSetting(
    "tb-set-node-loadlist",
    "loadlist",
    "images",
    "Sets the images, separated by commas, that a node's disk holds.",
  ),
  plainSetting(
    "tb-set-node-sharingmode",
    "sharing_mode",
    "mode",
    "Sets how a node's machine is shared with others.",
  ),
  {
    name: "tb-set-node-usesharednode",
    parameters: parameters("node:node weight"),
    help: "Wishes, with a weight, that a node lives on a machine that is shared with other experiments.",
    run(call) {
      const object = anyNode(call, 0);
      if (object instanceof Node) addDesire(call, object, "pcshared", call.text(1));
    },
  },
  {
    name: "tb-set-node-failure-action",
    parameters: parameters("node:node action"),
    help: "Sets what happens when a node fails at swap-in: fatal, nonfatal or ignore.",
    run(call) {
      const node = call.nodeOrBridge(0);
      if (node === null) return;
      if (FAILURE_ACTIONS.includes(call.text(1))) node.write("failureaction", call.text(1), call.span(1));
      else reportFailureAction(call, 1, FAILURE_ACTIONS);
    },
  },
  {
    name: "tb-set-node-startcmd",
    parameters: parameters("node:node command"),
    help: "Sets the command that runs when a node has started, and returns the name of its program.",
    run(call) {
      const node = call.node(0);
      return node === null ? "" : setStartCommand(call, node, 1, reportingCommand(call.text(1)));
    },
  },
  fixCommand("tb-fix-node", "Ties a node to a machine of the testbed."),
  fixCommand("tb-bind-parent", "Ties a node of a subnode or virtual type to the node that it lives on."),
  {
    name: "tb-fix-interface",
    parameters: parameters("node:node network:lanlink interface"),
    help: "Fixes the interface that a node uses for a link or LAN.",
    run(call) {
      const node = call.node(0);
      const network = node === null ? null : call.lanLink(1);
      const member = node === null || network === null ? null : call.member(0, node, network);
      if (member !== null) member.fixedInterface = call.text(2);
    },
  },
  {
    name: "tb-set-node-id",
    parameters: parameters("node:node id"),
    help: "Sets the number of a mobile node.",
    run(call) {
      call.node(0)?.write("numeric_id", call.text(1), call.span(1));
    },
  },
  {
    name: "tb-set-node-inner-elab-role",
    parameters: parameters("node:node role"),
    help: "Sets what a node is in a testbed inside the testbed.",
    run: (call) => setRole(call, "inner_elab_role", ELAB_ROLES),
  },
  {
    name: "tb-set-node-plab-role",
    parameters: parameters("node:node role"),
    help: "Sets what a node is in a PlanetLab inside the testbed: plc, node or none.",
    run: (call) => setRole(call, "plab_role", PLAB_ROLES),
  },
  {
    name: "tb-set-node-plab-plcnet",
    parameters: parameters("node:node network:lanlink"),
    help: "Sets the network by which a node reaches its PlanetLab's central: a link or LAN, control, or exp.",
    run(call) {
      const node = call.node(0);
      if (node === null) return;
      const word = call.text(1);
      const network = word === "control" || word === "exp" ? null : call.object(1);
      if (network !== null && !(network instanceof LanLink)) {
        call.report("NS3006", 1, `"${network.name}" is ${aKindOf(network)}, not a link or a LAN`);
        return;
      }
      node.write("plab_plcnet", network?.name ?? word, call.span(1));
    },
  },
  {
    name: "tb-add-node-attribute",
    parameters: parameters("node:node key value"),
    help: "Gives a node an attribute such as containers:image_name; the first value of a key counts.",
    run(call) {
      const node = call.node(0);
      if (node === null) return;
      const [key, value] = [call.text(1), call.text(2)];
      call.session.hold(256 + key.length + value.length);
      node.attributes.push({
        key,
        value,
        span: call.place,
        keySpan: call.literalSpan(1),
        valueSpan: call.literalSpan(2),
      });
    },
  },
];

function fixCommand(name: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters("node:node machine"),
    help,
    run(call) {
      const node = call.node(0);
      if (node !== null) fixNode(call, node, 1);
    },
  };
}

function setRole(call: Call, variable: string, roles: readonly string[]): void {
  const node = call.node(0);
  if (node === null) return;
  if (roles.includes(call.text(1))) node.write(variable, call.text(1), call.span(1));
  else reportChoice(call, 1, "a role", roles);
}

/** Reports a failure action that does not exist. */
export function reportFailureAction(call: Call, index: number, actions: readonly string[]): void {
  call.report("NS3021", index, `${shown(call.text(index))} is not a failure action`, {
    ...call.suggestion(index, actions, `write ${choices(actions)}`),
  });
}

/** What stands for no parent image. */
function isNone(text: string): boolean {
  return text.trim() === "" || Number(text) === 0;
}

/** Whether an image can be used: one of the profile, or at worst a warning. */
function checkImage(call: Call, index: number): boolean {
  const name = call.text(index);
  const { session } = call;
  // The underscore form of a pnode image is a finding of its own where containers are told apart.
  if (knownImage(session.profile, name) || underscoreImage(name) !== null) return true;
  const near = suggestImage(session.profile, name);
  return session.reportUnlessLenient(
    "NS3019",
    call.span(index),
    `the testbed profile has no image ${shown(name)}`,
    {
      ...(near === null ? {} : { help: `did you mean "${near}"?`, fix: call.guess(index, near) }),
    },
  );
}

/** The arguments from `first` on; one alone is split at each of its spaces. */
function spread(call: Call, first: number): string[] {
  const words = call.texts(first);
  if (words.length !== 1) return words;
  return words[0] === "" ? [] : (words[0] as string).split(" ");
}

const SHARED_FOLDERS = ["/proj", "/groups", "/users", "/share", "/scratch"];

/** Pairs of directory and archive; null when something about them was reported. */
function tarPairs(call: Call, first: number): [string, string][] | null {
  const words = spread(call, first);
  if (!call.has(first) || words.length % 2 !== 0) {
    call.session.report("NS3031", call.place, "archives are given as pairs of a directory and a file", {
      help: words.length === 0 ? "none are given" : `${words.length} words are no pairs${spaces(words)}`,
    });
    return null;
  }
  const pairs: [string, string][] = [];
  for (let i = 0; i < words.length; i += 2) {
    const [directory, file] = words.slice(i, i + 2) as [string, string];
    const problem = folderProblem(directory);
    if (problem !== null) {
      const index = call.count - first === 1 ? first : first + i;
      call.report("NS3031", index, `${shown(directory)} ${problem}`, {
        help: "archives are unpacked into a folder of the node's own disk, such as /opt",
      });
      return null;
    }
    pairs.push([directory, file]);
  }
  return pairs;
}

function spaces(words: readonly string[]): string {
  return words.includes("") ? "; each space separates two, also where several follow each other" : "";
}

function folderProblem(directory: string): string | null {
  const shared = SHARED_FOLDERS.find((folder) => directory.startsWith(`${folder}/`));
  if (shared !== undefined) return `lies under ${shared}, which the nodes share`;
  return directory.startsWith("/") ? null : "is not an absolute path";
}
