import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../src/compiler/index.ts";
import { SourceFile } from "../src/source/index.ts";
import { type BenchGraph, benchGraphs } from "./graphs.ts";
import { printTable } from "./table.ts";

/**
 * Links cut by nsc's placement beside those that METIS cuts (`gpmetis -ufactor=1`, the best of several seeds whose
 * parts all fit the packing), both with the least number of pnodes.
 */
const METIS_SEEDS = 10;
const PACKINGS = [5, 10, 20, 50];
const folder = mkdtempSync(join(tmpdir(), "nsc-bench-"));

const image = { name: "ubuntu/trusty64", url: "http://scratch/ubuntu.box", os: "ubuntu" };

function cutBy(graph: BenchGraph, partOf: (node: number) => string): number {
  return graph.links.filter(([a, b]) => partOf(a) !== partOf(b)).length;
}

function ownCut(graph: BenchGraph, packing: number): { cut: number; pnodes: number } {
  const lines = ["set ns [new Simulator]", "source tb_compat.tcl"];
  for (let i = 0; i < graph.nodes; i++) lines.push(`set n${i} [$ns node]`);
  for (const [a, b] of graph.links) lines.push(`$ns duplex-link $n${a} $n${b} 100Mb 0ms DropTail`);
  lines.push("$ns run", "");
  const { value } = compile(new SourceFile("graph.ns", lines.join("\n")), {
    project: "bench",
    experiment: "graph",
    defaultImage: image,
    packing,
  });
  if (value.topology === null) throw new Error(`${graph.name} was not compiled`);
  const hosts = new Map(value.topology.nodes.map((node) => [node.name, node.host ?? node.name]));
  return {
    cut: cutBy(graph, (node) => hosts.get(`n${node}`) as string),
    pnodes: value.topology.pnodes.length,
  };
}

/** The fewest links that METIS cuts; null when no run kept the packing, undefined when it is not installed. */
function metisCut(graph: BenchGraph, packing: number): number | null | undefined {
  const parts = Math.ceil(graph.nodes / packing);
  const neighbours = Array.from({ length: graph.nodes }, () => new Set<number>());
  for (const [a, b] of graph.links) {
    neighbours[a]?.add(b + 1);
    neighbours[b]?.add(a + 1);
  }
  const edges = neighbours.reduce((sum, set) => sum + set.size, 0) / 2;
  const path = join(folder, "graph");
  writeFileSync(path, `${graph.nodes} ${edges}\n${neighbours.map((set) => [...set].join(" ")).join("\n")}\n`);
  let best: number | null = null;
  for (let seed = 1; seed <= METIS_SEEDS; seed++) {
    const run = spawnSync("gpmetis", ["-ufactor=1", `-seed=${seed}`, path, String(parts)]);
    if (run.error) return undefined;
    if (run.status !== 0) continue;
    const part = readFileSync(`${path}.part.${parts}`, "utf8").trim().split("\n");
    const sizes = new Map<string, number>();
    for (const name of part) sizes.set(name, (sizes.get(name) ?? 0) + 1);
    if (Math.max(...sizes.values()) > packing) continue;
    const cut = cutBy(graph, (node) => part[node] as string);
    if (best === null || cut < best) best = cut;
  }
  return best;
}

const ratios: number[] = [];
const rows: (string | number)[][] = [];
for (const graph of benchGraphs(1)) {
  for (const packing of PACKINGS) {
    const started = performance.now();
    const { cut, pnodes } = ownCut(graph, packing);
    const seconds = (performance.now() - started) / 1000;
    const other = metisCut(graph, packing);
    if (other) ratios.push(cut / other);
    const shown = other === undefined ? "not installed" : (other ?? "does not fit");
    rows.push([
      graph.name,
      packing,
      pnodes,
      cut,
      shown,
      other ? (cut / other).toFixed(3) : "",
      `${seconds.toFixed(2)} s`,
    ]);
  }
}
rmSync(folder, { recursive: true });
printTable(["graph", "packing", "pnodes", "cut", "METIS", "ratio", "compile"], rows);
if (ratios.length > 0) {
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  process.stdout.write(`\ngeometric mean of the ratio over ${ratios.length} cases: ${mean.toFixed(3)}\n`);
}
