import { compile } from "../src/compiler/index.ts";
import { SourceFile, summarize } from "../src/source/index.ts";
import { bestSeconds, printTable } from "./table.ts";

/** Compiling a tree of container nodes with a link each: time per node must not grow with their number. */
function tree(nodes: number): string {
  return `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < ${nodes}} {incr i} {
  set n($i) [$ns node]
  if {$i > 0} {
    set l($i) [$ns duplex-link $n([expr ($i - 1) / 2]) $n($i) 100Mb 10ms DropTail]
  }
}
$ns rtproto Static
$ns run
`;
}

const image = {
  name: "ubuntu/trusty64",
  url: "http://scratch/containers/deter_ub1404_64_vb.box",
  os: "ubuntu",
};
const sizes = process.argv.slice(2).map(Number);
const rows = (sizes.length > 0 ? sizes : [100, 1_000, 10_000, 100_000]).map((nodes) => {
  let errors = 0;
  const seconds = bestSeconds(nodes > 10_000 ? 1 : 3, () => {
    const { diagnostics } = compile(new SourceFile("tree.ns", tree(nodes)), {
      project: "bench",
      experiment: "tree",
      defaultImage: image,
      packing: Math.ceil(nodes / 100),
    });
    errors = summarize(diagnostics).errors;
  });
  const outcome = errors === 0 ? "" : `${errors} errors`;
  return [nodes, `${seconds.toFixed(2)} s`, `${((seconds / nodes) * 1e6).toFixed(1)} µs`, outcome];
});
printTable(["nodes", "time", "per node", ""], rows);
