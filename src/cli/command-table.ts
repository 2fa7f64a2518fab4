import type { Command } from "commander";
import type { Session } from "./program.ts";

/** One command of `nsc`. */
export interface CommandRow {
  readonly name: string;
  /** The line that `nsc --help` shows. */
  readonly description: string;
  /** Loads what the command needs; the function gives it its arguments, options and action. */
  readonly load: () => Promise<(command: Command, session: Session) => void>;
}

/** All commands, in the order in which help lists them. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: "compile",
    description: "turn an NS file into containers.json, a pnode NS file and topology.json",
    load: async () => (await import("./commands/compile.ts")).addCompile,
  },
  {
    name: "emit",
    description: "print one output format of an NS file",
    load: async () => (await import("./commands/emit.ts")).addEmit,
  },
  {
    name: "lint",
    description: "find what is wrong in NS files",
    load: async () => (await import("./commands/lint.ts")).addLint,
  },
  {
    name: "check",
    description: "lint, compile in memory and look whether the testbed has what is asked for",
    load: async () => (await import("./commands/check.ts")).addCheck,
  },
  {
    name: "fmt",
    description: "lay out NS files in one style",
    load: async () => (await import("./commands/fmt.ts")).addFmt,
  },
  {
    name: "graph",
    description: "draw a picture of the topology",
    load: async () => (await import("./commands/graph.ts")).addGraph,
  },
  {
    name: "rewrite",
    description: "make an NS file of containerize.py one for neo-containers",
    load: async () => (await import("./commands/rewrite.ts")).addRewrite,
  },
  {
    name: "tcl",
    description: "evaluate a plain Tcl script in the sandbox",
    load: async () => (await import("./commands/tcl.ts")).addTcl,
  },
  {
    name: "push",
    description: "send a compiled experiment to the config server",
    load: async () => (await import("./commands/push.ts")).addPush,
  },
  {
    name: "pull",
    description: "fetch what was pushed as files",
    load: async () => (await import("./commands/pull.ts")).addPull,
  },
  {
    name: "status",
    description: "show what the nodes of an experiment have reported",
    load: async () => (await import("./commands/status.ts")).addStatus,
  },
  {
    name: "rm",
    description: "remove an experiment from the config server",
    load: async () => (await import("./commands/rm.ts")).addRm,
  },
  {
    name: "serve",
    description: "run the config server",
    load: async () => (await import("./commands/serve.ts")).addServe,
  },
  {
    name: "bootstrap",
    description: "set up this machine as a pnode or container of an experiment",
    load: async () => (await import("./commands/bootstrap.ts")).addBootstrap,
  },
  {
    name: "ssh-config",
    description: "print an OpenSSH configuration for the nodes of an experiment",
    load: async () => (await import("./commands/ssh-config.ts")).addSshConfig,
  },
  {
    name: "rdp",
    description: "print or open the tunnel to a Windows desktop",
    load: async () => (await import("./commands/rdp.ts")).addRdp,
  },
  {
    name: "up",
    description: "bring an experiment up on this machine, in network namespaces",
    load: async () => (await import("./commands/up.ts")).addUp,
  },
  {
    name: "ps",
    description: "list the nodes of the experiments on this machine",
    load: async () => (await import("./commands/ps.ts")).addPs,
  },
  {
    name: "ssh",
    description: "a shell, or a command, in a node on this machine",
    load: async () => (await import("./commands/ssh.ts")).addSsh,
  },
  {
    name: "down",
    description: "take an experiment on this machine down",
    load: async () => (await import("./commands/down.ts")).addDown,
  },
  {
    name: "init",
    description: "write a sample experiment to start from",
    load: async () => (await import("./commands/init.ts")).addInit,
  },
  {
    name: "explain",
    description: "what a diagnostic means, with a bad and a good example",
    load: async () => (await import("./commands/explain.ts")).addExplain,
  },
];
