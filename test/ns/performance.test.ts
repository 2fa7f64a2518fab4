import { describe, expect, it } from "vitest";
import { accepted } from "./evaluate.ts";

/** Processor seconds of one evaluation. */
function seconds(body: string): number {
  const before = process.cpuUsage();
  accepted(body);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const nodes = (count: number) => `for {set i 0} {$i < ${count}} {incr i} { set n($i) [$ns node] }`;

/** Experiments of a size; each has to take time in proportion to it. */
const shapes: [string, (count: number) => string][] = [
  [
    "a chain of links",
    (count) => `${nodes(count)}
for {set i 1} {$i < ${count}} {incr i} { set l($i) [$ns duplex-link $n([expr {$i - 1}]) $n($i) 10Mb 0ms DropTail] }`,
  ],
  [
    "links from one hub, each with its settings",
    (count) => `set hub [$ns node]\n${nodes(count)}
for {set i 0} {$i < ${count}} {incr i} {
  set l($i) [$ns duplex-link $hub $n($i) 10Mb 0ms DropTail]
  tb-set-link-loss $hub $n($i) 0.1
  tb-set-ip-link $n($i) $l($i) 10.[expr {1 + $i / 60000}].[expr {1 + $i / 240 % 250}].[expr {2 + $i % 240}]
  tb-set-netmask $l($i) 255.255.0.0
}`,
  ],
  [
    "one LAN, each member with its settings",
    (count) => `${nodes(count)}
for {set i 0} {$i < ${count}} {incr i} { lappend all $n($i) }
set lan [$ns make-lan $all 10Mb 0ms]
tb-set-netmask $lan 255.255.0.0
for {set i 0} {$i < ${count}} {incr i} { tb-set-node-lan-delay $n($i) $lan 10ms }`,
  ],
  [
    "containers with their attributes",
    (count) => `for {set i 0} {$i < ${count}} {incr i} {
  set n($i) [$ns node]
  tb-add-node-attribute $n($i) containers:image_os ubuntu
  tb-add-node-attribute $n($i) containers:image_name deter/ub14
}`,
  ],
  [
    "nodes in a list that is copied",
    (count) => `for {set i 0} {$i < ${count}} {incr i} { lappend all [$ns node] }\nset copy $all`,
  ],
];

describe("large experiments", () => {
  it.each(shapes)("%s", { timeout: 240_000 }, (_what, body) => {
    seconds(body(500));
    const small = seconds(body(4_000));
    const large = seconds(body(32_000));
    // Eight times as much may take thirty times as long (caches, garbage); quadratic work would take sixty-four.
    expect(large / Math.max(small, 0.05)).toBeLessThan(30);
  });
});
