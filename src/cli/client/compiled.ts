import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { idSchema } from "../../configapi/index.ts";
import type { ExperimentId, PushedParts } from "../../configclient/index.ts";
import { readContainers } from "../../read/index.ts";
import { containersSchema } from "../../topology/index.ts";
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

/** As much of topology.json as says what it belongs to; the server checks the rest. */
const headSchema = z.looseObject({
  version: z.literal(1),
  project: idSchema,
  group: z.string().nullable(),
  experiment: idSchema,
  containersDigest: z.string(),
});

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
  const topology = parsePart(readPart(terminal, topologyPath));
  const { success, data: head } = headSchema.safeParse(topology);
  if (!success) throw unlike(`${topologyPath} is not the topology.json that this version of nsc writes`);
  checkNames(head, flags, topologyPath);
  if (containersFile !== null && digestOf(containersFile) !== head.containersDigest) {
    throw new CodedError(
      "NS6115",
      `${containersPath} is not the one that was written with ${topologyPath}: nothing was pushed`,
      Exit.findings,
      "compile again; changes belong into the NS file, or into the list that --containers names",
    );
  }
  const { project, experiment } = head;
  return {
    project,
    experiment,
    parts:
      configOnly || containersFile === null
        ? { topology }
        : { containers: parsePart(containersFile), topology },
  };
}

/** Reads a list of containers alone, which may be written by hand. Null when what is wrong was shown. */
export function readContainersAlone(terminal: Terminal, name: string, color: boolean): PushedParts | null {
  const file = readPart(terminal, name);
  const parsed = jsonOf(file);
  if (parsed !== undefined && containersSchema.safeParse(parsed).success) return { containers: parsed };
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
  const result = containersSchema.safeParse(parsed);
  if (result.success) return { containers: parsed };
  const [issue] = result.error.issues;
  throw unlike(`${name}: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "not as expected"}`);
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

function parsePart(file: InputFile): unknown {
  const value = jsonOf(file);
  if (value === undefined) throw unlike(`${file.name} is not valid JSON`);
  return value;
}

/** Undefined for what is no JSON. */
function jsonOf(file: InputFile): unknown {
  try {
    return JSON.parse(file.text);
  } catch {
    return undefined;
  }
}

function checkNames(
  head: z.infer<typeof headSchema>,
  { project, experiment }: NameFlags,
  path: string,
): void {
  const wanted = [
    ["-p", project?.project, head.project],
    ["-p", project?.group ?? undefined, head.group],
    ["-e", experiment, head.experiment],
  ] as const;
  const wrong = wanted.find(([, given, there]) => given !== undefined && given !== there);
  if (wrong === undefined) return;
  const group = head.group === null ? "" : `/${head.group}`;
  throw new CodedError(
    "NS6116",
    `${wrong[0]} says ${wrong[1]}, and ${path} is of project ${head.project}${group}, experiment ${head.experiment}`,
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
