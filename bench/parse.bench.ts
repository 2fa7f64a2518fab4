import { Bench } from "tinybench";
import { parseExpression, parseScript } from "../src/parser/index.ts";
import { SourceFile } from "../src/source/index.ts";
import { printTable } from "./table.ts";

/** Parsing: straight NS text by the megabyte, and the short scripts that are made at run time. */
const lines: string[] = ["set ns [new Simulator]", "source tb_compat.tcl"];
for (let i = 0; lines.length < 20_000; i++) {
  lines.push(`set n${i} [$ns node]`, `tb-set-node-os $n${i} Ubuntu1604-STD`);
  if (i > 0) lines.push(`set l${i} [$ns duplex-link $n${i - 1} $n${i} 100Mb 10ms DropTail]`);
}
const text = lines.join("\n");
const megabytes = text.length / 1e6;

const bench = new Bench({ time: 1000 });
bench
  .add("NS text", () => {
    parseScript(new SourceFile("bench.ns", text));
  })
  .add("short script", () => {
    parseScript(new SourceFile("short", "incr count [llength $list]"));
  })
  .add("short expression", () => {
    parseExpression(new SourceFile("short", "$s + $i * 2 < 100"));
  });
await bench.run();

printTable(
  ["task", "time", "speed"],
  bench.tasks.map(({ name, result }) => {
    if (result.state !== "completed") return [name, "failed", ""];
    const seconds = result.latency.mean / 1000;
    return name === "NS text"
      ? [name, `${(seconds * 1000).toFixed(1)} ms`, `${(megabytes / seconds).toFixed(1)} MB/s`]
      : [name, `${(seconds * 1e6).toFixed(2)} µs`, `${Math.round(1 / seconds)} /s`];
  }),
);
