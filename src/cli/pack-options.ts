import { type Command, InvalidArgumentError, Option } from "commander";
import { type CompileOptions, DEFAULT_PACKING } from "../compiler/index.ts";
import { PHYSICAL_NETWORKS, type PhysicalNetworkMode } from "../pack/index.ts";
import { pnodeHardwareProblem } from "../topology/index.ts";
import { CommandLine } from "./command-line.ts";

/** Options that say how containers are placed. Those of containerize.py have its names and meanings. */
export interface PackFlags {
  readonly packing?: number;
  readonly size?: number;
  readonly passPack?: ReadonlyMap<number, number>;
  readonly passSize?: ReadonlyMap<number, number>;
  readonly pnodeTypes?: readonly string[];
  readonly passPnodes?: ReadonlyMap<number, readonly string[]>;
  readonly nodesOnly?: boolean;
  readonly passNodesOnly?: ReadonlySet<number>;
  readonly forcePartition?: boolean;
  readonly physicalNetwork?: PhysicalNetworkMode;
  /** The options as they were given. */
  readonly given?: CommandLine;
}

export function addPackOptions(command: Command): Command {
  const options = [
    new Option(
      "--packing <n>",
      `at most so many containers on a pnode (default: ${DEFAULT_PACKING})`,
    ).argParser(readPacking),
    new Option("--size <n>", "use so many pnodes for each packing pass instead").argParser(readSize),
    new Option("--pass-pack <pass:n,...>", "the packing of single passes (repeatable)").argParser(
      readPassNumbers(readPacking),
    ),
    new Option("--pass-size <pass:n,...>", "the size of single passes (repeatable)").argParser(
      readPassNumbers(readSize),
    ),
    new Option("--pnode-types <type,...>", "hardware types that pnodes may have (repeatable)")
      .argParser(readTypes)
      .conflicts("pnodeHardware"),
    new Option("--pass-pnodes <pass:type,...;...>", "those of single passes (repeatable)").argParser(
      readPassTypes,
    ),
    new Option("--nodes-only", "share containers out evenly, whatever links them"),
    new Option("--pass-nodes-only <pass,...>", "do so in single passes (repeatable)").argParser(readPasses),
    new Option("--force-partition", "place containers anew where the file has partitions"),
    new Option(
      "--physical-network <mode>",
      "how pnodes are joined (default: auto, a network per link while interfaces last)",
    ).choices(PHYSICAL_NETWORKS),
  ];
  for (const option of options) command.addOption(option);
  recordOptions(command);
  return command;
}

/** Keeps what is given of the options that findings may be about. */
function recordOptions(command: Command): void {
  const given = new CommandLine(command.name());
  command.setOptionValue("given", given);
  for (const option of command.options)
    if (/^--(pass-|pnode-|packing|physical-|size)/.test(option.long ?? ""))
      command.on(`option:${option.name()}`, (value: string | null) => given.add(`${option.long}`, value));
}

/** The first of these options that was given, other than a packing: they are for containers that nsc places. */
export function givenPlacement(flags: PackFlags): string | null {
  const values: [string, unknown][] = [
    ["--size", flags.size],
    ["--pass-pack", flags.passPack],
    ["--pass-size", flags.passSize],
    ["--pnode-types", flags.pnodeTypes],
    ["--pass-pnodes", flags.passPnodes],
    ["--nodes-only", flags.nodesOnly],
    ["--pass-nodes-only", flags.passNodesOnly],
    ["--force-partition", flags.forcePartition],
    ["--physical-network", flags.physicalNetwork],
  ];
  return values.find(([, value]) => value !== undefined)?.[0] ?? null;
}

/** The options of `compile` that these flags give. */
export function packOptions(flags: PackFlags): Partial<CompileOptions> {
  return {
    ...(flags.packing === undefined ? {} : { packing: flags.packing }),
    size: flags.size ?? null,
    nodesOnly: flags.nodesOnly ?? false,
    pnodeTypes: flags.pnodeTypes ?? null,
    forcePartition: flags.forcePartition ?? false,
    physicalNetwork: flags.physicalNetwork ?? "auto",
    passPacking: flags.passPack ?? new Map(),
    passSize: flags.passSize ?? new Map(),
    passPnodeTypes: flags.passPnodes ?? new Map(),
    passNodesOnly: flags.passNodesOnly ?? new Set(),
    optionPlaces: flags.given?.places() ?? new Map(),
  };
}

function readPacking(text: string): number {
  return readNumber(text, 1, "the packing is a whole number of at least 1");
}

function readSize(text: string): number {
  return readNumber(text, 1, "the size is a whole number of at least 1");
}

function readPass(text: string): number {
  return readNumber(text, 0, "a packing pass is a whole number from 0");
}

function readNumber(text: string, least: number, message: string): number {
  if (/^[0-9]{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new InvalidArgumentError(`${message}, and "${text}" is none`);
}

/** Reads `PASS:NUMBER,…`; what is given later replaces what was said of the same pass. */
function readPassNumbers(read: (text: string) => number) {
  return (text: string, before: ReadonlyMap<number, number> = new Map()): ReadonlyMap<number, number> => {
    const numbers = new Map(before);
    for (const item of text.split(",")) {
      const [pass, number, ...more] = item.split(":");
      if (number === undefined || more.length > 0)
        throw new InvalidArgumentError(
          `write PASS:NUMBER,PASS:NUMBER, such as 0:1,1:20; "${item}" is not of that form`,
        );
      numbers.set(readPass(pass), read(number));
    }
    return numbers;
  };
}

function readPasses(text: string, before: ReadonlySet<number> = new Set()): ReadonlySet<number> {
  return new Set([...before, ...text.split(",").map(readPass)]);
}

function readTypes(text: string, before: readonly string[] = []): readonly string[] {
  return [...new Set([...before, ...typeList(text)])];
}

/** Reads `PASS:TYPE,TYPE;PASS:TYPE`; types of one pass that are given apart are put together. */
function readPassTypes(
  text: string,
  before: ReadonlyMap<number, readonly string[]> = new Map(),
): ReadonlyMap<number, readonly string[]> {
  const types = new Map(before);
  for (const item of text.split(";")) {
    const [pass, list, ...more] = item.split(":");
    if (list === undefined || more.length > 0)
      throw new InvalidArgumentError(
        `write PASS:TYPE,TYPE;PASS:TYPE, such as 0:MicroCloud; "${item}" is not of that form`,
      );
    types.set(readPass(pass), readTypes(list, types.get(readPass(pass))));
  }
  return types;
}

function typeList(text: string): string[] {
  const types = text.split(",");
  if (types.some((type) => type === "" || pnodeHardwareProblem(type) !== null))
    throw new InvalidArgumentError("write hardware types, such as MicroCloud,pc2133");
  return types;
}
