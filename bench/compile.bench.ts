import { compile } from "../src/compiler/index.ts";
import { SourceFile, summarize } from "../src/source/index.ts";
import { dense, events, lans, straightTree, tree } from "./experiments.ts";
import { bestSeconds, printTable } from "./table.ts";

/** Compiling experiments of container nodes: the time for each node or event must not grow with their number. */
const image = {
  name: "ubuntu/trusty64",
  url: "http://scratch/containers/deter_ub1404_64_vb.box",
  os: "ubuntu",
};

const families: readonly (readonly [string, (count: number) => string, readonly number[]])[] = [
  ["tree, nodes", tree, [1_000, 10_000, 100_000]],
  ["tree line by line, nodes", straightTree, [1_000, 10_000, 100_000]],
  ["LANs of 250, nodes", lans, [1_000, 10_000, 100_000]],
  ["20 interfaces a node, nodes", dense, [1_000, 10_000]],
  ["events", events, [1_000, 10_000, 100_000]],
];

const rows = families.flatMap(([name, write, counts]) =>
  counts.map((count) => {
    const file = new SourceFile("bench.ns", write(count));
    let errors = 0;
    const seconds = bestSeconds(count > 10_000 ? 1 : 3, () => {
      const { diagnostics } = compile(file, {
        project: "bench",
        experiment: "bench",
        defaultImage: image,
        packing: Math.max(2, Math.ceil(count / 100)),
      });
      errors = summarize(diagnostics).errors;
    });
    return [
      name,
      count,
      seconds.toFixed(2),
      ((seconds / count) * 1e6).toFixed(1),
      errors === 0 ? "" : errors,
    ];
  }),
);
printTable(["experiment", "count", "seconds", "µs each", "errors"], rows);
