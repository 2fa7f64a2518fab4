import { createHash } from "node:crypto";
import { createReadStream, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dense, events, lans, straightTree, tree } from "./experiments.ts";
import { type Cost, Processes } from "./process.ts";
import { printTable } from "./table.ts";

/**
 * `nsc compile` of container nodes, ten times as many each time, as processes of their own that write their files. The
 * processor time for each node or event, less what an experiment of one takes, must not grow with their number. With
 * `--million` also a million nodes.
 */
const HUNDRED_THOUSAND = [1_000, 10_000, 100_000];
const million = process.argv.includes("--million") ? [1_000_000] : [];

interface Family {
  readonly name: string;
  readonly write: (count: number) => string;
  readonly counts: readonly number[];
}

const families: readonly Family[] = [
  { name: "tree, nodes", write: tree, counts: [...HUNDRED_THOUSAND, ...million] },
  { name: "tree line by line, nodes", write: straightTree, counts: HUNDRED_THOUSAND },
  { name: "LANs of 250, nodes", write: lans, counts: [...HUNDRED_THOUSAND, ...million] },
  { name: "20 interfaces a node, nodes", write: dense, counts: [1_000, 10_000] },
  { name: "events", write: events, counts: HUNDRED_THOUSAND },
];

/** Machines that hold so many containers and are joined as they need it: no testbed has them, and nothing is turned away. */
const TESTBED = {
  name: "bench",
  hardwareTypes: { server: { memoryMB: 262_144, experimentInterfaces: 1_000 } },
  images: ["*"],
  pnode: { os: "PNODE-BASE", hardware: "server" },
};
const PACKING = 100;
const IMAGE = "ubuntu/trusty64,http://scratch/containers/deter_ub1404_64_vb.box,ubuntu";

// The script that runs the benchmarks starts them in the repository's root.
const nsc = join(process.cwd(), "bin/nsc.js");
if (!existsSync("dist/nsc.cjs")) throw new Error("run `npm run build` first");
const processes = new Processes();
const { folder } = processes;
const testbed = join(folder, "testbed.json");
writeFileSync(testbed, JSON.stringify(TESTBED));

async function compile({ write }: Family, count: number): Promise<Cost> {
  const file = join(folder, "bench.ns");
  writeFileSync(file, write(count));
  const out = join(folder, "out");
  const options = ["-p", "bench", "--testbed", testbed, "--default-image", IMAGE, "--packing", `${PACKING}`];
  const cost = processes.best(count > 10_000 ? 1 : 3, [nsc, "compile", ...options, "--out", out, file]);
  await checkDigest(out);
  return cost;
}

/** Whether containers.json is all there: topology.json knows its digest. */
async function checkDigest(out: string): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(join(out, "containers.json"))) hash.update(chunk);
  let start = "";
  for await (const chunk of createReadStream(join(out, "topology.json"), { end: 4_095 })) start += chunk;
  if (!start.includes(`"containersDigest": "${hash.digest("hex")}"`))
    throw new Error("containers.json is not what topology.json says");
}

const start = await compile({ name: "start", write: tree, counts: [] }, 1);
/** Less than this share of the start is noise, and nothing is compared with it. */
const NOISE = 0.2;
const ratio = (each: number, other: number | null) => (other === null ? "" : (each / other).toFixed(2));
const rows: (string | number)[][] = [];
for (const family of families) {
  let first: number | null = null;
  let before: number | null = null;
  for (const count of family.counts) {
    const { seconds, cpu, peakMB } = await compile(family, count);
    const each = (cpu - start.cpu) / count;
    const isNoise = cpu - start.cpu < NOISE * start.cpu;
    rows.push([
      family.name,
      count,
      seconds.toFixed(2),
      cpu.toFixed(2),
      isNoise ? "" : (each * 1e6).toFixed(1),
      ratio(each, first),
      ratio(each, before),
      peakMB.toFixed(0),
    ]);
    before = isNoise ? null : each;
    if (count === family.counts[0]) first = before;
  }
}
processes.end();
printTable(
  ["experiment", "count", "seconds", "CPU", "CPU µs each", "to 1,000", "to a tenth", "peak MB"],
  rows,
);
