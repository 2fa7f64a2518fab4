import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { isId } from "../../configapi/index.ts";
import type { ExperimentId, PushedParts } from "../../configclient/index.ts";
import { readContainers } from "../../read/index.ts";
import { containersSchema, type TopologyDocument, topologySchema } from "../../topology/index.ts";
import { readStatus } from "../evaluation.ts";
import { CodedError, Exit, UsageError } from "../exit.ts";
import { type InputFile, readInput } from "../read.ts";
import { showDiagnostics } from "../report.ts";
import type { Terminal } from "../terminal.ts";

/** What a command line says of the experiment. */
export interface NameFlags {
  readonly project?: { readonly project: string; readonly group: string | null };
  readonly experiment?: string;
}

/** What is to be pushed, and as what. */
export interface Pushable extends ExperimentId {
  readonly parts: PushedParts;
}

/** More than any text that the server takes. */
const MOST_BYTES = 500 * 1024 * 1024;
const COMPILE_AGAIN = "it has to be a folder that `nsc compile` or `nsc pull` wrote";

/** Reads the folder that `nsc compile` wrote. Throws a `CodedError` for what must not be pushed. */
export function readCompiled(
  terminal: Terminal,
  folder: string,
  flags: NameFlags,
  configOnly: boolean,
): Pushable {
  const containersPath = join(folder, "containers.json");
  const topologyPath = join(folder, "topology.json");
  const isAlone = configOnly && !existsSync(resolve(terminal.cwd, containersPath));
  const containersFile = isAlone ? null : readPart(terminal, containersPath);
  const topology = fitting(readPart(terminal, topologyPath), topologySchema);
  const { project, experiment } = topology;
  for (const name of [project, experiment]) {
    if (!isId(name)) throw unlike(`${topologyPath}: ${name} is not the name of a project or experiment`);
  }
  checkNames(topology, flags, topologyPath);
  if (containersFile !== null && digestOf(containersFile) !== topology.containersDigest) {
    throw new CodedError(
      "NS6115",
      `${containersPath} is not the one that was written with ${topologyPath}: nothing was pushed`,
      Exit.findings,
      "compile again; changes belong into the NS file, or into the list that --containers names",
    );
  }
  if (configOnly || containersFile === null) return { project, experiment, parts: { topology } };
  return { project, experiment, parts: { containers: fitting(containersFile, containersSchema), topology } };
}

/** Reads a list of containers alone, which may be written by hand. Null when what is wrong was shown. */
export function readContainersAlone(terminal: Terminal, name: string, color: boolean): PushedParts | null {
  const file = readPart(terminal, name);
  const { data: containers } = containersSchema.safeParse(jsonOf(file));
  if (containers !== undefined) return { containers };
  const { value, diagnostics } = readContainers(file);
  showDiagnostics(terminal, terminal.stderr, diagnostics, color);
  if (readStatus(diagnostics) !== Exit.fine) return null;
  const bare = value?.containers.find(({ interfaces }) => interfaces.some(({ mac }) => mac === null));
  if (bare !== undefined) {
    throw unlike(
      `${name}: container ${bare.name?.value ?? ""} has an interface without a MAC address`,
      Exit.findings,
      "`nsc compile HOSTS.ns --containers FILE` fills them in",
    );
  }
  return { containers: fitting(file, containersSchema) };
}

function readPart(terminal: Terminal, name: string): InputFile {
  const { value, diagnostics } = readInput(terminal.cwd, name, MOST_BYTES);
  if (value !== null) return value;
  const [problem] = diagnostics;
  const status = readStatus(diagnostics);
  throw problem?.code === "NS0001"
    ? unlike(`there is no ${name}`, Exit.file)
    : new CodedError(
        problem?.code ?? "NS0003",
        `${name}: ${problem?.message}`,
        status,
        problem?.help ?? null,
      );
}

/** What a file holds, where it is of the form that nsc writes. Throws a `CodedError`. */
function fitting<Schema extends z.ZodType>(file: InputFile, schema: Schema): z.output<Schema> {
  const value = jsonOf(file);
  if (value === undefined) throw unlike(`${file.name} is not valid JSON`);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unlike(
    `${file.name} is not what this version of nsc writes: ${issue?.path.join(".") || "the file"}: ${issue?.message}`,
  );
}

/** Undefined for what is no JSON. */
function jsonOf(file: InputFile): unknown {
  try {
    return JSON.parse(file.text);
  } catch {
    return undefined;
  }
}

function checkNames(topology: TopologyDocument, { project, experiment }: NameFlags, path: string): void {
  const wanted = [
    ["-p", project?.project, topology.project],
    ["-p", project?.group ?? undefined, topology.group],
    ["-e", experiment, topology.experiment],
  ] as const;
  const wrong = wanted.find(([, given, there]) => given !== undefined && given !== there);
  if (wrong === undefined) return;
  const group = topology.group === null ? "" : `/${topology.group}`;
  throw new CodedError(
    "NS6116",
    `${wrong[0]} says ${wrong[1]}, and ${path} is of project ${topology.project}${group}, experiment ${topology.experiment}`,
    Exit.usage,
    "leave -p and -e out, or compile for what they say",
  );
}

/** SHA-256 of the file's bytes. */
function digestOf({ original }: InputFile): string {
  return createHash("sha256").update(original, "utf8").digest("hex");
}

function unlike(message: string, status: 1 | 3 = Exit.findings, help: string = COMPILE_AGAIN): CodedError {
  return new CodedError("NS6114", message, status, help);
}

/** The names of a part that does not hold them. */
export function requireNames({ project, experiment }: NameFlags): ExperimentId {
  if (project === undefined || experiment === undefined) {
    throw new UsageError("--containers-only needs -p and -e: a list of containers does not say whose it is");
  }
  return { project: project.project, experiment };
}
