import { InvalidArgumentError } from "commander";
import { FORMATS } from "../emit/index.ts";
import { didYouMean } from "../source/index.ts";
import type { TopologyDocument } from "../topology/index.ts";
import type { OutputFile } from "./write.ts";

/** Something that `compile --emit` writes beside what every compilation writes. */
export interface ExtraOutput {
  readonly name: string;
  readonly description: string;
  readonly files: (topology: TopologyDocument) => readonly OutputFile[] | Promise<readonly OutputFile[]>;
}

/** What every compilation writes; topology.json is last, so that it is there only when all the rest is. */
const ALWAYS = ["containers", "ns", "topology"];

export const EXTRA_OUTPUTS: readonly ExtraOutput[] = FORMATS.filter(({ name }) => !ALWAYS.includes(name)).map(
  ({ name, description, fileName, chunks }) => ({
    name,
    description,
    files: (topology) => [{ name: fileName(topology), chunks: chunks(topology) }],
  }),
);

/** All files of a compilation with these extra outputs, in the order in which they are to appear. */
export async function outputFiles(
  topology: TopologyDocument,
  extra: readonly ExtraOutput[],
): Promise<OutputFile[]> {
  const [containers, ns, last] = ALWAYS.map((name) => {
    const format = FORMATS.find((candidate) => candidate.name === name) as (typeof FORMATS)[number];
    return { name: format.fileName(topology), chunks: format.chunks(topology) };
  }) as [OutputFile, OutputFile, OutputFile];
  const more = await Promise.all(extra.map(({ files }) => files(topology)));
  return [containers, ns, ...more.flat(), last];
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
