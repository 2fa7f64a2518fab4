import { type Command, InvalidArgumentError, Option } from "commander";
import { isValidName } from "../compiler/index.ts";
import type { FolderSettings } from "../emit/index.ts";
import { defaultLimits, type Limits } from "../tcl/index.ts";
import { CONTAINER_KINDS, imageUrlProblem, pnodeHardwareProblem, pnodeOsProblem } from "../topology/index.ts";
import type { Loaded } from "./evaluation.ts";
import { addPackOptions, type PackFlags } from "./pack-options.ts";

/** Options that every command which evaluates a file takes. */
export interface EvaluationFlags {
  readonly sourceRoot?: string;
  readonly limit?: Partial<Limits>;
  readonly testbed?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
}

/** Options of the commands that say what pnodes run on. */
export interface PnodeFlags {
  readonly pnodeOs?: string;
  readonly pnodeHardware?: string;
}

/** Of commands that can judge a containers.json together with its NS file. */
export interface BesideFlags extends EvaluationFlags {
  readonly containers?: string;
}

/** Options of the commands that go on to containers. */
export interface ContainerFlags extends BesideFlags, PnodeFlags, PackFlags {
  readonly project?: { project: string; group: string | null };
  readonly experiment?: string;
  readonly defaultContainer?: string;
  readonly defaultImage?: { name: string; url: string; os: string };
}

export function addEvaluationOptions(command: Command): Command {
  return addSandboxOptions(
    command.option("--testbed <profile>", "a testbed profile (JSON) in place of the built-in one"),
  ).option("--quiet", "no line on a terminal that says how it goes");
}

/** What an evaluation may reach and use up. */
export function addSandboxOptions(command: Command): Command {
  return command
    .option("--source-root <dir>", "the folder that `source` may read below (default: the file's own)")
    .addOption(
      new Option("--limit <name=value>", "change a limit of the sandbox (repeatable)").argParser(readLimit),
    )
    .option("--no-color", "no colours");
}

export function addContainersFileOption(command: Command): Command {
  return command.option(
    "--containers <file>",
    "a containers.json written by hand; the NS file describes the hosts",
  );
}

export function addContainerOptions(command: Command): Command {
  addPnodeOptions(addContainersFileOption(addEvaluationOptions(command)))
    .addOption(projectOption("the project, and the group in it"))
    .addOption(experimentOption("the experiment's name (default: the file's)"))
    .addOption(
      new Option(
        "--default-container <kind>",
        "make nodes without container attributes containers of this kind",
      ).choices(CONTAINER_KINDS),
    )
    .addOption(
      new Option("--default-image <name,url,os>", "the image of containers that name none").argParser(
        readImage,
      ),
    );
  return addPackOptions(command);
}

export function projectOption(description: string): Option {
  return new Option("-p, --project <project[/group]>", description).argParser(readProject);
}

export function experimentOption(description: string): Option {
  return new Option("-e, --experiment <name>", description).argParser((text) => readName(text, "experiment"));
}

/** What pnodes run on, for the commands that write it. */
export function addPnodeOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--pnode-os <os>", "the image of the pnodes (default: the profile's, PNODE-BASE)").argParser(
        checked(pnodeOsProblem),
      ),
    )
    .addOption(
      new Option(
        "--pnode-hardware <type>",
        "their hardware type, or soft:T1,T2 (default: the profile's, MicroCloud)",
      ).argParser(checked(pnodeHardwareProblem)),
    );
}

/** Of commands that write folders for the nodes. */
export interface ChefFlags {
  readonly chefServer?: string;
}

export function addChefServerOption(command: Command): Command {
  return command.addOption(
    new Option("--chef-server <url>", "a Chef server that sets up the machines of Vagrantfiles").argParser(
      checked(chefServerProblem),
    ),
  );
}

function chefServerProblem(text: string): string | null {
  const isUrl = /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text);
  return isUrl ? null : "write the URL of a Chef server, such as https://chef.example.net/organizations/lab";
}

/** What folders of files depend on besides the experiment. */
export function folderSettings({ profile }: Loaded, { chefServer }: ChefFlags): FolderSettings {
  return { profile, chefServer: chefServer ?? null };
}

/** A list of things with their descriptions, for the end of a command's help. */
export function helpList(
  title: string,
  rows: readonly { readonly name: string; readonly description: string }[],
): string {
  const lines = rows.map(({ name, description }) => `  ${name.padEnd(12)} ${description}`);
  return `\n${title}:\n${lines.join("\n")}`;
}

function readLimit(text: string, before: Partial<Limits> = {}): Partial<Limits> {
  const [name = "", value = "", ...more] = text.split("=");
  if (!Object.hasOwn(defaultLimits, name)) {
    throw new InvalidArgumentError(
      `unknown limit "${name}": it is one of ${Object.keys(defaultLimits).join(", ")}`,
    );
  }
  if (!/^[0-9]{1,15}$/.test(value) || Number(value) < 1 || more.length > 0) {
    throw new InvalidArgumentError(`write --limit ${name}=NUMBER with a number of at least 1`);
  }
  return { ...before, [name]: Number(value) };
}

function readName(text: string, what: string): string {
  if (isValidName(text)) return text;
  throw new InvalidArgumentError(
    `not a name for a${what === "experiment" ? "n" : ""} ${what}: letters, digits, _ and -, at most 64, a letter or digit first`,
  );
}

function readProject(text: string): { project: string; group: string | null } {
  const [project = "", group, ...more] = text.split("/");
  if (more.length > 0) throw new InvalidArgumentError("write PROJECT or PROJECT/GROUP");
  return {
    project: readName(project, "project"),
    group: group === undefined ? null : readName(group, "group"),
  };
}

/** Takes a text that a function finds no problem with. */
function checked(problem: (text: string) => string | null): (text: string) => string {
  return (text) => {
    const message = problem(text);
    if (message !== null) throw new InvalidArgumentError(message);
    return text;
  };
}

function readImage(text: string): { name: string; url: string; os: string } {
  const [name, url, ...os] = text.split(",");
  if (name && url && os.join(",") !== "") {
    const problem = imageUrlProblem(url);
    if (problem !== null) throw new InvalidArgumentError(`${problem}: ${url}`);
    return { name, url, os: os.join(",") };
  }
  throw new InvalidArgumentError("write NAME,URL,OS, such as ubuntu/trusty64,http://scratch/box.box,ubuntu");
}
