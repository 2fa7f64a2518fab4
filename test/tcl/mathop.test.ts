import { wrongArguments } from "../../src/tcl/arity.ts";
import { mathopCommands } from "../../src/tcl/commands/mathop.ts";
import { createInterpreter, maximumOf, minimumOf } from "../../src/tcl/index.ts";
import type { Value } from "../../src/tcl/value.ts";
import { compareDirectly, type Question, tclWord } from "./oracle.ts";

const interp = createInterpreter();
const specs = new Map(mathopCommands.map((spec) => [spec.name, spec]));

function call(name: string, args: readonly Value[]): Value {
  const spec = specs.get(name);
  if (spec === undefined) throw new Error(`no ${name}`);
  if (args.length < minimumOf(spec) || args.length > maximumOf(spec)) throw wrongArguments(name, spec);
  return spec.run(interp, [name, ...args], null) as Value;
}

// biome-ignore format: a table
const argumentLists: readonly (readonly string[])[] = [
  [], ["0"], ["5"], ["0x10"], [" 5 "], ["-0.0"], ["0.0"], ["1.5"], ["a"], [""], ["08"], ["nan"], ["yes"], ["1", "2"], ["2", "1"], ["7", "-3"], ["7", "0"],
  ["7", "0.0"], ["1", "a"], ["a", "1"], ["a", "a"], ["a", "b"], ["a", "a b"], ["a", "{"], ["1", "1.0"], ["1", "0x1"], ["1.0", "2"], ["1", "-1"], ["-1", "1"],
  ["1", "2", "3"], ["3", "2", "1"], ["1", "2", "2"], ["2", "3", "2"], ["100", "7", "2"], ["100", "7.0", "2"], ["1", "2", "a"], ["a", "2", "3"],
  ["2", "a", "3"], ["1", "0", "a"], ["1", "1", "1", "1"], ["1", "2", "3", "4"], ["99999999999999999999", "3", "-7"], ["5", "3", "nan"],
];

const questions: Question[] = mathopCommands.flatMap(({ name }) =>
  argumentLists.map((args) => ({
    script: `${name} ${args.map(tclWord).join(" ")}`,
    compute: () => call(name, args),
  })),
);

compareDirectly("operators as commands", questions);
