/** NS files whose size is a matter of choice. */

const HEAD = "set ns [new Simulator]\nsource tb_compat.tcl\n";
const TAIL = "$ns rtproto Static\n$ns run\n";

/** A tree of nodes with a link each. */
export function tree(nodes: number): string {
  return `${HEAD}for {set i 0} {$i < ${nodes}} {incr i} {
  set n($i) [$ns node]
  if {$i > 0} {
    set l($i) [$ns duplex-link $n([expr ($i - 1) / 2]) $n($i) 100Mb 10ms DropTail]
  }
}
${TAIL}`;
}

/** The same tree, written line by line. */
export function straightTree(nodes: number): string {
  const lines: string[] = [];
  for (let i = 0; i < nodes; i++) {
    lines.push(`set n${i} [$ns node]`);
    if (i > 0) lines.push(`set l${i} [$ns duplex-link $n${(i - 1) >> 1} $n${i} 100Mb 10ms DropTail]`);
  }
  return `${HEAD}${lines.join("\n")}\n${TAIL}`;
}

/** Nodes in LANs of 250, which a first node of each joins into a line. */
export function lans(nodes: number): string {
  return `${HEAD}set before {}
for {set i 0} {$i < ${nodes}} {incr i 250} {
  set members {}
  for {set j $i} {$j < $i + 250 && $j < ${nodes}} {incr j} {
    set n($j) [$ns node]
    lappend members $n($j)
  }
  set lan($i) [$ns make-lan [join $members " "] 100Mb 0ms]
  if {$before ne {}} {set l($i) [$ns duplex-link $before $n($i) 100Mb 10ms DropTail]}
  set before $n($i)
}
${TAIL}`;
}

/** Two nodes whose link goes down and up at so many times. */
export function events(count: number): string {
  return `${HEAD}set a [$ns node]
set b [$ns node]
set l [$ns duplex-link $a $b 100Mb 10ms DropTail]
for {set i 0} {$i < ${count}} {incr i 2} {
  $ns at $i "$l down"
  $ns at [expr $i + 1] "$l up"
}
${TAIL}`;
}

/** A ring of nodes, each linked to its next ten: twenty interfaces a node. */
export function dense(nodes: number): string {
  return `${HEAD}for {set i 0} {$i < ${nodes}} {incr i} {set n($i) [$ns node]}
for {set i 0} {$i < ${nodes}} {incr i} {
  for {set j 1} {$j <= 10} {incr j} {
    set l($i-$j) [$ns duplex-link $n($i) $n([expr ($i + $j) % ${nodes}]) 100Mb 10ms DropTail]
  }
}
${TAIL}`;
}
