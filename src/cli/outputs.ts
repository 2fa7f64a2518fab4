import { InvalidArgumentError } from "commander";
import { drawTopology, FOLDER_FORMATS, FORMATS, type FolderSettings, type Format } from "../emit/index.ts";
import { didYouMean } from "../source/index.ts";
import type { TopologyDocument } from "../topology/index.ts";
import { svgOf } from "./picture.ts";
import type { OutputFile } from "./write.ts";

/** One text that is made of a compiled experiment; a picture takes its time. */
export interface TextOutput extends Omit<Format, "chunks"> {
  readonly chunks: (topology: TopologyDocument) => Iterable<string> | Promise<Iterable<string>>;
}

export const TEXT_OUTPUTS: readonly TextOutput[] = [
  ...FORMATS,
  {
    name: "svg",
    fileName: () => "topology.svg",
    description: "the picture that `nsc graph` draws",
    chunks: async (topology) => [await svgOf(drawTopology(topology))],
  },
];

/** Something that `compile --emit` writes beside what every compilation writes. */
export interface ExtraOutput {
  readonly name: string;
  readonly description: string;
  readonly files: (
    topology: TopologyDocument,
    settings: FolderSettings,
  ) => readonly OutputFile[] | Promise<readonly OutputFile[]>;
}

/**
 * What every compilation writes; topology.json is last, so that it is there only when all the rest is. Where the
 * containers are written by hand, the NS file given is that of the machines already.
 */
const ALWAYS = ["containers", "ns", "topology"];

export const EXTRA_OUTPUTS: readonly ExtraOutput[] = [
  ...TEXT_OUTPUTS.filter(({ name }) => !ALWAYS.includes(name)).map(
    ({ name, description, fileName, chunks }): ExtraOutput => ({
      name,
      description,
      files: async (topology) => [{ name: fileName(topology), chunks: await chunks(topology) }],
    }),
  ),
  ...FOLDER_FORMATS.map(
    ({ name, description, folder, files }): ExtraOutput => ({
      name,
      description,
      files: (topology, settings) =>
        Array.from(files(topology, settings), (file) => ({ ...file, name: `${folder}/${file.name}` })),
    }),
  ),
];

/** All files of a compilation with these extra outputs, in the order in which they are to appear. */
export async function outputFiles(
  topology: TopologyDocument,
  extra: readonly ExtraOutput[],
  settings: FolderSettings,
): Promise<OutputFile[]> {
  const always = ALWAYS.filter((name) => name !== "ns" || topology.mode === "embedded").map((name) => {
    const format = FORMATS.find((candidate) => candidate.name === name) as (typeof FORMATS)[number];
    return { name: format.fileName(topology), chunks: format.chunks(topology) };
  });
  const more = await Promise.all(extra.map(({ files }) => files(topology, settings)));
  return [...always.slice(0, -1), ...more.flat(), ...always.slice(-1)];
}

/** Reads `--emit NAME,…`, which may be repeated. */
export function readOutputs(text: string, before: readonly ExtraOutput[] = []): readonly ExtraOutput[] {
  const names = EXTRA_OUTPUTS.map(({ name }) => name);
  const outputs = text.split(",").map((name) => {
    const output = EXTRA_OUTPUTS.find((candidate) => candidate.name === name);
    if (output !== undefined) return output;
    const help = didYouMean(name, names) ?? `it is one of ${names.join(", ")}`;
    throw new InvalidArgumentError(
      ALWAYS.includes(name) ? `"${name}" is written in any case` : `unknown output "${name}": ${help}`,
    );
  });
  return [...new Set([...before, ...outputs])];
}
