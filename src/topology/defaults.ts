/** Settings of an experiment that commands change, by the testbed's names, with their first values. */
export const EXPERIMENT_SETTINGS: ReadonlyMap<string, string> = new Map([
  ["mem_usage", "0"],
  ["cpu_usage", "3"],
  ["forcelinkdelays", "0"],
  ["uselinkdelays", "0"],
  ["usewatunnels", "0"],
  ["uselatestwadata", "1"],
  ["wa_delay_solverweight", "1"],
  ["wa_bw_solverweight", "7"],
  ["wa_plr_solverweight", "500"],
  ["encap_style", "default"],
  ["allowfixnode", "1"],
  ["use_ipassign", "0"],
]);

/** First values of a queue's parameters, for a DropTail queue. */
export const QUEUE_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["limit_", "50"],
  ["maxthresh_", "15"],
  ["thresh_", "5"],
  ["q_weight_", "0.002"],
  ["linterm_", "10"],
  ["queue-in-bytes_", "0"],
  ["bytes_", "0"],
  ["mean_pktsize_", "500"],
  ["wait_", "1"],
  ["setbit_", "0"],
  ["drop-tail_", "1"],
  ["red_", "0"],
  ["gentle_", "0"],
  ["traced", "0"],
  ["trace_type", ""],
  ["trace_expr", ""],
  ["trace_snaplen", "0"],
  ["trace_endnode", "0"],
  ["trace_mysql", "0"],
]);

/** The mask of a network when nothing is said. */
export const DEFAULT_NETMASK = "255.255.255.0";

/** The hardware of a node when nothing is said. */
export const DEFAULT_HARDWARE = "pc";

/** The group that every program belongs to. */
export const ALL_PROGRAMS = "__all_programs";

/** What a console's name adds to that of its node. */
export const CONSOLE_SUFFIX = "-console";
